"""Tables and a language in, names of entities by id out."""

from analysis.labels import country_name
from analysis.tables import Tables

_IDS = {
    "person": ("people", "person_id"),
    "organization": ("organizations", "organization_id"),
    "event": ("events", "event_id"),
    "instrument": ("instruments", "instrument_id"),
    "place": ("places", "place_id"),
}


def names(tables: Tables, kind: str, lang: str) -> dict[str, str]:
    """Names of all entities of a kind: the English one where asked for and known."""
    table, key = _IDS[kind]
    frame = tables[table]
    chosen = frame["name"]
    if lang == "en" and "name_en" in frame:
        chosen = frame["name_en"].fillna(chosen)
    return dict(zip(frame[key], chosen, strict=True))


def participant_names(tables: Tables, kind: str, lang: str) -> dict[str, str]:
    """Names of all participants and parties of a kind; the id where the tables have no name."""
    rows = tables["participations"]
    ids = set(rows.loc[rows["participant_kind"] == kind, "participant_id"])
    parties = tables["instrument_parties"]
    ids |= set(parties.loc[parties["party_kind"] == kind, "party_id"])
    if kind == "country":
        return {code: country_name(lang, code) for code in sorted(ids)}
    known = names(tables, kind, lang)
    return {entity_id: known.get(entity_id, entity_id) for entity_id in sorted(ids)}


def country_names(tables: Tables, lang: str) -> dict[str, str]:
    """Names of every country that an entity of the tables belongs to."""
    codes = {
        code
        for table in ("events", "people", "organizations", "places")
        for code in tables[table]["country"].dropna()
    }
    return {code: country_name(lang, code) for code in sorted(codes)}
