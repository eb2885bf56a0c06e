"""One peer and articles in, what it finds and in what time out; runs in the peers' environment.

    python read.py underthesea < articles.json > found.json

Articles are a list of ``{"published": "2012-02-14" or null, "sentences": [...], "lines": [...]}``.
For each article ``found`` has lists ``people``, ``organizations``, ``dates``, as far as the peer
knows the kind; ``seconds`` is processor time over all articles after a first one to warm up.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

Article = dict[str, Any]
Found = dict[str, list[str]]

DIGITS_OF_PRECISION = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
NEUTRAL = datetime(2000, 1, 1)  # stands for the day of an article that tells none
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def underthesea() -> Callable[[Article], Found]:
    """Stretches labelled PER are people, ORG are organizations; LOC and MISC are neither."""
    from underthesea import ner

    def read(article: Article) -> Found:
        found: Found = {"people": [], "organizations": []}
        for sentence in article["sentences"]:
            for label, words in entities((word, tag) for word, *_, tag in ner(sentence)):
                if label in ("PER", "ORG"):
                    found["people" if label == "PER" else "organizations"].append(words)
        return found

    return read


def entities(tagged: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Labels and words of stretches that begin with B- and go on with I-."""
    label, words = "", list[str]()
    for word, tag in [*tagged, ("", "O")]:
        if words and tag != f"I-{label}":
            yield label, " ".join(words)
            words = []
        if tag != "O":
            label = tag[2:]
            words.append(word)


def pyvi() -> Callable[[Article], Found]:
    """Neighbouring words tagged Np, of two syllables or more, are people; it knows no more."""
    from pyvi import ViPosTagger, ViTokenizer

    def read(article: Article) -> Found:
        people: list[str] = []
        for sentence in article["sentences"]:
            words, tags = ViPosTagger.postagging(ViTokenizer.tokenize(sentence))
            for tag, group in groupby(zip(words, tags, strict=True), key=lambda pair: pair[1]):
                name = " ".join(word.replace("_", " ") for word, _ in group)
                if tag == "Np" and " " in name:
                    people.append(name)
        return {"people": people}

    return read


def dateparser() -> Callable[[Article], Found]:
    """Every date found, as exact as it is written; the article's own day is told beforehand."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(article: Article) -> Found:
        day = article["published"] or ""
        known = DAY.fullmatch(day) is not None
        settings = {
            "RELATIVE_BASE": datetime.fromisoformat(day) if known else NEUTRAL,
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
        }
        exact = DateDataParser(languages=["vi"], settings=settings)
        dates: list[str] = []
        for line in article["lines"]:
            for words, moment in search_dates(line, languages=["vi"], settings=settings) or ():
                data = exact.get_date_data(words)
                written = moment.strftime(DIGITS_OF_PRECISION.get(data.period, "%Y-%m-%d"))
                guessed = not known and data.parts is not None and "year" not in data.parts
                dates.append(f"XXXX{written[4:]}" if guessed else written)
        return {"dates": dates}

    return read


def main() -> None:
    """Read the articles with the peer that the command line names."""
    articles: list[Article] = json.load(sys.stdin)
    read = {"underthesea": underthesea, "pyvi": pyvi, "dateparser": dateparser}[sys.argv[1]]()
    read(articles[0])
    begun = time.process_time()
    found = [read(article) for article in articles]
    json.dump({"seconds": time.process_time() - begun, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
