"""Tables and a catalogue of notebooks in, a site of reports out."""

from analysis.reports.site import check_request, render

__all__ = ["check_request", "render"]
