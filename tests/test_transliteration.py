"""Names written by sound and in Latin spelling are one person only where the document says so."""

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.grammar.transliteration import sound


def keys(text: str) -> dict[str, str]:
    """What is written -> the person it means, of an article with this body."""
    document = document_from_text("x", f"Tin tức trong tuần này\n\n{text}\n")
    people = extract(document).mentions.people
    return {document.text[one.start : one.end]: one.key for one in people}


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Xa Kheng", "Sar Kheng"),
        ("Hun Ma-nét", "Hun Manet"),
        ("An-tô-ni-ô Gu-tê-rét", "António Guterres"),
        ("Thạc-xỉn Xin-na-vắt", "Thaksin Shinawatra"),
        ("Vi-lay Lạ-khăm-phoong", "Vilay Lakhamphong"),
    ],
)
def test_names_that_sound_alike(written: str, latin: str) -> None:
    assert sound(written) == sound(latin)


@pytest.mark.parametrize(
    ("one", "other"), [("Hun Xen", "Hun Ma-nét"), ("Xa Kheng", "Xô Kha"), ("Xa Kheng", "Kheng Sar")]
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_one_office_makes_two_spellings_one_person() -> None:
    found = keys(
        "Phó Thủ tướng Sar Pheng phát biểu.\n\nPhó Thủ tướng Cam-pu-chia Xa Pheng trao quà."
    )
    assert found["Xa Pheng"] == found["Sar Pheng"] == "sar pheng"


@pytest.mark.parametrize(
    "second",
    [
        "Bộ trưởng Nội vụ Cam-pu-chia Xa Pheng trao quà.",  # another office
        "Phó Thủ tướng Thái Lan Xa Pheng trao quà.",  # another country
        "Phó Thủ tướng Cam-pu-chia Xa Khong trao quà.",  # another sound
        "Phó Thủ tướng Cam-pu-chia Sor Pheng trao quà.",  # both in Latin spelling
    ],
)
def test_without_it_they_stay_two(second: str) -> None:
    found = keys(f"Phó Thủ tướng Cam-pu-chia Sar Pheng phát biểu.\n\n{second}")
    assert len(set(found.values())) == 2


def test_accents_do_not_part_a_foreign_name_but_tones_part_a_vietnamese_one() -> None:
    found = keys(
        "Tổng Thư ký José Sample phát biểu. Ông Jose Sample cảm ơn ông Lê Văn Ân và ông Lê Văn An."
    )
    assert found["Jose Sample"] == found["José Sample"]
    assert found["Lê Văn Ân"] != found["Lê Văn An"]


def test_a_latin_form_behind_a_name_that_was_known_is_no_other_person() -> None:
    found = keys(
        "Các đồng chí: Lê Văn An, Thứ trưởng Bộ Công an; Xo Xô-mau (Sor Somau), Bộ trưởng Bộ Nội vụ"
        " Cam-pu-chia, chủ trì. Bộ trưởng Xo Xô-mau cảm ơn."
    )
    assert found["Sor Somau"] == found["Xo Xô-mau"]


def test_a_name_of_the_ede_begins_with_h() -> None:
    assert "H'Lan Êban" in keys("Cùng đi có H'Lan Êban và các bạn.")
    assert keys("Dân tộc H'Mông Hoa sống ở đây.") == {}
