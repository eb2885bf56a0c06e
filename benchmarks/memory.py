"""Many articles in, one after the other, the most memory that reading them took out.

    .venv/bin/python benchmarks/memory.py [--documents DIR] [--count N]

The articles of the folder are copied under new names until there are as many as wanted, read as a
stream by ``read_documents`` and extracted, and their facts counted and let go. Linux only.
"""

import argparse
import itertools
import resource
import tempfile
import time
from pathlib import Path

from analysis.documents import read_documents
from analysis.extraction import extract

ROOT = Path(__file__).resolve().parents[1]
EVERY = 1000


def main() -> None:
    """Print the peak of memory after every thousand articles, and the time of all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=Path, default=ROOT / "data" / "documents")
    parser.add_argument("--count", type=int, default=10_000, help="articles to read (10000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copied(options.documents, Path(folder), options.count)
        begun, mentions = time.process_time(), 0
        for number, document in enumerate(read_documents(folder), start=1):
            mentions += len(extract(document).mentions.people)
            if number % EVERY == 0 or number == options.count:
                print(f"{number:6} articles  {peak():6.1f} MB at most", flush=True)
        print(f"{mentions} mentions of people, {time.process_time() - begun:.0f} s on one core")


def copied(source: Path, folder: Path, count: int) -> None:
    """The articles of a folder, under as many names as wanted."""
    texts = itertools.cycle(path.read_bytes() for path in sorted(source.glob("*.txt")))
    for number, text in zip(range(count), texts, strict=False):
        (folder / f"{number:06}.txt").write_bytes(text)


def peak() -> float:
    """The most memory that this process has held so far, in millions of bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
