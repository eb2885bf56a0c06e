"""Views in, charts out: one function per view, and the words for whoever cannot see the chart.

Each function takes the view, ``lang`` and either ``ax`` to draw on or ``width`` in inches for a new
chart, and returns the Axes. Their titles are text; ``alternative_text`` describes what they show.
"""

from analysis.plots.alternatives import alternative_text
from analysis.plots.counts import events_per_year, most_active
from analysis.plots.graph import network
from analysis.plots.style import NARROW, WIDE, size, svg
from analysis.plots.time import agreements, events_timeline

__all__ = [
    "NARROW",
    "WIDE",
    "agreements",
    "alternative_text",
    "events_per_year",
    "events_timeline",
    "most_active",
    "network",
    "size",
    "svg",
]
