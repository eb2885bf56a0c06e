"""The genre's ways of naming people and bodies, one short invented sentence for each way."""

from pathlib import Path

import pytest

from mention_reading import held, names, read

_CASES = Path(__file__).parent / "cases"


def _cases(kind: str) -> list[tuple[str, list[str]]]:
    """Each sentence of a file with what is expected in it."""
    lines = (_CASES / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(text, expected.split("; ") if expected else []) for text, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), _cases("people"))
def test_people_are_named_with_the_ranks_and_offices_given_to_them(
    text: str, expected: list[str]
) -> None:
    given = held(text)
    found = [
        f"{name}: {' / '.join(given[name])}" if name in given else name for name in names(text)
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), _cases("organizations"))
def test_bodies_are_named_from_their_head_to_the_end_of_their_name(
    text: str, expected: list[str]
) -> None:
    document, _, bodies, people, _ = read(text)
    assert people == ()
    found = [(document.text[body.start : body.end], body.country) for body in bodies]
    told = [name.partition("@")[::2] for name in expected]
    assert [name for name, _ in found] == [name for name, _ in told]
    assert [country for (_, country), (_, known) in zip(found, told, strict=True) if known] == [
        known for _, known in told if known
    ]
