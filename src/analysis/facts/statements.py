"""Document + mentions + event reports -> attributed speech: who said what, where."""

from collections.abc import Iterable, Iterator

from analysis.grammar.attribution import Attribution, Said
from analysis.grammar.scenes import Scene, scenes
from analysis.grammar.speakers import Speaker
from analysis.matching import Scan
from analysis.records import Document, EventMention, EventReport, Mentions, Statement
from analysis.text import words

_OPENING_WORDS = 8


def statements(
    document: Document, scan: Scan, mentions: Mentions, events: tuple[EventReport, ...]
) -> tuple[Statement, ...]:
    """Every statement with its speaker (a person's key, a body's key, an office as written).

    ``event`` is the event that the text is about where the words stand, when it has taken place.
    """
    finder = Attribution(document, scan, mentions)
    held = {event.event for event in events if event.status != "upcoming"}
    found = [
        said
        for sentence in document.sentences
        if document.line_at(sentence.start).kind != "title"
        for said in finder.said_in(sentence)
    ]
    cut = scenes(document, tuple(e for e in mentions.events if not _told_of(e, found)))
    return tuple(
        _once(
            _statement(document, said, speaker, _event(said, speaker, mentions, cut, held))
            for said in sorted(found, key=lambda said: (said.verb.start, said.start))
            for speaker in said.speakers
            if speaker.kind != "collective"
        )
    )


def _told_of(event: EventMention, found: list[Said]) -> bool:
    """Whether an event is named only in what somebody says."""
    return any(said.content.start <= event.start < said.content.end for said in found)


def _event(
    said: Said, speaker: Speaker, mentions: Mentions, cut: Iterable[Scene], held: set[str]
) -> str | None:
    """The event at which something is said; a body says it there only where both are named."""
    if said.rule == "statements.by":
        return None
    scene = next((s for s in cut if s.start <= said.verb.start < s.end), None)
    if scene is None or scene.event not in held:
        return None
    near = any(e.key == scene.event and scene.start <= e.start < scene.end for e in mentions.events)
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
        opening = (statement.speaker, tuple(words(statement.text)[:_OPENING_WORDS]))
        if opening not in seen:
            seen.add(opening)
            yield statement
