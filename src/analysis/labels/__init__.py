"""A key and a language in, the words that a reader sees out; every wording stands here once.

``labels.yml`` holds headings, labels and prose in each language of ``LANGUAGES``; the names of
countries come from the word list of countries.
"""

import csv
from functools import cache
from pathlib import Path

import yaml

from analysis.errors import LexiconError, ReportError

LANGUAGES = ("vi", "en")

_WORDING = Path(__file__).with_name("labels.yml")
_COUNTRIES = Path(__file__).parent.with_name("lexicons") / "countries.tsv"


def label(lang: str, key: str, **values: object) -> str:
    """The wording of a key, with ``{name}`` filled in; raises ReportError for an unknown one.

    >>> label("en", "kind.mou"), label("vi", "kind.mou")
    ('Memorandum of understanding', 'Bản ghi nhớ')
    """
    wording = _wordings().get(key)
    if wording is None:
        raise ReportError(f'no label "{key}"; add it to {_WORDING.name}')
    return wording[checked_language(lang)].format(**values)


def value_label(lang: str, group: str, value: str) -> str:
    """The wording of a coded value such as a kind or a role; the code itself when it has none."""
    wording = _wordings().get(f"{group}.{value}")
    return wording[checked_language(lang)] if wording else value


def country_name(lang: str, code: str) -> str:
    """Name of a country by its ISO 3166-1 alpha-2 code, the code when the list has no such row."""
    return _countries().get(code, {}).get(checked_language(lang)) or code


def keys() -> tuple[str, ...]:
    """Every key that has a wording, in order."""
    return tuple(_wordings())


def checked_language(lang: str) -> str:
    """The language itself; raises ReportError when there is no wording in it."""
    if lang not in LANGUAGES:
        raise ReportError(f'language "{lang}" is unknown; choose one of {", ".join(LANGUAGES)}')
    return lang


@cache
def _wordings() -> dict[str, dict[str, str]]:
    wordings: dict[str, dict[str, str]] = {}
    for group, entries in yaml.safe_load(_WORDING.read_text(encoding="utf-8")).items():
        for name, languages in entries.items():
            if set(languages) != set(LANGUAGES):
                raise LexiconError(f"{_WORDING}: {group}.{name} needs {', '.join(LANGUAGES)}")
            wordings[f"{group}.{name}"] = {lang: text.strip() for lang, text in languages.items()}
    return wordings


@cache
def _countries() -> dict[str, dict[str, str]]:
    with _COUNTRIES.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {
        row["value"]: {"vi": row["name"].strip(), "en": row["name_en"].strip()}
        for row in reversed(list(rows))
    }
