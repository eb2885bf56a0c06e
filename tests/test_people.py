"""People: who is named, under which short forms, and which ranks and offices the text gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mention_reading import countries_of_people, held, names, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều nay, Thượng tá Phan Văn Khởi trả lời báo chí.", ["Phan Văn Khởi"]),
        ("Theo bà Hoàng Thu Dung, số vụ đã giảm.", ["Hoàng Thu Dung"]),
        ("GS.TS Đinh Công Lý và PGS.TS. Tạ Thu Phong dự.", ["Đinh Công Lý", "Tạ Thu Phong"]),
        ("Ông Ian J. Harlow và bà Karin Bergström dự.", ["Ian J. Harlow", "Karin Bergström"]),
        ("Ông Pren-xô Khun hội đàm với ông Bun Thoong.", ["Pren-xô Khun", "Bun Thoong"]),
        ("Thiếu tướng Cảnh sát U Kyaw Min Tun nêu ý kiến.", ["Kyaw Min Tun"]),
        ("Cán bộ gặp ông K'Brèm và chị H'Mơ Niê.", ["H'Mơ Niê", "K'Brèm"]),
        ("Đại sứ Anh Gareth Wood đến thăm.", ["Gareth Wood"]),
        ("Các đồng chí: Tô Bình, Thứ trưởng; Lê Thị An, Vụ trưởng.", ["Tô Bình", "Lê Thị An"]),
        ("Ba Trung tướng Lê Quốc An, Vũ Bình và Đỗ Văn Chính dự.",
         ["Lê Quốc An", "Vũ Bình", "Đỗ Văn Chính"]),
        ("Ms. Anna Kowal, Chief of Mission of IOM Viet Nam, spoke.", ["Anna Kowal"]),
    ],
)  # fmt: skip
def test_a_name_is_found_where_a_title_an_honorific_or_an_office_announces_it(
    text: str, expected: list[str]
) -> None:
    assert sorted(names(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Nhà hàng nằm trên đường Nguyễn Văn Lý, gần phố Trần Thị Bé.",
        "Giải thưởng Lê Văn Tài được trao tại Trường THPT Phạm Hồng Lam.",
        "Tàu Trần Đại Lực cập cảng; cuộc thi mang tên Võ Thị Mười bế mạc.",
        "Thứ trưởng kết luận, Phó Thủ tướng giao các bộ thực hiện.",
        "Chủ tịch UBND huyện phát biểu tại xã Trần Phán.",
        "HỘI NGHỊ TỔNG KẾT CÔNG TÁC PHÒNG CHỐNG NGUYỄN VĂN",
        "Đoàn thăm Học viện Chính trị quốc gia Hồ Chí Minh.",
        "Trung Quốc hội đàm với Việt Nam về Thái Bình Dương.",
        "Đồn trưởng Đồn Biên phòng Lóng Sập và Chủ tịch Hội LHPN xã dự.",
    ],
)
def test_streets_schools_ships_headlines_and_bare_titles_name_nobody(text: str) -> None:
    assert names(text) == []


def test_an_office_after_the_area_word_does_not_swallow_the_name_behind_it() -> None:
    assert held("Phó Chủ tịch UBND tỉnh Trần Văn Chí dự.") == {
        "Trần Văn Chí": ["Phó Chủ tịch UBND tỉnh"]
    }


def test_a_short_form_is_the_person_whom_it_fits() -> None:
    _, _, _, people, _ = read(
        "Trung tá Phan Văn Hùng và ông Lê Minh Sơn dự. Trung tá Hùng báo cáo, ông Sơn hỏi lại."
    )
    short = {person.name for person in people if not person.full}
    assert short == {"Phan Văn Hùng", "Lê Minh Sơn"}


def test_a_given_name_that_fits_nobody_is_nobody() -> None:
    assert names("Trung tá Hùng báo cáo.") == []


def test_a_latin_form_in_brackets_is_the_same_person_who_is_not_taken_for_vietnamese() -> None:
    text = "Ông Trương Quốc Lâm (Zhang Guolin) dự. Sau đó Zhang Guolin phát biểu."
    _, _, _, people, _ = read(text)
    assert {person.key for person in people} == {"trương quốc lâm"}
    assert len(people) == 3
    assert countries_of_people(text) == {"Trương Quốc Lâm": None}


def test_a_name_in_a_headline_of_capitals_is_the_person_of_the_text() -> None:
    text = (
        "BỘ TRƯỞNG LÊ VĂN TRUNG TIẾP ĐOÀN ĐẠI BIỂU\n\nSáng nay, Bộ trưởng Lê Văn Trung tiếp đoàn."
    )
    _, _, _, people, _ = read(text)
    assert [person.rule for person in people] == ["people.repeated", "people.announced"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thượng tướng Lê An, Ủy viên Trung ương Đảng, Thứ trưởng Bộ Công an chủ trì.",
         {"Lê An": ["Thượng tướng", "Ủy viên Trung ương Đảng", "Thứ trưởng Bộ Công an"]}),
        ("Thứ trưởng Bộ Công an, Thượng tướng Lê An chủ trì.",
         {"Lê An": ["Thứ trưởng Bộ Công an", "Thượng tướng"]}),
        ("Ông Lò Văn Inh, Chủ tịch UBND xã Mường Típ kiêm Trưởng Ban Chỉ đạo 138 xã, dự.",
         {"Lò Văn Inh": ["Chủ tịch UBND xã Mường Típ", "Trưởng Ban Chỉ đạo 138 xã"]}),
        ("Hai Trung tướng Pich Rith (Giám đốc Công an tỉnh Takeo) và Chen Vuth đến dự.",
         {"Pich Rith": ["Trung tướng", "Giám đốc Công an tỉnh Takeo"],
          "Chen Vuth": ["Trung tướng"]}),
        ("Ông Lê An và ông Vũ Bình, lần lượt là Giám đốc Sở Tư pháp và Giám đốc Sở Y tế, dự.",
         {"Lê An": ["Giám đốc Sở Tư pháp"], "Vũ Bình": ["Giám đốc Sở Y tế"]}),
        ("Các ông Lê Văn An, Vũ Thanh Bình đều là Thứ trưởng Bộ Công an.",
         {"Lê Văn An": ["Thứ trưởng Bộ Công an"], "Vũ Thanh Bình": ["Thứ trưởng Bộ Công an"]}),
        ("Ông Võ Đình Khang quê Bình Định. Năm 2010, ông giữ chức Giám đốc Công an tỉnh Phú Yên.",
         {"Võ Đình Khang": ["Giám đốc Công an tỉnh Phú Yên"]}),
        ("Quốc hội miễn nhiệm Bộ trưởng Bộ Công an đối với Đại tướng Lê An.",
         {"Lê An": ["Bộ trưởng Bộ Công an", "Đại tướng"]}),
        ("Chánh Văn phòng kiêm Người phát ngôn Bộ Công an Lê An trả lời.",
         {"Lê An": ["Chánh Văn phòng", "Người phát ngôn Bộ Công an"]}),
        ("Ông Lê An, Bí thư Ban Cán sự Đảng, Bộ trưởng Bộ Tư pháp, ông Trần Bình, Bí thư Đảng ủy, "
         "Cục trưởng Cục Đối ngoại, và ông Hồ Cư, Bí thư Đảng đoàn, Chủ tịch Quốc hội, dự.",
         {"Lê An": ["Bí thư Ban Cán sự Đảng", "Bộ trưởng Bộ Tư pháp"],
          "Trần Bình": ["Bí thư Đảng ủy", "Cục trưởng Cục Đối ngoại"],
          "Hồ Cư": ["Bí thư Đảng đoàn", "Chủ tịch Quốc hội"]}),
        ("Bộ trưởng Công an khi đó, đồng chí Lê An, báo cáo.", {"Lê An": ["Bộ trưởng Công an"]}),
        ("Ông An Klein, Đại sứ Đức về phòng chống mua bán người và nô lệ hiện đại, dự.",
         {"An Klein": ["Đại sứ Đức về phòng chống mua bán người và nô lệ hiện đại"]}),
        ("Ông Kim Sung-ho, Tham tán Cảnh sát, Đại sứ quán Hàn Quốc tại Việt Nam, dự.",
         {"Kim Sung-ho": ["Tham tán Cảnh sát, Đại sứ quán Hàn Quốc tại Việt Nam"]}),
        ("Ms. Le Thi Nhung, Deputy Director of the Department of Consular Affairs, "
         "Ministry of Foreign Affairs of Viet Nam, spoke.",
         {"Le Thi Nhung": ["Deputy Director of the Department of Consular Affairs, "
                           "Ministry of Foreign Affairs of Viet Nam"]}),
    ],
)  # fmt: skip
def test_ranks_and_offices_go_to_whom_the_grammar_gives_them(
    text: str, expected: dict[str, list[str]]
) -> None:
    assert held(text) == expected


def test_an_office_is_told_once_in_its_longest_form() -> None:
    text = "Thứ trưởng Lê An khai mạc. Ông Lê An, Thứ trưởng Bộ Tư pháp, nêu ba đề xuất."
    assert held(text) == {"Lê An": ["Thứ trưởng Bộ Tư pháp"]}


def test_people_parted_by_semicolons_keep_their_own_offices() -> None:
    text = "Dự họp có Lê Văn An, Vụ trưởng; Trưởng đoàn các nước; Vũ Thị Bình, Cục trưởng."
    assert held(text) == {"Lê Văn An": ["Vụ trưởng"], "Vũ Thị Bình": ["Cục trưởng"]}


def test_a_name_tells_no_country_where_the_text_is_about_china_too() -> None:
    assert list(countries_of_people("Ông Quách Lập An dự.").values()) == ["VN"]
    text = "Đoàn Trung Quốc đã đến. Ông Quách Lập An dự."
    assert list(countries_of_people(text).values()) == [None]
    text = "Đoàn Trung Quốc đã đến. Ông Nguyễn Lập An và bà Quách Thị Bình dự."
    assert list(countries_of_people(text).values()) == ["VN", "VN"]


def test_words_in_capitals_before_an_office_are_nobody() -> None:
    assert countries_of_people("PHÁT BIỂU KHAI GIẢNG: Bộ trưởng Bộ Công an nói.") == {}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ông Vương Lập, Cục trưởng Cục Điều tra, Bộ Công an Trung Quốc, dự.", "CN"),
        ("Ông Lê An, Đại sứ tại Lào, dự.", "VN"),
        ("Bà Ana Ruiz, Trưởng đại diện UNODC tại Việt Nam, dự.", None),
        ("Ông Ian Batt, Trưởng Văn phòng UNODC tại Việt Nam, dự.", None),
        ("Bà Ana Ruiz, Đại sứ Canada tại Việt Nam, dự.", "CA"),
    ],
)
def test_a_person_represents_the_country_of_the_office_not_the_one_it_is_in(
    text: str, country: str | None
) -> None:
    assert list(countries_of_people(text).values()) == [country]


PARTS = st.sampled_from(
    [
        "Thượng tướng", "Lê", "Văn", "An", ", ", " và ", "Thứ trưởng Bộ Công an", "(", ")", ". ",
        "ông ", "Đại sứ Đức", "Cục A", "nguyên ", "\n", "Samdech ", "J. ", "Park Min-ho", "IOM",
        " là ", "lần lượt là ", "hai ", "tỉnh ", "Hà Giang", "Ð", "\u00a0",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(PARTS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_every_mention_and_office_is_a_stretch_of_running_text(text: str) -> None:
    document, places, bodies, people, offices = read(text)
    spans = [(place.start, place.end) for place in places]
    spans += [(body.start, body.end) for body in bodies]
    spans += [(person.start, person.end) for person in people]
    spans += [(office.start, office.end) for office in offices]
    for start, end in spans:
        assert 0 <= start < end <= len(document.text)
        assert document.sentence_at(start) is not None
    assert {office.person for office in offices} <= {person.key for person in people}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Đồng chủ trì là bà Lynn Sample (Australia) và ông Tri Sample (Indonesia).",
         {"Lynn Sample": "AU", "Tri Sample": "ID"}),
        ("Đoàn Việt Nam thăm Úc, hội đàm với Bộ trưởng Ngoại giao Jane Sample.",
         {"Jane Sample": "AU"}),
        ("Đoàn thăm Úc và Lào, hội đàm với Bộ trưởng Ngoại giao Jane Sample.",
         {"Jane Sample": None}),
        ("Đoàn thăm Úc, gặp bà Jane Sample, Giám đốc quỹ.", {"Jane Sample": None}),
        ("Đoàn thăm Trung Quốc có Thứ trưởng Ngoại giao Lê Văn An.", {"Lê Văn An": None}),
    ],
)  # fmt: skip
def test_a_foreign_minister_serves_the_country_that_the_text_is_about(
    text: str, countries: dict[str, str | None]
) -> None:
    _, _, _, people, _ = read(text)
    assert {person.name: person.country for person in people} == countries
