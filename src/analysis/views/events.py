"""Tables in, events in order of time and counted by year out."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.periods import between, first_day
from analysis.tables import Tables
from analysis.views.names import country_names, names


def events_timeline(
    tables: Tables,
    *,
    event_ids: Iterable[object] | None = None,
    lang: str = "vi",
    date_from: str = "",
    date_to: str = "",
) -> pd.DataFrame:
    """Every event, or those of ``event_ids``, oldest first, those without a date last.

    Columns: event_id, start_date, end_date (EDTF), name, kind, place, country (name), status,
    attendance (people present), attendance_bound (``exact``, ``at_least``, ``about``),
    participants (how many are named, of any kind), n_documents.
    """
    chosen = between(tables, date_from, date_to)
    rows = chosen["participations"][["event_id", "participant_kind", "participant_id"]]
    counts = rows.drop_duplicates().groupby("event_id").size()
    events = chosen["events"]
    if event_ids is not None:
        events = events[events["event_id"].isin(list(event_ids))]
    view = events[["event_id", "start_date", "end_date", "name", "kind"]].assign(
        name=events["event_id"].map(names(tables, "event", lang)),
        place=events["place_id"].map(names(tables, "place", lang)),
        country=events["country"].map(country_names(tables, lang)),
        status=events["status"],
        attendance=events["attendance"],
        attendance_bound=events["event_id"].map(_bounds(chosen)).astype("string"),
        participants=events["event_id"].map(counts).fillna(0).astype(int),
        n_documents=events["n_documents"].astype(int),
    )
    return in_order_of_time(view, "start_date", "event_id")


def events_per_year(tables: Tables, *, date_from: str = "", date_to: str = "") -> pd.DataFrame:
    """How many events each year saw, from the first to the last, years without any included.

    Columns: year (of the first day), held (reported as news or announced and held), referred
    (an earlier event only referred to), upcoming, events (all). Events without a year are left out.
    """
    events = between(tables, date_from, date_to)["events"]
    years = events["start_date"].map(first_day, na_action="ignore").str[:4].dropna().astype(int)
    statuses = {"held": "held", "referred": "past_reference", "upcoming": "upcoming"}
    if years.empty:
        return pd.DataFrame(columns=["year", *statuses, "events"], dtype=int)
    span = range(years.min(), years.max() + 1)
    view = pd.DataFrame({"year": span})
    for column, status in statuses.items():
        counts = years[events["status"] == status].value_counts()
        view[column] = [int(counts.get(year, 0)) for year in span]
    view["events"] = view[list(statuses)].sum(axis="columns")
    return view


def in_order_of_time(view: pd.DataFrame, date: str, key: str) -> pd.DataFrame:
    """The view sorted by the first possible day of an EDTF column, unknown days last."""
    days = [first_day(value) or "9999" for value in view[date]]
    return view.assign(_day=days).sort_values(["_day", key], ignore_index=True).drop(columns="_day")


def event_ids_of(
    tables: Tables, ids: "pd.Series[str]", rows: pd.DataFrame, column: str
) -> "pd.Series[Any]":
    """The events that rows tell of for each id in ``column``: tuples, oldest first."""
    told = rows[[column, "event_id"]].drop_duplicates()
    told = told.merge(tables["events"][["event_id", "start_date"]], on="event_id")
    found: dict[str, list[str]] = {}
    ordered = in_order_of_time(told, "start_date", "event_id")
    for key, event_id in zip(ordered[column], ordered["event_id"], strict=True):
        found.setdefault(key, []).append(event_id)
    return pd.Series([tuple(found.get(key, ())) for key in ids], index=ids.index, dtype=object)


def _bounds(tables: Tables) -> "pd.Series[str]":
    """What the number of people present stands for, by event, as the article with it says."""
    reports = tables["event_reports"].merge(
        tables["events"][["event_id", "attendance"]], on="event_id"
    )
    same = reports[(reports["attendance_x"] == reports["attendance_y"]).fillna(False)]
    return same.dropna(subset=["attendance_bound"]).groupby("event_id")["attendance_bound"].first()
