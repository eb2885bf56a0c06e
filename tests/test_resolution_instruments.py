import pandas as pd

from analysis.resolution import resolve
from invented_facts import Article


def _instruments(*articles: Article) -> pd.DataFrame:
    return resolve(article.facts() for article in articles)["instruments"].set_index(
        "instrument_id"
    )


def _law(doc_id: str, **told: str) -> Article:
    return Article(doc_id).instrument("Luật Bảo vệ Sông Xanh", kind="law", **told)


def test_one_number_is_one_instrument_and_another_kind_another() -> None:
    found = _instruments(
        Article("a").instrument("Quyết định số 9/QĐ-XX", kind="decision", number="9/QĐ-XX"),
        Article("b").instrument("Quyết định 9/QĐ-XX", kind="decision", number="9/QĐ-XX"),
        Article("c").instrument("Kế hoạch Xanh", kind="plan", number="9/QĐ-XX"),
    )
    assert found["n_documents"].to_dict() == {"decision-9-qd-xx": 2, "plan-9-qd-xx": 1}


def test_a_law_is_told_by_name_and_year() -> None:
    found = _instruments(
        _law("a", number="7/2011/QH1"),
        _law("b", signed="2011-03-29"),
        _law("c", signed="2024-11-28"),
        _law("d"),
    )
    assert found["n_documents"].to_dict() == {
        "law-2011-bao-ve-song-xanh": 2,
        "law-2024-bao-ve-song-xanh": 1,
        "law-bao-ve-song-xanh": 1,
    }


def test_kind_parties_and_day_of_signature_are_one_agreement() -> None:
    long = "Hiệp định về hợp tác loại trừ nạn buôn bán phụ nữ giữa Việt Nam và Lào"
    found = _instruments(
        Article("a")
        .place("Lào", "LA", "country")
        .instrument("Hiệp định với Lào", "VN LA", signed="2010-11-03"),
        Article("b").instrument(long, "LA VN", signed="2010-11-03"),
    )
    assert found["n_documents"].to_dict() == {"vn-la-agreement-2010": 2}


def test_agreements_of_one_day_with_other_topics_stay_two() -> None:
    found = _instruments(
        Article("a").instrument("Hiệp định về dẫn độ tội phạm", "VN LA", signed="2010-11-03"),
        Article("b").instrument("Hiệp định về vận tải đường sông", "VN LA", signed="2010-11-03"),
    )
    assert found.index.tolist() == [
        "vn-la-agreement-2010",
        "vn-la-agreement-2010-van-tai-duong-song",
    ]


def test_agreements_that_one_document_tells_apart_stay_two() -> None:
    both = Article("a").instrument("Hiệp định về dẫn độ", "VN LA", signed="2010-11-03")
    both.instrument("Hiệp định với Lào", "VN LA", signed="2010-11-03")
    found = _instruments(both, Article("b").instrument("Hiệp định", "VN LA", signed="2010-11-03"))
    assert len(found) == 3


def test_an_agreement_without_a_date_is_not_the_one_with_a_date() -> None:
    found = _instruments(
        Article("a").instrument("Hiệp định về dẫn độ tội phạm", "VN LA", signed="2010-11-03"),
        Article("b").instrument("Hiệp định về dẫn độ tội phạm", "VN TH"),
    )
    assert len(found) == 2


def test_minutes_without_a_date_belong_to_their_document() -> None:
    found = _instruments(
        *(Article(one).instrument("Biên bản hội đàm", "VN LA", kind="minutes") for one in "ab")
    )
    assert len(found) == 2


def test_a_convention_is_told_by_its_name_however_long_it_is_written() -> None:
    found = _instruments(
        Article("a").instrument("Công ước Xanh về phòng, chống mua bán người", kind="convention"),
        Article("b").instrument(
            "Công ước Xanh về phòng, chống buôn bán người, đặc biệt là phụ nữ và trẻ em",
            kind="convention",
        ),
    )
    assert found.index.tolist() == ["convention-xanh-phong-chong-mua-ban-nguoi"]


def test_the_parties_of_a_framework_name_it_and_a_period_has_two_ends() -> None:
    plan = "Kế hoạch hành động giai đoạn 2015 - 2018"
    article = Article("a").instrument(plan, "CN KH LA MM TH VN", kind="plan", period="2015/2018")
    row = _instruments(article).loc["commit-plan-2015-2018"]
    assert (row["framework"], row["period_start"], row["period_end"]) == ("COMMIT", "2015", "2018")


def test_the_status_is_that_of_the_latest_document() -> None:
    found = _instruments(
        Article("a", "2019").instrument(
            "Quyết định 9/QĐ-XX", kind="decision", number="9/QĐ-XX", status="signed"
        ),
        Article("b", "2011").instrument(
            "Quyết định 9/QĐ-XX", kind="decision", number="9/QĐ-XX", status="proposed"
        ),
    )
    assert found["status"].tolist() == ["signed"]


def test_what_was_in_force_once_is_never_again_a_proposal() -> None:
    law = {"kind": "law", "number": "9/2011/QH12"}
    found = _instruments(
        Article("a", "2012").instrument("Luật X", status="in_force", **law),
        Article("b", "2019").instrument("Luật X", status="proposed", **law),
    )
    assert found["status"].tolist() == ["in_force"]


def test_agreements_without_a_date_are_one_by_their_words_and_parties() -> None:
    found = _instruments(
        Article("a").instrument("Hiệp định về dẫn độ tội phạm", "VN LA"),
        Article("b").instrument("hiệp định song phương về dẫn độ tội phạm", "LA VN"),
        Article("c").instrument("Thỏa thuận về dẫn độ tội phạm", "VN LA"),
    )
    assert found["n_documents"].to_dict() == {
        "vn-la-agreement-hiep-dinh-dan-do-toi-pham": 2,
        "vn-la-agreement-thoa-thuan-dan-do-toi-pham": 1,
    }


def test_a_convention_is_one_whatever_year_a_text_tells_of() -> None:
    name = "Công ước về bảo vệ Sông Xanh"
    found = _instruments(
        Article("a").instrument(name, kind="convention", signed="2024-12"),
        Article("b").instrument(name, kind="convention", signed="2025-10-25"),
    )
    assert found["n_documents"].tolist() == [2]
