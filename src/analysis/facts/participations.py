"""Document + mentions + event reports + statements -> who took part in which event, in which role."""

from analysis.matching import Scan
from analysis.records import Document, EventReport, Mentions, Participation, Statement


def participations(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    events: tuple[EventReport, ...],
    statements: tuple[Statement, ...],
) -> tuple[Participation, ...]:
    """One row per event, participant and role, with the words that say so."""
    return ()
