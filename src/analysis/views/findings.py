"""Tables in, the few figures that a report opens with out.

Columns: finding (a code whose wording is a label), value (a number), detail (what it is about, a
name or a year), event_ids or instrument_ids (tuple of what was counted, empty for a figure about
all). A finding that the tables do not support is no row.
"""

from collections.abc import Iterable

import pandas as pd

from analysis.labels import value_label
from analysis.periods import last_day
from analysis.tables import Tables
from analysis.views.actors import most_active, network_actors, ties_with_events
from analysis.views.corpus import data_quality
from analysis.views.events import events_per_year, events_timeline
from analysis.views.instruments import agreements

Finding = tuple[str, int, str, tuple[str, ...]]


def overview_findings(
    tables: Tables, *, lang: str = "vi", date_from: str = "", date_to: str = ""
) -> pd.DataFrame:
    """When most took place, who took part most, how many events are dated."""
    years = events_per_year(tables, date_from=date_from, date_to=date_to)
    events = events_timeline(tables, date_from=date_from, date_to=date_to)
    found: list[Finding] = []
    if len(years):
        busiest = years.sort_values("events", ascending=False, kind="stable").iloc[0]
        year = str(busiest["year"])
        counted = tuple(events.loc[events["start_date"].str[:4] == year, "event_id"])
        found.append(("busiest_year", int(busiest["events"]), year, counted))
    for kind in ("country", "organization", "person"):
        active = most_active(tables, kind, top=1, lang=lang, date_from=date_from, date_to=date_to)
        found += _first(f"most_active_{kind}", active, "events")
    quality = data_quality(tables, date_from=date_from, date_to=date_to)
    dated = quality[quality["measure"] == "events_dated"].iloc[0]
    found.append(("events_dated", int(dated["n"]), str(dated["of"]), ()))
    return _frame(found, "event_ids")


def network_findings(
    tables: Tables,
    *,
    kind: str = "country",
    min_weight: int = 1,
    lang: str = "vi",
    date_from: str = "",
    date_to: str = "",
) -> pd.DataFrame:
    """Size of the network, its strongest tie, who stands between others, who met nobody."""
    actors = network_actors(
        tables, kind=kind, min_weight=min_weight, lang=lang, date_from=date_from, date_to=date_to
    )
    ties = ties_with_events(
        tables, kind=kind, min_weight=min_weight, lang=lang, date_from=date_from, date_to=date_to
    )
    found: list[Finding] = [("network_size", len(actors), str(len(ties)), ())]
    if len(ties):
        pair = ties.assign(name=ties["source_name"] + " – " + ties["target_name"])
        found += _first("strongest_tie", pair, "weight")
        found += _first("most_partners", _by_degree(actors), "degree")
    lonely = int((actors["degree"] == 0).sum())
    if lonely:
        found.append(("met_nobody", lonely, str(len(actors)), ()))
    return _frame(found, "event_ids")


def agreement_findings(
    tables: Tables, *, kinds: str = "", lang: str = "vi", date_from: str = "", date_to: str = ""
) -> pd.DataFrame:
    """How many instruments, how many dated, which kind is commonest, which was signed last."""
    view = agreements(tables, kinds=kinds, lang=lang, date_from=date_from, date_to=date_to)
    signed = view.dropna(subset=["signed"])
    found: list[Finding] = [("instruments", len(view), str(len(signed)), ())]
    if len(view):
        kind_counts = view["kind"].value_counts().sort_index()
        kind = str(kind_counts.idxmax())
        counted = tuple(view.loc[view["kind"] == kind, "instrument_id"])
        commonest = value_label(lang, "kind", kind)
        found.append(("commonest_kind", int(kind_counts.max()), commonest, counted))
    dated = zip(signed["signed"], signed["name"], signed["instrument_id"], strict=True)
    known = [(last_day(date), name, instrument) for date, name, instrument in dated]
    latest = max(((day, *rest) for day, *rest in known if day), default=None)
    if latest:
        day, name, instrument = latest
        found.append(("latest_signed", int(day[:4]), name, (instrument,)))
    return _frame(found, "instrument_ids")


def _by_degree(actors: pd.DataFrame) -> pd.DataFrame:
    return actors.sort_values("degree", ascending=False, kind="stable")


def _first(finding: str, view: pd.DataFrame, value: str) -> list[Finding]:
    return [
        (finding, int(row[value]), str(row["name"]), row["event_ids"])
        for _, row in view.head(1).iterrows()
    ]


def _frame(found: Iterable[Finding], ids: str) -> pd.DataFrame:
    return pd.DataFrame(found, columns=["finding", "value", "detail", ids])
