"""Each table of the data model as data: columns with types, key, references, allowed values."""

from dataclasses import dataclass, field

EVENT_KINDS = (
    "conference", "workshop", "ministerial_meeting", "senior_officials_meeting", "summit",
    "bilateral_meeting", "press_conference", "training", "signing_ceremony", "campaign", "forum",
    "visit", "other",
)  # fmt: skip
ROLES = (
    "chair", "co_chair", "host", "organizer", "co_organizer", "speaker", "signatory", "attendee",
    "observer", "supporter",
)  # fmt: skip
INSTRUMENT_KINDS = (
    "agreement", "mou", "convention", "protocol", "plan", "programme", "law", "decision",
    "resolution", "joint_statement", "minutes", "procedure", "compact", "other",
)  # fmt: skip
INSTRUMENT_STATUSES = (
    "negotiating", "proposed", "signed", "adopted", "in_force", "implementing", "amended",
)  # fmt: skip
EVENT_STATUSES = ("held", "upcoming", "past_reference")
PILLARS = ("prevention", "protection", "prosecution", "partnership", "policy")
PARTICIPANT_KINDS = ("person", "organization", "country")


@dataclass(frozen=True)
class Table:
    """One table: ``columns`` maps a name to ``string``, ``int`` or ``bool``.

    ``key`` columns identify and sort the rows, ``required`` ones are never null, ``references``
    maps a column to the ``table.column`` it points to, ``allowed`` a column to its values.
    """

    name: str
    description: str
    key: tuple[str, ...]
    columns: dict[str, str]
    required: tuple[str, ...] = ()
    references: dict[str, str] = field(default_factory=dict)
    allowed: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _columns(names: str, **others: str) -> dict[str, str]:
    return {name: others.get(name, "string") for name in names.split()}


_OFFSETS = {"start": "int", "end": "int"}
_IN_DOCUMENT = {"doc_id": "documents.doc_id"}

DOCUMENTS = Table(
    "documents", "One row per article: its credits and its text in Unicode NFC.", ("doc_id",),
    _columns("doc_id source sha256 language title outlet byline published place text"),
    required=("doc_id", "source", "sha256", "text"),
)  # fmt: skip
DATES = Table(
    "dates", "Every calendar expression with its EDTF value.", ("doc_id", "start", "end"),
    _columns("doc_id start end text value kind inferred reason rule", inferred="bool", **_OFFSETS),
    required=("doc_id", "start", "end", "text", "value", "kind", "inferred", "rule"),
    references=_IN_DOCUMENT, allowed={"kind": ("date", "period")},
)  # fmt: skip
MENTIONS = Table(
    "mentions", "Every place where an entity is named, as it is written there.",
    ("doc_id", "start", "end", "kind", "entity_id"),
    _columns("doc_id start end text kind entity_id rule", **_OFFSETS),
    required=("doc_id", "start", "end", "text", "kind", "entity_id", "rule"),
    references=_IN_DOCUMENT,
    allowed={"kind": ("person", "organization", "country", "place", "event", "instrument")},
)  # fmt: skip
APPOINTMENTS = Table(
    "appointments", "One row per rank or office that a document gives a person.",
    ("doc_id", "person_id", "start", "end", "title", "rank"),
    _columns(
        "person_id rank title organization_id country as_of doc_id start end rule", **_OFFSETS
    ),
    required=("person_id", "doc_id", "start", "end", "rule"),
    references=_IN_DOCUMENT
    | {"person_id": "people.person_id", "organization_id": "organizations.organization_id"},
)  # fmt: skip
EVENT_REPORTS = Table(
    "event_reports", "What each document says of each event it names.", ("doc_id", "event_id"),
    _columns(
        "event_id doc_id name kind ordinal acronym theme format start_date end_date place country"
        " attendance attendance_bound status start end rule",
        ordinal="int", attendance="int", **_OFFSETS,
    ),
    required=("event_id", "doc_id", "name", "kind", "status", "start", "end", "rule"),
    references=_IN_DOCUMENT | {"event_id": "events.event_id"},
    allowed={
        "kind": EVENT_KINDS, "status": EVENT_STATUSES,
        "format": ("in_person", "online", "hybrid"),
        "attendance_bound": ("exact", "at_least", "about"),
    },
)  # fmt: skip
PARTICIPATIONS = Table(
    "participations", "Who took part in which event, in which role, on whose behalf.",
    ("doc_id", "event_id", "participant_kind", "participant_id", "role"),
    _columns(
        "event_id participant_kind participant_id role on_behalf_of doc_id start end rule",
        **_OFFSETS,
    ),
    required=("event_id", "participant_kind", "participant_id", "role", "doc_id", "start", "end",
              "rule"),
    references=_IN_DOCUMENT | {"event_id": "events.event_id"},
    allowed={"participant_kind": PARTICIPANT_KINDS, "role": ROLES},
)  # fmt: skip
INSTRUMENT_REPORTS = Table(
    "instrument_reports", "What each document says of each treaty, plan, law or the like.",
    ("doc_id", "instrument_id"),
    _columns(
        "instrument_id doc_id name kind number signed period status start end rule", **_OFFSETS
    ),
    required=("instrument_id", "doc_id", "name", "kind", "start", "end", "rule"),
    references=_IN_DOCUMENT | {"instrument_id": "instruments.instrument_id"},
    allowed={"kind": INSTRUMENT_KINDS, "status": INSTRUMENT_STATUSES},
)  # fmt: skip
INSTRUMENT_PARTIES = Table(
    "instrument_parties", "The parties of each instrument, by document.",
    ("doc_id", "instrument_id", "party_kind", "party_id"),
    _columns("instrument_id party_id party_kind doc_id start end rule", **_OFFSETS),
    required=("instrument_id", "party_id", "party_kind", "doc_id", "start", "end", "rule"),
    references=_IN_DOCUMENT | {"instrument_id": "instruments.instrument_id"},
    allowed={"party_kind": ("country", "organization")},
)  # fmt: skip
STATEMENTS = Table(
    "statements", "Attributed speech: who said it, with which verb, what.", ("statement_id",),
    _columns(
        "statement_id doc_id speaker_id speaker_kind verb text quoted event_id start end rule",
        quoted="bool", **_OFFSETS,
    ),
    required=("statement_id", "doc_id", "speaker_id", "speaker_kind", "text", "quoted", "start",
              "end", "rule"),
    references=_IN_DOCUMENT | {"event_id": "events.event_id"},
    allowed={"speaker_kind": ("person", "organization", "office")},
)  # fmt: skip
TOPICS = Table(
    "topics", "Topics of the 4P frame where they are written, and the fact they belong to.",
    ("doc_id", "start", "end", "pillar", "topic"),
    _columns(
        "doc_id start end pillar topic statement_id event_id instrument_id rule", **_OFFSETS
    ),
    required=("doc_id", "start", "end", "pillar", "topic", "rule"),
    references=_IN_DOCUMENT
    | {
        "statement_id": "statements.statement_id", "event_id": "events.event_id",
        "instrument_id": "instruments.instrument_id",
    },
    allowed={"pillar": PILLARS},
)  # fmt: skip

PEOPLE = Table(
    "people", "People after resolution across documents; rank and title are the latest.",
    ("person_id",),
    _columns(
        "person_id name gender country rank title first_seen last_seen n_documents",
        n_documents="int",
    ),
    required=("person_id", "name", "n_documents"),
)  # fmt: skip
ORGANIZATIONS = Table(
    "organizations", "Bodies with a proper name, with the body each belongs to.",
    ("organization_id",),
    _columns("organization_id name name_en kind country parent_id n_documents", n_documents="int"),
    required=("organization_id", "name", "n_documents"),
    references={"parent_id": "organizations.organization_id"},
)  # fmt: skip
PLACES = Table(
    "places", "Countries, provinces, cities and other places.", ("place_id",),
    _columns("place_id name name_en kind country"), required=("place_id", "name", "kind"),
)  # fmt: skip
EVENT_SERIES = Table(
    "event_series", "Series of meetings (SOM, IMM, annual conferences) and their framework.",
    ("series_id",), _columns("series_id name name_en acronym framework"),
    required=("series_id", "name"),
)  # fmt: skip
EVENTS = Table(
    "events", "One row per event, however many documents report it.", ("event_id",),
    _columns(
        "event_id name name_en kind series_id ordinal start_date end_date place_id country"
        " attendance status n_documents",
        ordinal="int", attendance="int", n_documents="int",
    ),
    required=("event_id", "name", "kind", "status", "n_documents"),
    references={"series_id": "event_series.series_id", "place_id": "places.place_id"},
    allowed={"kind": EVENT_KINDS, "status": EVENT_STATUSES},
)  # fmt: skip
INSTRUMENTS = Table(
    "instruments", "One row per treaty, plan, law or the like.", ("instrument_id",),
    _columns(
        "instrument_id name name_en kind number signed period_start period_end status framework"
        " n_documents",
        n_documents="int",
    ),
    required=("instrument_id", "name", "kind", "n_documents"),
    allowed={"kind": INSTRUMENT_KINDS, "status": INSTRUMENT_STATUSES},
)  # fmt: skip
CONFLICTS = Table(
    "conflicts", "Every value on which two documents disagree, and which one was taken.",
    ("entity_kind", "entity_id", "field", "value", "doc_id"),
    _columns("entity_kind entity_id field value doc_id chosen", chosen="bool"),
    required=("entity_kind", "entity_id", "field", "value", "doc_id", "chosen"),
    references=_IN_DOCUMENT,
)  # fmt: skip
CORRECTIONS = Table(
    "corrections", "Every human correction applied in this build (none yet: they are to come).",
    ("target", "field", "date", "author"),
    _columns("target field old new reason author date"), required=("target", "field", "reason"),
)  # fmt: skip

TABLES = {
    table.name: table
    for table in (
        DOCUMENTS, DATES, MENTIONS, APPOINTMENTS, EVENT_REPORTS, PARTICIPATIONS,
        INSTRUMENT_REPORTS, INSTRUMENT_PARTIES, STATEMENTS, TOPICS, PEOPLE, ORGANIZATIONS, PLACES,
        EVENT_SERIES, EVENTS, INSTRUMENTS, CONFLICTS, CORRECTIONS,
    )
}  # fmt: skip
