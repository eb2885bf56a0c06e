"""One Document in, all its Facts out: scan once, find mentions, combine them into facts."""

from analysis.facts.events import event_reports
from analysis.facts.instruments import instrument_reports
from analysis.facts.participations import participations
from analysis.facts.statements import statements
from analysis.facts.topics import topics
from analysis.grammar.outline import outline
from analysis.grammar.scenes import scenes
from analysis.grammar.speakers import find_speakers
from analysis.lexicon import Lexicon, packaged_lexicon
from analysis.matching import Scan, scan
from analysis.mentions.dates import find_dates
from analysis.mentions.events import find_events
from analysis.mentions.instruments import find_instruments
from analysis.mentions.organizations import find_organizations
from analysis.mentions.people import find_people
from analysis.mentions.places import find_places
from analysis.records import Document, Facts, Mentions


def extract(document: Document, lexicon: Lexicon | None = None) -> Facts:
    """Everything that one document says, under keys that hold inside the document.

    ``lexicon`` is the packaged one unless another is given.
    """
    found = scan(document.text, document.folded, lexicon or packaged_lexicon())
    mentions = find_mentions(document, found)
    cut = scenes(document, mentions.events)
    events = event_reports(document, mentions, cut)
    speakers = find_speakers(document, found, mentions)
    whole = outline(document, found, mentions, speakers)
    instruments, parties = instrument_reports(document, found, mentions, events, whole, cut)
    said = statements(document, found, mentions, events, speakers)
    took_part = participations(document, found, mentions, events, said, whole, cut)
    return Facts(
        document, mentions, events, took_part, instruments, parties, said,
        topics(document, found, mentions, said, cut),
    )  # fmt: skip


def find_mentions(document: Document, found: Scan) -> Mentions:
    """The mentions of every kind, each kind reading what the kinds before it found."""
    dates = find_dates(document, found)
    places = find_places(document, found)
    organizations = find_organizations(document, found, places)
    people, offices = find_people(document, found, places, organizations)
    events = find_events(document, found, dates, places)
    instruments = find_instruments(document, found, places, organizations, people)
    return Mentions(dates, places, organizations, people, offices, events, instruments)
