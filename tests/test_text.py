"""Normal form, fold of equal length, repaired names, slugs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import fold, normalise, repair, slug, words


@given(st.text())
def test_the_fold_is_as_long_as_its_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HOÀ", "hòa"),
        ("thuý", "thúy"),
        ("Lê Qúy", "lê quý"),
        ("Ðào", "đào"),
        ("2020–2022", "2020-2022"),
        ("“a”", '"a"'),
        ("a\u00a0b", "a b"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_tones_stay_different() -> None:
    assert len({fold(word) for word in ("hoa", "hòa", "hóa", "hỏa", "hõa", "họa")}) == 6


def test_the_normal_form_joins_letters_and_their_marks() -> None:
    decomposed = unicodedata.normalize("NFD", "Trần Thị Mỹ")
    assert normalise(decomposed) == "Trần Thị Mỹ"


def test_a_name_loses_double_spaces_and_look_alike_letters() -> None:
    assert repair("Lê  \u00d0ình\u00a0An") == "Lê Đình An"


@given(st.text())
def test_a_slug_has_only_small_ascii_letters_digits_and_single_hyphens(text: str) -> None:
    assert all(part.isalnum() and part.isascii() for part in slug(text).split("-") if slug(text))
    assert slug(text) == slug(text).lower()


def test_words_leave_punctuation_out() -> None:
    assert words("Phòng, chống (mua bán)") == ["phòng", "chống", "mua", "bán"]


def test_a_lone_surrogate_is_folded_to_something_that_can_be_matched() -> None:
    assert fold("Bộ \ud800\udfff") == "bộ \ufffd\ufffd"
