"""Document + the stretches about one event -> how many people attended, and how exact that is."""

import re
from collections.abc import Iterable

from analysis.grammar.numbers import number_value
from analysis.grammar.scenes import Scene
from analysis.records import Document, Span

Attendance = tuple[int | None, str | None]

_FEWEST = 5
_BOUNDS = {"hơn": "at_least", "trên": "at_least", "ít nhất": "at_least", None: "exact"}
_UNIT = "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_COUNT = re.compile(
    r"(?<![\w/.,-])"
    rf"(?P<count>\d{{1,3}}(?:\.\d{{3}})?|{_UNIT} (?:trăm|mươi(?: (?:mốt|tư|lăm|{_UNIT}))?))"
    r" (?:vị |em |lượt |nữ |nam )?"
    r"(?:(?P<guests>đại biểu|khách mời|học viên|người tham dự|người dự|thí sinh)"
    r"|(?P<people>đại diện|cán bộ|chuyên gia|khách|người|sinh viên|học sinh|chiến sĩ|phóng viên"
    r"|quan chức|nhà khoa học|nhà báo|giáo viên|công chức|điều tra viên|nhân viên|đồng chí|hội viên"
    r"|đoàn viên|thanh niên|phụ nữ|công nhân|lao động|luật sư|diễn giả|học giả))\b"
)
_BOUND = re.compile(r"\b(hơn|trên|khoảng|gần|chừng|ít nhất|xấp xỉ) \Z")
_LONGEST_BOUND = 10
_ATTEND = re.compile(
    r"[^.;:]{0,110}?\b(?:tham dự|tham gia|hoàn thành|theo dõi|theo học|có mặt|dự|được tập huấn"
    r"|được (?:trang bị|cung cấp|truyền đạt|bồi dưỡng|nghe|giới thiệu|phổ biến))\b(?! án| kiến)"
)
_GATHERED = re.compile(
    r"(?:(?:tham dự|tham gia|có mặt|góp mặt) của|quy tụ|thu hút|tập hợp"
    r"|(?:nói chuyện|trò chuyện|toạ đàm|giao lưu|đối thoại) với"
    r"|dự(?! án)(?: [^\W\d]+){0,6}? (?:còn )?(?:có|gồm)|cùng)\s\Z"
)
_LISTED = re.compile(
    r"\b(?:tới|đến|tham|cùng|về) dự (?:\w+ ){0,4}?(?:có|gồm)\b[^.]*(?:và|cùng|,)\s\Z"
)
_LONGEST_LIST = 600
_SPOKE = re.compile(
    r" (?:đã |sẽ )?(?:phát biểu|chất vấn|tranh luận|đăng ký|giơ|có ý kiến|cho ý kiến|tán thành"
    r"|biểu quyết|bỏ phiếu)"
)
_DELEGATION = re.compile(r"\bđoàn [^,;.]{0,60}\bgồm \Z")
_LONGEST_LEAD = 70
_TAUGHT = re.compile(r"\b(?:cho|với)\s\Z")
_HELPED = re.compile(
    r"\b(?:đã|(?<!kỹ năng )(?<!về )(?<!tác )(?<!và )(?<!, )(?:hỗ trợ|giúp))\b[^.;]*\Z"
)


def attendance(document: Document, scenes: Iterable[Scene], *, taught: bool) -> Attendance:
    """The first count of participants and its bound: ``exact``, ``at_least`` or ``about``.

    Delegates and trainees are participants; other people only where it is said that they attend,
    or, where people are ``taught``, that it is for them.
    """
    for scene in scenes:
        for found in _COUNT.finditer(document.folded, scene.start, scene.end):
            count = _value(found["count"])
            nearest = max(scene.start, found.start() - _LONGEST_BOUND)
            bound = _BOUND.search(document.folded, nearest, found.start())
            counted = Span(bound.start() if bound else found.start(), found.end())
            lead = document.folded[max(scene.start, counted.start - _LONGEST_LEAD) : counted.start]
            if _SPOKE.match(document.folded, found.end()) or _DELEGATION.search(lead):
                continue
            if count >= _FEWEST and (
                found["guests"] or _attend(document, counted, scene, taught=taught)
            ):
                return count, _BOUNDS.get(bound and bound[1], "about")
    return None, None


def _value(words: str) -> int:
    if words.endswith(" trăm"):
        return 100 * (number_value(words.removesuffix(" trăm")) or 0)
    return number_value(words.replace(".", "")) or 0


def _attend(document: Document, found: Span, scene: Scene, *, taught: bool) -> bool:
    """Whether the clause says that the people counted take part."""
    before = document.folded[max(scene.start, found.start - 40) : found.start]
    if _GATHERED.search(before) or _closes_list(document, found, scene):
        return True
    if taught and _TAUGHT.search(before):
        return _HELPED.search(before) is None
    return (
        _TAUGHT.search(before) is None
        and _ATTEND.match(document.folded, found.end, scene.end) is not None
    )


def _closes_list(document: Document, found: Span, scene: Scene) -> bool:
    """Whether people are counted at the end of a list of those who came: "dự có A và hơn 300"."""
    start = max(scene.start, found.start - _LONGEST_LIST)
    return _LISTED.search(document.folded, start, found.start) is not None
