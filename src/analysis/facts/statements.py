"""Document + mentions + event reports -> attributed speech: who said what, where."""

from analysis.matching import Scan
from analysis.records import Document, EventReport, Mentions, Statement


def statements(
    document: Document, scan: Scan, mentions: Mentions, events: tuple[EventReport, ...]
) -> tuple[Statement, ...]:
    """Every statement with its speaker (a person's key, a body's key, an office as written)."""
    return ()
