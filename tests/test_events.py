"""Events: which words name one, which names mean the same, and when, where and how it was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents import read_documents
from analysis.extraction import extract
from analysis.records import EventReport
from test_dates import document_of

HEADER = "Thứ tư, 14/06/2023\n\nMột tiêu đề\n\n"


def reports(folder: Path, text: str, header: str = HEADER) -> tuple[EventReport, ...]:
    (folder / "x.txt").write_text(header + text, encoding="utf-8")
    (document,) = read_documents(folder)
    return extract(document).event_reports


NAMES = (
    ("Ngày 12/6, tại Huế, Bộ Công an mở Hội thảo về di cư an toàn.",
     "Hội thảo về di cư an toàn", "workshop"),
    ("Ngày 12/6, hội nghị sơ kết công tác phối hợp, giữ gìn biên giới khai mạc.",
     "hội nghị sơ kết công tác phối hợp, giữ gìn biên giới", "conference"),
    ("Ngày 12/6, Hội nghị cấp Bộ trưởng về biên giới lần thứ 3 họp tại Huế.",
     "Hội nghị cấp Bộ trưởng về biên giới lần thứ 3", "ministerial_meeting"),
    ("Ngày 12/6 diễn ra lớp tập huấn kỹ năng tiếp nhận, hỗ trợ nạn nhân cho 30 cán bộ.",
     "lớp tập huấn kỹ năng tiếp nhận, hỗ trợ nạn nhân", "training"),
    ('Ngày 12/6, lễ ký "Bản ghi nhớ hợp tác" diễn ra tại Huế.',
     'lễ ký "Bản ghi nhớ hợp tác"', "signing_ceremony"),
    ("Từ ngày 1/3 đến 31/5/2023, hai bên mở đợt cao điểm trấn áp tội phạm biên giới.",
     "đợt cao điểm trấn áp tội phạm biên giới", "campaign"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_a_name_goes_to_its_natural_end(tmp_path: Path, text: str, name: str, kind: str) -> None:
    (report,) = reports(tmp_path, text)
    assert (report.name, report.kind) == (name, kind)


NO_EVENTS = (
    "Hai bên nhất trí tiếp tục tổ chức các hội nghị, hội thảo và khóa tập huấn.",
    "Từ năm 2012 đến nay, hai tỉnh tiếp nhận 3.000 nạn nhân trở về.",
    "Trong chiến dịch nào cũng vậy, người dân là chỗ dựa.",
    "Theo ông, buôn người là tội phạm nguy hiểm, cần gặp là báo ngay.",
)


@pytest.mark.parametrize("text", NO_EVENTS)
def test_meetings_in_general_are_no_events(tmp_path: Path, text: str) -> None:
    assert reports(tmp_path, text) == ()


SETTINGS = (
    ("Sáng 12/6, tại Huế, hội thảo về di cư an toàn khai mạc.", "2023-06-12", None, "Huế", "VN"),
    ("Hội thảo về di cư an toàn diễn ra hôm qua tại Huế.", "2023-06-13", None, "Huế", "VN"),
    ("Trong hai ngày 12 và 13/6, hội thảo về di cư an toàn họp tại Phnom Penh (Campuchia).",
     "2023-06-12", "2023-06-13", "Phnom Penh", "KH"),
    ("Hội nghị về di cư lần thứ 2 (Vientiane, tháng 5/2022) ra Tuyên bố chung.",
     "2022-05", None, "Vientiane", "LA"),
    ("Hội nghị về di cư lần thứ 2 do Lào đăng cai khai mạc ngày 12/6.",
     "2023-06-12", None, None, "LA"),
    ("Hội nghị về di cư lần thứ 2 khai mạc ngày 10/6 và dự kiến bế mạc ngày 13/6.",
     "2023-06-10", "2023-06-13", None, None),
    ("Hưởng ứng Ngày Thế giới phòng, chống mua bán người (30/7), sáng 12/6, hội thảo về di cư an"
     " toàn khai mạc.", "2023-06-12", None, None, None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end", "place", "country"), SETTINGS)
def test_dates_and_places_belong_to_the_event_beside_them(
    tmp_path: Path, text: str, start: str, end: str | None, place: str | None, country: str | None
) -> None:
    (report,) = reports(tmp_path, text)
    assert (report.start_date, report.end_date) == (start, end or start)
    assert (report.place, report.country) == (place, country)


def test_the_date_of_a_law_is_not_the_date_of_a_meeting(tmp_path: Path) -> None:
    text = "Hội nghị về di cư lần thứ 2 bàn việc thực hiện Quyết định số 1/QĐ-TTg ngày 5/5/2020."
    (report,) = reports(tmp_path, text, header="")
    assert report.start_date is None


def test_a_signature_at_a_meeting_tells_only_its_month(tmp_path: Path) -> None:
    text = "Công ước được ký ngày 13-1-2007 tại Hội nghị cấp cao về di cư lần thứ 12 ở Huế."
    (report,) = reports(tmp_path, text)
    assert (report.start_date, report.status) == ("2007-01", "past_reference")


STATUSES = (
    ("Ngày 12/6, hội nghị về di cư lần thứ 5 họp tại Huế.", "held"),
    ("Hội nghị về di cư lần thứ 5 sẽ được tổ chức tại Huế tháng 9 tới.", "upcoming"),
    ("Hội nghị về di cư lần thứ 5 họp tại Huế tháng 3/2019.", "past_reference"),
)


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_is_told_as_of_the_document(tmp_path: Path, text: str, status: str) -> None:
    (report,) = reports(tmp_path, text)
    assert report.status == status


def test_names_joined_by_a_word_share_what_follows(tmp_path: Path) -> None:
    text = (
        "Hội nghị quan chức cấp cao lần thứ 8 (SOM 8) và Hội nghị cấp Bộ trưởng lần thứ 3 (IMM 3)"
        " họp tại Huế từ ngày 10 đến 12/6."
    )
    first, second = reports(tmp_path, text)
    assert (first.acronym, second.acronym) == ("SOM 8", "IMM 3")
    assert first.start_date == second.start_date == "2023-06-10"
    assert first.place == second.place == "Huế"


def test_short_forms_and_acronyms_mean_the_event_already_named(tmp_path: Path) -> None:
    text = (
        "Ngày 12/6, Hội nghị quan chức cấp cao lần thứ 8 (SOM 8) khai mạc tại Huế.\n\n"
        "Phát biểu tại Hội nghị, ông An cảm ơn các đại biểu. SOM 8 có 150 đại biểu tham dự."
    )
    (report,) = reports(tmp_path, text)
    assert (report.ordinal, report.acronym, report.attendance) == (8, "SOM 8", 150)


def test_two_meetings_of_a_series_stay_two(tmp_path: Path) -> None:
    text = (
        "Ngày 12/6, AMMTC lần thứ 14 họp tại Huế. Thái Lan là chủ nhà của AMMTC lần thứ 13"
        " (tháng 11/2019)."
    )
    assert [(report.ordinal, report.start_date) for report in reports(tmp_path, text)] == [
        (14, "2023-06-12"), (13, "2019-11"),
    ]  # fmt: skip


def test_attendance_keeps_its_bound_and_format_is_told(tmp_path: Path) -> None:
    text = (
        "Ngày 12/6, hội thảo về di cư an toàn được tổ chức theo hình thức trực tuyến với chủ đề"
        ' "Đi xa về gần". Hơn 60 đại biểu dự hội thảo.'
    )
    (report,) = reports(tmp_path, text)
    assert (report.attendance, report.attendance_bound) == (60, "at_least")
    assert (report.format, report.theme) == ("online", "Đi xa về gần")


def test_a_series_with_a_fixed_name_needs_its_country(tmp_path: Path) -> None:
    text = "Ngày 12/6, Hội nghị hợp tác phòng, chống tội phạm lần thứ 4 Việt Nam - {} họp tại Huế."
    (beside,) = reports(tmp_path, text.format("Trung Quốc"))
    (apart,) = reports(tmp_path, text.format("Lào"))
    assert (beside.series, apart.series) == ("vn-cn-crime-conference", None)


PIECES = st.sampled_from(
    ["Hội nghị ", "lần thứ 2 ", "(SOM 8)", " và ", ", ", "giữa ", "tại Hà Nội ", "ngày 1/2/2012 ",
     '"', "(", ")", "tiếp ông An", "- ", "; ", ". ", "\n", "chuyến thăm Lào ", "Ký kết ", "về "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_string_is_read_and_every_event_lies_in_it(text: str) -> None:
    document = document_of(text)
    facts = extract(document)
    keys = {mention.key for mention in facts.mentions.events}
    for report in facts.event_reports:
        assert 0 <= report.start < report.end <= len(document.text)
        assert report.event in keys
