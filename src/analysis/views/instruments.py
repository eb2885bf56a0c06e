"""Tables in, treaties, plans, laws and the like out."""

import re

import pandas as pd

from analysis.errors import ReportError
from analysis.labels import country_name
from analysis.periods import in_period
from analysis.schema import INSTRUMENT_KINDS
from analysis.tables import Tables
from analysis.views.events import in_order_of_time
from analysis.views.names import names, participant_names


def agreements(
    tables: Tables, *, kinds: str = "", lang: str = "vi", date_from: str = "", date_to: str = ""
) -> pd.DataFrame:
    """Every instrument, by the day it was signed or its period begins, undated ones last.

    ``kinds`` names the kinds to keep, separated by spaces or commas; empty keeps all. Columns:
    instrument_id, signed (EDTF), name, kind, number, parties (names), period (EDTF), status,
    n_documents. Raises ReportError for a kind that does not exist.
    """
    instruments = tables["instruments"]
    begins = instruments["signed"].fillna(instruments["period_start"])
    sides = instruments[["period_start", "period_end"]].astype(object)
    sides = sides.where(sides.notna(), None)
    period = [
        _period(start, end)
        for start, end in zip(sides["period_start"], sides["period_end"], strict=True)
    ]
    view = instruments[["instrument_id", "signed", "name", "kind", "number"]].assign(
        name=instruments["instrument_id"].map(names(tables, "instrument", lang)),
        parties=instruments["instrument_id"].map(parties_by_instrument(tables, lang)),
        period=pd.array(period, dtype="string"),
        status=instruments["status"],
        n_documents=instruments["n_documents"].astype(int),
        begins=begins,
    )
    wanted = _chosen_kinds(kinds)
    kept = [
        kind in wanted and in_period(date, None, date_from, date_to)
        for kind, date in zip(view["kind"], begins, strict=True)
    ]
    inside = view[pd.Series(kept, index=view.index, dtype=bool)]
    return in_order_of_time(inside, "begins", "instrument_id").drop(columns="begins")


def parties_by_instrument(tables: Tables, lang: str) -> dict[str, str]:
    """Names of the parties of each instrument that has any, countries first, as one text."""
    organizations = participant_names(tables, "organization", lang)
    rows = tables["instrument_parties"][["instrument_id", "party_kind", "party_id"]]
    parties: dict[str, list[str]] = {}
    named = [
        (country_name(lang, party) if kind == "country" else organizations[party])
        for kind, party in zip(rows["party_kind"], rows["party_id"], strict=True)
    ]
    ordered = rows.assign(name=named).drop_duplicates()
    ordered = ordered.sort_values(["instrument_id", "party_kind", "name", "party_id"])
    for instrument_id, name in zip(ordered["instrument_id"], ordered["name"], strict=True):
        parties.setdefault(instrument_id, []).append(name)
    return {instrument_id: ", ".join(sides) for instrument_id, sides in parties.items()}


def _period(start: str | None, end: str | None) -> str | None:
    """EDTF of a period; a side that is not known is empty, as in ``2021/``."""
    if start == end or not (start or end):
        return start
    return f"{start or ''}/{end or ''}"


def _chosen_kinds(kinds: str) -> tuple[str, ...]:
    wanted = tuple(re.findall(r"[^\s,;]+", kinds))
    unknown = [kind for kind in wanted if kind not in INSTRUMENT_KINDS]
    if unknown:
        known = ", ".join(INSTRUMENT_KINDS)
        raise ReportError(f'kind of instrument "{unknown[0]}" is unknown; choose among {known}')
    return wanted or INSTRUMENT_KINDS
