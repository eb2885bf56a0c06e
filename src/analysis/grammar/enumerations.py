"""Outline + position -> the participants listed there: "A, ông B và đại diện C", before or behind.

A list goes on over a comma, a semicolon, "và", "cùng"; between two names there may be items that
name nobody ("các tổ chức quốc tế"), but no word that begins another statement.
"""

import re
from bisect import bisect_left

from analysis.grammar.actors import Actor
from analysis.grammar.outline import Outline

_FILLER = (
    r"(?:các|những|một số|nhiều|số|đông đảo|hơn|gần|khoảng|trên|\d+|hai|ba|bốn|năm|sáu|bảy|tám"
    r"|chín|mười|gồm|có|còn có|còn|của|từ|thuộc|và|là|như|lần lượt|N++|D++|L++)"
)
_SEPARATOR = r"(?:[,;]|(?:\b(?:và|cùng với|cùng|với|cũng như|và cả|lẫn)\b)|[–-])"
_JOINT = re.compile(rf"[\s)]*{_SEPARATOR}[\s(]*(?:{_FILLER}[\s,(:]*+)*+")
_PLAIN = re.compile(
    rf"[\s)]*{_SEPARATOR}\s*(?:và\s+|cùng\s+)?(?:(?:các|hai|ba|tổ chức|cấp cao|N++)\s+)*+"
)
_LOOSE = re.compile(rf"[\s)]*{_SEPARATOR}[^.?!POCEI\"]{{0,140}}")
_LEAD = re.compile(r"(?:[^.?!POCIE\"]|E++){0,130}")
_BREAK = re.compile(
    r"\b(?:về|do|để|nhằm|đã|sẽ|được|bị|cho|trong|giáp|giữa|theo|khi|với(?! N)|trước|sau|không|rằng"
    r"|đang|vì|nơi|mà|nếu|tại(?! L)|trên cơ sở|đề nghị|khẳng định|nhấn mạnh|phát biểu|chủ trì"
    r"|(?<!từ )(?<!của )(?<!thuộc )(?<!các )(?<!N )tổ chức"
    r"(?! (?:phi|quốc tế|xã hội|liên quan|chính trị|thành viên|nhân đạo))"
    r"|tiếp|gặp|bên lề|ngồi cạnh|đứng cạnh|diễn ra|nói|cùng ngày|thông qua|ký|hỗ trợ|phối hợp)\b"
)
_ADVERBS = re.compile(
    r"(?: ?\([^()]*\))?(?:[\s,]|\([LD]++\)|\b(?:đã|sẽ|cũng|đều|cùng nhau|cùng|vừa|còn|đang"
    r"|trực tiếp|lần lượt|(?:tham )?dự(?: và|,)|là một trong (?:các|những|hai|ba|bốn|số)"
    r"|là (?:một trong (?:các |những |hai |ba |số )*)?(?:người|vị|bên|nước|đơn vị|cơ quan)"
    r"|lại|có|là|ngồi|giữ|được|chính thức|đồng thời|thường trực"
    r"|trực tuyến|phụ trách|xin|tới|đến|ra|đứng"
    r"|nước chủ nhà|chuẩn bị|vinh dự|tiếp tục|lần đầu tiên|lần đầu|lần thứ \w++|năm nay|dự kiến"
    r"|khoá [ivxl\d]++|sang(?: C++)?|tới C++|đến C++"
    r"|gặp nhau|để|hướng|D++|L++|tại|ở|thành phố|hôm|ngày|sáng|chiều|tối|vào|từ|nay"
    r"|qua|trân trọng|với tư cách \w++|cử N++|(?:và|cùng)(?: hơn| gần| khoảng| trên)? [\d.]++ N++"
    r"|cùng (?:một số|các|nhiều) N++(?: liên quan| chức năng| hữu quan)?)\b)*+"
    r"(?:thay mặt [^.;?!P]{0,60})?"
)
_PEOPLE = re.compile(r"N+(?: [^\s\WA-Z]+){0,3} (?:của|từ|thuộc)\s(?:(?:các|những|một số)\s)?$")
_NOT_SUBJECT = re.compile(
    r"\b(?:của|cho|với|về|bởi|trước|tới|giữa|từ|theo|gặp|tiếp|đón|mời|đề nghị|yêu cầu"
    r"|(?<!ngoại )giao|để|sang|thăm|tại|ở|cạnh|trụ sở|hội trường|cảm ơn|chúc mừng|thuộc|vào)"
    r"\s(?:(?:các|những|cấp cao|N++)\s)*$"
)
_APPOSED = re.compile(r"(?:,| [^.;?!,:PEOC\"]{1,40},)(?:[^.;?!:PE\"]{1,100},)?+(?= )")
_ASIDE = re.compile(r"\((?:ảnh |thứ \w+ |ngoài cùng |đứng |bìa |hàng )*+"
                    r"(?:từ )?(?:bên )?(?:trái|phải|giữa|đầu)[^()POCEI]{0,30}\)")  # fmt: skip
_AREAS = re.compile(
    r"^ (?:(?:của|các|tại|ở|tỉnh|thành phố|huyện)[ ,]++)*+L++"
    r"(?:,? (?:và )?(?:(?:tỉnh|thành phố) )?+L++)*+"
    r"|^ (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường)(?=,| và | cùng )"
)
_WHOSE = re.compile(r"^ \([^()POCEI\d]{3,40}\)(?=[,;]| và )")
_HOME = re.compile(r" \(L++\)")
_BULLET = re.compile(r"[;,.]?[ \t]*+\n\s*+(?:[-–+*•]|\d{1,2}[.)])[ \t]*+")
_OF_THE_LAST = re.compile(
    r" \(|,? (?:trong vai trò|với vai trò|với tư cách|trên cương vị)(?: là)? (?:N++ )*+"
)
_OF_WHAT = re.compile(rf"[\s)]*{_SEPARATOR} [^.?!:;,POCENI\"]{{8,60}}")
_HAS = re.compile(r"(?::| (?:còn )?(?:có|gồm)) (?:(?:các|N++)[\s:]++)*+")
_MEMBERS = re.compile(r"(?: của| thuộc)? N++ ")
_FOR_WHOM = re.compile(r"\bthay mặt(?: cho)?\s(?:(?:các|N++)\s)*$")
_MEMBERS_NAMED = re.compile(r"(?:\b(?:tổ chức|quốc tế|cơ quan|đối tác|đơn vị|nước)|[NOC]) $")
_COLON = re.compile(r": (?:N++ )*")
_PARTS_OF = re.compile(
    r"\b(?:N++|đơn vị|cơ quan|cục, vụ|vụ, cục)(?: chức năng)? (?:trực )?thuộc (?:các )?$"
)
_NAMELY, _PARTNERS_OF = re.compile(r",? (?:bao gồm|gồm|là|như) "), re.compile(r"N++ của $")
_NEXT_ITEM = re.compile(r"; (?:và )?(?:N++ )*$")
_OFFICE_THERE = re.compile(r"(?: \([^()]*\))?, [^.;:?!]{3,160};")
_FROM = re.compile(r"\b(?:đến từ|trong đó có)\b")
_FEW = 24
_COUNTED = re.compile(r"\b(?:có|gồm|là)\s(?:(?:các|hai|ba|N++)\s)*$")
_OPENED = re.compile(r"\([^()]*$")


def listed_behind(
    outline: Outline, start: int, end: int, *, plain: bool = False
) -> tuple[Actor, ...]:
    """The participants listed from ``start`` on; words that name nobody may lead up to the first.

    ``plain`` lists end at the first item that names nobody.
    """
    ahead = outline.actors_within(start, end)
    if not ahead:
        return ()
    lead = outline.text[start : ahead[0].start]
    if not _LEAD.fullmatch(lead) or _BREAK.search(_FROM.sub("", lead)):
        return ()
    found = [ahead[0]]
    reached = ahead[0].end
    parted = "; " in outline.text[reached:end]
    for actor in ahead[1:]:
        gap = _bare(outline.text[reached : actor.start])
        before = outline.text[max(found[-1].start - 40, 0) : found[-1].start]
        parts = _COLON.fullmatch(gap) and _PARTS_OF.search(before)
        namely = actor.kind == "country" and _NAMELY.fullmatch(gap)
        if parts or (namely and _PARTNERS_OF.search(before)):
            found[-1] = actor
        elif not _is_about(outline, found[-1], actor, gap, parted=parted):
            linked = _members(found[-1], gap, actor) or _has(found[-1], gap, actor)
            if gap.startswith((" và cùng ", ", và cùng ")) or not (
                linked or _joined(gap, plain=plain)
            ):
                break
            found.append(actor)
        reached = actor.end
    return tuple(found)


def _is_about(outline: Outline, last: Actor, actor: Actor, gap: str, *, parted: bool) -> bool:
    """Whether a body or country only tells about the last item: his office, what he is there as.

    In lists ``parted`` by semicolons all that follows a person up to the next one is about him.
    """
    if _in_brackets(outline, actor):
        return True
    if actor.kind == "person":
        return False
    itemised = parted and last.kind == "person" and gap.startswith(", ") and ";" not in gap
    of_what = actor.kind == "country" and _OF_WHAT.fullmatch(gap)
    return bool(itemised or of_what or _OF_THE_LAST.fullmatch(gap))


def _in_brackets(outline: Outline, actor: Actor) -> bool:
    """ "Ngôi nhà A (|Hội B|); đại diện C": a body alone in brackets behind words that name none."""
    alone = outline.text.startswith("(", actor.start - 1) and outline.text.startswith(
        ")", actor.end
    )
    return alone and _MEMBERS_NAMED.search(outline.text[: actor.start - 1][-40:]) is None


def _bare(gap: str) -> str:
    """A gap without "(thứ hai từ trái)", without areas, with bullets as semicolons."""
    item = _NEXT_ITEM.search(gap)
    gap = item.group() if item and _OFFICE_THERE.match(gap) else gap
    gap = _WHOSE.sub("", gap)
    return _AREAS.sub("", _BULLET.sub("; ", _HOME.sub("", _ASIDE.sub("", gap))))


def _joined(gap: str, *, plain: bool) -> bool:
    if (_PLAIN if plain else _JOINT).fullmatch(gap):
        return True
    return not plain and _LOOSE.fullmatch(gap) is not None and not _BREAK.search(gap)


def _has(side: Actor, gap: str, actor: Actor) -> bool:
    """Whether somebody is named for the side before him: "phía Lào có ông A"."""
    return side.kind != "person" and actor.kind == "person" and _HAS.fullmatch(gap) is not None


def _members(body: Actor, gap: str, actor: Actor) -> bool:
    """Whether countries behind a body each have one: "Ủy ban A các nước Lào, Thái Lan"."""
    kinds = (body.kind, actor.kind)
    return kinds == ("organization", "country") and _MEMBERS.fullmatch(gap) is not None


def listed_before(
    outline: Outline, start: int, end: int, *, represented: bool = False
) -> tuple[Actor, ...]:
    """The participants listed right before ``end``: the subject of the words that begin there.

    ``represented`` admits a body or country whose people are the subject ("đại diện của A").
    """
    before = outline.actors_within(start, end)
    while len(before) > 1 and _bracketed(outline, before[-1]):
        before = before[:-1]
    named = _with_apposition(outline, before, end)
    if named is None and (not before or not _ADVERBS.fullmatch(outline.text[before[-1].end : end])):
        return ()
    if named is None and len(before) > 1 and _works_for(outline, before[-2], before[-1]):
        before = before[:-1]
    before = before[: before.index(named) + 1] if named else before
    found = [before[-1]]
    reached = before[-1].start
    for actor in reversed(before[:-1]):
        gap = _bare(outline.text[actor.end : reached])
        if _employs(found[0], actor, gap, outline):
            reached = actor.start
            continue
        stands_for = actor.kind != "person" and _FOR_WHOM.search(outline.text[start : actor.start])
        if stands_for or not _PLAIN.fullmatch(gap):
            break
        found.insert(0, actor)
        reached = actor.start
    lead = outline.text[start : found[0].start]
    if _COUNTED.search(lead):
        found = _last_clause(outline, found)
    if represented and _PEOPLE.search(lead):
        return tuple(found)
    if _NOT_SUBJECT.search(lead):
        return _after_comma(outline, found)
    return tuple(found)


def _last_clause(outline: Outline, found: list[Actor]) -> list[Actor]:
    """What stands behind the last semicolon: "Chủ trì có A và B; |C trình bày"."""
    for index in range(len(found) - 1, 0, -1):
        if ";" in outline.text[found[index - 1].end : found[index].start]:
            return found[index:]
    return found


def _bracketed(outline: Outline, actor: Actor) -> bool:
    """Whether brackets close around the last of a list: "Trạm A (Quảng Tây, |Trung Quốc|)"."""
    opened = _OPENED.search(outline.text, max(actor.start - _FEW, 0), actor.start)
    return opened is not None and outline.text.startswith(")", actor.end)


def _works_for(outline: Outline, person: Actor, body: Actor) -> bool:
    """ "A, Vụ trưởng B, |Bộ C| chủ trì": the body is where the person works."""
    kinds = (person.kind, body.kind)
    return kinds == ("person", "organization") and outline.text[person.end : body.start] == ", "


def _employs(first: Actor, body: Actor, gap: str, outline: Outline) -> bool:
    """Whether a body between two people is where the first works: "A, Vụ trưởng B, Bộ C, và D"."""
    between = first.kind == "person" and body.kind == "organization"
    index = bisect_left(outline.actors, body.start, key=lambda actor: actor.start)
    ahead = outline.actors[index - 1] if between and index else None
    if ahead is None or ahead.kind != "person" or not _PLAIN.fullmatch(gap):
        return False
    return outline.text[ahead.end : body.start] == ", "


def _with_apposition(outline: Outline, before: tuple[Actor, ...], end: int) -> Actor | None:
    """The person whose apposition ends right before ``end``: "do A, Trưởng nhóm Lào, dẫn đầu"."""
    person = next((actor for actor in reversed(before) if actor.kind == "person"), None)
    apposed = _APPOSED.match(outline.text, person.end, end) if person else None
    if apposed is None or _BREAK.search(apposed[0]):
        return None
    return person if _ADVERBS.fullmatch(outline.text[apposed.end() : end]) else None


def _after_comma(outline: Outline, actors: list[Actor]) -> tuple[Actor, ...]:
    """What stands behind the last bare comma: in "với sự giúp đỡ của A, B và C" that is B and C."""
    for index in range(len(actors) - 1, 0, -1):
        if outline.text[actors[index - 1].end : actors[index].start].strip() in (",", ";"):
            return tuple(actors[index:])
    return ()
