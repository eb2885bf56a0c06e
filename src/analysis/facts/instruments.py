"""Document and mentions -> what it says of each treaty, plan or law: date, period, status, parties.

A decision and the plan that it approves share number and date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.grammar.instrument_dates import Dating, signed_on
from analysis.grammar.instrument_names import PERIOD
from analysis.grammar.instrument_parties import instrument_parties, parties_of
from analysis.grammar.instrument_status import Stages, furthest, stages_told
from analysis.grammar.outline import Outline
from analysis.grammar.scenes import Scene
from analysis.matching import Scan
from analysis.records import (
    Document,
    EventReport,
    InstrumentMention,
    InstrumentParty,
    InstrumentReport,
    Mentions,
)
from analysis.text import fold

_ISSUES = re.compile(
    r"[^.;\n]{0,60}?\b(?:phê duyệt|ban hành|về việc phê duyệt|khai sinh|về việc ban hành|về)\s+"
    r"(?:[\w ]{0,12})"
)
_ISSUED_BY = re.compile(r"[^.;\n]{0,30}?\b(?:theo|tại|bằng)\s+")
_CITED_WITH_DATE = {
    "agreement": "signed", "mou": "signed", "minutes": "signed", "law": "in_force",
    "decision": "in_force", "resolution": "adopted", "joint_statement": "adopted",
    "plan": "adopted", "programme": "adopted",
}  # fmt: skip
_ISSUING = frozenset(("decision", "resolution", "other"))
_BESIDE, _NEAR = 2, 90

_PERIOD_BEHIND = re.compile(r"[\"”]?(?:\s*\(|\s(?:trong |cho )?giai đoạn )")


def instrument_reports(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    events: tuple[EventReport, ...],
    whole: Outline,
    cut: tuple[Scene, ...],
) -> tuple[tuple[InstrumentReport, ...], tuple[InstrumentParty, ...]]:
    """One report per instrument of the document, and its parties (codes and organisation keys)."""
    held = (event.start_date for event in events if event.status == "held")
    today = document.published or next((day for day in held if day), None)
    stages = Stages(document, scan, mentions, today)
    told = {mention: stages_told(stages, mention) for mention in mentions.instruments}
    by_key = {event.event: event for event in events}
    dating = Dating(document, mentions, by_key, cut)
    groups: dict[str, list[InstrumentMention]] = {}
    for mention in mentions.instruments:
        groups.setdefault(mention.key, []).append(mention)
    reports = [_report(dating, group, told) for group in groups.values()]
    linked = _with_decisions(document, mentions, reports)
    sides = parties_of(document, scan, mentions, whole, cut)
    parties = [p for group in groups.values() for p in instrument_parties(sides, group)]
    return tuple(linked), tuple(parties)


def _report(
    view: Dating, group: list[InstrumentMention], told: Mapping[InstrumentMention, frozenset[str]]
) -> InstrumentReport:
    first = max(group, key=lambda m: (m.end - m.start, -m.start))
    signed = signed_on(view, group, told)
    status = furthest(frozenset[str]().union(*(told[mention] for mention in group)), first.kind)
    return InstrumentReport(
        first.key, first.name, first.kind, first.number, signed, _period(view, first),
        status, first.start, first.end, first.rule,
    )  # fmt: skip


def _period(view: Dating, mention: InstrumentMention) -> str | None:
    """The years that the name covers, or the period in brackets right after it."""
    named = PERIOD.search(fold(mention.name))
    if named is not None:
        first, last = re.findall(r"\d+", named.group())
        return f"{first}/{first[: 4 - len(last)]}{last}"
    inside = [
        date for date in view.mentions.dates
        if date.kind == "period"
        and (mention.start <= date.start < mention.end
             or _PERIOD_BEHIND.fullmatch(view.document.folded, mention.end, date.start))
    ]  # fmt: skip
    if inside:
        return inside[0].value
    year = re.search(r"\bnăm ((?:19|20)\d\d)\b", fold(mention.name))
    return year[1] if year and mention.kind in ("plan", "programme") else None


def _with_decisions(
    document: Document, mentions: Mentions, reports: Sequence[InstrumentReport]
) -> Iterator[InstrumentReport]:
    """Plans and programmes with the number and date of the decision that issues them.

    What is only cited with its date has come as far as such papers have then.
    """
    by_key = {report.instrument: report for report in reports}
    decisions, plans, named_after = _issued(document, mentions.instruments)
    for report in reports:
        partner = by_key.get(plans.get(report.instrument, ""))
        if partner is not None:
            report = replace(
                report,
                number=report.number or partner.number,
                signed=partner.signed or report.signed,
            )
        plan = by_key.get(decisions.get(report.instrument, ""))
        if plan is not None and report.signed is None:
            report = replace(report, signed=plan.signed)
        if report.status is None and report.signed is not None:
            cited = "adopted" if report.instrument in named_after else None
            report = replace(report, status=cited or _CITED_WITH_DATE.get(report.kind))
        yield report


def _issued(
    document: Document, named: Sequence[InstrumentMention]
) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Decisions with their plans, plans with their decisions, and decisions named after a plan."""
    decisions: dict[str, str] = {}
    plans: dict[str, str] = {}
    named_after: set[str] = set()
    for index, one in enumerate(named):
        if one.kind not in _ISSUING or one.number is None:
            continue
        beside = named[max(index - _BESIDE, 0) : index + _BESIDE + 1]
        for plan in (other for other in beside if other.kind in ("plan", "programme")):
            after = _gap(_ISSUED_BY, document, plan.end, one.start)
            if after or _gap(_ISSUES, document, one.end, plan.start):
                decisions.setdefault(one.key, plan.key)
                plans.setdefault(plan.key, one.key)
                named_after |= {one.key} if after else set()
    return decisions, plans, named_after


def _gap(pattern: re.Pattern[str], document: Document, start: int, end: int) -> bool:
    near = 0 <= end - start < _NEAR
    return near and pattern.fullmatch(document.folded, start, end) is not None
