"""Document + scan + mentions + statements -> topics of the 4P frame where they are written.

A topic belongs to the statement in whose words it stands, to the instrument in whose name it
stands and to the event that its passage is about; where none is certain, it stands alone.
"""

from bisect import bisect_right
from collections.abc import Sequence

from analysis.grammar.scenes import Scene, scene_at
from analysis.grammar.spans import Stretch
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, Mentions, Statement, Topic


def topics(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    statements: tuple[Statement, ...],
    cut: tuple[Scene, ...],
) -> tuple[Topic, ...]:
    """Every topic of the word list ``topics`` in running text, in order; none in a body's name.

    ``Topic.statement`` is an index into ``statements``; event and instrument are keys.
    """
    found = []
    for hit in scan["topics"]:
        in_body = _around(mentions.organizations, hit) is not None
        if in_body or document.sentence_at(hit.start) is None:
            continue
        statement = _said_in(document, statements, hit)
        said = statements[statement].event if statement is not None else None
        scene = scene_at(cut, hit.start)
        instrument = _around(mentions.instruments, hit)
        found.append(
            Topic(
                hit.entry.get("pillar"), hit.entry.value, statement,
                said if statement is not None else scene.event if scene else None,
                None if instrument is None else mentions.instruments[instrument].key,
                hit.start, hit.end, hit.entry.rule,
            )
        )  # fmt: skip
    return tuple(found)


def _said_in(document: Document, statements: Sequence[Statement], hit: Hit) -> int | None:
    """Index of the statement in whose words a hit stands: not in the speaker's office."""
    written = document.text[hit.start : hit.end]
    holding = (
        index
        for index, one in enumerate(statements)
        if one.start <= hit.start and hit.end <= one.end and written in one.text
    )
    return max(holding, key=lambda index: statements[index].start, default=None)


def _around(stretches: Sequence[Stretch], hit: Hit) -> int | None:
    """Index of the last of the stretches, sorted by start, that holds a hit."""
    index = bisect_right(stretches, hit.start, key=lambda stretch: stretch.start) - 1
    return index if index >= 0 and hit.end <= stretches[index].end else None
