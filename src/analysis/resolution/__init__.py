"""The facts of all documents in, every table of the data model out: entities once, facts by id."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from analysis.errors import TableError
from analysis.lexicon import Lexicon, packaged_lexicon
from analysis.records import Facts
from analysis.resolution.events import event_series, events
from analysis.resolution.grouping import Row
from analysis.resolution.instruments import instruments
from analysis.resolution.organizations import organizations
from analysis.resolution.people import people
from analysis.resolution.places import places
from analysis.resolution.reports import Resolved, fact_rows
from analysis.schema import TABLES
from analysis.tables import Tables, table, validate


def resolve(facts: Iterable[Facts], lexicon: Lexicon | None = None) -> Tables:
    """All tables, validated; the order in which the documents come makes no difference.

    ``lexicon`` is the packaged one unless another is given. Raises TableError when two documents
    have one id or a fact names an entity that its document does not.
    """
    ordered = sorted(facts, key=lambda each: each.document.doc_id)
    _check_ids(ordered)
    words = lexicon or packaged_lexicon()
    dates = {each.document.doc_id: _told_on(each) for each in ordered}
    found_places = places(ordered, words)
    found_organizations = organizations(ordered, words)
    resolved = Resolved(
        people(ordered, dates), found_organizations, found_places,
        events(ordered, found_places, words),
        instruments(ordered, found_organizations, dates, words), dates,
    )  # fmt: skip
    rows = _entity_rows(resolved, words)
    for each in ordered:
        for name, more in fact_rows(each, resolved).items():
            rows[name].extend(more)
    return validate({name: table(name, rows[name]) for name in TABLES})


def _check_ids(ordered: Sequence[Facts]) -> None:
    for one, other in pairwise(ordered):
        if one.document.doc_id == other.document.doc_id:
            doc_id = one.document.doc_id
            raise TableError(f"{doc_id}: two documents have this id; give each its own")


def _told_on(facts: Facts) -> str | None:
    """The day a document's statements are from: its publication, else the event it reports."""
    held = (report.start_date for report in facts.event_reports if report.status == "held")
    days = (day for day in (facts.document.published, *held) if day and "X" not in day)
    return next(days, None)


def _entity_rows(resolved: Resolved, lexicon: Lexicon) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for name in ("people", "organizations", "places", "events", "instruments"):
        entities = getattr(resolved, name)
        rows[name].extend(entities.rows)
        rows["conflicts"].extend(entities.conflicts)
    rows["event_series"].extend(event_series(rows["events"], lexicon))
    return rows
