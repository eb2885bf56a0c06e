"""A hand-made set of tables, small enough to count by eye: four events, three documents.

``opening`` (VN, KH, LA; Lan) and ``talks`` (VN, KH; Lan, Dara) took place, ``planned`` (VN, TH)
had not when the document was written, ``alone`` (MM) had one participant; its date is unknown.
"""

from collections.abc import Iterable
from typing import Any

from analysis.schema import TABLES
from analysis.tables import Tables, table, validate

FIRST = "Ngày 14/2/2012, tại Hà Nội, Lan & <b>Dara</b> khai mạc Hội nghị Mở đầu.\nViệt Nam ký MOU."
SECOND = "Hội nghị Mở đầu có Việt Nam, Campuchia và Lào. Sau đó là Hội đàm tháng 3/2013."
THIRD = "Myanmar họp riêng. Diễn đàn Dự kiến sẽ có Việt Nam và Thái Lan."
TEXTS = {"one": FIRST, "three": THIRD, "two": SECOND}
EVENTS = {
    "alone": ("Hội thảo Riêng", "workshop", None, None, "held"),
    "opening": ("Hội nghị Mở đầu", "conference", "2012-02-14", "2012-02-15", "held"),
    "planned": ("Diễn đàn Dự kiến", "forum", "2014", None, "upcoming"),
    "talks": ("Hội đàm", "bilateral_meeting", "2013-03", "2013-03", "held"),
}
PARTICIPATIONS = (
    ("opening", "country", "VN", "host", "one"),
    ("opening", "country", "VN", "attendee", "two"),
    ("opening", "country", "KH", "attendee", "two"),
    ("opening", "country", "LA", "attendee", "two"),
    ("opening", "person", "lan", "speaker", "one"),
    ("talks", "country", "VN", "attendee", "two"),
    ("talks", "country", "KH", "attendee", "two"),
    ("talks", "person", "lan", "chair", "two"),
    ("talks", "person", "dara", "attendee", "two"),
    ("planned", "country", "VN", "attendee", "three"),
    ("planned", "country", "TH", "attendee", "three"),
    ("alone", "country", "MM", "attendee", "three"),
)


def sample() -> Tables:
    """The tables, new on each call."""
    return tables(
        documents=_documents(),
        events=_events(),
        event_reports=_event_reports(),
        participations=_participations(),
        people=[
            {"person_id": "lan", "name": "Lan", "country": "VN", "n_documents": 2},
            {"person_id": "dara", "name": "<b>Dara</b>", "country": "KH", "n_documents": 2},
        ],
        places=[{"place_id": "ha-noi", "name": "Hà Nội", "kind": "place", "country": "VN"}],
        instruments=_instruments(),
        instrument_reports=_instrument_reports(),
        instrument_parties=_instrument_parties(),
        dates=_dates(),
        conflicts=[
            {"entity_kind": "event", "entity_id": "opening", "field": "end_date"}
            | {"value": value, "doc_id": doc_id, "chosen": chosen}
            for value, doc_id, chosen in (
                ("2012-02-15", "one", True),
                ("2012-02-14", "two", False),
            )
        ],
    )


def tables(**rows: Iterable[dict[str, Any]]) -> Tables:
    """Validated tables from the rows of some; the others are empty."""
    return validate({name: table(name, rows.get(name, ())) for name in TABLES})


def _found(doc_id: str, words: str) -> dict[str, Any]:
    start = TEXTS[doc_id].index(words)
    return {"doc_id": doc_id, "start": start, "end": start + len(words), "rule": "hand"}


def _documents() -> list[dict[str, Any]]:
    credits = {"one": ("Báo Một", "2012-02-15"), "two": (None, None), "three": (None, "2013-12")}
    return [
        {"doc_id": doc_id, "source": f"{doc_id}.txt", "sha256": "0", "language": "vi", "text": text}
        | {"title": text[:20], "outlet": credits[doc_id][0], "published": credits[doc_id][1]}
        for doc_id, text in TEXTS.items()
    ]


def _events() -> list[dict[str, Any]]:
    return [
        {"event_id": event_id, "name": name, "kind": kind, "start_date": start, "end_date": end}
        | {"status": status, "n_documents": 2 if event_id == "opening" else 1}
        | ({"place_id": "ha-noi", "country": "VN"} if event_id == "opening" else {})
        for event_id, (name, kind, start, end, status) in EVENTS.items()
    ]


def _event_reports() -> list[dict[str, Any]]:
    written = (
        ("opening", "one", "Hội nghị Mở đầu"), ("opening", "two", "Hội nghị Mở đầu"),
        ("talks", "two", "Hội đàm"), ("planned", "three", "Diễn đàn Dự kiến"),
        ("alone", "three", "Myanmar họp riêng"),
    )  # fmt: skip
    return [
        {"event_id": event_id, "name": EVENTS[event_id][0], "kind": EVENTS[event_id][1]}
        | {"start_date": EVENTS[event_id][2], "status": EVENTS[event_id][4]}
        | _found(doc_id, words)
        for event_id, doc_id, words in written
    ]


def _participations() -> list[dict[str, Any]]:
    words = {
        "VN": "Việt Nam", "KH": "Campuchia", "LA": "Lào", "TH": "Thái Lan", "MM": "Myanmar",
        "lan": "Lan", "dara": "Dara",
    }  # fmt: skip
    return [
        {"event_id": event_id, "participant_kind": kind, "participant_id": who, "role": role}
        | _found(doc_id, words[who] if words[who] in TEXTS[doc_id] else "Hội đàm")
        for event_id, kind, who, role, doc_id in PARTICIPATIONS
    ]


def _instruments() -> list[dict[str, Any]]:
    return [
        {"instrument_id": "mou", "name": "MOU <2012>", "kind": "mou", "signed": "2012-02-14"}
        | {"status": "signed", "n_documents": 1},
        {"instrument_id": "plan", "name": "Kế hoạch", "kind": "plan", "period_start": "2013"}
        | {"period_end": "2015", "n_documents": 1},
    ]


def _instrument_reports() -> list[dict[str, Any]]:
    return [
        {"instrument_id": "mou", "name": "MOU", "kind": "mou"} | _found("one", "MOU"),
        {"instrument_id": "plan", "name": "Kế hoạch", "kind": "plan"} | _found("two", "Sau đó"),
    ]


def _instrument_parties() -> list[dict[str, Any]]:
    return [
        {"instrument_id": "mou", "party_id": party, "party_kind": "country"} | _found("one", "MOU")
        for party in ("VN", "KH")
    ]


def _dates() -> list[dict[str, Any]]:
    written = (
        ("one", "14/2/2012", "2012-02-14", False),
        ("two", "tháng 3/2013", "2013-03", True),
    )
    return [
        _found(doc_id, words)
        | {"text": words, "value": value, "kind": "date"}
        | {"inferred": guess}
        for doc_id, words, value, guess in written
    ]
