from collections.abc import Hashable

import pytest

from analysis.resolution import resolve
from invented_facts import Article


def _people(*articles: Article) -> list[dict[Hashable, object]]:
    frame = resolve(article.facts() for article in articles)["people"]
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trần Quý Mộc", "Trần Qúy Mộc"),
        ("Kim Mi-Hwa", "Kim Mihwa"),
        ("Đinh Hoà Bắc", "Ðinh Hòa Bắc"),
        ("Đinh Văn Bắc", "ĐINH VĂN BẮC"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    found = _people(Article("a").person(one), Article("b").person(other))
    assert len(found) == 1
    assert found[0]["n_documents"] == 2


def test_names_that_differ_by_a_tone_are_two_people_with_two_ids() -> None:
    found = _people(Article("a").person("Vũ Văn Tuân"), Article("b").person("Vũ Văn Tuấn"))
    assert {row["name"] for row in found} == {"Vũ Văn Tuân", "Vũ Văn Tuấn"}
    assert [row["person_id"] for row in found] == ["vu-van-tuan", "vu-van-tuan-b"]


def test_a_misplaced_tone_mark_is_not_shown_where_the_right_one_is_written() -> None:
    wrong = Article("a").person("Trần Qúy Mộc").person("Trần Qúy Mộc")
    found = _people(wrong, Article("b").person("Trần Quý Mộc"))
    assert [(row["person_id"], row["name"]) for row in found] == [("tran-quy-moc", "Trần Quý Mộc")]


def test_a_name_and_its_latin_form_join_documents_that_use_either() -> None:
    both = (
        Article("a")
        .person("Mai-cơ Lan-đơn", key="x")
        .person("Michael Landon", key="x", rule="people.latin_form")
    )
    assert len(_people(both, Article("b").person("Michael Landon"))) == 1


def test_two_known_countries_are_two_people() -> None:
    found = _people(
        Article("a").person("Vũ Văn Tuân", country="VN"),
        Article("b").person("Vũ Văn Tuân", country="KH"),
    )
    assert [(row["person_id"], row["country"]) for row in found] == [
        ("vu-van-tuan", "VN"),
        ("vu-van-tuan-kh", "KH"),
    ]


def test_an_unknown_country_joins_the_only_known_one() -> None:
    found = _people(Article("a").person("Sok Dara"), Article("b").person("Sok Dara", country="KH"))
    assert [(row["country"], row["n_documents"]) for row in found] == [("KH", 2)]


def test_an_unknown_country_stays_apart_where_two_are_known() -> None:
    found = _people(
        Article("a").person("Sok Dara"),
        Article("b").person("Sok Dara", country="KH"),
        Article("c").person("Sok Dara", country="TH"),
    )
    assert sorted(str(row["country"]) for row in found) == ["KH", "None", "TH"]


def test_a_single_word_is_a_person_of_its_document_only() -> None:
    assert len(_people(Article("a").person("Dara"), Article("b").person("Dara"))) == 2


def test_rank_and_title_are_those_of_the_latest_document() -> None:
    old = Article("z", "2011-05-01").person("Lý An Bình").office("Lý An Bình", "Cục trưởng")
    new = (
        Article("a", "2019").person("Lý An Bình").office("Lý An Bình", "Thứ trưởng", "Trung tướng")
    )
    (row,) = _people(old, new)
    assert (row["title"], row["rank"]) == ("Thứ trưởng", "Trung tướng")
    assert (row["first_seen"], row["last_seen"]) == ("2011-05-01", "2019")


def test_a_document_without_a_date_counts_from_the_event_it_reports() -> None:
    article = Article("a").person("Lý An Bình").event("Hội nghị Xanh", start_date="2014-02-03")
    (row,) = _people(article)
    assert row["first_seen"] == "2014-02-03"


def test_documents_that_disagree_on_a_gender_are_a_conflict() -> None:
    tables = resolve(
        article.facts()
        for article in (
            Article("a").person("Lý An Bình", gender="female"),
            Article("b").person("Lý An Bình", gender="male"),
            Article("c").person("Lý An Bình", gender="male"),
        )
    )
    assert tables["people"].loc[0, "gender"] == "male"
    conflicts = tables["conflicts"]
    assert conflicts["doc_id"].tolist() == ["a", "b", "c"]
    assert conflicts["chosen"].tolist() == [False, True, True]
