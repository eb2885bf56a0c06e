import pandas as pd

from analysis.resolution import resolve
from invented_facts import Article


def _bodies(*articles: Article) -> pd.DataFrame:
    frame = resolve(article.facts() for article in articles)["organizations"]
    return frame.set_index("organization_id")


def _ministry(doc_id: str, country: str, name: str = "Bộ Công an") -> Article:
    return Article(doc_id).body(name, country=country, rule="organizations:Bộ Công an")


def test_one_name_in_two_countries_is_two_bodies() -> None:
    found = _bodies(_ministry("a", "VN"), _ministry("b", "CN", "Bộ Công an Trung Quốc"))
    assert list(found.index) == ["cn-bo-cong-an", "vn-bo-cong-an"]
    assert found["name"].tolist() == ["Bộ Công an Trung Quốc", "Bộ Công an"]


def test_kind_and_english_name_are_those_of_the_word_list() -> None:
    found = _bodies(_ministry("a", "VN"), _ministry("b", "CN"))
    assert found["kind"].tolist() == ["ministry", "ministry"]
    assert found.loc["vn-bo-cong-an", "name_en"] == "Ministry of Public Security"
    assert found.loc["cn-bo-cong-an", "name_en"] == "Ministry of Public Security, China"


def test_a_body_of_unknown_country_is_not_renamed_by_a_namesake() -> None:
    unknown = Article("b").body("Ủy ban Sông Xanh")
    known = Article("a").body("Ủy ban Sông Xanh", country="LA")
    assert list(_bodies(unknown).index) == ["uy-ban-song-xanh"]
    assert list(_bodies(unknown, known).index) == ["la-uy-ban-song-xanh", "uy-ban-song-xanh"]


def test_a_body_is_in_the_country_of_its_parent() -> None:
    article = _ministry("a", "CN").body("Cục Sông Xanh", parent="Bộ Công an")
    found = _bodies(article)
    assert found.loc["cn-cuc-song-xanh", "parent_id"] == "cn-bo-cong-an"


def test_divisions_without_parent_are_bodies_of_their_documents() -> None:
    rule = "organization_heads:Phòng"
    found = _bodies(
        Article("a").body("Phòng 5", rule=rule), Article("b").body("Phòng 5", rule=rule)
    )
    assert list(found.index) == ["phong-5-a", "phong-5-b"]


def test_divisions_of_one_parent_are_one_body() -> None:
    rule = "organization_heads:Phòng"
    found = _bodies(
        _ministry("a", "VN").body("Phòng 5", parent="Bộ Công an", rule=rule),
        _ministry("b", "VN").body("Phòng 5", parent="Bộ Công an", rule=rule),
    )
    assert found.loc["vn-phong-5-bo-cong-an", "n_documents"] == 2


def test_the_word_for_province_makes_no_other_body() -> None:
    found = _bodies(
        Article("a").body("Công an tỉnh An Giang", country="VN"),
        Article("b").body("Công an An Giang", country="VN"),
    )
    assert found.index.tolist() == ["vn-cong-an-an-giang"]


def test_an_acronym_is_the_name_only_where_nothing_longer_is_written() -> None:
    article = Article("a").body("Mạng lưới Sông Xanh", key="k")
    for _ in range(3):
        article.body("MSX", key="k", rule="organizations.acronym")
    assert _bodies(article)["name"].tolist() == ["Mạng lưới Sông Xanh"]
    assert _bodies(Article("a").body("MSX"))["name"].tolist() == ["MSX"]


def test_bodies_that_name_each_other_as_parent_have_none() -> None:
    article = Article("a").body("Hội Xanh", parent="Hội Đỏ").body("Hội Đỏ", parent="Hội Xanh")
    assert _bodies(article)["parent_id"].isna().all()
