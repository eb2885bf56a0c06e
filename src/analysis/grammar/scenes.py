"""Document + event mentions -> which event each stretch of running text is about."""

import re
from bisect import bisect_right

from analysis.frozen import frozen
from analysis.records import Document, EventMention, Span


@frozen
class Scene:
    """A sentence, or the part of one from one event on, and the event it is about."""

    start: int
    end: int
    event: str | None


def main_event(document: Document, events: tuple[EventMention, ...]) -> str | None:
    """The event that an article reports: the one in its title, else the first in its running text.

    A campaign in the title gives way to the meeting that starts it. One that the text names three
    times as often as the first comes before it.
    """
    titles = [event for event in events if document.line_at(event.start).kind == "title"]
    if titles and titles[0].kind != "campaign":
        return titles[0].key
    body = [
        event
        for event in events
        if document.line_at(event.start).kind == "body"
        and not is_topic(document, event.start)
        and not (event.kind == "visit" and _is_frame(document, event.start))
    ]
    counts: dict[str, int] = {}
    for event in body or events:
        counts[event.key] = counts.get(event.key, 0) + 1
    if not counts:
        return None
    first = next(iter(counts))
    most = max(counts.values())
    return first if counts[first] * 3 >= most else max(counts, key=lambda key: counts[key])


_TOPIC = re.compile(
    r"\b(?:ban tổ chức|tiểu ban|trước thềm|công tác tổ chức|hướng tới|thông báo về|thông tin về"
    r"|giới thiệu về|báo chí về|kết quả(?: của)?) (?:các |cuộc )?\Z"
)
_FRAME = re.compile(r"\b(?:trong khuôn khổ|nhân dịp|nhân|bên lề)(?: của)? \Z")
_TOPIC_WORDS = 30


def is_topic(document: Document, position: int) -> bool:
    """Whether the event named at a place is only what something else is about or for."""
    return _TOPIC.search(document.folded, max(0, position - _TOPIC_WORDS), position) is not None


def _is_frame(document: Document, position: int) -> bool:
    """Whether something else is told of the time of an event: "trong khuôn khổ |chuyến thăm"."""
    return _FRAME.search(document.folded, max(0, position - _TOPIC_WORDS), position) is not None


def scenes(document: Document, events: tuple[EventMention, ...]) -> tuple[Scene, ...]:
    """The text cut where its event changes, in order.

    A sentence that names no event continues the one before it in its paragraph; a paragraph that
    names none is about the main event.
    """
    main = main_event(document, events)
    starts = [event.start for event in events]
    found: list[Scene] = []
    current, line_start = main, -1
    for sentence in document.sentences:
        line = document.line_at(sentence.start)
        if line.start != line_start:
            current, line_start = main, line.start
        here = events[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end)]
        found += _cut(sentence, here, current)
        current = _carried(document, here) or found[-1].event
    return tuple(found)


_OCCASION = re.compile(r"\b(?:(?:sang|đến|tới) (?:tham )?dự|nhân(?: dịp)?)(?: [^\s,.;]+)?\s\Z")
_OCCASION_WORDS = 30


def _carried(document: Document, here: tuple[EventMention, ...]) -> str | None:
    """The talks that the next sentence goes on with, not the occasion on which they were held."""
    if len(here) < 2 or here[-2].kind != "bilateral_meeting":
        return None
    start = here[-1].start
    occasion = _OCCASION.search(
        document.folded, max(here[-2].start, start - _OCCASION_WORDS), start
    )
    return here[-2].key if occasion else None


def _cut(sentence: Span, here: tuple[EventMention, ...], current: str | None) -> list[Scene]:
    cuts: list[Scene] = []
    start, event = sentence.start, here[0].key if here else current
    for mention in here:
        if mention.key != event:
            cuts.append(Scene(start, mention.start, event))
            start, event = mention.start, mention.key
    return [*cuts, Scene(start, sentence.end, event)]


def scene_at(cut: tuple[Scene, ...], position: int) -> Scene | None:
    """The scene that holds a position, None outside running text."""
    index = bisect_right(cut, position, key=lambda scene: scene.start) - 1
    return cut[index] if index >= 0 and position < cut[index].end else None
