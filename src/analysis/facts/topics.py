"""Document + mentions + statements -> topics of the 4P frame where they are written."""

from analysis.matching import Scan
from analysis.records import Document, Mentions, Statement, Topic


def topics(
    document: Document, scan: Scan, mentions: Mentions, statements: tuple[Statement, ...]
) -> tuple[Topic, ...]:
    """Every topic with its pillar and the statement, event or instrument that it belongs to."""
    return ()
