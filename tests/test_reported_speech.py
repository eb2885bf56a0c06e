"""Who says what in invented sentences: the ways in which officials and press report speech."""

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phát biểu tại hội nghị, ông Lê Minh Khôi, Giám đốc Công an tỉnh, cho biết năm "
         "qua đơn vị đã giải cứu 20 nạn nhân.",
         [("Lê Minh Khôi", "năm qua đơn")]),
        ("Theo ông Lê Minh Khôi, tội phạm ngày càng tinh vi.",
         [("Lê Minh Khôi", "tội phạm ngày")]),
        ("Tội phạm ngày càng tinh vi, ông Lê Minh Khôi cho biết.",
         [("Lê Minh Khôi", "Tội phạm ngày")]),
        ("“Chúng tôi sẽ hợp tác chặt chẽ”, bà Anna Lind, Trưởng đại diện IOM tại Việt Nam, "
         "nói.",
         [("Anna Lind", "Chúng tôi sẽ")]),
        ("Bà Anna Lind khẳng định: “IOM sẽ tiếp tục hỗ trợ Việt Nam”.",
         [("Anna Lind", "IOM sẽ tiếp")]),
        ("Đánh giá cao kết quả hội nghị, Bộ trưởng Trần Văn Hòa đề nghị hai bên tiếp tục "
         "phối hợp.",
         [("Trần Văn Hòa", "kết quả hội"),
          ("Trần Văn Hòa", "hai bên tiếp")]),
        ("Thay mặt Chính phủ Việt Nam, Phó Thủ tướng Trần Văn Hòa hoan nghênh sáng kiến "
         "của ASEAN.",
         [("Trần Văn Hòa", "sáng kiến của")]),
        ("Đồng chí Trần Văn Hòa, Ủy viên Trung ương Đảng, Thứ trưởng Bộ Công an yêu cầu "
         "các đơn vị vào cuộc quyết liệt.",
         [("Trần Văn Hòa", "các đơn vị")]),
        ("Người phát ngôn Bộ Ngoại giao Lê Thị Hằng nêu rõ Việt Nam kiên quyết chống mua "
         "bán người.",
         [("Lê Thị Hằng", "Việt Nam kiên")]),
        ("Trả lời câu hỏi của phóng viên về vụ việc, bà Lê Thị Hằng cho biết cơ quan chức "
         "năng đang xác minh.",
         [("Lê Thị Hằng", "cơ quan chức")]),
        ("Tại cuộc gặp, hai bên nhất trí tăng cường hợp tác.",
         []),
        ("Hai Bộ trưởng khẳng định sẽ thúc đẩy quan hệ.",
         []),
        ("Bộ Công an cho biết đã triệt phá 3 đường dây.",
         [("Bộ Công an", "đã triệt phá")]),
        ("Theo Bộ Công an, số vụ giảm 10%.",
         [("Bộ Công an", "số vụ giảm")]),
        ("Theo thống kê của Bộ Công an, cả nước xảy ra 200 vụ.",
         []),
        ("Đại diện UNODC đánh giá cao vai trò của Việt Nam.",
         [("Đại diện UNODC", "vai trò của")]),
        ("Chủ tịch UBND tỉnh Trần Văn Hòa thông báo với đoàn về tình hình kinh tế của "
         "tỉnh.",
         [("Trần Văn Hòa", "tình hình kinh")]),
        ("Bà Anna Lind lưu ý rằng trẻ em là nhóm dễ bị tổn thương nhất.",
         [("Anna Lind", "trẻ em là")]),
        ("Đại tá Lê Minh Khôi trao đổi: \"Nạn nhân chủ yếu là phụ nữ\".",
         [("Lê Minh Khôi", "Nạn nhân chủ")]),
        ("Bộ trưởng Trần Văn Hòa dự hội nghị. Bộ trưởng nhấn mạnh cần chia sẻ thông tin.",
         [("Trần Văn Hòa", "cần chia sẻ")]),
        ("Đề cập đến tình hình biên giới, ông Lê Minh Khôi nhận định vẫn còn phức tạp.",
         [("Lê Minh Khôi", "vẫn còn phức")]),
        ("Nhấn mạnh tầm quan trọng của chuyến thăm, Chủ tịch nước Trần Văn Hòa tin tưởng "
         "quan hệ hai nước sẽ phát triển.",
         [("Trần Văn Hòa", "tầm quan trọng"),
          ("Trần Văn Hòa", "quan hệ hai")]),
        ("Bộ trưởng Tư pháp Lào Phayvi Xay cam kết Lào sẽ thực thi đầy đủ hiệp định.",
         [("Phayvi Xay", "Lào sẽ thực")]),
        ("Ông Trần Văn Hòa và bà Anna Lind cùng nhấn mạnh sự cần thiết của dữ liệu.",
         [("Trần Văn Hòa", "sự cần thiết"),
          ("Anna Lind", "sự cần thiết")]),
        ("Tham dự hội thảo, TS. Nguyễn Thị Lan, giảng viên Học viện Cảnh sát, cho rằng "
         "luật cần được sửa đổi.",
         [("Nguyễn Thị Lan", "luật cần được")]),
        ("Trong bài phát biểu của mình, Thứ trưởng Trần Văn Hòa đã đề xuất ba nhóm giải "
         "pháp.",
         [("Trần Văn Hòa", "ba nhóm giải")]),
        ("Thứ trưởng Trần Văn Hòa cũng đề nghị phía Campuchia sớm phê chuẩn hiệp định; "
         "mong muốn hai nước mở thêm đường dây nóng.",
         [("Trần Văn Hòa", "phía Campuchia sớm"),
          ("Trần Văn Hòa", "hai nước mở")]),
        ("“Đây là thách thức toàn cầu”, Đại sứ Anh tại Việt Nam Peter Marsh nhấn mạnh.",
         [("Peter Marsh", "Đây là thách")]),
        ("Trưởng đoàn Lào, Thiếu tướng Khamkinh Phui, cảm ơn sự giúp đỡ của Việt Nam.",
         [("Khamkinh Phui", "sự giúp đỡ")]),
        ("Ông Lê Minh Khôi - Phó Cục trưởng Cục Trẻ em - cho hay tổng đài nhận 500 cuộc "
         "gọi mỗi ngày.",
         [("Lê Minh Khôi", "tổng đài nhận")]),
        ("Bộ trưởng Trần Văn Hòa nhấn mạnh: Việt Nam coi trọng hợp tác; đồng thời khẳng "
         "định sẽ cử đoàn dự.",
         [("Trần Văn Hòa", "Việt Nam coi"),
          ("Trần Văn Hòa", "sẽ cử đoàn")]),
        ("Ông Lê Minh Khôi xem hội nghị này là bước ngoặt.",
         [("Lê Minh Khôi", "hội nghị này")]),
        ("Điều phối viên thường trú Liên hợp quốc Pauline Tam chia sẻ với báo giới rằng bà "
         "rất lạc quan.",
         [("Pauline Tam", "bà rất lạc")]),
        ("Trả lời phỏng vấn TTXVN, ông Lê Minh Khôi nói dự luật đã hoàn tất.",
         [("Lê Minh Khôi", "dự luật đã")]),
    ],
)  # fmt: skip
def test_words_are_given_to_whoever_is_reported_to_say_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = extract(document_from_text("a", text))
    names = {body.key: body.name for body in found.mentions.organizations}
    names |= {person.key: person.name for person in found.mentions.people}
    assert [
        (names.get(one.speaker, one.speaker), " ".join(one.text.split()[:3]))
        for one in found.statements
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Minh Khôi hôm qua nói đội đã về.",
        "Ông Lê Minh Khôi trước đó nói đội đã về.",
        "Ông Lê Minh Khôi cuối tuần trước nói đội đã về.",
        "- Theo ông Lê Minh Khôi, đội đã về.",
    ],
)
def test_a_time_before_the_verb_and_a_bullet_before_the_source_hide_no_speaker(text: str) -> None:
    (one,) = extract(document_from_text("a", text)).statements
    assert (one.speaker, one.text) == ("lê minh khôi", "đội đã về")
