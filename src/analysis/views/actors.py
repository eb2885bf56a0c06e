"""Tables in, participants and the ties between them out."""

import pandas as pd

from analysis.network import centrality_table, cooperation_network, values
from analysis.periods import between, first_day, last_day
from analysis.tables import Tables
from analysis.views.events import event_ids_of
from analysis.views.names import country_names, participant_names

LEADING_ROLES = ("chair", "co_chair", "host", "organizer", "co_organizer")


def most_active(
    tables: Tables,
    kind: str,
    *,
    top: int = 0,
    lang: str = "vi",
    date_from: str = "",
    date_to: str = "",
) -> pd.DataFrame:
    """Participants of one kind by the number of events they took part in, at most ``top`` of them.

    Columns: id, name, country (name; not for countries), events, led (events they chaired, hosted
    or organised), first, last (EDTF), n_documents, event_ids (tuple, oldest first). ``top`` 0 means
    all.
    """
    chosen = between(tables, date_from, date_to)
    rows = chosen["participations"]
    rows = rows[rows["participant_kind"] == kind].merge(
        chosen["events"][["event_id", "start_date"]], on="event_id", validate="many_to_one"
    )
    leading = rows[rows["role"].isin(LEADING_ROLES)]
    grouped = rows.groupby("participant_id")
    view = pd.DataFrame(
        {
            "events": grouped["event_id"].nunique(),
            "led": leading.groupby("participant_id")["event_id"].nunique(),
            "first": grouped["start_date"].agg(_earliest),
            "last": grouped["start_date"].agg(_latest),
            "n_documents": grouped["doc_id"].nunique(),
        }
    )
    view["led"] = view["led"].fillna(0).astype(int)
    view = view.rename_axis("id").reset_index()
    view.insert(1, "name", view["id"].map(participant_names(tables, kind, lang)))
    view["event_ids"] = event_ids_of(chosen, view["id"], rows, "participant_id")
    if kind != "country":
        view.insert(2, "country", view["id"].map(_countries_of(tables, kind, lang)))
    view = view.sort_values(
        ["events", "n_documents", "id"], ascending=[False, False, True], ignore_index=True
    )
    return view.head(top) if top else view


def ties_with_events(
    tables: Tables,
    *,
    kind: str = "country",
    min_weight: int = 1,
    lang: str = "vi",
    date_from: str = "",
    date_to: str = "",
) -> pd.DataFrame:
    """Pairs that took part in the same events, the strongest tie first.

    Columns: source, target (ids), source_name, target_name, weight (shared events), first, last
    (EDTF), event_ids (tuple, oldest first), n_documents.
    """
    chosen = between(tables, date_from, date_to)
    graph = cooperation_network(chosen, kind=kind, min_weight=min_weight)
    named = participant_names(tables, kind, lang)
    dates = dict(zip(chosen["events"]["event_id"], chosen["events"]["start_date"], strict=True))
    rows = []
    for source, target, tie in graph.edges(data=True):
        event_ids = sorted(values(tie["events"]), key=lambda e: (first_day(dates[e]) or "9999", e))
        known = pd.Series([dates[event_id] for event_id in event_ids], dtype="string")
        rows.append(
            {
                "source": source,
                "target": target,
                "source_name": named[source],
                "target_name": named[target],
                "weight": tie["weight"],
                "first": _earliest(known),
                "last": _latest(known),
                "event_ids": tuple(event_ids),
                "n_documents": len(values(tie["documents"])),
            }
        )
    columns = ["source", "target", "source_name", "target_name", "weight", "first", "last"]
    view = pd.DataFrame(rows, columns=[*columns, "event_ids", "n_documents"])
    return view.sort_values(
        ["weight", "source", "target"], ascending=[False, True, True], ignore_index=True
    )


def network_actors(
    tables: Tables,
    *,
    kind: str = "country",
    min_weight: int = 1,
    lang: str = "vi",
    date_from: str = "",
    date_to: str = "",
) -> pd.DataFrame:
    """The participants of the network with their centralities, see ``centrality_table``.

    One more column: event_ids, the events each took part in (tuple, oldest first).
    """
    chosen = between(tables, date_from, date_to)
    table = centrality_table(cooperation_network(chosen, kind=kind, min_weight=min_weight))
    rows = chosen["participations"]
    rows = rows[rows["participant_kind"] == kind]
    return table.assign(
        name=table["id"].map(participant_names(tables, kind, lang)),
        event_ids=event_ids_of(chosen, table["id"], rows, "participant_id"),
    )


def _countries_of(tables: Tables, kind: str, lang: str) -> dict[str, str]:
    table, key = {
        "person": ("people", "person_id"),
        "organization": ("organizations", "organization_id"),
    }[kind]
    known = tables[table].dropna(subset=["country"])
    named = country_names(tables, lang)
    return {
        entity_id: named[code] for entity_id, code in zip(known[key], known["country"], strict=True)
    }


def _earliest(dates: "pd.Series[str]") -> str | None:
    known = [date for date in dates.dropna() if first_day(date)]
    return min(known, key=lambda date: (str(first_day(date)), date), default=None)


def _latest(dates: "pd.Series[str]") -> str | None:
    known = [date for date in dates.dropna() if last_day(date)]
    return max(known, key=lambda date: (str(last_day(date)), date), default=None)
