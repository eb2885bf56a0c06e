"""Document + mentions + event reports -> attributed speech: who said what, where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from analysis.grammar.attribution import Attribution, Said
from analysis.grammar.scenes import Scene, scene_at, scenes
from analysis.grammar.speakers import Speaker
from analysis.matching import Scan
from analysis.records import Document, EventMention, EventReport, Mentions, Statement
from analysis.text import words

_OPENING, _OPENING_WORDS = 120, 8


def statements(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    events: tuple[EventReport, ...],
    speakers: tuple[Speaker, ...],
) -> tuple[Statement, ...]:
    """Every statement with its speaker (a person's key, a body's key, an office as written).

    ``event`` is the event that the text is about where the words stand, when it has taken place.
    """
    finder = Attribution(document, scan, speakers)
    held = {event.event for event in events if event.status != "upcoming"}
    found = [
        said
        for sentence in document.sentences
        if document.line_at(sentence.start).kind != "title"
        for said in finder.said_in(sentence)
    ]
    told = sorted((said.content.start, said.content.end) for said in found)
    there = tuple(event for event in mentions.events if not _told_of(event, told))
    cut = scenes(document, there)
    return tuple(
        _once(
            _statement(document, said, speaker, _event(said, speaker, there, cut, held))
            for said in sorted(found, key=lambda said: (said.verb.start, said.start))
            for speaker in said.speakers
            if speaker.kind != "collective"
        )
    )


def _told_of(event: EventMention, told: Sequence[tuple[int, int]]) -> bool:
    """Whether an event is named only in what somebody says."""
    index = bisect_right(told, event.start, key=lambda span: span[0]) - 1
    return index >= 0 and event.start < told[index][1]


def _event(
    said: Said,
    speaker: Speaker,
    events: Sequence[EventMention],
    cut: tuple[Scene, ...],
    held: set[str],
) -> str | None:
    """The event at which something is said; a body says it there only where both are named."""
    scene = scene_at(cut, said.verb.start)
    if said.rule == "statements.by" or scene is None or scene.event not in held:
        return None
    first = bisect_left(events, scene.start, key=lambda event: event.start)
    near = first < len(events) and events[first].start < scene.end
    return scene.event if near or speaker.kind == "person" else None


def _statement(document: Document, said: Said, speaker: Speaker, event: str | None) -> Statement:
    content = said.content
    text = document.text[content.start : content.end]
    if said.rest:
        text += ", " + document.text[said.rest.start : said.rest.end]
    rest_end = said.rest.end if said.rest else 0
    end = max(content.end + content.quoted, said.verb.end, rest_end, speaker.end)
    kind = "office" if speaker.kind == "collective" else speaker.kind
    start = min(said.start, content.start - content.quoted)
    return Statement(
        speaker.key, kind, said.written, text, content.quoted, event, start, end, said.rule
    )


def _once(found: Iterable[Statement]) -> Iterator[Statement]:
    """Each statement where it is made first: a caption or a lead may repeat it."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for statement in found:
        opening = (statement.speaker, tuple(words(statement.text[:_OPENING])[:_OPENING_WORDS]))
        if opening not in seen:
            seen.add(opening)
            yield statement
