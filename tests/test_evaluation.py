"""Scores counted by hand: two articles, tables that get some of them right."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cli import main
from analysis.evaluation import Scores, evaluate
from analysis.evaluation.likeness import best_pairs, likeness, same
from analysis.tables import Tables, write_tables
from sample_gold import Gold, article, at, event, gold, instrument, mention, people, person
from sample_tables import FIRST


@pytest.fixture
def score(tmp_path: Path) -> Callable[[Tables, Gold], Scores]:
    def scored(made: Tables, marked: Gold) -> Scores:
        (tmp_path / "one.json").write_text(json.dumps(marked), encoding="utf-8")
        return evaluate(made, tmp_path)

    return scored


Score = Callable[[Tables, Gold], Scores]


def figures(scores: Scores, table: str) -> tuple[float, float, float, int, int]:
    (row,) = scores.figures[scores.figures["table"] == table].to_dict("records")
    return row["precision"], row["recall"], row["f1"], row["gold"], row["found"]


def differences(scores: Scores, table: str) -> list[tuple[str, str]]:
    rows = scores.differences_in(table)
    return list(zip(rows["verdict"], rows["item"], strict=True))


def test_precision_recall_and_their_mean_are_counted(score: Score) -> None:
    made = article(**people(("lan", "Lan", "Lan"), ("dara", "Dara", "Dara"), ("mo", "Mở", "Mở")))
    marked = gold(people=[person("Lan"), person("Sok"), person("Vũ"), person("Hoa"), person("An")])
    scores = score(made, marked)
    assert figures(scores, "people") == (0.3333, 0.2, 0.25, 5, 3)
    assert differences(scores, "people") == [
        ("missed", "Sok"), ("missed", "Vũ"), ("missed", "Hoa"), ("missed", "An"),
        ("spurious", "Dara"), ("spurious", "Mở"),
    ]  # fmt: skip


def test_nothing_marked_and_nothing_found_scores_zero_of_zero(score: Score) -> None:
    assert figures(score(article(), gold()), "events") == (0, 0, 0, 0, 0)


def test_a_variant_counts_as_the_name(score: Score) -> None:
    made = article(**people(("dara", "Dara", "Dara")))
    assert (
        figures(score(made, gold(people=[person("Sok Dara", variants=("DARA",))])), "people")[2]
        == 1
    )
    assert figures(score(made, gold(people=[person("Sok Dara")])), "people")[2] == 0


def test_a_rank_counts_only_at_its_holder(score: Score) -> None:
    rows = people(("lan", "Lan", "Lan"), ("dara", "Dara", "Dara"))
    rows["appointments"] = [
        {"person_id": "lan", "rank": "Đại tá", "title": "Thứ trưởng Bộ Công an", **at("Lan")},
        {"person_id": "dara", "rank": "Thiếu tá", **at("Dara")},
    ]
    marked = [person("Lan", "đại tá", "Thứ trưởng Bộ Công an Việt Nam"), person("Dara", "Đại tá")]
    scores = score(article(**rows), gold(people=marked))
    assert figures(scores, "ranks") == (0.5, 0.5, 0.5, 2, 2)
    assert figures(scores, "positions") == (1, 1, 1, 1, 1)
    assert differences(scores, "ranks") == [
        ("missed", "Dara: Đại tá"), ("spurious", "Dara: Thiếu tá"),
    ]  # fmt: skip


def test_dates_count_once_for_each_value(score: Score) -> None:
    rows = [
        {"text": words, "value": "2012-02-14", "kind": "date", "inferred": False, **at(words)}
        for words in ("14/2/2012", "2012")
    ]
    marked = [
        {"text": "14/2/2012", "value": value} for value in ("2012-02-14", "2012-02-14", "2012")
    ]
    scores = score(article(dates=rows), gold(dates=marked))
    assert figures(scores, "dates") == (1, 0.5, 0.6667, 2, 1)


MEETING = {"event_id": "x", "kind": "conference", "status": "held", "n_documents": 1}


def meeting(**said: object) -> dict[str, list[dict[str, Any]]]:
    name = "Hội nghị Mở đầu"
    report = {"event_id": "x", "name": name, "kind": "conference", "status": "held", **at(name)}
    return {"events": [MEETING | {"name": name}], "event_reports": [report | said]}


def test_attributes_of_an_event_count_where_it_is_found(score: Score) -> None:
    rows = meeting(start_date="2012-02-14", place="Hà Nội", attendance=60, ordinal=2)
    marked = event(
        "Hội nghị Mở đầu", start="2012-02-14", place="hà nội", attendance=61, country="VN"
    )
    scores = score(article(**rows), gold(events=[marked]))
    assert figures(scores, "events") == (1, 1, 1, 1, 1)
    assert figures(scores, "event.start")[2] == 1
    assert figures(scores, "event.place")[2] == 1
    assert figures(scores, "event.attendance") == (0, 0, 0, 1, 1)
    assert figures(scores, "event.country") == (0, 0, 0, 1, 0)
    assert figures(scores, "event.ordinal") == (0, 0, 0, 0, 1)
    assert differences(scores, "event.attendance") == [
        ("missed", "Hội nghị Mở đầu: 61"), ("spurious", "Hội nghị Mở đầu: 60"),
    ]  # fmt: skip


def test_another_number_in_the_series_is_another_event(score: Score) -> None:
    marked = event("Hội nghị về giao thông lần thứ 3 khai mạc", ordinal=3)
    scores = score(article(**meeting(ordinal=4)), gold(events=[marked]))
    assert figures(scores, "events") == (0, 0, 0, 1, 1)
    assert figures(scores, "event.kind") == (0, 0, 0, 1, 0)


def test_a_participation_needs_its_event_and_its_role(score: Score) -> None:
    rows = meeting() | people(("lan", "Lan", "Lan"))
    rows["participations"] = [
        {
            "event_id": "x",
            "participant_kind": kind,
            "participant_id": who,
            "role": role,
            **at("Lan"),
        }
        for kind, who, role in (("person", "lan", "chair"), ("country", "VN", "host"))
    ]
    marked = event("Hội nghị Mở đầu", ("Lan", "person", "speaker"), ("VN", "country", "host"))
    scores = score(article(**rows), gold(people=[person("Lan")], events=[marked]))
    assert figures(scores, "participations") == (0.5, 0.5, 0.5, 2, 2)
    assert figures(scores, "participations.any_role") == (1, 1, 1, 2, 2)
    assert differences(scores, "participations") == [
        ("missed", "Lan (speaker) in Hội nghị Mở đầu"),
        ("spurious", "Lan (chair) in Hội nghị Mở đầu"),
    ]
    elsewhere = score(article(**rows), gold(people=[person("Lan")]))
    assert figures(elsewhere, "participations.any_role") == (0, 0, 0, 0, 2)


def test_instruments_and_their_parties(score: Score) -> None:
    rows: dict[str, list[dict[str, Any]]] = {
        "instruments": [{"instrument_id": "m", "name": "MOU", "kind": "mou", "n_documents": 1}],
        "instrument_reports": [
            {"instrument_id": "m", "name": "MOU", "kind": "mou", "status": "signed", **at("MOU")}
        ],
        "instrument_parties": [
            {"instrument_id": "m", "party_id": party, "party_kind": "country", **at("MOU")}
            for party in ("VN", "KH")
        ],
    }
    scores = score(
        article(**rows), gold(instruments=[instrument("MOU", "LA", "VN", status="signed")])
    )
    assert figures(scores, "instruments")[2] == 1
    assert figures(scores, "instrument.status")[2] == 1
    assert figures(scores, "instrument.parties") == (0.5, 0.5, 0.5, 2, 2)
    assert differences(scores, "instrument.parties") == [
        ("missed", "MOU: LA"),
        ("spurious", "MOU: KH"),
    ]


def test_a_statement_needs_its_speaker_and_its_first_words(score: Score) -> None:
    rows = people(("lan", "Lan", "Lan"), ("dara", "Dara", "Dara"))
    said = "khai mạc Hội nghị Mở đầu"
    rows["statements"] = [
        {"statement_id": key, "speaker_id": key, "speaker_kind": "person", "quoted": False}
        | {"text": said, **at(said)}
        for key in ("lan", "dara")
    ]
    marked = [
        {"speaker": "Lan", "verb": "nói", "starts": "Khai mạc hội nghị"},
        {"speaker": "Dara", "verb": "nói", "starts": "Việt Nam ký"},
    ]
    scores = score(article(**rows), gold(statements=marked))
    assert figures(scores, "statements") == (0.5, 0.5, 0.5, 2, 2)


def test_wrong_offsets_are_wrong_evidence(score: Score) -> None:
    right, wrong = mention("person", "lan", "Lan"), mention("person", "dara", "Dara")
    made = article(mentions=[right, wrong | {"text": "Dora"}])
    assert figures(score(made, gold()), "evidence") == (0.5, 0.5, 0.5, 2, 2)


def test_differences_come_with_their_sentence(score: Score) -> None:
    made = article(**people(("dara", "Dara", "Dara")))
    scores = score(made, gold(people=[person("LAN"), person("Sok")]))
    assert scores.differences["sentence"].isna().tolist() == [False, True, False]
    sentence = FIRST.partition("\n")[0]
    assert scores.differences["sentence"].dropna().tolist() == [sentence, sentence]
    assert scores.differences["doc_id"].tolist() == ["one"] * 3


def test_an_article_without_gold_does_not_count(score: Score, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(
        json.dumps(gold(doc="other", people=[person("Lan")])), encoding="utf-8"
    )
    made = article(**people(("lan", "Lan", "Lan")))
    scores = score(made, gold(people=[person("Lan")]))
    assert figures(scores, "people") == (1, 0.5, 0.6667, 2, 1)
    assert differences(scores, "people") == [("missed", "Lan")]


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Words of the command for a build with one right and one wrong name."""
    made = article(**people(("lan", "Lan", "Lan"), ("dara", "Dara", "Dara")))
    write_tables(made, tmp_path / "build" / "tables")
    (tmp_path / "gold").mkdir()
    marked = json.dumps(gold(people=[person("Lan")]))
    (tmp_path / "gold" / "one.json").write_text(marked, encoding="utf-8")
    return ["evaluate", str(tmp_path / "build"), "--gold", str(tmp_path / "gold")]


def test_the_command_prints_a_table(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(folders) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["table", "precision", "recall", "F1", "gold", "found"]
    assert ["people", "0.500", "1.000", "0.667", "1", "2"] in [line.split() for line in lines]


def test_the_command_lists_errors(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*folders, "--errors", "people", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["people: spurious in one: Dara", "    " + FIRST.partition("\n")[0]]


def test_the_command_writes_json(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*folders, "--json"]) == 0
    row = json.loads(capsys.readouterr().out)["people"]
    assert row == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "gold": 1, "found": 2}
    assert main([*folders, "--json", "--errors", "all"]) == 0
    both = json.loads(capsys.readouterr().out)
    assert both["figures"]["people"] == row
    assert [one["item"] for one in both["differences"]] == ["Dara"]


def test_an_unknown_table_is_wrong_use(
    folders: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*folders, "--errors", "peple"]) == 2
    assert '--errors "peple" is unknown; choose all, document.published' in capsys.readouterr().err


def test_spelling_does_not_part_names() -> None:
    assert same("Lê Qúy Vương", "LÊ QUÝ  VƯƠNG")
    assert same("Ðoàn Hoà", "Đoàn Hòa")
    assert not same("Hoa", "Hòa")


names = st.lists(st.text(alphabet="ab cđàòa", max_size=8), max_size=6)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(names, names)
def test_pairs_are_one_to_one_and_alike_enough(ours: list[str], theirs: list[str]) -> None:
    pairs = best_pairs(ours, theirs, likeness, 0.5)
    assert len(set(pairs.values())) == len(pairs)
    assert all(likeness(ours[i], theirs[j]) >= 0.5 for i, j in pairs.items())
    free = set(range(len(theirs))) - set(pairs.values())
    left = set(range(len(ours))) - set(pairs)
    assert all(likeness(ours[i], theirs[j]) < 0.5 for i in left for j in free)


def test_the_likest_pair_comes_first() -> None:
    assert best_pairs(["a b", "a b c"], ["a b c"], likeness, 0.5) == {1: 0}
    assert best_pairs(["a", "a"], ["a", "a"], likeness, 0.5) == {0: 0, 1: 1}


def test_frames_keep_their_columns_when_all_is_right(score: Score) -> None:
    scores = score(article(), gold())
    assert isinstance(scores.figures, pd.DataFrame)
    assert list(scores.differences) == ["table", "doc_id", "verdict", "item", "sentence"]
    assert len(scores.differences_in("all")) == 0
