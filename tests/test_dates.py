"""Dates: what counts as a calendar expression, its EDTF value, and where a missing year is from."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.datewords import find_expressions
from analysis.documents import read_documents
from analysis.edtf import Expression, Parts
from analysis.lexicon import packaged_lexicon
from analysis.matching import scan
from analysis.mentions.dates import find_dates
from analysis.records import DateMention, Document, Line, Span
from analysis.text import fold, normalise

HEADER = "Thứ tư, 14/06/2023\n\nMột tiêu đề\n\n"
EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}(?:/(?:\d{4}|XXXX)(?:-\d\d){0,2})?")


def document_of(text: str) -> Document:
    """One line of running text as a document without credits."""
    text = normalise(text)
    line, sentence = Line(0, len(text), "body"), Span(0, len(text))
    return Document(
        "d", "d.txt", "", text, fold(text), None, None, None, None, None, None, (line,),
        (sentence,) if text else (),
    )  # fmt: skip


def dates_in(document: Document) -> tuple[DateMention, ...]:
    return find_dates(document, scan(document.text, document.folded, packaged_lexicon()))


def marked(text: str) -> str:
    """The text with each date marked: "Ngày <2023-02-14|14-2>"."""
    document = document_of(text)
    shown, end = "", 0
    for found in dates_in(document):
        shown += document.text[end : found.start]
        shown += f"<{found.value}|{document.text[found.start : found.end]}>"
        end = found.end
    return shown + document.text[end:]


def unmarked(case: str) -> str:
    return re.sub(r"<[^|<>]*\|([^<>]*)>", r"\1", case)


WRITTEN = (
    "Họp <2012-02-14|ngày 14/2/2012>, <2012-02-14|ngày 14 tháng 2 năm 2012>.",
    "Họp <2012-02-14|ngày 14-2-2012> và <2012-02-16|ngày 16.2.2012>.",
    "Họp <XXXX-02-14|ngày 14-2>.",
    "Khai mạc <XXXX-02-14|sáng 14.2>.",
    "Khai mạc hôm nay (<XXXX-02-14|14/2>).",
    "Khai mạc thứ Sáu (<XXXX-02-14|14/2>).",
    "Đoàn về <XXXX-09-02|mùng 2/9>.",
    "Họp từ <XXXX-02-14/XXXX-02-16|ngày 14 đến 16-2>.",
    "Họp <2022-02-21/2022-02-22|21-22/2/2022>.",
    "Họp trong hai <2022-02-21/2022-02-22|ngày 21 và 22/2/2022>.",
    "Họp ba ngày (<2022-02-14/2022-02-16|14, 15 và 16/2/2022>).",
    "Họp <2010-10-03/2010-10-05|ngày 3 đến ngày 5 tháng 10 năm 2010>.",
    "Tính <2022-12-15/2023-06-14|từ ngày 15/12/2022 đến 14/6/2023>.",
    "Trong <2015-01/2015-03|quý I/2015> và <2020-07/2020-09|quý 3 năm 2020>.",
    "Trong <2023-01/2023-06|6 tháng đầu năm 2023>, khác <2022-07/2022-12|6 tháng cuối năm 2022>.",
    "Từ <2021-03/2021-05|tháng 3 đến tháng 5/2021>.",
    "<2005-11-16/2005-11-17|16 và 17/11/2005>, Hà Nội - Hai bên họp.",
    "Trong <2015-01/2015-06|sáu tháng đầu năm 2015> và <2015-10/2015-12|ba tháng cuối năm 2015>.",
    "Từ <2020-12/2024|tháng 12/2020 đến đầu năm 2024>.",
    "Kế hoạch giai đoạn II (<2008/2012|2008 - 2012>).",
    "Ký <2015|đầu năm 2015>, sửa <2016-09|cuối tháng 9/2016>.",
    "Có từ <1990/1999|thập niên 1990>, không phải <1980/1989|những năm 80>.",
    "Bộ luật Hình sự <2015|2015> vẫn áp dụng.",
    "Đến <2025|năm 2025>, tầm nhìn <2030|2030>.",
    "On <2012-02-14|14 February 2012> and <2012-02-16|Feb. 16, 2012>.",
)


@pytest.mark.parametrize("case", WRITTEN)
def test_every_way_of_writing_a_date_gives_its_edtf_value(case: str) -> None:
    assert without_from(marked(unmarked(case))) == without_from(case)


def without_from(case: str) -> str:
    """Whether "từ" counts to the expression does not matter."""
    return re.sub(r"[Tt]ừ <([^|]*)\|", r"<\1|từ ", case)


NO_DATES = (
    "Hội nghị lần thứ 2/2023 họp thứ Hai.",
    "Nghị định 162/2025/NĐ-CP và Quyết định số 1427/QĐ-TTg, Luật số 66/2011/QH12.",
    "Gọi 024.3825.1234, 0912 345 678 hoặc 1800-1567, máy trực 24/7.",
    "Đội nhà thắng với tỷ số 3-1, khách thua 0-2.",
    "Hơn 2/3 số vụ, 1/3 dân số, 3/4 nạn nhân là phụ nữ.",
    "Theo điều 3/4, khoản 1-2 và mục 2.1.",
    "Chi 1.500 USD, tăng 12,5%, phạt 3-5 năm tù, đoàn có 10.000 đồng.",
    "Máy chủ 192.168.1.10 chạy phiên bản 2.10.",
    "Nhà số 12/5 ngõ 3/2 phố Hoa.",
    "Có 2015 người dự, trong đó 1990 phụ nữ.",
    "Họp hôm qua, tháng này và năm nay.",
    "Ngày 31/4 và ngày 30-2 không có.",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_that_look_like_dates_are_none(text: str) -> None:
    assert marked(text) == text


INFERRED = (
    ("Họp ngày 12/6.", "2023-06-12", "published"),
    ("Họp ngày 28/12.", "2022-12-28", "published"),
    ("Hội nghị dự kiến họp ngày 28/12.", "2023-12-28", "published"),
    ("Họp tháng 7 vừa qua.", "2022-07", "published"),
    ("Họp tháng 3 năm ngoái.", "2022-03", "relative_year"),
    ("Năm ngoái, hai bên họp ngày 12/3.", "2022-03-12", "relative_year"),
    ("Họp ngày 18/3 và ngày 20/3/2019.", "2019-03-18", "listed_with"),
    ("Ký ngày 30/4/2015. Hôm sau, ngày 1/5, đoàn về.", "2015-05-01", "near_date"),
    ("Năm 2014, ngày 28-3, hai bên họp.", "2014-03-28", "heading_year"),
    ("Họp hôm qua.", "2023-06-13", "published"),
    ("Khai mạc sáng nay.", "2023-06-14", "published"),
    ("Họp cuối tháng trước.", "2023-05", "published"),
    ("Việc này có từ năm ngoái.", "2022", "published"),
    ("Ngày 5/3/2020, A đến; cùng ngày, B về.", "2020-03-05", "date_before"),
    ("Chiều 5/3, A đến; lễ ký diễn ra sáng cùng ngày.", "2023-03-05", "date_before"),
)


@pytest.mark.parametrize(("text", "value", "reason"), INFERRED)
def test_a_missing_year_comes_from_a_named_source(
    tmp_path: Path, text: str, value: str, reason: str
) -> None:
    (tmp_path / "x.txt").write_text(HEADER + text, encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert (value, reason) in [(found.value, found.reason) for found in dates_in(document)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sáng 24 và 25/5, hội nghị họp.", "2023-05-24/2023-05-25"),
        ("Ngày 24 và sáng 25/5, hội nghị họp.", "2023-05-24/2023-05-25"),
        ("Số vụ tăng 5% so với cùng kỳ 2020.", "2020"),
    ],
)
def test_half_days_are_days_and_bare_years_are_compared_with(
    tmp_path: Path, text: str, value: str
) -> None:
    (tmp_path / "x.txt").write_text(HEADER + text, encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert value in [found.value for found in dates_in(document)]


def test_this_year_is_the_last_one_of_a_plan_that_is_over_in_it(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        "Một tiêu đề\n\nHuế 11/9 (TTXVN) - Kế hoạch giai đoạn 2026-2030 thay cho Kế hoạch"
        " 2021-2025 hết hạn vào cuối năm nay. Phiên toàn thể họp hôm 10/9.",
        encoding="utf-8",
    )
    (document,) = read_documents(tmp_path)
    assert "2025-09-10" in [found.value for found in dates_in(document)]


@pytest.mark.parametrize("text", ["Ngày 30/7 hằng năm.", "Lễ ngày 2-9 hàng năm."])
def test_a_day_of_every_year_has_no_year(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.txt").write_text(HEADER + text, encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert any(found.value.startswith("XXXX-") for found in dates_in(document))


@pytest.mark.parametrize("words", ["hai năm nay", "mấy tháng trước", "những ngày qua", "ngày nay"])
def test_durations_are_no_dates(tmp_path: Path, words: str) -> None:
    (tmp_path / "x.txt").write_text(f"{HEADER}Suốt {words}, hai bên vẫn họp.", encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert all(found.start < len(HEADER) for found in dates_in(document))


def test_the_count_of_a_page_head_is_no_date(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        "PHÓNG SỰ ẢNH   1/5  <  >\n\nMột tiêu đề\n\nThứ tư, 14/06/2023\n\nHai bên họp tại đây.",
        encoding="utf-8",
    )
    (document,) = read_documents(tmp_path)
    assert [found.value for found in dates_in(document)] == ["2023-06-14"]


WAYS = (
    "ngày {d}/{m}/{y}", "ngày {d:02}/{m:02}/{y}", "ngày {d}-{m}-{y}", "ngày {d}.{m}.{y}",
    "ngày {d} tháng {m} năm {y}", "ngày {d:02} tháng {m:02} năm {y}", "{d}/{m}/{y}",
    "sáng {d}-{m}-{y}", "hôm nay ({d}/{m}/{y})", "{y}-{m:02}-{d:02}", "mùng {d}/{m}/{y}",
)  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(WAYS))
def test_a_day_has_one_value_however_it_is_written(day: date, way: str) -> None:
    text = f"Hai bên họp {way.format(d=day.day, m=day.month, y=day.year)} tại đây."
    assert [found.value for found in dates_in(document_of(text))] == [day.isoformat()]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 1)), st.integers(1, 27))
def test_a_range_keeps_both_its_ends(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    text = f"Họp từ ngày {day.day}/{day.month}/{day.year} đến {last.day}/{last.month}/{last.year}."
    assert [f.value for f in dates_in(document_of(text))] == [
        f"{day.isoformat()}/{last.isoformat()}"
    ]


PIECES = st.sampled_from(
    ["ngày ", "tháng ", "năm ", "quý ", "từ ", " đến ", "-", "/", ".", ", ", " và ", "(", ")", "14",
     "2", "31", "2012", "II", "hôm qua", "cùng ngày", "đầu ", "Q", "\n", "\x00", "ﷺ"]
)  # fmt: skip


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.one_of(ANY_TEXT, st.lists(PIECES, max_size=40).map("".join)))
def test_any_string_is_read_and_every_value_is_edtf(text: str) -> None:
    document = document_of(text)
    ends = [0]
    for found in dates_in(document):
        assert ends[-1] <= found.start < found.end <= len(document.text)
        assert EDTF.fullmatch(found.value)
        ends.append(found.end)


def test_a_long_line_of_dates_is_read() -> None:
    assert len(find_expressions("ngày 14/2, " * 20_000)) == 20_000


def test_a_period_may_end_in_the_next_year() -> None:
    written = Expression(0, 1, Parts(None, 12, 15), Parts(None, 2, 1), "rule")
    assert written.in_year(2022).edtf() == "2022-12-15/2023-02-01"


def test_that_year_is_the_one_told_last() -> None:
    text = "Tiến trình có từ năm 2004. Tháng 10 năm đó, tại đây, sáu nước ký. Năm 2022 đã khác."
    found = {date.value: date.inferred for date in dates_in(document_of(text))}
    assert found == {"2004": False, "2004-10": True, "2022": False}
