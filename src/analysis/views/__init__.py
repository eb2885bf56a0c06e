"""Tables in, one small frame out that answers one question.

Every view takes ``date_from`` and ``date_to`` where time matters (EDTF, empty for no bound) and
``lang`` where it gives names. Cells hold codes and EDTF dates; an unknown value is null.
"""

from analysis.views.actors import most_active, network_actors, ties_with_events
from analysis.views.corpus import articles, corpus_summary, data_quality
from analysis.views.events import events_per_year, events_timeline
from analysis.views.evidence import agreement_evidence, event_evidence, evidence
from analysis.views.findings import agreement_findings, network_findings, overview_findings
from analysis.views.instruments import agreements

__all__ = [
    "agreement_evidence",
    "agreement_findings",
    "agreements",
    "articles",
    "corpus_summary",
    "data_quality",
    "event_evidence",
    "events_per_year",
    "events_timeline",
    "evidence",
    "most_active",
    "network_actors",
    "network_findings",
    "overview_findings",
    "ties_with_events",
]
