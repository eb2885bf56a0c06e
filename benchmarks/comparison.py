"""Articles with gold in, our accuracy and speed beside those of other programs out, as a table.

    .venv/bin/python benchmarks/comparison.py

The peers are installed once, into an environment of their own. All are scored by the one scorer of
this project and timed on one core, in one run. benchmarks/README.md says how they are read.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.documents import read_documents
from analysis.evaluation.annotations import Annotations, Organization, Person, Written
from analysis.evaluation.comparing import compare
from analysis.evaluation.found import Found
from analysis.evaluation.gold import read_gold
from analysis.evaluation.likeness import same
from analysis.extraction import extract
from analysis.records import Document
from analysis.resolution import resolve

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "benchmarks" / "peers"
ENVIRONMENT = ROOT / "build" / "peers"
TABLES = {
    "people": ("hoptac", "underthesea", "pyvi"),
    "organizations": ("hoptac", "underthesea"),
    "dates": ("hoptac", "dateparser"),
}
ONE_CORE = {
    f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "RAYON", "NUMEXPR")
}


@dataclass(frozen=True)
class Reading:
    """What a program found in each article, and the speed at which it read."""

    found: dict[str, Annotations]
    speed: float  # millions of bytes of UTF-8 per second of processor time


def main() -> None:
    """Read, score and print: accuracy on both halves of the gold, then speed."""
    halves = {
        "development half": read_gold(ROOT / "data" / "gold"),
        "test half": read_gold(ROOT / "data" / "gold" / "test"),
    }
    halves["both"] = tuple(one for gold in halves.values() for one in gold)
    gold = {one.doc_id: one for one in halves["both"]}
    documents = [one for one in read_documents(ROOT / "data" / "documents") if one.doc_id in gold]
    readings = {"hoptac": ours(documents)}
    python = environment()
    for peer in ("underthesea", "pyvi", "dateparser"):
        readings[peer] = theirs(peer, python, documents, gold)
    print(*accuracy(halves, readings), "", *speed(readings), sep="\n")


def ours(documents: Sequence[Document]) -> Reading:
    """Our tables, timed like the peers: one article to warm up, then all."""
    extract(documents[0])
    begun = time.process_time()
    facts = [extract(document) for document in documents]
    seconds = time.process_time() - begun
    found = Found(resolve(facts))
    size = megabytes(document.text for document in documents)
    return Reading({one.doc_id: found.annotations(one.doc_id) for one in documents}, size / seconds)


def environment() -> Path:
    """The interpreter of the peers' environment, which is made when it is not there."""
    python = ENVIRONMENT / "bin" / "python"
    done = ENVIRONMENT / "complete"
    if not done.is_file():
        print(f"Installing the peers into {ENVIRONMENT}", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
        requirements = PEERS / "requirements.txt"
        install = ["-m", "pip", "install", "--quiet", "--requirement"]
        subprocess.run([python, *install, requirements], check=True)
        done.touch()
    return python


def theirs(
    peer: str, python: Path, documents: Sequence[Document], gold: Mapping[str, Annotations]
) -> Reading:
    """What a peer finds in the same articles."""
    articles = [article(document, gold[document.doc_id]) for document in documents]
    kind = "lines" if peer == "dateparser" else "sentences"
    size = megabytes(text for one in articles for text in one[kind] or ())
    command = [str(python), str(PEERS / "read.py"), peer]
    run = subprocess.run(
        command, input=json.dumps(articles), capture_output=True,
        text=True, check=True, env=os.environ | ONE_CORE,
    )  # fmt: skip
    answer = json.loads(run.stdout)
    found = {
        document.doc_id: annotations(gold[document.doc_id], one)
        for document, one in zip(documents, answer["found"], strict=True)
    }
    return Reading(found, size / answer["seconds"])


def article(document: Document, gold: Annotations) -> dict[str, list[str] | str | None]:
    """What the peers are given: sentences for names, lines for dates, the day of publication."""
    text = document.text
    return {
        "published": gold.published,
        "sentences": [text[span.start : span.end] for span in document.sentences],
        "lines": [text[line.start : line.end] for line in document.lines if line.start < line.end],
    }


def annotations(gold: Annotations, found: Mapping[str, Iterable[str]]) -> Annotations:
    """A peer's strings as annotations; those that gold gives one thing as names count as one."""
    people = grouped(found.get("people", ()), [one.names for one in gold.people])
    bodies = grouped(found.get("organizations", ()), [one.names for one in gold.organizations])
    return Annotations(
        gold.doc_id,
        people=tuple(Person(names[0], names) for names in people),
        organizations=tuple(Organization(names[0], names) for names in bodies),
        dates=tuple(Written(value) for value in found.get("dates", ())),
    )


def grouped(strings: Iterable[str], known: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Distinct strings; those that are names of one known thing stand together."""
    groups: dict[object, dict[str, None]] = {}
    for string in strings:
        written = " ".join(string.split())
        thing = next(
            (at for at, names in enumerate(known) if any(same(written, one) for one in names)), None
        )
        groups.setdefault(written.casefold() if thing is None else thing, {})[written] = None
    return [tuple(group) for group in groups.values()]


def megabytes(texts: Iterable[str]) -> float:
    """Millions of bytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6


def accuracy(
    halves: Mapping[str, Sequence[Annotations]], readings: Mapping[str, Reading]
) -> Iterable[str]:
    """One row per table and program: precision, recall and F1 on each half."""
    yield "| table | program |" + "".join(f" {half}: P | R | F1 |" for half in halves)
    yield "| --- | --- |" + " --- | --- | --- |" * len(halves)
    for table, programs in TABLES.items():
        for program in programs:
            scores = (score(gold, readings[program].found, table) for gold in halves.values())
            cells = "".join(f" {value:.2f} |" for triple in scores for value in triple)
            yield f"| {table} | {program} |{cells}"


def score(
    gold: Iterable[Annotations], found: Mapping[str, Annotations], table: str
) -> tuple[float, float, float]:
    """Precision, recall and F1 of one table over all articles."""
    count: Counter[str] = Counter()
    for one in gold:
        for comparison in compare(one, found[one.doc_id]):
            if comparison.table == table:
                count["matched"] += comparison.matched
                count["missed"] += len(comparison.missed)
                count["spurious"] += len(comparison.spurious)
    matched, missed, spurious = count["matched"], count["missed"], count["spurious"]
    return (
        matched / max(matched + spurious, 1),
        matched / max(matched + missed, 1),
        2 * matched / max(2 * matched + missed + spurious, 1),
    )


def speed(readings: Mapping[str, Reading]) -> Iterable[str]:
    """One row per program: MB/s, and how many times as fast hoptac is."""
    yield "| program | MB/s | hoptac is faster by |"
    yield "| --- | --- | --- |"
    for program, reading in readings.items():
        times = readings["hoptac"].speed / reading.speed
        yield f"| {program} | {reading.speed:.3g} | {times:.3g} |"


if __name__ == "__main__":
    main()
