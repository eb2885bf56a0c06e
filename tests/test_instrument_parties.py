"""Parties of instruments in invented sentences: in the name, before it, behind it, by number."""

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract


def parties(text: str) -> list[list[str]]:
    """The parties of each instrument by name or code, sorted; instruments in order."""
    found = extract(document_from_text("a", text))
    names = {body.key: body.name for body in found.mentions.organizations}
    return [
        sorted(
            names.get(party.party, party.party)
            for party in found.instrument_parties
            if party.instrument == report.instrument
        )
        for report in found.instrument_reports
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết thúc hội đàm, Bộ trưởng Bộ Công an Trần Văn An và Bộ trưởng Bộ Nội vụ "
         "Campuchia Sok Phal đã ký Bản ghi nhớ về hợp tác phòng, chống ma túy giữa hai Bộ. "
         "Trước đó, đoàn Bộ Nội vụ Campuchia sang thăm Bộ Công an Việt Nam.",
         [["Bộ Công an Việt Nam", "Bộ Nội vụ Campuchia"]]),
        ("Hiệp định giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Chính phủ "
         "Vương quốc Thái Lan về hợp tác phòng, chống mua bán người được ký ngày 5/6/2018.",
         [["TH", "VN"]]),
        ("Ngày 3/4/2019, Công an tỉnh Điện Biên và Công an tỉnh Phongsaly (Lào) ký Biên bản "
         "ghi nhớ về phòng, chống tội phạm.",
         [["Công an tỉnh Phongsaly", "Công an tỉnh Điện Biên"]]),
        ("Bộ Công an đã ký với Bộ Nội vụ Campuchia Bản ghi nhớ về phòng, chống tội phạm "
         "mạng.",
         [["Bộ Công an", "Bộ Nội vụ Campuchia"]]),
        ("Bản ghi nhớ do Bộ Tư pháp Việt Nam và Bộ Tư pháp Nhật Bản ký năm 2018 là cơ sở của "
         "hợp tác.",
         [["Bộ Tư pháp Nhật Bản", "Bộ Tư pháp Việt Nam"]]),
        ("Tại buổi lễ, Bộ đội Biên phòng tỉnh Lào Cai và Hội Liên hiệp Phụ nữ tỉnh Lào Cai "
         "đã ký kết Chương trình phối hợp phòng, chống mua bán người giai đoạn 2022-2027.",
         [["Bộ đội Biên phòng tỉnh Lào Cai", "Hội Liên hiệp Phụ nữ tỉnh Lào Cai"]]),
        ("Hai bên đang đàm phán Hiệp định giữa Việt Nam và Hàn Quốc về phòng, chống tội phạm "
         "xuyên quốc gia.",
         [["KR", "VN"]]),
        ("Ba nước Việt Nam, Lào và Campuchia ký Biên bản ghi nhớ về hợp tác phòng, chống ma "
         "túy.",
         [["KH", "LA", "VN"]]),
        ("Đoàn đại biểu Bộ An ninh Lào thăm Hà Nội. Hai Bộ đã ký Kế hoạch hợp tác năm 2024 "
         "giữa Bộ Công an Việt Nam và Bộ Công an Lào.",
         [["Bộ Công an Lào", "Bộ Công an Việt Nam"]]),
        ("Kế hoạch số 25/KH-UBND ngày 10/2/2022 của UBND tỉnh Sơn La về phòng, chống mua bán "
         "người năm 2022 đang được các huyện triển khai.",
         [[]]),
        ("Tổ chức Tầm nhìn Thế giới và Sở Lao động - Thương binh và Xã hội tỉnh Quảng Trị ký "
         "biên bản ghi nhớ về hỗ trợ trẻ em.",
         [["Sở Lao động - Thương binh và Xã hội tỉnh Quảng Trị", "Tổ chức Tầm nhìn Thế giới"]]),
        ("Sáu nước Tiểu vùng sông Mê Công ký Bản ghi nhớ về hợp tác phòng, chống buôn bán "
         "người tại Yangon ngày 29/10/2004.",
         [["CN", "KH", "LA", "MM", "TH", "VN"]]),
        ("Thủ tướng hai nước chứng kiến lễ ký Hiệp định chuyển giao người bị kết án phạt tù "
         "giữa Việt Nam và Mông Cổ.",
         [["MN", "VN"]]),
        ("Việt Nam sẽ sớm phê chuẩn Công ước Liên hợp quốc về chống tội phạm mạng.",
         [["VN"]]),
        ("Đại sứ Anh cho biết hai nước dự kiến ký Bản ghi nhớ về di cư trong năm tới. Việt "
         "Nam và Anh hợp tác từ năm 2018.",
         [["GB", "VN"]]),
        ("Theo Bản ghi nhớ hợp tác được ký giữa Bộ Công an Việt Nam và Bộ Nội vụ Vương quốc "
         "Anh ngày 21/11/2018, hai bên lập nhóm công tác chung.",
         [["Bộ Công an Việt Nam", "Bộ Nội vụ Vương quốc Anh"]]),
        ("Nghị định thư sửa đổi Hiệp định giữa Việt Nam và Campuchia được ký ngày 28/9/2012.",
         [["KH", "VN"]]),
        ("Chính phủ Việt Nam và Chính phủ Ô-xtrây-li-a ký Hiệp định tương trợ tư pháp về "
         "hình sự tại Canberra.",
         [["AU", "VN"]]),
        ("Nga và Việt Nam ký tuyên bố chung về tăng cường hợp tác chống khủng bố ngày "
         "20/6/2024.",
         [["RU", "VN"]]),
        ("Hội đàm giữa Công an tỉnh Kon Tum và Công an tỉnh Attapeu (Lào) diễn ra ngày "
         "5/7/2022. Kết thúc hội đàm, hai bên ký biên bản ghi nhớ hợp tác năm 2022.",
         [["Công an tỉnh Attapeu", "Công an tỉnh Kon Tum"]]),
        ("Thái Lan và Myanmar đã nhất trí Kế hoạch hành động chung chống lừa đảo trực tuyến "
         "giai đoạn 2024-2026.",
         [["MM", "TH"]]),
        ("Chính phủ ban hành Nghị định số 62/2012/NĐ-CP quy định căn cứ xác định nạn nhân.",
         [[]]),
        ("Bản ghi nhớ giữa ba nước Trung Quốc, Lào và Myanmar về tuần tra chung trên sông Mê "
         "Công có hiệu lực từ ngày 1/1/2012.",
         [["CN", "LA", "MM"]]),
        ("ASEAN và Trung Quốc thông qua Kế hoạch hành động giai đoạn 2021-2025.",
         [["ASEAN", "CN"]]),
        ("Chương trình Đối tác ASEAN - Australia về chống tội phạm tiếp tục được triển khai.",
         [["ASEAN", "AU"]]),
        ("Việt Nam và Liên minh châu Âu ký Hiệp định khung về Đối tác và Hợp tác toàn diện.",
         [["Liên minh châu Âu", "VN"]]),
        ("Đại tá Nguyễn Văn A, Giám đốc Công an tỉnh Tây Ninh và Thiếu tướng Sok Dara, Giám "
         "đốc Công an tỉnh Svay Rieng ký Biên bản hội đàm.",
         [["Công an tỉnh Svay Rieng", "Công an tỉnh Tây Ninh"]]),
        ("Mỹ và Mexico bắt đầu đàm phán một hiệp định về chống buôn lậu vũ khí.",
         [["MX", "US"]]),
        ("Tại Viêng Chăn, Bộ trưởng Bộ Tư pháp Lê Văn B và người đồng cấp Lào Phayvi "
         "Siboualipha ký Chương trình hợp tác năm 2023 giữa hai Bộ.",
         [["LA", "VN"]]),
        ("UNICEF và Bộ Tư pháp ký kế hoạch hợp tác giai đoạn 2017-2021 về tư pháp cho trẻ "
         "em.",
         [["Bộ Tư pháp", "UNICEF"]]),
        ("Bản ghi nhớ hợp tác với Bộ Nội vụ Singapore được Bộ Công an Việt Nam ký năm 2013.",
         [["Bộ Công an Việt Nam", "Bộ Nội vụ Singapore"]]),
        ("Tuyên bố Hà Nội về phòng, chống tội phạm mạng được các Bộ trưởng ASEAN thông qua "
         "ngày 5/9/2022.",
         [["ASEAN"]]),
        ("Kế hoạch phối hợp giữa Cục Phòng, chống ma túy và tội phạm Bộ đội Biên phòng với "
         "Cục Cảnh sát điều tra tội phạm về ma túy được ký ngày 6/6/2020.",
         [["Cục Cảnh sát điều tra tội phạm về ma túy",
           "Cục Phòng, chống ma túy và tội phạm Bộ đội Biên phòng"]]),
        ("Campuchia phê chuẩn Công ước La Hay về nuôi con nuôi.",
         [["KH"]]),
        ("Công an thành phố Hải Phòng và Sở Công an tỉnh Quảng Tây (Trung Quốc) vừa ký thỏa "
         "thuận về phối hợp truy bắt tội phạm.",
         [["Công an thành phố Hải Phòng", "Sở Công an tỉnh Quảng Tây"]]),
        ("Bộ Công an Việt Nam, Bộ Công an Lào và Bộ Nội vụ Campuchia đã ký Biên bản ghi nhớ "
         "ba bên về phòng, chống ma túy.",
         [["Bộ Công an Lào", "Bộ Công an Việt Nam", "Bộ Nội vụ Campuchia"]]),
        ("Quốc vương Campuchia ban hành Luật chống buôn người năm 2008.",
         [[]]),
        ("Việt Nam - Philippines ký Tuyên bố ý định về hợp tác phòng, chống mua bán người.",
         [["PH", "VN"]]),
        ("Đến nay Việt Nam là thành viên của Công ước về quyền trẻ em và Công ước số 182 của "
         "ILO.",
         [["VN"], ["VN"]]),
    ],
)  # fmt: skip
def test_the_parties_are_those_who_bind_themselves(text: str, expected: list[list[str]]) -> None:
    assert parties(text) == expected


def test_a_list_of_countries_with_dates_is_as_many_instruments() -> None:
    text = "Việt Nam có hiệp định về dẫn độ với Lào (2005), Thái Lan (2008) và Trung Quốc (2010)."
    found = extract(document_from_text("a", text))
    assert [report.signed for report in found.instrument_reports] == ["2005", "2008", "2010"]
    assert parties(text) == [["LA", "VN"], ["TH", "VN"], ["CN", "VN"]]


def test_countries_counted_behind_the_name_are_as_many_instruments() -> None:
    text = "Việt Nam đã ký thỏa thuận về dẫn độ với ba nước là Lào, Thái Lan và Trung Quốc."
    assert parties(text) == [["LA", "VN"], ["TH", "VN"], ["CN", "VN"]]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Y tế và Bộ Tư pháp chứng kiến lễ ký Bản ghi nhớ về dạy nghề cho trẻ em.",
        "Cục Trẻ em dự kiến lập kế hoạch phối hợp giai đoạn 2016-2020 với Cục Cảnh sát hình sự.",
        "Việt Nam tham gia tích cực vào việc soạn thảo Công ước về quyền của người cao tuổi.",
        "Các tỉnh triển khai Đề án Hỗ trợ nạn nhân. Hội nghị ASEAN bàn việc khác, ASEAN, ASEAN.",
    ],
)
def test_who_only_witnesses_plans_or_drafts_is_no_party(text: str) -> None:
    assert parties(text) == [[]]


def test_sides_are_those_of_the_meeting_and_not_others_farther_off() -> None:
    text = (
        "Hôm 5/7/2022, Công an tỉnh Kon Tum hội đàm với Công an tỉnh Attapeu (Lào). Hai bên ký"
        " Biên bản ghi nhớ về phòng, chống ma túy.\nTrước đó, Công an tỉnh Gia Lai làm việc với"
        " Công an tỉnh Ratanakiri (Campuchia)."
    )
    assert parties(text) == [["Công an tỉnh Attapeu", "Công an tỉnh Kon Tum"]]


def test_heads_of_delegations_sign_for_their_countries() -> None:
    text = (
        "Ông Trần Văn Hòa, Thứ trưởng Bộ Y tế, Trưởng đoàn đại biểu Việt Nam, và ông Sok Dara,"
        " Quốc vụ khanh Bộ Phụ nữ, Trưởng đoàn đại biểu Campuchia, ký Biên bản Hội nghị."
    )
    assert parties(text) == [["KH", "VN"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chương trình ân xá của Indonesia kéo dài đến tháng 3/2017 ở Việt Nam.", []),
        ("Nga đình chỉ bản ghi nhớ với Mỹ về hàng không.", []),
        ("Nga, Thổ Nhĩ Kỳ và Iran ký kết biên bản ghi nhớ về ngừng bắn.", ["IR", "RU", "TR"]),
    ],
)
def test_viet_nam_is_a_party_only_where_the_text_is_about_it(
    text: str, expected: list[str]
) -> None:
    assert [party for found in parties(text) for party in found] == expected
