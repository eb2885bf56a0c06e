"""Events: when, where, in whose country, how many came, and whether it is news, plan or past."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.records import EventReport

HEAD = "Thứ tư, 14/06/2023\n\nMột tiêu đề\n\n"
MEETING = "Hội thảo về phòng, chống mua bán người"


def reports(text: str, head: str = HEAD) -> tuple[EventReport, ...]:
    return extract(document_from_text("d", head + text)).event_reports


def report(text: str, name: str = "", head: str = HEAD) -> EventReport:
    """The one event whose name or acronym contains a word; the first for the empty word."""
    return next(
        found
        for found in reports(text, head)
        if name in found.name or name == found.acronym or name == found.kind
    )


def period(found: EventReport) -> str | None:
    if found.end_date in (found.start_date, None):
        return found.start_date
    return f"{found.start_date}/{found.end_date}"


PERIODS = (
    (f"Sáng 12/6, tại Hà Nội, Bộ Công an tổ chức {MEETING}.", "2023-06-12"),
    (f"{MEETING} diễn ra ngày 12/6 tại Hà Nội.", "2023-06-12"),
    (f"Trong hai ngày 12 và 13/6, Bộ Tư pháp tổ chức {MEETING}.", "2023-06-12/2023-06-13"),
    (f"{MEETING} họp từ ngày 12 đến 14/6 tại Huế.", "2023-06-12/2023-06-14"),
    (f"{MEETING} khai mạc ngày 12/6, bế mạc ngày 13/6.", "2023-06-12/2023-06-13"),
    (f"Sáng nay, {MEETING} khai mạc tại Đà Nẵng.", "2023-06-14"),
    (f"Hôm qua, Bộ Tư pháp tổ chức {MEETING}.", "2023-06-13"),
    (f"Hôm nay (14/6), {MEETING} khai mạc.", "2023-06-14"),
    (f"{MEETING} sẽ diễn ra tại Cần Thơ vào tháng 9 tới.", "2023-09"),
)


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_an_event_has_the_days_that_its_clause_tells(text: str, expected: str) -> None:
    assert period(reports(text)[0]) == expected


OTHER_MATTERS = (
    f"Thực hiện Quyết định số 12/QĐ-TTg ngày 5/1/2021, sáng 12/6, Bộ Công an mở {MEETING}.",
    f"Ngày 12/6, Bộ Công an mở {MEETING} nhân Ngày toàn dân phòng, chống mua bán người 30/7.",
    f"Ngày 12/6, {MEETING} bàn về Luật Phòng, chống mua bán người có hiệu lực từ ngày 1/1/2012.",
    f"Ngày 12/6, {MEETING} bàn về Kế hoạch giai đoạn 2021 - 2025.",
    f"Ngày 12/6, ông Trần Văn An, sinh ngày 5/5/1970, khai mạc {MEETING}.",
)


@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_the_date_of_a_law_a_plan_or_a_birth_is_not_that_of_the_event(text: str) -> None:
    assert period(report(text, "Hội thảo")) == "2023-06-12"


def test_two_meetings_of_one_sentence_keep_each_its_own_day() -> None:
    text = "Hà Nội là nơi họp SOM 8 ngày 13-6 và IMM 3 ngày 14-6."
    assert period(report(text, "SOM 8")) == "2023-06-13"
    assert period(report(text, "IMM 3")) == "2023-06-14"


def test_two_meetings_on_days_of_their_own_share_the_place_that_follows() -> None:
    text = "SOM 8 ngày 13-6 và IMM 3 ngày 14-6 họp tại Hà Nội."
    assert [report(text, name).place for name in ("SOM 8", "IMM 3")] == ["Hà Nội", "Hà Nội"]


def test_two_meetings_joined_share_the_days_that_follow() -> None:
    text = (
        "Hội nghị quan chức cấp cao lần thứ 8 (SOM 8) và Hội nghị cấp Bộ trưởng lần thứ 3 (IMM 3)"
        " họp từ ngày 12 đến 14-6 tại Hà Nội."
    )
    assert {period(report(text, name)) for name in ("SOM 8", "IMM 3")} == {"2023-06-12/2023-06-14"}
    assert {report(text, name).place for name in ("SOM 8", "IMM 3")} == {"Hà Nội"}


def test_a_day_within_a_longer_meeting_tells_only_its_month() -> None:
    text = (
        "Ngày 12/6, tại Bangkok (Thái Lan), trong khuôn khổ Hội nghị Bộ trưởng ASEAN về phòng,"
        " chống tội phạm xuyên quốc gia lần thứ 17 (AMMTC 17), Bộ trưởng Trần Văn An hội đàm với"
        " Bộ trưởng Somchai Boon."
    )
    frame, talk = report(text, "AMMTC 17"), report(text, "bilateral_meeting")
    assert (frame.start_date, talk.start_date) == ("2023-06", "2023-06-12")
    assert (frame.place, talk.place) == ("Bangkok", "Bangkok")
    assert (frame.country, talk.country) == ("TH", "TH")


def test_the_days_of_a_stay_tell_only_the_month_of_a_meeting_within_it() -> None:
    text = "Ông An ở Lào từ 5 đến 9/6 và phát biểu tại Hội nghị Bộ trưởng về di cư."
    assert period(report(text, "Hội nghị")) == "2023-06"


def test_years_later_are_counted_from_the_date_before() -> None:
    text = (
        "Hội nghị Bộ trưởng về di cư lần thứ nhất họp tháng 5/2015 tại Lào. Hai năm sau, Hội nghị"
        " Bộ trưởng về di cư lần thứ hai họp tại Huế."
    )
    assert [found.start_date for found in reports(text)] == ["2015-05", "2017"]


def test_a_campaign_that_begins_has_no_end() -> None:
    found = report("Ngày 12/6, Bộ Công an phát động chiến dịch truyền thông trên xe buýt.", "chiến")
    assert (found.start_date, found.end_date) == ("2023-06-12", None)


def test_a_visit_of_some_days_ends_on_the_last_of_them() -> None:
    found = report("Ngày 12/6 bắt đầu chuyến thăm Lào ba ngày của ông Trần Văn An.", "visit")
    assert (found.start_date, found.end_date) == ("2023-06-12", "2023-06-14")


PLACES = (
    (f"Ngày 12/6, tại TP Hồ Chí Minh, Bộ Công an tổ chức {MEETING}.", "TP Hồ Chí Minh", "VN"),
    (f"Ngày 12/6, {MEETING} diễn ra ở Phnom Penh (Campuchia).", "Phnom Penh", "KH"),
    (f"Ngày 12/6, {MEETING} diễn ra tại thành phố Sen, tỉnh Mai (Trung Quốc).", "Sen", "CN"),
    (f"Ngày 12/6, {MEETING} họp tại thị xã Sen Vàng, tỉnh Nghệ An.", "Sen Vàng", "VN"),
    (f"Ngày 12/6, {MEETING} họp tại xã Sen Vàng, huyện Mai Hoa, tỉnh Nghệ An.", "Nghệ An", "VN"),
    (f"Ngày 12/6, {MEETING} họp tại điểm cầu Hà Nội.", "Hà Nội", "VN"),
    (f"Ngày 12/6, {MEETING} họp tại khách sạn Sen Vàng, Đà Nẵng.", "Đà Nẵng", "VN"),
    (f"Hà Nội, ngày 12/6, là nơi họp {MEETING}.", "Hà Nội", "VN"),
    (f"Ngày 12/6, {MEETING} họp tại Thái Lan.", None, "TH"),
    (f"Việt Nam vinh dự đăng cai {MEETING} ngày 12/6.", None, "VN"),
    (f"Ngày 12/6, tại cửa khẩu quốc tế Lao Bảo, hai bên mở {MEETING}.", None, "VN"),
    (f"Ngày 12/6, UBND tỉnh Nghệ An tổ chức {MEETING}.", None, "VN"),
)


@pytest.mark.parametrize(("text", "place", "country"), PLACES)
def test_an_event_has_the_place_that_its_clause_tells(
    text: str, place: str | None, country: str | None
) -> None:
    found = report(text, "Hội thảo")
    assert (found.place, found.country) == (place, country)


NO_PLACES = (
    f"Ngày 12/6, Đại sứ quán Anh tại Hà Nội tổ chức {MEETING}.",
    f"Ngày 12/6, {MEETING} bàn về nạn nhân trở về từ Thái Lan.",
    f"Ngày 12/6, {MEETING} có đại biểu các tỉnh Lào Cai, Hà Giang.",
    f"Ngày 12/6, Giám đốc Công an TP Hà Nội dự {MEETING}.",
)


@pytest.mark.parametrize("text", NO_PLACES)
def test_where_people_and_bodies_belong_is_no_place_of_the_event(text: str) -> None:
    assert report(text, "Hội thảo").place is None


def test_an_embassy_organises_where_it_is_stationed() -> None:
    text = f"Ngày 12/6, Đại sứ quán Anh tại Việt Nam tổ chức {MEETING}."
    assert report(text, "Hội thảo").country == "VN"


def test_the_country_is_that_of_the_first_of_two_who_organise() -> None:
    text = f"Ngày 12/6, Bộ Công an phối hợp với Cảnh sát Liên bang Australia tổ chức {MEETING}."
    assert report(text, "Hội thảo").country == "VN"


def test_the_year_of_a_short_name_goes_before_other_dates() -> None:
    text = "Ngày 12/6, tại Huế, ông An kể về Hội nghị Bali năm 2002."
    assert period(report(text, "Bali")) == "2002"


def test_a_last_day_is_no_first_day() -> None:
    assert report(f"{MEETING} kéo dài đến hết ngày 16/6.", "Hội thảo").start_date is None
    assert period(report(f"{MEETING} khai mạc ngày 12/6 và kéo dài đến hết ngày 13/6.")) == (
        "2023-06-12/2023-06-13"
    )


def test_who_receives_a_guest_is_at_home() -> None:
    text = "Ngày 12/6, Bộ trưởng Bộ Công an Trần Văn An tiếp Đại sứ Anh tại Việt Nam John Smith."
    assert report(text, "bilateral_meeting").country == "VN"


def test_here_is_the_town_spoken_of_last() -> None:
    text = f"Sáng 10/6, đoàn họp tại Đà Nẵng.\n\nNgày 12/6, Bộ Tư pháp mở tại đây {MEETING}."
    assert report(text, "Hội thảo").place == "Đà Nẵng"


STATUSES = (
    (f"Ngày 12/6, Bộ Công an tổ chức {MEETING}.", "held"),
    (f"{MEETING} sẽ khai mạc ngày 20/6.", "upcoming"),
    (f"{MEETING} dự kiến diễn ra vào tháng 9 tới.", "upcoming"),
    (f"Trước đó, tháng 3/2019, Bộ Công an tổ chức {MEETING}.", "past_reference"),
)


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_news_are_held_plans_upcoming_and_what_was_before_is_past(text: str, status: str) -> None:
    assert report(text, "Hội thảo").status == status


def test_a_chronicle_reports_no_event_as_news() -> None:
    text = "\n\n".join(
        f"12/6/{year} – Bộ Tư pháp tổ chức hội thảo về {topic}."
        for year, topic in ((2005, "trẻ em"), (2012, "phụ nữ"), (2018, "lao động"))
    )
    found = reports(text, "MƯỜI BA NĂM\n\nNhững ngày ít được nhắc trong hồ sơ.\n\n")
    assert len(found) == 3
    assert {one.status for one in found} == {"past_reference"}


def test_a_day_without_a_year_is_no_news() -> None:
    text = f"Ngày 12/6, Hội nghị về di cư họp tại Huế. Ngày 21/8 hằng năm, Bộ Công an mở {MEETING}."
    assert report(text, "Hội thảo").status == "past_reference"


def test_the_meeting_on_a_campaign_is_the_news_of_a_text_named_after_the_campaign() -> None:
    head = "Công an hai nước vào đợt cao điểm 2023\n\n"
    text = "Sáng 11/7/2023, tại Huế, hai bên tổ chức hội nghị triển khai đợt cao điểm năm 2023."
    assert report(text, "conference", head).status == "held"
    assert report(text, "campaign", head).start_date != "2023-07-11"


COUNTS = (
    ("với sự tham dự của 150 đại biểu", 150, "exact"),
    ("có hơn 60 đại biểu", 60, "at_least"),
    ("thu hút khoảng 1.200 đại biểu", 1200, "about"),
    ("có gần một trăm khách mời", 100, "about"),
    ("quy tụ 80 chuyên gia", 80, "exact"),
    ("có 45 cán bộ, chiến sĩ tham dự", 45, "exact"),
)


@pytest.mark.parametrize(("words", "count", "bound"), COUNTS)
def test_the_number_of_those_who_attend_has_its_bound(words: str, count: int, bound: str) -> None:
    found = report(f"Ngày 12/6, Bộ Công an tổ chức {MEETING}, {words}.", "Hội thảo")
    assert (found.attendance, found.attendance_bound) == (count, bound)


NOBODY = (
    "dự án đã hỗ trợ 355 người",
    "cả nước nâng cao năng lực cho hơn 541 cán bộ",
    "lực lượng công an bắt 120 đối tượng",
    "có 3 chuyên gia trình bày",
)


@pytest.mark.parametrize("words", NOBODY)
def test_people_helped_taught_or_arrested_do_not_attend(words: str) -> None:
    found = report(f"Ngày 12/6, tại Hà Nội khai mạc {MEETING}. Theo báo cáo, {words}.", "Hội thảo")
    assert found.attendance is None


def test_a_theme_stands_in_quotation_marks() -> None:
    text = f'Ngày 12/6, {MEETING} có chủ đề "Vì một tương lai an toàn" khai mạc.'
    assert report(text, "Hội thảo").theme == "Vì một tương lai an toàn"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("theo hình thức trực tiếp kết hợp trực tuyến", "hybrid"),
        ("theo hình thức trực tuyến", "online"),
        ("theo hình thức trực tiếp", "in_person"),
        ("tại Hà Nội", None),
    ],
)
def test_the_format_is_told_in_words(words: str, expected: str | None) -> None:
    assert report(f"Ngày 12/6, {MEETING} diễn ra {words}.", "Hội thảo").format == expected


PIECES = st.sampled_from(
    [MEETING, "SOM 8", "Ngày 12/6", "tại Hà Nội", "từ ngày 12 đến 14-6", " (", ")", ", ", ". ",
     "Lào", "tại đây", "sẽ", "trong khuôn khổ ", "150 đại biểu", "\n", "bế mạc ngày 31/12", " và ",
     "12/6/2023", "chuyến thăm Lào ba ngày", "bắt đầu ", "hội nghị", "chủ trì", "\x00", "ﷺ"]
)  # fmt: skip
DATE = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}")


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_every_report_lies_in_the_text_and_is_well_formed(text: str) -> None:
    document = document_from_text("d", HEAD + text)
    for found in extract(document).event_reports:
        assert 0 <= found.start < found.end <= len(document.text)
        assert all(day is None or DATE.fullmatch(day) for day in (found.start_date, found.end_date))
        assert found.place is None or found.place in document.text
        assert found.status in ("held", "upcoming", "past_reference")
        assert (found.attendance is None) == (found.attendance_bound is None)


def test_days_of_a_text_that_tells_no_year_are_of_one_year() -> None:
    text = (
        "Tin vắn\n\n* Ngày 14-2, hội thảo về di cư an toàn họp tại Huế.\n\n"
        "* Sáng 16-2, Đại sứ Yamada Taro đến chào Chủ tịch Quốc hội Lê Thị An.\n"
    )
    facts = extract(document_from_text("x", text))
    assert [one.status for one in facts.event_reports] == ["held", "held"]
