"""Word lists in TSV -> checked entries, compiled into one automaton.

The packaged lists lie in ``lexicons/``; a researcher's own rows add to them or override them.
``docs/extending.md`` tells how a row is written.
"""

from analysis.lexicon.columns import WordList
from analysis.lexicon.entries import Entry, Hit, Lexicon
from analysis.lexicon.loading import PACKAGED, load_lexicon, packaged_lexicon, word_lists
from analysis.lexicon.review import review

__all__ = [
    "PACKAGED", "Entry", "Hit", "Lexicon", "WordList", "load_lexicon", "packaged_lexicon",
    "review", "word_lists",
]  # fmt: skip
