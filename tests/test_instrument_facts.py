"""Kind, date, status and number of instruments as officials and press write them, invented."""

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract

Told = tuple[str, str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện Quyết định số 193/QĐ-TTg ngày 9/2/2021 của Thủ tướng Chính phủ về việc "
         "phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021-2025, UBND tỉnh "
         "Lào Cai ban hành Kế hoạch số 120/KH-UBND.",
         [("decision", "2021-02-09", "implementing", "193/QĐ-TTg"),
          ("programme", "2021-02-09", "adopted", "193/QĐ-TTg"),
          ("plan", None, "adopted", "120/KH-UBND")]),
        ("Luật Phòng, chống mua bán người số 53/2024/QH15 được Quốc hội thông qua ngày "
         "28/11/2024.",
         [("law", "2024-11-28", "adopted", "53/2024/QH15")]),
        ("Luật Phòng, chống mua bán người năm 2011 đã đi vào cuộc sống.",
         [("law", "2011", "implementing", None)]),
        ("Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017) quy định hai tội danh này.",
         [("law", "2015", "amended", None)]),
        ("Bộ Công an đã ban hành Kế hoạch số 15/KH-BCA-C02 ngày 12/1/2024 triển khai đợt cao "
         "điểm.",
         [("plan", "2024-01-12", "adopted", "15/KH-BCA-C02")]),
        ("Hội nghị sơ kết 5 năm thực hiện Chương trình phối hợp số 09/CTr-BĐBP-HLHPN giữa Bộ "
         "đội Biên phòng và Hội Liên hiệp Phụ nữ Việt Nam.",
         [("programme", None, "implementing", "09/CTr-BĐBP-HLHPN")]),
        ("Thủ tướng yêu cầu các bộ thực hiện nghiêm Chỉ thị số 21/CT-TTg.",
         [("other", None, "implementing", "21/CT-TTg")]),
        ("Ủy ban Thường vụ Quốc hội ban hành Nghị quyết số 04/2019/NQ-HĐTP.",
         [("resolution", None, "adopted", "04/2019/NQ-HĐTP")]),
        ("Đại hội đồng Liên hợp quốc đã thông qua Nghị quyết A/RES/68/192 lấy ngày 30/7 làm "
         "Ngày Thế giới phòng, chống mua bán người.",
         [("resolution", None, "adopted", "A/RES/68/192")]),
        ("Quốc hội Lào đang thảo luận dự thảo Luật Phòng, chống mua bán người.",
         [("law", None, "proposed", None)]),
        ("Liên hợp quốc mở ký Công ước chống tội phạm mạng tại Hà Nội ngày 25/10/2025.",
         [("convention", "2025-10-25", "signed", None)]),
        ("Cho đến nay, 72 nước đã ký Công ước Hà Nội.",
         [("convention", None, "signed", None)]),
        ("Việt Nam đề xuất xây dựng Công ước ASEAN về an ninh mạng.",
         [("convention", None, "proposed", None)]),
        ("Hai bên nhất trí gia hạn Bản ghi nhớ về hợp tác lao động giữa Việt Nam và Hàn Quốc "
         "đến năm 2027.",
         [("mou", None, None, None)]),
        ("Hiệp định vận tải đường bộ Việt Nam - Campuchia ký năm 1998, sửa đổi năm 2005, "
         "đang được hai nước rà soát.",
         [("agreement", "1998", "amended", None)]),
        ("Chương trình Hành động quốc gia vì trẻ em giai đoạn 2021-2030 đặt mục tiêu giảm số "
         "trẻ em bị xâm hại.",
         [("programme", None, None, None)]),
        ("Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030 được Chính phủ ban hành "
         "theo Nghị quyết số 28/NQ-CP ngày 3/3/2021.",
         [("plan", "2021-03-03", "adopted", "28/NQ-CP"),
          ("resolution", "2021-03-03", "adopted", "28/NQ-CP")]),
        ("Theo Điều 150 Bộ luật Hình sự, tội mua bán người bị phạt tù đến 20 năm.",
         [("law", None, None, None)]),
        ("Bộ trưởng nhấn mạnh việc thực thi Công ước về quyền trẻ em (CRC) mà Việt Nam phê "
         "chuẩn năm 1990.",
         [("convention", None, "in_force", None)]),
    ],
)  # fmt: skip
def test_a_paper_is_told_with_its_kind_date_status_and_number(
    text: str, expected: list[Told]
) -> None:
    reports = extract(document_from_text("a", text)).instrument_reports
    assert [(r.kind, r.signed, r.status, r.number) for r in reports] == expected


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Lễ ký kết Quy chế phối hợp giữa Cục Hình sự và Cục Trẻ em diễn ra ngày 2/8/2023.",
         "2023-08-02"),
        ("Hai nước ký Bản ghi nhớ về dẫn độ giữa Việt Nam và Lào tại Yangon ngày 29/10/2004.",
         "2004-10-29"),
        ("Việt Nam phê chuẩn Công ước về quyền trẻ em năm 1990.", None),
        ("Hai tỉnh ký biên bản ghi nhớ hợp tác năm 2023.", None),
    ],
)  # fmt: skip
def test_the_date_of_signing_is_that_of_the_signature_alone(text: str, signed: str | None) -> None:
    (report,) = extract(document_from_text("a", text)).instrument_reports
    assert report.signed == signed


def test_a_line_that_introduces_a_list_tells_of_each_of_its_items() -> None:
    text = (
        "Hai bên đã ký kết các văn kiện sau:\n1. Hiệp định về dẫn độ giữa Việt Nam và Lào.\n"
        "2. Hiệp định về hàng không giữa Việt Nam và Lào."
    )
    reports = extract(document_from_text("a", text)).instrument_reports
    assert [report.status for report in reports] == ["signed", "signed"]


def test_a_name_in_quotation_marks_ends_with_them() -> None:
    text = "Hội nghị thông qua “Tuyên bố ASEAN về nâng cao hiệu quả truy bắt tội phạm” ở Huế."
    (report,) = extract(document_from_text("a", text)).instrument_reports
    assert report.name == "Tuyên bố ASEAN về nâng cao hiệu quả truy bắt tội phạm"
