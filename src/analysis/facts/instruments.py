"""Document and mentions -> what it says of each treaty, plan or law: date, period, status.

The date of signature, issue or adoption stands beside a verb of signing; what a meeting adopts
takes the meeting's date; a decision and the plan that it approves share number and date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.grammar.instrument_names import PERIOD
from analysis.grammar.instrument_parties import instrument_parties, parties_of
from analysis.grammar.instrument_status import instrument_status
from analysis.grammar.numbers import surroundings
from analysis.matching import Scan
from analysis.records import (
    DateMention,
    Document,
    EventReport,
    InstrumentMention,
    InstrumentParty,
    InstrumentReport,
    Mentions,
)
from analysis.text import fold

_SIGN = r"(?:đặt bút ký|ký kết|ký tắt|ký|thông qua|ban hành|phê duyệt|ra đời|công bố|đề|trao)"
_AFTER = re.compile(
    rf"[\s,()]*(?:[^.;:\n]{{0,70}}?\b{_SIGN}\b[^.;:\n]{{0,30}}?)?[\s,(]*"
    r"(?:(?:vào|từ|hôm|trong)\s)?(?:ngày|tháng|năm)?\s*"
)
_OTHER_DATE = re.compile(r"hiệu lực|gia nhập|phê chuẩn|sửa đổi|triển khai|hết hạn|tổng kết")
_ACTIVE = re.compile(
    r"\b(?:đặt bút ký|ký kết|ký|thông qua|ban hành|phê duyệt|ra|khép lại (?:với|bằng)"
    r"|kết thúc (?:với|bằng)|biểu quyết thông qua)"
    r"(?: (?:vào|một|bản|các|tên vào|dưới|văn bản))*\s*$"
)
_PASSIVE = re.compile(
    r"[^.;\n]{0,40}?\b(?:được|do|mang|có đủ|đã có)\b[^.;\n]{0,60}?"
    r"\b(?:ký|ký kết|thông qua|ban hành|phê duyệt|chữ ký)\b"
)
_NOT_YET = re.compile(
    r"\b(?:đàm phán|đề xuất|đề nghị|dự kiến|sẽ|chuẩn bị|tiến tới|chờ|để|chưa|gợi ý|xem xét)\b"
)
_ISSUES = re.compile(
    r"[^.;\n]{0,60}?\b(?:phê duyệt|ban hành|về việc phê duyệt|khai sinh|về việc ban hành|về)\s+"
    r"(?:[\w ]{0,12})"
)
_ISSUED_BY = re.compile(
    r"[^.;\n]{0,30}?\b(?:theo|tại|bằng|kèm theo|ban hành theo|phê duyệt tại)\s+"
)
_LISTED = re.compile(r"\s*(?:[,;]|,?\s*(?:và|cùng|cũng như))\s*(?:các\s+|(?:và\s+)?giai đoạn\s+)?")
_MEETING_KINDS = frozenset(("joint_statement", "minutes", "plan", "mou"))
_DEFAULT_STATUS = {
    "agreement": "signed", "mou": "signed", "minutes": "signed", "law": "adopted",
    "decision": "adopted", "resolution": "adopted", "joint_statement": "adopted",
    "plan": "adopted", "programme": "adopted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _View:
    """What every reading of a document's instruments looks at."""

    document: Document
    scan: Scan
    mentions: Mentions
    events: tuple[EventReport, ...]


def instrument_reports(
    document: Document, scan: Scan, mentions: Mentions, events: tuple[EventReport, ...]
) -> tuple[tuple[InstrumentReport, ...], tuple[InstrumentParty, ...]]:
    """One report per instrument of the document, and its parties (codes and organisation keys)."""
    view = _View(document, scan, mentions, events)
    groups: dict[str, list[InstrumentMention]] = {}
    for mention in mentions.instruments:
        groups.setdefault(mention.key, []).append(mention)
    reports = [_report(view, group) for group in groups.values()]
    linked = _with_decisions(view, reports, groups)
    sides = parties_of(document, scan, mentions)
    parties = [p for group in groups.values() for p in instrument_parties(sides, group)]
    return tuple(linked), tuple(parties)


def _report(view: _View, group: list[InstrumentMention]) -> InstrumentReport:
    first = max(group, key=lambda m: (m.end - m.start, -m.start))
    signed = _signed(view, group)
    told = instrument_status(view.document, view.scan, view.mentions, group, _today(view))
    status = told or (_DEFAULT_STATUS.get(first.kind) if signed else None)
    return InstrumentReport(
        first.key, first.name, first.kind, first.number, signed, _period(view, first),
        status, first.start, first.end, first.rule,
    )  # fmt: skip


def _today(view: _View) -> str | None:
    held = (event.start_date for event in view.events if event.status == "held")
    return view.document.published or next((day for day in held if day), None)


def _period(view: _View, mention: InstrumentMention) -> str | None:
    """The years that the name covers, or the period in brackets right after it."""
    named = PERIOD.search(fold(mention.name))
    if named is not None:
        first, last = re.findall(r"\d+", named.group())
        return f"{first}/{first[: 4 - len(last)]}{last}"
    inside = [
        date for date in view.mentions.dates
        if date.kind == "period"
        and (mention.start <= date.start < mention.end
             or re.fullmatch(r"\s*\(", view.document.folded[mention.end : date.start] or "-"))
    ]  # fmt: skip
    if inside:
        return inside[0].value
    year = re.search(r"\bnăm ((?:19|20)\d\d)\b", fold(mention.name))
    return year[1] if year and mention.kind in ("plan", "programme") else None


def _signed(view: _View, group: list[InstrumentMention]) -> str | None:
    readings = (_dated_after, _dated_before, _meeting_date)
    for reading in readings:
        for mention in group:
            value = reading(view, mention)
            if value is not None:
                return value
    year = re.search(r"\b((?:19|20)\d\d)$", group[0].name)
    dated = group[0].kind in ("agreement", "mou", "convention", "law", "protocol")
    return year[1] if year and dated and not PERIOD.search(fold(group[0].name)) else None


def _dated_after(view: _View, mention: InstrumentMention) -> str | None:
    """ "..., ký ngày D", "(ngày D)", "số N ngày D", "được thông qua ngày D"."""
    sentence = surroundings(view.document, mention.start)
    for date in _dates_between(view.mentions.dates, mention.end, sentence.end):
        gap = view.document.folded[mention.end : date.start]
        if len(gap) > 120 or date.kind == "period":
            return None
        other = any(mention.end <= m.start < date.start for m in view.mentions.instruments)
        if _AFTER.fullmatch(gap) and not _OTHER_DATE.search(gap) and not other:
            return date.value
    return None


def _dated_before(view: _View, mention: InstrumentMention) -> str | None:
    """ "Ngày D, Quốc hội thông qua X": a verb of signing touches the name, a date stands before."""
    if not _is_signed_here(view, mention):
        return None
    sentence = surroundings(view.document, mention.start)
    for start in (sentence.start, view.document.line_at(mention.start).start):
        dates = _dates_between(view.mentions.dates, start, mention.start)
        if dates and start != sentence.start and mention.kind in _MEETING_KINDS:
            meeting = _meeting_date(view, mention)
            if meeting:
                return meeting
        if dates and dates[-1].kind == "date":
            return dates[-1].value
    return None


def _meeting_date(view: _View, mention: InstrumentMention) -> str | None:
    """The day of the meeting that signs or adopts the instrument."""
    if mention.kind not in _MEETING_KINDS or not _is_signed_here(view, mention):
        return None
    line = view.document.line_at(mention.start)
    near = [e.key for e in view.mentions.events if line.start <= e.start < mention.start]
    held = {e.event: e for e in view.events if e.status == "held" and e.start_date}
    chosen = next((held[key] for key in reversed(near) if key in held), None)
    if chosen is None:
        chosen = next(iter(held.values()), None)
    if chosen is None or chosen.start_date != chosen.end_date:
        return None
    return chosen.start_date


def _is_signed_here(view: _View, mention: InstrumentMention) -> bool:
    folded, sentence = view.document.folded, surroundings(view.document, mention.start)
    before = folded[max(sentence.start, mention.start - 60) : mention.start]
    after = folded[mention.end : min(sentence.end, mention.end + 130)]
    active = _ACTIVE.search(before)
    if active is None and not _PASSIVE.match(after):
        return False
    return not _NOT_YET.search(before)


def _with_decisions(
    view: _View, reports: Sequence[InstrumentReport], groups: dict[str, list[InstrumentMention]]
) -> Iterator[InstrumentReport]:
    """Plans and programmes with the number and date of the decision that issues them."""
    decisions = [r for r in reports if r.kind == "decision"]
    for report in reports:
        partner = None
        if report.kind in ("plan", "programme"):
            partner = next((d for d in decisions if _issues(view, groups, d, report)), None)
        if report.kind == "decision" and report.signed is None:
            plans = [r for r in reports if r.kind in ("plan", "programme") and r.signed]
            partner = next((p for p in plans if _issues(view, groups, report, p)), None)
        if partner is None:
            yield report
        else:
            number = report.number or partner.number
            yield replace(report, number=number, signed=report.signed or partner.signed)


def _issues(
    view: _View,
    groups: dict[str, list[InstrumentMention]],
    decision: InstrumentReport,
    plan: InstrumentReport,
) -> bool:
    folded = view.document.folded
    return any(
        (0 <= p.start - d.end < 90 and _ISSUES.fullmatch(folded[d.end : p.start]))
        or (0 <= d.start - p.end < 50 and _ISSUED_BY.fullmatch(folded[p.end : d.start]))
        for d in groups[decision.instrument]
        for p in groups[plan.instrument]
    )


def _dates_between(dates: Sequence[DateMention], start: int, end: int) -> list[DateMention]:
    return [date for date in dates if start <= date.start and date.end <= end]
