"""Tables and a catalogue of notebooks in, a site of reports out."""

from analysis.reports.site import render

__all__ = ["render"]
