"""Instrument reports of single documents in, instruments of the corpus out.

Which reports mean one instrument is decided in ``instrument_matching``.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.lexicon import Lexicon
from analysis.records import Facts
from analysis.resolution.grouping import Entities, Local, Row, granted
from analysis.resolution.instrument_matching import Instrument, same_instrument, wish
from analysis.resolution.values import choose, disagreements, told
from analysis.text import fold, repair, slug

_DATES = ("signed",)
_NOT_YET_AGREED = ("negotiating", "proposed")
_FIELDS = ("kind", "number", "signed", "period")


def instruments(
    facts: Sequence[Facts],
    organizations: Entities,
    dates: Mapping[str, str | None],
    lexicon: Lexicon,
) -> Entities:
    """The instruments of the corpus; ``dates`` says by document from when its statements are."""
    known = _instruments(facts, organizations, lexicon)
    groups = same_instrument(known)
    ids = granted(wish([known[local] for local in group]) for group in groups)
    rows, conflicts = [], []
    for group in groups:
        instrument_id, members = ids[group[0]], [known[local] for local in group]
        rows.append(_row(instrument_id, members, dates))
        for field in _FIELDS:
            values = told((one.local[0], getattr(one.report, field)) for one in members)
            taken = choose(values, dates=field in _DATES)
            conflicts += disagreements(
                "instrument", instrument_id, field, values, taken, dates=field in _DATES
            )
    of_local = {local: ids[group[0]] for group in groups for local in group}
    return Entities(tuple(rows), of_local, tuple(conflicts))


def _instruments(
    facts: Sequence[Facts], organizations: Entities, lexicon: Lexicon
) -> dict[Local, Instrument]:
    frameworks = _Frameworks(lexicon)
    acronyms = {form for entry in lexicon.of("instruments") for form in entry.forms}
    known = {}
    for each in facts:
        doc_id = each.document.doc_id
        parties: dict[str, set[str]] = defaultdict(set)
        written: dict[str, set[str]] = defaultdict(set)
        for party in each.instrument_parties:
            code = party.party
            if party.party_kind == "organization":
                code = organizations.id_of(doc_id, party.party) or code
            parties[party.instrument].add(code)
        countries = frozenset(
            fold(each.document.text[place.start : place.end])
            for place in each.mentions.places
            if place.kind == "country"
        )
        for mention in each.mentions.instruments:
            text = each.document.text[mention.start : mention.end]
            if text in acronyms:
                written[mention.key].add(text)
        for report in each.instrument_reports:
            key = report.instrument
            known[doc_id, key] = Instrument(
                (doc_id, key), report, frozenset(parties[key]), frozenset(written[key]),
                countries,
                frameworks.of(frozenset(parties[key])),
            )  # fmt: skip
    return known


class _Frameworks:
    """The frameworks of cooperation, by their members and by the body that adopts for them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._of_members: dict[frozenset[str], str] = {}
        self._of_body: dict[str, str] = {}
        for entry in lexicon.of("frameworks"):
            if entry.get("countries"):
                self._of_members[frozenset(entry.get("countries").split())] = entry.value
            for name in filter(None, entry.get("organization").split("|")):
                self._of_body[slug(name)] = entry.value

    def of(self, parties: frozenset[str]) -> str | None:
        """The framework whose members the parties are, or whose body is among them with states."""
        bodies = [party for party in parties if not _is_country(party)]
        if bodies:
            return self._of_body.get(bodies[0]) if len(bodies) == 1 else None
        return self._of_members.get(parties)


def _is_country(party: str) -> bool:
    return len(party) == 2 and party.isupper()


def _row(instrument_id: str, members: Sequence[Instrument], dates: Mapping[str, str | None]) -> Row:
    chosen = {
        field: choose(
            told((one.local[0], getattr(one.report, field)) for one in members),
            dates=field in _DATES,
        )
        for field in _FIELDS
    }
    start, _, end = str(chosen.pop("period") or "").partition("/")
    names: dict[str, int] = defaultdict(int)
    for one in members:
        names[repair(one.report.name)] += 1
    frameworks = {one.framework for one in members if one.framework}
    return {
        "instrument_id": instrument_id,
        "name": min(names, key=lambda name: (-names[name], -len(name), name)),
        **chosen,
        "period_start": start or None,
        "period_end": end or start or None,
        "status": _latest_status(members, dates),
        "framework": frameworks.pop() if len(frameworks) == 1 else None,
        "n_documents": len({one.local[0] for one in members}),
    }


def _latest_status(members: Sequence[Instrument], dates: Mapping[str, str | None]) -> str | None:
    """The status that the latest document tells: a text is negotiated before it is signed.

    What one document knows as signed or in force is no proposal any more, whatever another tells.
    """
    known = [
        (dates[one.local[0]] or "", one.local, one.report.status)
        for one in members
        if one.report.status
    ]
    agreed = [one for one in known if one[2] not in _NOT_YET_AGREED]
    return max(agreed or known)[2] if known else None
