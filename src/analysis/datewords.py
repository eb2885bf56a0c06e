"""Folded text in, calendar expressions out: what is written of day, month and year, not guessed.

The grammar is the list ``RULES``; the first rule that matches a stretch of text wins. Rules whose
name begins with ``not_`` take numbers away that only look like dates.
"""

import re
from dataclasses import replace

from analysis.edtf import Expression, Parts

_PARTS = {
    "<d>": r"(?P<d>3[01]|[12]\d|0?[1-9])",
    "<m>": r"(?P<m>1[0-2]|0?[1-9])",
    "<y>": r"(?P<y>(?:1[89]|20)\d\d)",
    "<q>": r"(?P<q>iv|iii|ii|i|[1-4])(?!\w)",
    "<s>": r"(?P<s>[/.-])",
    "<d2>": r"(?P<d2>3[01]|[12]\d|0?[1-9])",
    "<m2>": r"(?P<m2>1[0-2]|0?[1-9])",
    "<y2>": r"(?P<y2>(?:1[89]|20)\d\d)",
    "<q2>": r"(?P<q2>iv|iii|ii|i|[1-4])(?!\w)",
    "<name>": (
        r"(?P<name>mười một|mười hai|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|chạp)(?!\w)"
    ),
    "<count>": r"[1-9]|1[01]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười",
    "<month>": (
        r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])\.?"
    ),
    "<list>": r"(?:,\s\d\d?){0,10}(?:\s(?:và|&)|,)\s",
    "<to>": r"(?:\s?-\s?|\s(?:đến|tới)\s(?:hết\s|cuối\s)?)",
    "<days>": r"(?:\s?-\s?|\s(?:đến|tới)\s|(?:,\s\d\d?){0,10}(?:\s(?:và|&)|,)\s)",
    "<year>": r"(?:\s?[/.-]\s?|,?\snăm\s)",
    "<day>": r"(?:(?:ngày|hôm|mùng|mồng)\s)?",
    "<cue>": (
        r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|sớm|mùng|mồng"
        r"|(?:hôm\s)?(?:nay|qua|kia|mai)\s?[(,]|hôm trước,"
        r"|(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s?[(,])\s?(?:ngày\s)?"
    ),
    "<stop>": r"(?![\w%])(?![/.,:-]\d)",
    "<uncounted>": (
        r"(?!\s(?:người|vụ|đối tượng|nạn nhân|đại biểu|cán bộ|lượt|trường hợp|tỷ|triệu|nghìn|đồng"
        r"|usd|km|ha|phiếu|học viên|phụ nữ|trẻ em|hộ|tấn|kg|tỉnh|nước|quốc gia|xã|số|tổng số"
        r"|thành viên|dân số|diện tích|các|trong số|lực lượng"
        r"|năm|tháng|ngày|giờ|phút|tuổi|lần|địa phương|huyện|đơn vị|chỉ tiêu)(?!\w))"
    ),
}
_PART = re.compile(r"(?<!\?P)(?:" + "|".join(_PARTS) + ")")
_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            ("giêng", "một", "jan"), ("hai", "feb"), ("ba", "mar"), ("tư", "apr"), ("năm", "may"),
            ("sáu", "jun"), ("bảy", "jul"), ("tám", "aug"), ("chín", "sep"), ("mười", "oct"),
            ("mười một", "nov"), ("mười hai", "chạp", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_COUNTS = {
    word: number
    for number, word in enumerate(
        ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một"), start=2
    )
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _rule(name: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    """A named rule; ``<d>``, ``<m>``, ``<y>`` and the like stand for the parts above."""
    full = _PART.sub(lambda part: _PARTS[part.group()], pattern)
    return name, re.compile(r"(?<![\w/])(?<!\d[.,:-])" + full, re.MULTILINE)


_DMY, _DMY2 = "<d><s><m>(?P=s)<y>", "<d2>(?P<s2>[/.-])<m2>(?P=s2)<y2>"

RULES = (
    _rule("not_document_number", r"\d+(?:/(?:19|20)\d\d)?/[a-zđ][\w-]*"),
    _rule("not_telephone", r"(?:\+\d\d|\(?0\d\d\d?\)?)(?:[-. ]?\d{2,4}){2,4}(?!\d)"),
    _rule("not_ordinal", r"thứ\s(?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d+)\s?/\s?\d+"),
    _rule("not_every_hour", r"24/(?:7|24)(?!\d|[/.-]\d)(?<!ngày 24/7)"),
    _rule(
        "not_counted",
        r"(?:trang|page|điều|khoản|mục|tỷ số|tỉ số|tỷ lệ|tỉ lệ|phòng|ngõ|nhà|số|hạng|bài|lớp|đội|tổ"
        r"|km|khu|tập|chương|hình|bảng|phiên bản|khoá)"
        r"\s\d+(?:\s?[/.-]\s?\d{1,2})+(?![/.-]?\d)",
    ),
    _rule("not_fraction", r"(?:chiếm|gần|hơn|khoảng|trên|quá|ít nhất)\s\d\d?/\d\d?(?![/.-]?\d)"),
    _rule("iso_date", "<y>-<m>-<d><stop>"),
    _rule("iso_month", r"<y>-(?P<m>0[1-9]|1[0-2])<stop>"),
    _rule("date_to_date", f"<day>{_DMY}<to><day>{_DMY2}<stop>"),
    _rule("day_month_to_date", f"<day><d><s><m><to><day>{_DMY2}<stop>"),
    _rule("days_to_date", f"<day><d><to><day>{_DMY2}<stop>"),
    _rule("days_and_date", rf"(?:ngày\s|(?<=\()|^)<d><list><day>{_DMY2}<stop>"),
    _rule(
        "spoken_date_to_date",
        r"<day><d>\stháng\s<m>(?:<year><y>)?<to><day><d2>\stháng\s<m2>(?:<year><y2>)?<stop>",
    ),
    _rule("spoken_days", r"<day><d><days><day><d2>\stháng\s<m2><year><y2><stop>"),
    _rule("spoken_days_no_year", r"<day><d><days><day><d2>\stháng\s<m2><stop>"),
    _rule("date", f"<day>{_DMY}<stop>"),
    _rule("day_month_of_year", r"<day><d>[/.-]<m>,?\snăm\s<y><stop>"),
    _rule("spoken_date", r"<day><d>\stháng\s<m><year><y><stop>"),
    _rule("spoken_date_by_name", r"<day><d>\stháng\s<name>,?\snăm\s<y><stop>"),
    _rule("english_days", r"<month>\s<d>(?:\s?-\s?|\sto\s|\sand\s)<d2>,?\s<y><stop>"),
    _rule("english_days_first", r"<d>(?:\s?-\s?|\sto\s|\sand\s)<d2>\s<month>,?\s<y><stop>"),
    _rule("english_date", r"<month>\s<d>(?:st|nd|rd|th)?,?\s<y><stop>"),
    _rule("english_date_day_first", r"<d>(?:st|nd|rd|th)?\s(?:of\s)?<month>,?\s<y><stop>"),
    _rule("english_month", r"<month>,?\s(?:of\s)?<y><stop>"),
    _rule("english_day", r"<month>\s<d>(?:st|nd|rd|th)?<stop>"),
    _rule("english_day_first", r"<d>(?:st|nd|rd|th)?\s(?:of\s)?<month><stop>"),
    _rule(
        "month_with_days",
        r"(?:(?:đầu|giữa|cuối)\s)?tháng\s<m><year><y>[^.;\n\d]{0,40}\stừ\s<day><d>\s(?:đến|tới)\s<day><d2><stop>",
    ),
    _rule("month_to_month", r"(?:tháng\s)?<m><year><y><to>(?:tháng\s)?<m2><year><y2><stop>"),
    _rule("months_to_month", r"tháng\s<m><to>(?:tháng\s)?<m2><year><y2><stop>"),
    _rule(
        "year_to_quarter",
        r"(?P<early>đầu\s)?(?:năm\s)?<y>\s(?:đến|tới)\s(?:hết\s|cuối\s)?quý\s<q2><year><y2><stop>",
    ),
    _rule(
        "year_to_month",
        r"(?P<early>đầu\s)?năm\s<y>\s(?:đến|tới)\s(?:hết\s|cuối\s|đầu\s)?tháng\s<m2><year><y2><stop>",
    ),
    _rule(
        "month_to_year",
        r"tháng\s<m><year><y>\s(?:đến|tới)\s(?:hết\s|đầu\s|cuối\s)?năm\s<y2><stop>",
    ),
    _rule("quarter_to_quarter", r"quý\s<q><to>(?:quý\s)?<q2><year><y2><stop>"),
    _rule("quarter", r"quý\s<q><year><y><stop>"),
    _rule("quarter_no_year", r"quý\s<q><stop>"),
    _rule("first_months", r"(?P<first><count>)\stháng\sđầu\s(?:của\s)?năm(?:\s<y>)?<stop>"),
    _rule("last_months", r"(?P<final><count>)\stháng\scuối\s(?:của\s)?năm(?:\s<y>)?<stop>"),
    _rule("month", r"(?:(?:đầu|giữa|cuối)\s)?tháng\s<m><year><y><stop>"),
    _rule("month_by_name", r"tháng\s<name>,?\snăm\s<y><stop>"),
    _rule("month_number", r"<m>(?:/|-)<y><stop><uncounted>"),
    _rule("day_month_to_day_month", "<day><d>/<m><to><day><d2>/<m2><stop><uncounted>"),
    _rule("dashed_day_month_to_day_month", r"<day><d>-<m>\s(?:đến|tới|-)\s<day><d2>-<m2><stop>"),
    _rule("dotted_day_month_to_day_month", r"<day><d>\.<m><to><day><d2>\.<m2><stop>"),
    _rule("days_of_month", "<day><d><to><day><d2>/<m2><stop><uncounted>"),
    _rule("cued_days_of_month", r"(?:ngày|từ)\s<day><d><to><day><d2>[/.-]<m2><stop><uncounted>"),
    _rule(
        "days_and_day",
        r"(?:(?:ngày|sáng|chiều|tối|đêm)\s|(?<=\())<d><list>(?:(?:sáng|chiều|tối)\s)?"
        r"<day><d2>[/.-]<m2><stop>",
    ),
    _rule("cued_day", "<cue><d>[/.-]<m><stop>"),
    _rule("spoken_day", r"<day><d>\stháng\s<m><stop>"),
    _rule("slashed_day", "<d>/<m><stop><uncounted>"),
    _rule("dashed_day", r"(?:(?<=\()|(?<=, ))<d>-<m>(?=\s?[,;:)])<stop>"),
    _rule("dashed_late_day", r"(?P<d>1[3-9]|2\d|3[01])-<m><stop><uncounted>"),
    _rule("months_to_month_no_year", r"tháng\s<m><to>tháng\s<m2><stop>"),
    _rule("month_no_year", r"(?:(?:đầu|giữa|cuối)\s)?tháng\s<m><stop>(?!\s(?:ngày|tuổi|tù)(?!\w))"),
    _rule(
        "decade",
        r"(?:thập niên|thập kỷ|những năm)\s(?:(?P<decade>(?:1[89]|20)\d)|(?P<tens>[3-9]))0<stop>",
    ),
    _rule(
        "years",
        r"(?:năm\s)?<y>(?:\s?[/-]\s?|\s(?:đến|tới)\s(?:hết\s|cuối\s)?)(?:năm\s)?<y2><stop>",
    ),
    _rule("english_years", r"<y>\s(?:to|until|through)\s<y2><stop>"),
    _rule("year", r"(?:(?:đầu|giữa|cuối)\s)?(?:năm|sinh|sn)\s<y><stop>"),
    _rule("year_in_brackets", r"(?<=\()<y>(?=\))"),
    _rule("listed_year", r"(?:(?<=\d\d\d\d, )|(?<=\d\d\d\d và ))<y><stop><uncounted>"),
    _rule("heading_year", r"(?:^|(?<=^\W)|(?<=^\W\W))<y>(?=\s*[.:]?\s*$|[.:]\s)"),
    _rule("bare_year", r"<y><stop><uncounted>"),
)
"""The grammar, in order: what must not be a date, periods, full dates, then ever shorter forms."""


def _outline(pattern: re.Pattern[str]) -> str:
    """A rule as one group that keeps no parts; it may match a little more than the rule."""
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)
    return "(" + re.sub(r"\(\?P=\w+\)", "[/.-]", unnamed) + ")"


_ANY_RULE = re.compile("|".join(_outline(pattern) for _, pattern in RULES), re.MULTILINE)
"""Tells of a place in one step that no rule matches, or before which group of it none does."""

_STARTS = re.compile(
    r"(?<![\w/])(?:[\d(+]|(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|sớm|mùng|mồng|nay|qua|kia|mai"
    r"|thứ|chủ|tháng|quý|năm|đầu|giữa|cuối|từ|thập|những|sinh|sn|trang|page|điều|khoản|mục|tỷ|tỉ"
    r"|phòng|ngõ|nhà|số|hạng|bài|lớp|đội|tổ|km|khu|tập|chương|hình|bảng|phiên|khoá|chiếm|gần|hơn|khoảng|trên|quá|ít|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=[\s\w.,(])"
    r"|(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|mười một)\stháng\s(?:đầu|cuối)(?=\s))"
)

_NUMBER_NEAR = re.compile(r"quý\s|[^\d;\n]{0,40}+\d")


def find_expressions(folded: str) -> tuple[Expression, ...]:
    """Every calendar expression in a folded text, in order, never overlapping."""
    found: list[Expression] = []
    end = 0
    for place in _STARTS.finditer(folded):
        if place.start() < end or not _NUMBER_NEAR.match(folded, place.start()):
            continue
        fitting = _ANY_RULE.match(folded, place.start())
        if fitting is None or fitting.lastindex is None:
            continue
        for name, pattern in RULES[fitting.lastindex - 1 :]:
            match = pattern.match(folded, place.start())
            if match is None:
                continue
            if name.startswith("not_"):
                end = match.end()
                break
            expression = _expression(name, match)
            if expression.valid():
                found.append(expression)
                end = match.end()
                break
    return tuple(found)


def _expression(rule: str, match: re.Match[str]) -> Expression:
    expression = _read(rule, match)
    if rule == "cued_day" and re.search(r"[(,]", match.group()):
        return replace(expression, start=match.start("d"))
    return expression


def _read(rule: str, match: re.Match[str]) -> Expression:
    parts = {name: text for name, text in match.groupdict().items() if text is not None}
    if "decade" in parts or "tens" in parts:
        decade = int(parts.get("decade") or "19" + parts["tens"]) * 10
        return Expression(*match.span(), Parts(decade), Parts(decade + 9), rule)
    months = _months(parts)
    if months is not None:
        first, last = Parts(_number(parts, "y"), months[0]), Parts(_number(parts, "y2"), months[1])
        return _joined(rule, match, first, last)
    first = Parts(_number(parts, "y"), _month(parts), _number(parts, "d"))
    last = Parts(_number(parts, "y2"), _number(parts, "m2"), _number(parts, "d2"))
    return _joined(rule, match, first, None if last == Parts() else last)


def _joined(rule: str, match: re.Match[str], first: Parts, last: Parts | None) -> Expression:
    """A period whose ends lend each other what only one of them says."""
    if last is None:
        return Expression(*match.span(), first, None, rule)
    month = first.month
    if month is None and first.day is not None:
        month = last.month
    year = first.year or last.year
    first = Parts(year, month, first.day)
    last_month = last.month or (first.month if last.day is not None else None)
    last = Parts(last.year or year, last_month, last.day)
    if first.year and last.year == first.year and not match.groupdict().get("y"):
        crosses = (first.month or 0) > (last.month or 12)
        first = replace(first, year=first.year - crosses)
    return Expression(*match.span(), first, last, rule)


def _months(parts: dict[str, str]) -> tuple[int | None, int] | None:
    """First and last month of quarters, of the first or last months of a year, of mixed periods."""
    if "first" in parts:
        return 1, _count(parts["first"])
    if "final" in parts:
        return 13 - _count(parts["final"]), 12
    if "q2" in parts:
        begins = 3 * _quarter(parts["q"]) - 2 if "q" in parts else 1
        return begins, 3 * _quarter(parts["q2"])
    if "q" in parts:
        return 3 * _quarter(parts["q"]) - 2, 3 * _quarter(parts["q"])
    if "early" in parts:
        return 1, int(parts["m2"])
    return None


def _count(text: str) -> int:
    return _COUNTS.get(text) or int(text)


def _quarter(text: str) -> int:
    return _QUARTERS.get(text) or int(text)


def _number(parts: dict[str, str], name: str) -> int | None:
    return int(parts[name]) if name in parts else None


def _month(parts: dict[str, str]) -> int | None:
    name = parts.get("name") or parts.get("month")
    return _MONTH_NAMES[name] if name else _number(parts, "m")
