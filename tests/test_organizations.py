"""Bodies: where their names end, whose they are, which body they belong to, and acronyms."""

import pytest

from mention_reading import bodies, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Công an, Bộ Quốc phòng và Bộ Ngoại giao phối hợp.",
         ["Bộ Công an", "Bộ Quốc phòng", "Bộ Ngoại giao"]),
        ("Cục Di trú và Cục Cảnh sát hình sự họp.", ["Cục Di trú", "Cục Cảnh sát hình sự"]),
        ("Đến thăm Sở Lao động - Thương binh và Xã hội tỉnh Đắk Lắk.",
         ["Sở Lao động - Thương binh và Xã hội tỉnh Đắk Lắk"]),
        ("Đoàn của Bộ nội vụ Campuchia đến.", ["Bộ nội vụ Campuchia"]),
        ("Phòng Tham mưu Công an tỉnh Sơn La báo cáo.", ["Phòng Tham mưu", "Công an tỉnh Sơn La"]),
        ("Đồn Biên phòng cửa khẩu quốc tế Lào Cai bắt một vụ.",
         ["Đồn Biên phòng cửa khẩu quốc tế Lào Cai"]),
        ("Đại sứ quán Việt Nam tại Lào xác minh.", ["Đại sứ quán Việt Nam tại Lào"]),
        ("Nhóm công tác về chống mua bán người họp.", ["Nhóm công tác về chống mua bán người"]),
        ("Ủy ban Hợp tác Lào - Việt Nam họp.", ["Ủy ban Hợp tác Lào - Việt Nam"]),
        ("Liên minh các nhà tạm lánh vì phụ nữ (LTP) giới thiệu.",
         ["Liên minh các nhà tạm lánh vì phụ nữ", "LTP"]),
        ("Viện Kiểm sát nhân dân tỉnh Cao Bằng kháng nghị.",
         ["Viện Kiểm sát nhân dân tỉnh Cao Bằng"]),
        ("The Department of Special Investigation and the Embassy of Ireland met.",
         ["Department of Special Investigation", "Embassy of Ireland"]),
        ("Liên hợp quốc, ASEAN và UNICEF ủng hộ.", ["Liên hợp quốc", "ASEAN", "UNICEF"]),
    ],
)  # fmt: skip
def test_a_name_is_read_to_its_end(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vụ mua bán người xảy ra năm ngoái.",
        "Hai Chính phủ và các Bộ sẽ phối hợp.",
        "Trung Quốc hội đàm với Lào.",
        "Ty Công an các tỉnh Takeo và Kandal nhận lời.",
        "Bộ trưởng đã gửi thư cho tổ chức (ABC).",
        "Phòng chống mua bán người là việc chung.",
    ],
)
def test_common_nouns_cases_and_offices_are_no_bodies(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "child", "parent"),
    [
        ("Cục Đối ngoại, Bộ Công an chủ trì.", "cục đối ngoại", "bộ công an|VN"),
        ("Vụ Điều tra đặc biệt (DSI), Bộ Tư pháp Thái Lan dự.", "vụ điều tra đặc biệt",
         "bộ tư pháp|TH"),
        ("Cục Cảnh sát hình sự - Bộ Công an báo cáo.", "cục cảnh sát hình sự", "bộ công an|VN"),
        ("Tổng cục Di trú thuộc Bộ Nội vụ Campuchia dự.", "tổng cục di trú", "bộ nội vụ|KH"),
    ],
)  # fmt: skip
def test_a_lower_body_belongs_to_the_one_behind_it(text: str, child: str, parent: str) -> None:
    found = {body.key.split("|")[0]: body for body in read(text)[2]}
    assert found[child].parent == parent
    assert found[child].country == parent.split("|")[1]


def test_bodies_of_an_enumeration_do_not_belong_to_each_other() -> None:
    text = "UBND tỉnh Cao Bằng, Bộ Chỉ huy Bộ đội Biên phòng tỉnh Cao Bằng tổ chức."
    assert [body.parent for body in read(text)[2]] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức Hòa bình Xanh (HBX) dự. Đại diện HBX phát biểu.",
        "Ban Chỉ đạo phòng, chống tội phạm (gọi tắt là Ban Chỉ đạo 138) họp. Ban Chỉ đạo 138 giao.",
        "Công an tỉnh Long An mở hội nghị. Công an Long An báo cáo.",
        "BĐBP tỉnh Sơn La phối hợp. Bộ đội Biên phòng tỉnh Sơn La tuần tra.",
        "Công an tỉnh Sơn La điều tra. Sau đó Công an tỉnh bắt hai đối tượng.",
        "Phòng Cảnh sát hình sự (Phòng 2) lập án. Phòng 2 bắt ba đối tượng.",
    ],
)
def test_every_form_of_a_body_has_one_key(text: str) -> None:
    found = read(text)[2]
    assert len(found) >= 2
    assert len({body.key for body in found}) == 1


def test_an_international_body_has_no_country_even_with_that_of_its_office() -> None:
    assert [body.country for body in read("Phó Trưởng đại diện IOM Việt Nam dự.")[2]] == [None]


def test_a_body_without_country_takes_it_from_its_namesake() -> None:
    found = read("Bộ Nội vụ Campuchia mời. Lãnh đạo Bộ Nội vụ tiếp đoàn.")[2]
    assert [body.country for body in found] == ["KH", "KH"]
