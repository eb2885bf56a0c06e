"""One pass over all word lists: leftmost, longest, whole words, looked up by place."""

from analysis.lexicon import Entry, Lexicon
from analysis.matching import Scan, scan
from analysis.text import fold


def found(text: str, *forms: str) -> Scan:
    entries = [Entry("list", (form,), form, "any", form, {}, 1) for form in forms]
    return scan(text, fold(text), Lexicon(entries))


def values(result: Scan) -> list[str]:
    return [hit.entry.value for hit in result["list"]]


def test_the_longest_of_the_leftmost_wins() -> None:
    assert values(found("bộ đội biên phòng", "bộ", "bộ đội", "đội biên phòng")) == ["bộ đội"]


def test_only_whole_words_are_found() -> None:
    assert values(found("anhan an", "an")) == ["an"]


def test_a_form_with_signs_at_its_ends_is_found_beside_letters() -> None:
    assert values(found("GS.An", "gs.")) == ["gs."]


def test_hits_are_looked_up_by_start_end_and_stretch() -> None:
    result = found("mai an đào", "an", "đào")
    assert result.starting("list", 4) is result["list"][0]
    assert result.ending("list", 6) is result["list"][0]
    assert result.starting("list", 5) is None
    assert result.within("list", 4, 9) == result["list"][:1]
    assert result.within("list", 4, 10) == result["list"]


def test_an_unknown_list_has_no_hits() -> None:
    assert found("an", "an")["other"] == ()
