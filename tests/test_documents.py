"""Documents: bytes to text, lines to sentences, and the credits of an article."""

import codecs
import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents import document_from_text, language_of, read_document, read_documents
from analysis.documents.credits import Credit, closing, opening
from analysis.documents.structure import line_patterns, read_structure
from analysis.errors import DocumentError
from analysis.text import fold

ARTICLE = """Thời sự > Quốc tế
Thứ hai, 12/5/2014 - 08:30

Hai nước bàn cách giữ bình yên biên giới

(CAO) Sáng 11/5, hội nghị khai mạc. TS. An phát biểu. Có 3.000 người xem!

Ảnh: Các đại biểu chụp ảnh chung.

Hội nghị bế mạc vào buổi chiều.

Hoàng Lam
Chia sẻ Facebook Zalo
"""


@pytest.mark.parametrize(
    "encoded",
    [
        "Tiếng Việt có dấu".encode(),
        codecs.BOM_UTF8 + "Tiếng Việt có dấu".encode(),
        codecs.BOM_UTF16_LE + "Tiếng Việt có dấu".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Tiếng Việt có dấu".encode("utf-16-be"),
        unicodedata.normalize("NFD", "Tiếng Việt có dấu").encode(),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "decomposed"],
)
def test_every_common_encoding_gives_the_same_text(tmp_path: Path, encoded: bytes) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(encoded)
    document = read_document(path)
    assert document.text == "Tiếng Việt có dấu"
    assert document.sha256 == hashlib.sha256(encoded).hexdigest()
    assert (document.doc_id, document.source) == ("tin", "tin.txt")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\x00\x01", "binary"),
        (b"tin\xe9 t\xe1", "not UTF-8 at byte 3"),
        (b"tin\0tuc", "binary"),
        (codecs.BOM_UTF16_LE + b"a", "not UTF-16"),
        (b" \n ", "empty"),
    ],
)
def test_a_file_that_is_no_text_is_named_with_what_is_wrong(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as raised:
        read_document(path)
    assert str(path) in str(raised.value)
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)


def test_documents_come_sorted_by_name_from_all_subfolders(tmp_path: Path) -> None:
    (tmp_path / "cu").mkdir()
    for name in ("b.txt", "cu/a.TXT", "c.txt"):
        (tmp_path / name).write_text("Một tin.", encoding="utf-8")
    (tmp_path / "ghi-chu.md").write_text("không đọc", encoding="utf-8")
    assert [document.doc_id for document in read_documents(tmp_path)] == ["a", "b", "c"]


def test_two_files_of_one_name_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "cu").mkdir()
    for name in ("a.txt", "cu/a.txt"):
        (tmp_path / name).write_text("Một tin.", encoding="utf-8")
    with pytest.raises(DocumentError, match="same name"):
        list(read_documents(tmp_path))


@pytest.mark.parametrize("folder", ["", "khong-co"])
def test_a_folder_without_texts_is_an_error(tmp_path: Path, folder: str) -> None:
    with pytest.raises(DocumentError, match="no"):
        list(read_documents(tmp_path / folder))


def test_an_article_is_told_apart_into_its_lines() -> None:
    document = document_from_text("d", ARTICLE)
    kinds = [line.kind for line in document.lines]
    assert kinds == [
        "header", "header", "title", "body", "caption", "body", "byline", "residue",
    ]  # fmt: skip
    assert document.title == "Hai nước bàn cách giữ bình yên biên giới"
    assert (document.outlet, document.byline) == ("CAO", "Hoàng Lam")
    assert (document.published, document.language) == ("2014-05-12", "vi")


def test_a_line_that_opens_a_list_is_no_caption() -> None:
    text = "Hai nước họp\n\nSáng 11/5, hội nghị khai mạc.\n\nTham dự hội nghị có:\n\n- Ông Lê An."
    assert [line.kind for line in document_from_text("d", text).lines][2] == "body"


def test_sentences_end_at_stops_but_not_after_abbreviations_or_inside_numbers() -> None:
    document = document_from_text("d", ARTICLE)
    written = [document.text[span.start : span.end] for span in document.sentences]
    assert written == [
        "Hai nước bàn cách giữ bình yên biên giới",
        "Sáng 11/5, hội nghị khai mạc.",
        "TS. An phát biểu.",
        "Có 3.000 người xem!",
        "Ảnh: Các đại biểu chụp ảnh chung.",
        "Hội nghị bế mạc vào buổi chiều.",
    ]


def test_a_letter_with_a_tone_is_no_initial_and_ends_its_sentence() -> None:
    text = "Hội nghị\n\nÔng J. An phát biểu về hòa bình ở Đông Á. Bộ trưởng B. nghe."
    document = document_from_text("d", text)
    written = [document.text[span.start : span.end] for span in document.sentences]
    assert written[1:] == ["Ông J. An phát biểu về hòa bình ở Đông Á.", "Bộ trưởng B. nghe."]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Bài và ảnh: Lê An", Credit(byline="Lê An")),
        ("LÊ AN - Theo TTXVN", Credit(outlet="TTXVN", byline="LÊ AN")),
        ("Theo Báo Biên phòng", Credit(outlet="Báo Biên phòng")),
        ("Lê An (VOV)", Credit(outlet="VOV", byline="Lê An")),
        ("(Tin, ảnh: Lê An)", Credit(byline="Lê An")),
        ("LÊ AN ghi", Credit(byline="LÊ AN")),
        ("Lê An/VOV-Tây Bắc", Credit(outlet="VOV-Tây Bắc", byline="Lê An")),
        ("TTXVN/Vietnam+", Credit(outlet="TTXVN")),
        ("Phòng Thông tin đối ngoại", Credit(byline="Phòng Thông tin đối ngoại")),
    ],
)
def test_a_line_at_the_end_gives_its_credit(line: str, credit: Credit) -> None:
    assert closing(line) == credit


@pytest.mark.parametrize(
    "line", ["Theo bà Lê Thu An, số vụ đã giảm.", "Hội nghị bế mạc vào buổi chiều."]
)
def test_a_sentence_at_the_end_is_no_credit(line: str) -> None:
    assert closing(line) is None


@pytest.mark.parametrize(
    ("line", "published", "place", "outlet"),
    [
        ("Hà Nội, 5/7/2022 (TTXVN) - Sáng nay họp.", "2022-07-05", "Hà Nội", "TTXVN"),
        ("Hà Nội, ngày 5/7 - Sáng nay họp.", None, "Hà Nội", None),
        ("(VOV) - Sáng nay họp.", None, None, "VOV"),
        ("Luân Đôn (TTXVN) - Sáng nay họp.", None, "Luân Đôn", "TTXVN"),
        ("Melaka 5/7/2022 (TTXVN) - Sáng nay họp.", "2022-07-05", "Melaka", "TTXVN"),
        ("(TTXVN/Vietnam+) Sáng nay họp.", None, None, "TTXVN"),
        ("Tuổi Trẻ Online - Sáng nay họp.", None, None, "Tuổi Trẻ Online"),
        ("Ban Thư ký (AIPA) - họp sáng nay.", None, None, None),
        ("Sáng nay, hội nghị họp.", None, None, None),
    ],
)
def test_the_beginning_of_running_text_gives_place_day_and_outlet(
    line: str, published: str | None, place: str | None, outlet: str | None
) -> None:
    credit = opening(line)
    assert (credit.published, credit.place, credit.outlet) == (published, place, outlet)


@pytest.mark.parametrize("pattern", line_patterns(), ids=lambda pattern: pattern.name)
def test_every_line_pattern_finds_its_lines_and_leaves_the_others(pattern: object) -> None:
    rows = {row.name: row for row in line_patterns()}
    row = next(row for row in rows.values() if row is pattern)
    assert all(row.pattern.search(fold(line)) for line in row.found_in)
    assert not any(row.pattern.search(fold(line)) for line in row.not_in)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Phòng, chống mua bán người", "vi"),
        ("The rights of the child in the region", "en"),
        ("12/5/2014", None),
    ],
)
def test_the_language_is_told_by_letters_and_common_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


LINES = st.sampled_from(
    ["", " ", "Tin ngắn", "Hội nghị họp. Hai bên ký.", "Ảnh: TTXVN", "12/5/2014", "Lê An", "\u2028",
     "TS.", "1. Một", "Theo VOV", "\r", "(CAO) Sáng nay", "x.jpg", "…", "Tags: a"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14).map("\n".join) | st.text(max_size=200))
def test_structure_never_fails_and_sentences_lie_apart_inside_running_lines(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    structure = read_structure(text)
    running = [line for line in structure.lines if line.kind in ("title", "body", "caption")]
    reached = 0
    for sentence in structure.sentences:
        assert reached <= sentence.start < sentence.end <= len(text)
        assert any(line.start <= sentence.start and sentence.end <= line.end for line in running)
        reached = sentence.end


def test_hidden_files_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một tin.", encoding="utf-8")
    (tmp_path / ".b.txt").write_bytes(b"\0\xff")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "c.txt").write_text("Một tin.", encoding="utf-8")
    assert [document.doc_id for document in read_documents(tmp_path)] == ["a"]


def test_a_name_that_is_not_utf_8_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "a\udcff.txt").write_text("Một tin.", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"not UTF-8; rename it"):
        list(read_documents(tmp_path))


def test_a_masthead_a_month_and_a_menu_are_no_title_and_tell_the_credit() -> None:
    text = (
        "VOV5  |  ĐỐI NGOẠI\nTƯ LIỆU      Tháng 12/2018\nHai nước mở đường dây nóng chung\n"
        "Xem ảnh\n\nHội nghị khai mạc sáng nay tại Hà Nội.\n\n"
        "Bài, ảnh: LÊ AN\nĐường dây nóng tòa soạn: 0238 xxx xxx\n"
    )
    document = document_from_text("d", text)
    assert document.title == "Hai nước mở đường dây nóng chung"
    assert (document.outlet, document.published) == ("VOV5", "2018-12")
    assert document.byline == "LÊ AN"


def test_a_title_that_ends_in_a_day_is_no_date_line() -> None:
    title = "Hội thảo chung về di cư an toàn diễn ra tại Hà Nội vào ngày 30/07/2018"
    day = "Thứ ba, 31/07/2018, 20:00"
    for header in (f"{day}\n{title}", f"{title}\n{day}"):
        document = document_from_text("d", f"{header}\n\nHai cơ quan tổ chức hội thảo sáng qua.\n")
        assert (document.title, document.published) == (title, "2018-07-31")
