"""Places: countries by code, provinces and cities, and places known by the word before them."""

import pytest

from mention_reading import read


def places(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.country) for place in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị họp tại Hà Nội.", [("Hà Nội", "VN")]),
        ("Đoàn thăm Viêng-chăn (Lào).", [("Viêng Chăn", "LA"), ("Lào", "LA")]),
        ("Quan hệ Hàn - Việt phát triển.", [("Hàn Quốc", "KR"), ("Việt Nam", "VN")]),
        ("Bộ Nội vụ Anh tài trợ.", [("Anh", "GB")]),
        ("Vụ án ở huyện Mường Mít.", [("Mường Mít", None)]),
        ("Khu vực châu Á - Thái Bình Dương họp.", [("Thái Bình Dương", None)]),
        (
            "The delegation of Viet Nam left for Cambodia.",
            [("Việt Nam", "VN"), ("Campuchia", "KH")],
        ),
    ],
)
def test_places_are_found_with_their_country(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo anh Anh, chị Mỹ và ông Đức, việc này khó.",
        "Nguyễn Việt Hàn phát biểu.",
        "Phó Chủ tịch UBND tỉnh Trần Văn Chí dự.",
    ],
)
def test_given_names_and_people_behind_an_area_word_are_no_places(text: str) -> None:
    assert places(text) == []
