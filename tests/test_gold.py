"""Gold files that are not as their guide says: file and place are named, with what to do."""

import json
from pathlib import Path

import pytest

from analysis.errors import GoldError
from analysis.evaluation import evaluate
from sample_gold import Gold, article, event, gold, person


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", r"one\.json: not JSON in UTF-8 \(.+\); correct it"),
        (b"\xff", r"one\.json: not JSON in UTF-8"),
        (b"[]", r"one\.json: not an object; write it with keys"),
        (b"{}", r'one\.json: key "doc" is missing; add it, with null if unknown'),
        (gold(doc="two"), r'one\.json: "doc" is "two"; it must be the name of the file'),
        (gold(pepole=[]), r'one\.json: key "pepole" is unknown; use doc, language'),
        (gold(people={}), r'one\.json: "people" is not a list of objects; correct it'),
        (gold(people=["Lan"]), r"one\.json: people 1: not an object"),
        (gold(people=[person("Lan") | {"rank": 3}]), 'people 1: "rank" is not a text or null'),
        (gold(people=[person("")]), 'people 1: "name" is not a text; correct it'),
        (gold(people=[person("Lan") | {"variants": [1]}]), '"variants" is not a list of texts'),
        (gold(events=[event("A") | {"ordinal": "8"}]), '"ordinal" is not a whole number or null'),
        (gold(events=[event("A") | {"participants": [{}]}]), 'events 1: participants 1: key "who"'),
    ],
)
def test_a_bad_gold_file_is_named_with_the_place(
    tmp_path: Path, content: bytes | Gold, message: str
) -> None:
    written = content if isinstance(content, bytes) else json.dumps(content).encode()
    (tmp_path / "one.json").write_bytes(written)
    with pytest.raises(GoldError, match=message) as caught:
        evaluate(article(), tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such folder; name the one that holds the gold files"):
        evaluate(article(), tmp_path / "none")
    with pytest.raises(GoldError, match=r"no \.json files here; name the folder of the gold files"):
        evaluate(article(), tmp_path)


def test_gold_of_other_articles_only_is_told(tmp_path: Path) -> None:
    (tmp_path / "two.json").write_text(json.dumps(gold(doc="two")), encoding="utf-8")
    with pytest.raises(GoldError, match="no gold file is named after an article of these tables"):
        evaluate(article(), tmp_path)
