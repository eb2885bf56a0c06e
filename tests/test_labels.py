"""Wording: complete in every language, dates and numbers as readers write them."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis import labels
from analysis.errors import ReportError
from analysis.labels import LANGUAGES, country_name, keys, label, value_label
from analysis.labels.dates import date_text, number_text
from analysis.schema import (
    EVENT_KINDS,
    EVENT_STATUSES,
    INSTRUMENT_KINDS,
    INSTRUMENT_STATUSES,
    PARTICIPANT_KINDS,
    ROLES,
)

WORDING = {
    f"{group}.{name}": {lang: text.strip() for lang, text in languages.items()}
    for group, entries in yaml.safe_load(
        Path(labels.__file__).with_name("labels.yml").read_text(encoding="utf-8")
    ).items()
    for name, languages in entries.items()
}


class Slots(dict[str, str]):
    """Takes any name and remembers it."""

    def __missing__(self, name: str) -> str:
        self[name] = "…"
        return "…"


@pytest.mark.parametrize("key", keys())
def test_a_wording_has_the_same_slots_in_every_language(key: str) -> None:
    slots = []
    for lang in LANGUAGES:
        names = Slots()
        text = Formatter().vformat(WORDING[key][lang], (), names)
        assert text == text.strip()
        assert text
        slots.append(set(names))
    assert slots[0] == slots[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_of_the_tables_has_words(lang: str) -> None:
    codes = {
        "kind": (*EVENT_KINDS, *INSTRUMENT_KINDS, *PARTICIPANT_KINDS),
        "role": ROLES,
        "status": (*EVENT_STATUSES, *INSTRUMENT_STATUSES),
        "attendance": ("exact", "at_least", "about"),
    }
    known = set(keys())
    assert [
        f"{g}.{c}" for g, group in codes.items() for c in group if f"{g}.{c}" not in known
    ] == []
    assert value_label(lang, "kind", "unheard_of") == "unheard_of"


def test_unknown_wording_and_languages_are_told() -> None:
    with pytest.raises(ReportError, match=r'no label "plot\.none"; add it to labels\.yml'):
        label("vi", "plot.none")
    with pytest.raises(ReportError, match='language "fr" is unknown; choose one of vi, en'):
        label("fr", "plot.network")
    assert country_name("en", "ZZ") == "ZZ"


@pytest.mark.parametrize(
    ("value", "end", "vi", "en"),
    [
        ("2012-02-14", "", "14/2/2012", "14 February 2012"),
        ("2012-02", "", "tháng 2/2012", "February 2012"),
        ("2012", "", "2012", "2012"),
        ("2022-02-21", "2022-02-22", "21–22/2/2022", "21–22 February 2022"),
        ("2022-02-28", "2022-03-01", "28/2 – 1/3/2022", "28 February – 1 March 2022"),
        ("2022-12-31", "2023-01-01", "31/12/2022 – 1/1/2023", "31 December 2022 – 1 January 2023"),
        ("2022-02-21", "2022-02-21", "21/2/2022", "21 February 2022"),
        ("2025-01/2025-06", "", "tháng 1 – tháng 6/2025", "January – June 2025"),
        ("2020/2022", "", "2020–2022", "2020–2022"),
        ("2021/", "", "từ 2021", "from 2021"),
        ("/2021", "", "đến 2021", "until 2021"),
        ("XXXX-02-14", "", "14/2 (không rõ năm)", "14 February (year unknown)"),
        ("XXXX", "", "không rõ năm", "year unknown"),
        ("mùa xuân", "", "mùa xuân", "mùa xuân"),
    ],
)
def test_dates_are_written_out(value: str, end: str, vi: str, en: str) -> None:
    assert date_text("vi", value, end) == vi
    assert date_text("en", value, end) == en


@given(st.text(max_size=20), st.text(max_size=10), st.sampled_from(LANGUAGES))
def test_any_text_in_place_of_a_date_is_shown_somehow(value: str, end: str, lang: str) -> None:
    assert isinstance(date_text(lang, value, end), str)


@given(st.dates())
def test_a_day_keeps_its_numbers(day: object) -> None:
    numbers = re.findall(r"\d+", date_text("vi", str(day)))
    assert [int(number) for number in numbers] == [int(part) for part in str(day).split("-")][::-1]


def test_numbers_have_the_separators_of_the_language() -> None:
    assert number_text("vi", 1234567.891, 2) == "1.234.567,89"
    assert number_text("en", 1234567.891, 2) == "1,234,567.89"
    assert number_text("vi", 0) == "0"
