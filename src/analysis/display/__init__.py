"""Views in, what a notebook shows of them out: figures, tables, sentences and evidence.

Every function returns HTML in which all text is escaped. A name or a number leads to the sentences
it rests on: to the anchor of an event or an instrument in the ``evidence`` of the same page.
"""

from analysis.display.figures import figure
from analysis.display.readings import highlight, highlight_page
from analysis.display.sentences import evidence
from analysis.display.summaries import findings, numbers
from analysis.display.tables import table

__all__ = ["evidence", "figure", "findings", "highlight", "highlight_page", "numbers", "table"]
