"""Tables in, how much the corpus holds and how much of it is known out."""

import pandas as pd

from analysis.periods import between, first_day
from analysis.tables import Tables
from analysis.views.events import event_ids_of, in_order_of_time


def corpus_summary(tables: Tables, *, date_from: str = "", date_to: str = "") -> pd.DataFrame:
    """What the corpus holds: columns measure (a code), value.

    Documents, outlets, instruments and statements are those of the whole corpus; events and
    participants those of the period.
    """
    chosen = between(tables, date_from, date_to)
    rows = chosen["participations"]
    present = rows.groupby("participant_kind")["participant_id"].nunique()
    counts = {
        "documents": len(tables["documents"]),
        "outlets": tables["documents"]["outlet"].nunique(),
        "events": len(chosen["events"]),
        "countries": present.get("country", 0),
        "organizations": present.get("organization", 0),
        "people": present.get("person", 0),
        "instruments": len(tables["instruments"]),
        "statements": len(tables["statements"]),
    }
    return pd.DataFrame({"measure": list(counts), "value": [int(n) for n in counts.values()]})


def articles(tables: Tables) -> pd.DataFrame:
    """Every document, oldest first, those without a date last.

    Columns: doc_id, published (EDTF), title, outlet, source (name of the file), events (how many
    it tells of), event_ids (tuple, oldest first).
    """
    view = tables["documents"][["doc_id", "published", "title", "outlet", "source"]]
    told = event_ids_of(tables, view["doc_id"], tables["event_reports"], "doc_id")
    view = view.assign(events=told.map(len).astype(int), event_ids=told)
    return in_order_of_time(view, "published", "doc_id")


def data_quality(tables: Tables, *, date_from: str = "", date_to: str = "") -> pd.DataFrame:
    """How much is known: columns measure (a code), n, of, share (0 to 1, null of nothing)."""
    chosen = between(tables, date_from, date_to)
    measured = _documents(tables) | _events(chosen) | _entities(tables)
    view = pd.DataFrame(
        [(measure, int(known.sum()), len(known)) for measure, known in measured.items()],
        columns=["measure", "n", "of"],
    )
    shares = [round(n / of, 4) if of else None for n, of in zip(view["n"], view["of"], strict=True)]
    return view.assign(share=pd.array(shares, dtype="Float64"))


def _documents(tables: Tables) -> dict[str, "pd.Series[bool]"]:
    documents, dates = tables["documents"], tables["dates"]
    reported = documents["doc_id"].isin(tables["event_reports"]["doc_id"])
    return {
        "documents_with_outlet": documents["outlet"].notna(),
        "documents_published": documents["published"].notna(),
        "documents_with_event": reported,
        "dates_inferred": dates["inferred"].astype(bool),
        "dates_without_year": dates["value"].map(first_day).isna(),
    }


def _events(tables: Tables) -> dict[str, "pd.Series[bool]"]:
    events, rows = tables["events"], tables["participations"]
    conflicts = tables["conflicts"]
    disputed = conflicts.loc[conflicts["entity_kind"] == "event", "entity_id"]
    start = events["start_date"].fillna("")
    return {
        "events_dated": start.map(first_day).notna(),
        "events_dated_to_day": start.str.fullmatch(r"\d{4}-\d{2}-\d{2}").astype(bool),
        "events_with_place": events["place_id"].notna(),
        "events_with_country": events["country"].notna(),
        "events_with_participants": events["event_id"].isin(rows["event_id"]),
        "events_in_several_documents": events["n_documents"] > 1,
        "events_with_conflict": events["event_id"].isin(disputed),
    }


def _entities(tables: Tables) -> dict[str, "pd.Series[bool]"]:
    people, instruments = tables["people"], tables["instruments"]
    offices = tables["appointments"].dropna(subset=["title"])["person_id"]
    parties = tables["instrument_parties"]["instrument_id"]
    return {
        "people_with_country": people["country"].notna(),
        "people_with_office": people["person_id"].isin(offices),
        "organizations_with_country": tables["organizations"]["country"].notna(),
        "instruments_signed": instruments["signed"].notna(),
        "instruments_with_parties": instruments["instrument_id"].isin(parties),
        "statements_with_event": tables["statements"]["event_id"].notna(),
    }
