"""Document + named events -> further events of a series told without their head word.

"Lần thứ năm ở Hà Nội", "lần tới là năm 2026", "cuộc cuối, với ông A": the head word is that of
the event told before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.grammar.event_identity import NamedEvent
from analysis.grammar.event_names import EventName
from analysis.grammar.numbers import Ordinal, ordinals
from analysis.grammar.spans import Covered
from analysis.records import Document, Span
from analysis.text import fold

_BEFORE = re.compile(
    r"(?:^(?:[-–•*+]\s*)?|[.;,:(|]\s*"
    r"|\b(?:tại|và|chủ trì|sau|từ|đến|qua|hai|ở|là|của|tới|dự)\s+(?:kỳ |lần )?)$"
)
_NEXT_TIME = re.compile(
    r"\b(?:lần|kỳ) (?:tới|sau|tiếp theo|kế tiếp)(?= (?:là|vào|sẽ|dự kiến|được)\b)"
)
_COUNTED = re.compile(
    r"\b(?:cuộc|buổi)(?: thứ (?:nhất|hai|ba|tư|năm|sáu)| đầu(?: tiên)?| cuối(?: cùng)?"
    r"| tiếp theo| kế tiếp| còn lại),? (?=(?:với|giữa|cùng) )"
)
_PARTIES_END = re.compile(
    r"[,;.:!?(\n]|(?<=\w) (?=(?:diễn ra|xoay quanh|bàn|kéo dài|là|vào|tại)\b)"
)
_LOOKED_BACK = 12
_NAMED = ("noun", "strict")
_UNITS = ("lần", "kỳ", "vòng")


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """A name without a head word, and the event that lends it the head word."""

    name: EventName
    model: NamedEvent


def elliptic_names(
    document: Document, found: list[EventName], events: list[NamedEvent]
) -> Iterator[Ellipsis]:
    """Every name without a head word, outside the names that were ``found``, in text order."""
    covered = Covered(found)
    numbered = _model(events)
    for sentence in document.sentences:
        if numbered:
            for ordinal in ordinals(document.folded, sentence.start, sentence.end):
                if ordinal.start not in covered and _stands_alone(document, ordinal, sentence):
                    yield Ellipsis(_numbered(document, ordinal, numbered), numbered)
        yield from _next_times(document, sentence, events)
        yield from _counted(document, sentence, events)


def _model(events: list[NamedEvent]) -> NamedEvent | None:
    return next(
        (
            event
            for event in events
            if event.ordinal is not None and event.names[0].grammar in _NAMED
        ),
        None,
    )


def _stands_alone(document: Document, ordinal: Ordinal, sentence: Span) -> bool:
    before = document.folded[max(sentence.start, ordinal.start - _LOOKED_BACK) : ordinal.start]
    return ordinal.unit in _UNITS and _BEFORE.search(before) is not None


def _numbered(document: Document, ordinal: Ordinal, model: NamedEvent) -> EventName:
    """The model's name with another number."""
    best = model.longest
    inside = ordinals(fold(best.name), 0, len(best.name))
    written = document.text[ordinal.start : ordinal.end].lower()
    if written.startswith("thứ "):
        written = f"{ordinal.unit} {written}"
    name = f"{best.name} {written}"
    if inside:
        name = best.name[: inside[0].start] + written + best.name[inside[0].end :]
    return replace(
        best, start=ordinal.start, end=ordinal.end, name=name, ordinal=ordinal.value,
        acronym=None, series=model.series, rule="ellipsis",
    )  # fmt: skip


def _next_times(document: Document, sentence: Span, events: list[NamedEvent]) -> Iterator[Ellipsis]:
    """ "Lần tới là năm 2026" after a numbered event of a series."""
    for match in _NEXT_TIME.finditer(document.folded, sentence.start, sentence.end):
        model = _nearest([event for event in events if event.ordinal is not None], match.start())
        if model:
            best = model.longest
            inside = ordinals(fold(best.name), 0, len(best.name))
            name = best.name[: inside[0].start].rstrip() if inside else best.name
            name += best.name[inside[0].end :] if inside else ""
            yield Ellipsis(
                replace(best, start=match.start(), end=match.end(), name=name, ordinal=None,
                        acronym=None, series=model.series, rule="ellipsis"),
                model,
            )  # fmt: skip


def _counted(document: Document, sentence: Span, events: list[NamedEvent]) -> Iterator[Ellipsis]:
    """ "Cuộc thứ ba, với ông A" after talks with others."""
    for match in _COUNTED.finditer(document.folded, sentence.start, sentence.end):
        model = _nearest(
            [event for event in events if event.group in ("talk", "meeting")], match.start()
        )
        if model:
            stop = _PARTIES_END.search(document.folded, match.end(), sentence.end)
            end = stop.start() if stop else sentence.end
            yield Ellipsis(
                replace(model.longest, start=match.start(), end=end,
                        name=document.text[match.start() : end], ordinal=None, acronym=None,
                        series=None, rule="ellipsis"),
                model,
            )  # fmt: skip


def _nearest(events: list[NamedEvent], position: int) -> NamedEvent | None:
    """The event whose name ends last before a position."""
    before = [
        (name.end, index)
        for index, event in enumerate(events)
        for name in event.names
        if name.end <= position
    ]
    return events[max(before)[1]] if before else None
