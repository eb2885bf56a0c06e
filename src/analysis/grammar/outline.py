"""Document + scan + mentions -> Outline: the folded text with every actor, event, date masked.

Each span is overwritten by the letter of its kind, so that a pattern can say ``P+`` for "a person
with his offices" and positions stay those of the text: P person, O body, C country, E event,
I instrument, D date, L place, N noun for people who take part ("đại diện", "đoàn"). A full stop
within a sentence ("U.S.") is a middle dot.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.grammar.actors import Actor, find_actors
from analysis.grammar.speakers import Speaker
from analysis.matching import Scan
from analysis.records import Document, EventMention, Mentions, Span

_WITH = re.compile(r" (?:với|cùng|cùng với|là|gồm|có) $")
_ASIDE = ", đang "
_TALKS = ("bilateral_meeting", "visit", "signing_ceremony")
_SESSION = re.compile(r"phiên (?:thảo luận|chuyên đề|tham vấn|hỏi đáp|đối thoại)|nhóm thảo luận")


@dataclass(frozen=True, slots=True)
class Outline:
    """The masked text, the actors that stand free in it, those inside names of events, and all.

    ``everyone`` also holds the actors inside names of instruments; ``folded`` is the text below the
    masks.
    """

    text: str
    folded: str
    actors: tuple[Actor, ...]
    everyone: tuple[Actor, ...]
    named: dict[EventMention, tuple[Actor, ...]]
    events: tuple[EventMention, ...]

    def actor_at(self, position: int) -> Actor | None:
        """The free actor that holds a position."""
        index = bisect_left(self.actors, position + 1, key=lambda actor: actor.start) - 1
        found = self.actors[index] if index >= 0 else None
        return found if found and position < found.end else None

    def actors_within(self, start: int, end: int) -> tuple[Actor, ...]:
        """The free actors that begin in a stretch of text."""
        first = bisect_left(self.actors, start, key=lambda actor: actor.start)
        last = bisect_left(self.actors, end, key=lambda actor: actor.start)
        return self.actors[first:last]

    def events_within(self, start: int, end: int) -> tuple[EventMention, ...]:
        """The event mentions that begin in a stretch of text."""
        first = bisect_left(self.events, start, key=lambda event: event.start)
        last = bisect_left(self.events, end, key=lambda event: event.start)
        return self.events[first:last]


def outline(
    document: Document, scan: Scan, mentions: Mentions, speakers: Iterable[Speaker]
) -> Outline:
    """The outline of a document."""
    actors = find_actors(document, scan, mentions, speakers)
    spans: list[tuple[Span, str, Actor | None]] = [
        (Span(actor.start, actor.end), actor.kind[0].upper(), actor) for actor in actors
    ]
    spans += [
        (Span(_name_start(document, event), _name_end(document, event, actors)), "E", None)
        for event in mentions.events
    ]
    spans += [(Span(one.start, one.end), "I", None) for one in mentions.instruments]
    spans += [(Span(date.start, date.end), "D", None) for date in mentions.dates]
    spans += [(Span(place.start, place.end), "L", None) for place in mentions.places]
    starts = [actor.start for actor in actors]
    for hit in scan["participant_words"]:
        within = bisect_left(starts, hit.start + 1)
        end = min(hit.end, starts[within] - 1 if within < len(starts) else hit.end)
        spans.append((Span(hit.start, max(end, hit.start)), "N", None))
    text = list(document.folded)
    for sentence in document.sentences:
        start, end = sentence.start, sentence.end - 1
        text[start:end] = document.folded[start:end].replace(".", "·")
    free: list[Actor] = []
    reached = -1
    for span, letter, actor in sorted(
        spans, key=lambda item: (item[0].start, -item[0].end, "EPOCIDLN".index(item[1]))
    ):
        if span.start < reached:
            continue
        reached = span.end
        text[span.start : span.end] = letter * (span.end - span.start)
        if actor:
            free.append(actor)
    inside = {
        event: tuple(actors[bisect_left(starts, event.start) : bisect_left(starts, event.end)])
        for event in mentions.events
    }
    ordered = sorted(mentions.events, key=lambda event: event.start)
    whole = tuple(event for event in ordered if not _is_session(document, event, mentions))
    return Outline("".join(text), document.folded, tuple(free), tuple(actors), inside, whole)


def _is_session(document: Document, event: EventMention, mentions: Mentions) -> bool:
    """Whether words name a part of a meeting, whose chair does not chair the meeting."""
    if not _SESSION.match(document.folded, event.start, event.end):
        return False
    return any(
        other.key == event.key and not _SESSION.match(document.folded, other.start, other.end)
        for other in mentions.events
    )


def _name_start(document: Document, event: EventMention) -> int:
    """Where the name of a visit begins that is only told of somebody: "ông A, đang |thăm Lào"."""
    aside = document.folded.find(_ASIDE, event.start, event.end)
    return aside + len(_ASIDE) if aside >= 0 and event.kind == "visit" else event.start


def _name_end(document: Document, event: EventMention, actors: list[Actor]) -> int:
    """Where the name of a meeting is over: "hội nghị với ông A" is one only when it is a talk."""
    first = bisect_left(actors, event.start + 1, key=lambda actor: actor.start)
    last = bisect_left(actors, event.end, key=lambda actor: actor.start)
    for actor in actors[first:last] if event.kind not in _TALKS else ():
        if actor.kind == "person":
            link = _WITH.search(document.folded, event.start, actor.start)
            return link.start() if link else event.end
    return event.end
