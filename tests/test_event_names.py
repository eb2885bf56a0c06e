"""Names of events: verbs, ellipses and short forms that tell one, and look-alikes that do not."""

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.grammar.event_identity import content_shared, far_apart, overlap
from analysis.grammar.numbers import ordinals
from analysis.records import EventReport


def names(*paragraphs: str) -> list[str]:
    """Names of the events in the order of the text."""
    return [report.name for report in reports(*paragraphs)]


def reports(*paragraphs: str) -> tuple[EventReport, ...]:
    return extract(document_from_text("d", "\n".join(["Tin tức", "", *paragraphs]))).event_reports


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        (
            "Ngày 3/4/2019, Sở Tư pháp tỉnh An Giang và Công an tỉnh Takeo ký kế hoạch phối hợp"
            " giai đoạn 2019 - 2021 tại Châu Đốc.",
            "ký kế hoạch phối hợp giai đoạn 2019 - 2021",
            "signing_ceremony",
        ),
        (
            'Sáng 3/4/2019, Hội Liên hiệp Phụ nữ tỉnh Lai Châu khởi động dự án "Mái nhà xanh".',
            'khởi động dự án "Mái nhà xanh"',
            "other",
        ),
        (
            "Hôm 3/4/2019, Công an huyện Mường Mít sơ kết công tác phối hợp với Công an huyện"
            " Bản Lọ.",
            "sơ kết công tác phối hợp với Công an huyện Bản Lọ",
            "conference",
        ),
        (
            "Ngày 3/4/2019, Đồn Biên phòng Bản Lọ tiếp nhận 3 nạn nhân do phía bạn trao trả.",
            "Đồn Biên phòng Bản Lọ tiếp nhận 3 nạn nhân",
            "other",
        ),
        (
            "Đoàn đại biểu Bộ Nội vụ đã sang thăm và làm việc tại Lào từ ngày 1 đến 4/7/2019.",
            "Đoàn đại biểu Bộ Nội vụ đã sang thăm và làm việc tại Lào",
            "visit",
        ),
        (
            "Tình hình được nêu tại buổi làm việc hôm 3/4/2019, ở Huế, giữa ông Lê Văn An và"
            " bà Mai Thị Ba.",
            "buổi làm việc hôm 3/4/2019, ở Huế, giữa ông Lê Văn An và bà Mai Thị Ba",
            "bilateral_meeting",
        ),
    ],
)
def test_a_deed_on_a_day_is_an_event(sentence: str, name: str, kind: str) -> None:
    (report,) = reports(sentence)
    assert (report.name, report.kind) == (name, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 3/4/2019, Thủ tướng ký Quyết định số 12/QĐ-TTg.",
        "Việt Nam và Lào ký hiệp định ngày 3/4/2010.",
        "Biên bản được Sở Tư pháp và Công an tỉnh ký ngày 3/4/2019.",
        "Công an tỉnh An Giang và Công an tỉnh Takeo đã ký nhiều kế hoạch phối hợp.",
        "Từ năm 2012 đến nay, đồn tiếp nhận 300 nạn nhân.",
        "Hội sẽ khởi động dự án mới.",
        "Hằng năm, hai tỉnh duy trì hội đàm định kỳ.",
        "Kế hoạch nêu việc tổ chức hội nghị tổng kết hằng năm.",
        "Hai bên thường xuyên tổ chức giao ban.",
        "Ông có mặt từ lần đầu tiên.",
    ],
)
def test_habits_and_deeds_without_day_or_partner_are_none(sentence: str) -> None:
    assert names(sentence) == []


def test_a_number_alone_names_another_meeting_of_the_series() -> None:
    found = reports(
        "Ngày 3/4/2019, Hội nghị hợp tác biên giới lần thứ 6 họp tại Huế.",
        "Lần thứ nhất (2008) và thứ ba (2012), Vinh là nơi họp.",
    )
    assert [(report.ordinal, report.name) for report in found[1:]] == [
        (1, "Hội nghị hợp tác biên giới lần thứ nhất"),
        (3, "Hội nghị hợp tác biên giới lần thứ ba"),
    ]


def test_the_next_meeting_is_named_without_its_number() -> None:
    found = names("Diễn đàn Di cư lần thứ 2 họp tại Huế tháng 5/2022. Lần tới là năm 2026.")
    assert found == ["Diễn đàn Di cư lần thứ 2", "Diễn đàn Di cư"]


def test_talks_counted_on_are_talks_of_their_own() -> None:
    found = reports(
        "Ngày 3/4/2019, Bộ trưởng Lê Văn An có cuộc hội đàm với bà Anna Berg tại Huế.",
        "Cuộc thứ hai, với ông Bo Lund, bàn về biên giới.",
    )
    assert [report.name for report in found] == [
        "cuộc hội đàm với bà Anna Berg",
        "Cuộc thứ hai, với ông Bo Lund",
    ]
    assert {report.kind for report in found} == {"bilateral_meeting"}


def test_talks_between_known_parties_refer_back() -> None:
    found = names(
        "Ngày 3/4/2019, Bộ trưởng Lê Văn An có cuộc hội đàm với bà Anna Berg tại Huế.",
        "Cuộc hội đàm giữa hai Bộ trưởng kéo dài một giờ.",
    )
    assert found == ["cuộc hội đàm với bà Anna Berg"]


def test_a_short_form_with_a_day_names_an_event_when_none_is_meant() -> None:
    found = names(
        "Ngày 20/6/2013, hội nghị về di cư lần thứ 4 khai mạc tại Huế.",
        "Ông Lê Văn An chủ trì buổi họp báo sáng 17/6/2013.",
    )
    assert found == ["hội nghị về di cư lần thứ 4", "buổi họp báo"]


def test_a_short_form_in_another_month_is_another_event() -> None:
    found = reports(
        "Ngày 28/11/2024, Quốc hội tiến hành phiên biểu quyết thông qua Luật Di cư.",
        "Đại biểu đã góp ý trong phiên thảo luận ngày 24/6/2024.",
    )
    assert [report.start_date for report in found] == ["2024-11-28", "2024-06-24"]


def test_a_sitting_told_with_its_meeting_is_part_of_it() -> None:
    found = names("Tại Hội nghị về di cư lần thứ 4, đoàn Lào chủ trì phiên thảo luận về biên giới.")
    assert found == ["Hội nghị về di cư lần thứ 4"]


def test_the_meeting_of_a_committee_is_none_of_its_members() -> None:
    found = names(
        "Hội nghị quan chức cấp cao lần thứ 5 các nước khu vực về phòng, chống mua bán người họp.",
        "Nổi bật là Hội nghị Ban Chỉ đạo các nước khu vực về phòng, chống mua bán người.",
    )
    assert len(found) == 2


def test_a_campaign_has_its_full_name_from_the_meeting_about_it() -> None:
    found = names(
        "Hội nghị triển khai đợt cao điểm trấn áp tội phạm biên giới năm 2024 họp tại Huế.",
        "Đợt cao điểm 2024 do hai tỉnh cùng mở.",
    )
    assert found[1] == "đợt cao điểm trấn áp tội phạm biên giới năm 2024"


def test_a_meeting_with_partners_is_a_series_of_its_own() -> None:
    (report,) = reports("Hội nghị AMMTC+3 lần thứ 4 họp tại Huế ngày 3/4/2019.")
    assert (report.series, report.kind) == ("ammtc-plus-three", "ministerial_meeting")


def test_the_number_of_a_series_may_end_a_sentence() -> None:
    (report,) = reports("Ngày 3/4/2019, đoàn dự Hội nghị AMMTC 17. Đoàn về nước hôm sau.")
    assert (report.ordinal, report.series) == (17, "ammtc")


def test_a_name_has_no_acronym_of_the_name_joined_to_it() -> None:
    first, second = reports(
        "Ngày 3/4/2019, Cuộc họp Ban Công tác khu vực và Hội nghị quan chức cấp cao lần thứ 9"
        " (SOM 9) khai mạc."
    )
    assert (first.ordinal, first.acronym) == (None, None)
    assert (second.ordinal, second.acronym) == (9, "SOM 9")


def test_weekdays_are_no_ordinals_unless_they_go_on_from_one() -> None:
    text = "lần thứ nhất và thứ ba, sáng thứ hai"
    assert [found.value for found in ordinals(text, 0, len(text))] == [1, 3]


def test_dates_overlap_as_far_as_both_tell() -> None:
    assert overlap("2012-02-14/2012-02-16", "2012-02")
    assert not overlap("2012-02-14", "2012-02-15")
    assert far_apart("2012-02-14", "2012-03-01")
    assert not far_apart("2012-02-14", "2012-02-28")


def test_content_is_what_heads_and_numbers_leave() -> None:
    assert content_shared("Hội nghị về di cư lần thứ 2", "cuộc họp di cư an toàn") == 1
    assert content_shared("Hội nghị lần thứ 2", "Hội nghị về di cư") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng 12/6, Quốc hội thảo luận sôi nổi về dự án luật.",
        "Ngày 12/6, Đại hội đồng Liên hợp quốc bàn về trẻ em.",
        "Các đơn vị tổ chức hội nghị, hội thảo để trao đổi kinh nghiệm.",
        "Theo tinh thần Đại hội lần thứ XIII, ngày 12/6, lực lượng ra quân.",
        "Ngày 12/6, khách đến Trung tâm Hội nghị Quốc gia.",
    ],
)
def test_words_that_only_look_like_the_head_of_an_event_are_none(sentence: str) -> None:
    assert not names(sentence)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Tại kỳ họp 15 của Ủy ban Kiểm tra, ông nêu ba việc.", 15),
        ("Hội nghị Trung ương 8 khóa XIII ra nghị quyết.", 8),
        ("Phiên họp 24 khai mạc ngày 12/6.", 24),
    ],
)
def test_sittings_and_plenums_have_a_bare_number(sentence: str, number: int) -> None:
    assert [found.ordinal for found in reports(sentence)] == [number]
