from typing import Any

import pandas as pd
import pytest

from analysis.resolution import resolve
from analysis.tables import Tables
from invented_facts import Article

GREEN = "Hội nghị bảo vệ dòng Sông Xanh và phòng, chống buôn bán người"
SAME = "Hội nghị về bảo vệ Sông Xanh"


def _tables(*articles: Article) -> Tables:
    return resolve(article.facts() for article in articles)


def _events(*articles: Article) -> pd.DataFrame:
    return _tables(*articles)["events"].set_index("event_id")


def _on(doc_id: str, day: str, name: str = GREEN, place: str | None = None, **told: Any) -> Article:
    article = Article(doc_id)
    if place:
        article.place(place, "VN")
    return article.event(name, start_date=day, end_date=day, place=place, **told)


def test_series_and_number_make_one_event_whatever_else_is_told() -> None:
    found = _events(
        Article("a").event("SOM 8", series="commit-som", ordinal=8, kind="conference"),
        Article("b").event("Hội nghị", series="commit-som", ordinal=8, start_date="2012-02-14"),
        Article("c").event("SOM 9", series="commit-som", ordinal=9),
    )
    assert found["n_documents"].to_dict() == {"commit-som-8": 2, "commit-som-9": 1}
    assert found.loc["commit-som-8", "kind"] == "senior_officials_meeting"
    assert found.loc["commit-som-8", "name_en"] == "8th COMMIT Senior Officials Meeting"


def test_a_series_of_the_word_list_brings_its_row() -> None:
    tables = _tables(Article("a").event("IMM 3", series="commit-imm", ordinal=3))
    row = tables["event_series"].loc[0]
    assert (row["series_id"], row["acronym"], row["framework"]) == ("commit-imm", "IMM", "COMMIT")


def test_the_same_name_on_the_same_day_is_one_event() -> None:
    assert len(_events(_on("a", "2019-03-04"), _on("b", "2019-03-04"))) == 1


def test_the_same_name_on_other_days_is_two_events() -> None:
    assert len(_events(_on("a", "2019-03-04"), _on("b", "2019-03-05"))) == 2


def test_the_same_name_without_a_day_is_not_enough() -> None:
    assert len(_events(Article("a").event(GREEN), Article("b").event(GREEN))) == 2


def test_day_place_and_half_of_the_name_are_one_event() -> None:
    here = [_on("a", "2019-03-04", GREEN, "Hà Nội"), _on("b", "2019-03-04", SAME, "Hà Nội")]
    assert len(_events(*here)) == 1
    there = [_on("a", "2019-03-04", GREEN, "Hà Nội"), _on("b", "2019-03-04", SAME, "Huế")]
    assert len(_events(*there)) == 2


def test_a_day_and_a_place_without_a_common_word_are_two_events() -> None:
    other = _on("b", "2019-03-04", "Hội nghị tổng kết công tác năm", "Hà Nội")
    assert len(_events(_on("a", "2019-03-04", GREEN, "Hà Nội"), other)) == 2


def test_another_kind_on_the_same_day_is_another_event() -> None:
    other = _on("b", "2019-03-04", kind="training")
    assert len(_events(_on("a", "2019-03-04"), other)) == 2


def test_what_one_document_tells_apart_is_never_one_event() -> None:
    first = _on("a", "2019-03-04", GREEN, "Hà Nội")
    first.event(SAME, start_date="2019-03-04", end_date="2019-03-04", place="Hà Nội")
    found = _events(first, _on("b", "2019-03-04", GREEN, "Hà Nội"))
    assert found["n_documents"].sort_values().tolist() == [1, 2]


def test_a_numbered_meeting_needs_no_day_but_other_days_make_it_another() -> None:
    numbered = [Article(one).event(GREEN, ordinal=5) for one in "ab"]
    assert len(_events(*numbered)) == 1
    assert len(_events(_on("a", "2010-03-04", ordinal=5), _on("b", "2018-03-04", ordinal=5))) == 2


def test_a_series_and_a_day_make_one_event_that_goes_by_its_number() -> None:
    found = _events(
        _on("a", "2012-02-14", "Hội nghị", series="commit-som"),
        _on("b", "2012-02-14", "SOM 8", series="commit-som", ordinal=8),
    )
    assert found["n_documents"].to_dict() == {"commit-som-8": 2}


def test_days_that_overlap_are_enough() -> None:
    long = Article("a").place("Hà Nội", "VN")
    long.event(GREEN, start_date="2019-03-03", end_date="2019-03-05", place="Hà Nội")
    assert len(_events(long, _on("b", "2019-03-04", SAME, "Hà Nội"))) == 1


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("upcoming", "held"), "held"),
        (("past_reference", "held"), "held"),
        (("upcoming", "past_reference"), "held"),
        (("past_reference", "past_reference"), "past_reference"),
    ],
)
def test_the_status_of_an_event_is_what_became_of_it(
    statuses: tuple[str, ...], expected: str
) -> None:
    articles = [
        _on(f"article-{number}", "2019-03-04", status=status)
        for number, status in enumerate(statuses)
    ]
    assert _events(*articles)["status"].tolist() == [expected]


def test_the_value_of_most_documents_is_taken_and_every_other_is_kept_as_conflict() -> None:
    tables = _tables(
        *(
            Article(doc_id).event("SOM 8", series="commit-som", ordinal=8, attendance=count)
            for doc_id, count in (("a", 90), ("b", 150), ("c", 150))
        )
    )
    assert tables["events"].loc[0, "attendance"] == 150
    conflicts = tables["conflicts"]
    assert conflicts[["field", "value", "doc_id", "chosen"]].to_numpy().tolist() == [
        ["attendance", "150", "b", True],
        ["attendance", "150", "c", True],
        ["attendance", "90", "a", False],
    ]


def test_of_as_many_documents_the_one_that_reports_the_event_as_news_counts() -> None:
    told = {"series": "commit-som", "ordinal": 8, "start_date": "2012-02-14"}
    tables = _tables(
        Article("a").event("SOM 8", **told, end_date="2012-02-16", status="upcoming"),
        Article("b").event("SOM 8", **told, end_date="2012-02-14", status="held"),
    )
    assert tables["events"].loc[0, "end_date"] == "2012-02-14"
    chosen = tables["conflicts"].set_index("doc_id")["chosen"]
    assert (bool(chosen["a"]), bool(chosen["b"])) == (False, True)


def test_a_more_precise_date_is_taken_and_no_conflict() -> None:
    tables = _tables(
        Article("a").event("SOM 8", series="commit-som", ordinal=8, start_date="2012-02"),
        Article("b").event("SOM 8", series="commit-som", ordinal=8, start_date="2012-02-14"),
    )
    assert tables["events"].loc[0, "start_date"] == "2012-02-14"
    assert tables["conflicts"].empty


def test_an_event_stands_where_its_report_says() -> None:
    found = _events(_on("a", "2019-03-04", place="Hà Nội"))
    assert found["place_id"].tolist() == ["vn-ha-noi"]


def test_a_participant_named_twice_in_one_document_is_one_row_with_the_first_evidence() -> None:
    article = Article("a").event(GREEN)
    article.participation(GREEN, "country", "VN").participation(GREEN, "country", "VN")
    rows = _tables(article)["participations"]
    assert rows["start"].tolist() == [article.took_part[0].start]
