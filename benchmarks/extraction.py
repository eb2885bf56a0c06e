"""Articles in, speed of reading and extracting them out, beside floors measured in the same run.

    .venv/bin/python benchmarks/extraction.py [--documents DIR] [--rounds N] [--profile]

One process on one core. Speeds are millions of bytes of UTF-8 text per second of processor time,
the best of the rounds; what matters is the ratio to the floors, which no machine changes much.
"""

import argparse
import cProfile
import pstats
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from analysis.documents import document_from_text, read_documents
from analysis.extraction import extract
from analysis.lexicon import packaged_lexicon
from analysis.matching import scan
from analysis.records import Document
from analysis.text import fold

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"\w+")
SHOWN = 15


def main() -> None:
    """Print one line per measured step, and with ``--profile`` where extraction spends its time."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=Path, default=ROOT / "data" / "documents")
    parser.add_argument("--rounds", type=int, default=5, help="of which the best counts (5)")
    parser.add_argument("--profile", action="store_true", help="time by module of the package")
    options = parser.parse_args()
    documents = list(read_documents(options.documents))
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    print(f"{len(documents)} articles, {size:.3f} MB, best of {options.rounds} rounds", flush=True)
    whole = 0.0
    for name, step in steps().items():
        speed = size / min(seconds(step, documents) for _ in range(options.rounds))
        whole = whole or speed
        print(f"{name:34} {speed:8.2f} MB/s {whole / speed:7.1%} is what the whole reaches")
    if options.profile:
        print_profile(documents)


def steps() -> dict[str, Callable[[Document], object]]:
    """What is measured: reading a text to its facts first, then parts of it and floors."""
    lexicon = packaged_lexicon()
    automaton = AhoCorasick([fold(form) for entry in lexicon.entries for form in entry.forms])
    return {
        "read and extract": lambda one: extract(document_from_text("x", one.text)),
        "extract": extract,
        "read the structure": lambda document: document_from_text("x", document.text),
        "find the word lists' words": lambda one: scan(one.text, one.folded, lexicon),
        "floor: one Aho-Corasick pass": lambda one: automaton.find_matches_as_indexes(one.folded),
        "floor: words by a regular expression": lambda one: WORD.findall(one.text),
    }


def seconds(step: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Processor time of one step over all articles."""
    begun = time.process_time()
    for document in documents:
        step(document)
    return time.process_time() - begun


def print_profile(documents: Sequence[Document]) -> None:
    """Share of extraction's time inside each module, what it calls elsewhere not counted."""
    profile = cProfile.Profile()
    profile.runcall(seconds, extract, documents)
    inside: Counter[str] = Counter()
    for (path, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        inside[module(path)] += own
    whole = inside.total()
    for name, own in inside.most_common(SHOWN):
        print(f"{own / whole:7.1%}  {name}")


def module(path: str) -> str:
    """A file as a module of the package; everything else is Python's own."""
    parts = Path(path).with_suffix("").parts
    return ".".join(parts[parts.index("analysis") + 1 :]) if "analysis" in parts else "(Python)"


if __name__ == "__main__":
    main()
