"""Instruments in invented sentences: names, numbers, parties, dates, periods, statuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.records import Facts, InstrumentReport

WORDS = (
    "Hiệp định", "Bản ghi nhớ", "Kế hoạch", "Quyết định số 12/QĐ-TTg", "Công ước", "Luật",
    "giai đoạn 2016-2020", "về phòng, chống mua bán người", "giữa", "Việt Nam", "Lào", "với", ",",
    "và", ".", "(", ")", '"', "ký", "ngày 3/4/2015", "các", "này", "\n", "ASEAN", "COMMIT",
)  # fmt: skip


def facts(text: str) -> Facts:
    return extract(document_from_text("a", text))


def only(text: str) -> InstrumentReport:
    (report,) = facts(text).instrument_reports
    return report


def names(text: str) -> list[str]:
    return [report.name for report in facts(text).instrument_reports]


def parties(text: str) -> set[str]:
    return {party.party for party in facts(text).instrument_parties}


def test_a_name_runs_on_over_its_topic_and_ends_before_the_verb() -> None:
    report = only(
        "Hiệp định hợp tác phòng, chống mua bán người giữa Việt Nam và Lào đã có hiệu lực."
    )
    assert report.name == "Hiệp định hợp tác phòng, chống mua bán người giữa Việt Nam và Lào"
    assert (report.kind, report.status) == ("agreement", "in_force")


def test_the_countries_of_a_name_are_its_parties() -> None:
    assert parties("Hai bên ký Bản ghi nhớ về hồi hương nạn nhân giữa Việt Nam và Lào.") == {
        "LA", "VN",
    }  # fmt: skip


def test_bodies_that_the_name_says_are_parties_instead_of_countries() -> None:
    found = facts("Hôm qua có Bản ghi nhớ giữa Bộ Công an Việt Nam và Bộ Nội vụ Campuchia.")
    named = {body.key: body.name for body in found.mentions.organizations}
    assert {named[party.party] for party in found.instrument_parties} == {
        "Bộ Công an Việt Nam", "Bộ Nội vụ Campuchia",
    }  # fmt: skip


def test_no_parties_are_guessed_for_an_agreement_that_names_none() -> None:
    text = "Lào cử đoàn sang. Đoàn Lào nghe giới thiệu Hiệp định về chuyển giao hồ sơ."
    assert parties(text) == set()


def test_talk_of_two_countries_makes_both_parties() -> None:
    text = "Đoàn Lào đến Hà Nội. Hai nước ký Hiệp định về phòng, chống mua bán người."
    assert parties(text) == {"LA", "VN"}


def test_those_who_are_written_to_sign_are_its_parties() -> None:
    found = facts("Bộ Công an Việt Nam và Bộ Nội vụ Campuchia ký Bản ghi nhớ về dẫn độ.")
    named = {body.key: body.name for body in found.mentions.organizations}
    assert {named[party.party] for party in found.instrument_parties} == {
        "Bộ Công an Việt Nam", "Bộ Nội vụ Campuchia",
    }  # fmt: skip
    assert parties("Việt Nam, Lào và Thái Lan cùng ký Hiệp định về dẫn độ.") == {"LA", "TH", "VN"}


def test_who_signs_for_two_governments_binds_the_countries() -> None:
    text = "Bộ Công an Việt Nam và Bộ Nội vụ Campuchia ký Thỏa thuận giữa hai Chính phủ về dẫn độ."
    assert parties(text) == {"KH", "VN"}


def test_who_is_only_present_at_the_signing_is_no_party() -> None:
    text = "Có Lào và Thái Lan chứng kiến, Thủ tướng ký Quyết định số 45/QĐ-TTg ngày 6/7/2018."
    assert parties(text) == set()


def test_a_list_of_countries_is_as_many_instruments() -> None:
    found = names("Việt Nam có hiệp định về dẫn độ với Lào, Thái Lan và Hàn Quốc.")
    assert len(found) == 3


def test_a_name_ends_at_the_comma_of_a_new_clause_and_goes_on_in_a_list_of_countries() -> None:
    assert names("Ngoài Hiệp định dẫn độ giữa Việt Nam và Lào, Quốc hội còn bàn việc khác.") == [
        "Hiệp định dẫn độ giữa Việt Nam và Lào"
    ]
    assert parties("Ba nước ký Hiệp định về dẫn độ giữa Việt Nam, Lào và Thái Lan.") == {
        "LA", "TH", "VN",
    }  # fmt: skip


def test_a_number_and_the_date_behind_it_are_those_of_the_decision() -> None:
    report = only("Theo Quyết định số 45/QĐ-TTg ngày 6/7/2018, việc này giao cho địa phương.")
    assert (report.kind, report.number, report.signed) == ("decision", "45/QĐ-TTg", "2018-07-06")


def test_a_plan_has_the_number_and_date_of_the_decision_that_issues_it() -> None:
    text = (
        "Thủ tướng ký Quyết định số 45/QĐ-TTg ngày 6/7/2018 phê duyệt Kế hoạch phòng, chống mua"
        " bán người giai đoạn 2018-2020."
    )
    plan = next(r for r in facts(text).instrument_reports if r.kind == "plan")
    assert (plan.number, plan.signed, plan.period) == ("45/QĐ-TTg", "2018-07-06", "2018/2020")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hai nước đang đàm phán Hiệp định về dẫn độ giữa Việt Nam và Lào.", "negotiating"),
        ("Hai nước đã ký Hiệp định về dẫn độ giữa Việt Nam và Lào.", "signed"),
        ("Việt Nam phê chuẩn Công ước về quyền trẻ em.", "in_force"),
        ("Các tỉnh triển khai Kế hoạch phòng, chống mua bán người giai đoạn 2016-2020.",
         "implementing"),
        ("Ngành y tế nhắc tới Kế hoạch phòng, chống mua bán người giai đoạn 2016-2020.", None),
    ],
)  # fmt: skip
def test_the_words_beside_a_name_tell_how_far_it_has_come(text: str, status: str | None) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hai nước sẽ ký Hiệp định về dẫn độ giữa Việt Nam và Lào.", "negotiating"),
        ("Việc ký Hiệp định về dẫn độ giữa Việt Nam và Lào được nhắc tới.", "negotiating"),
        ("Lào đề nghị hai nước sớm ký Hiệp định về dẫn độ giữa Việt Nam và Lào.", "proposed"),
        ("Luật Phòng, chống bạo lực gia đình được thông qua, sẽ có hiệu lực năm sau.", "adopted"),
    ],
)
def test_what_is_only_ahead_is_not_reached(text: str, status: str) -> None:
    assert only(text).status == status


def test_a_law_is_not_in_force_before_its_day() -> None:
    law = "Luật Phòng, chống bạo lực gia đình có hiệu lực từ ngày 1/7/2030."
    assert only(f"Ngày 3/4/2031, Hội nghị về bạo lực họp tại Hà Nội. {law}").status == "in_force"
    assert only(f"Ngày 3/4/2029, Hội nghị về bạo lực họp tại Hà Nội. {law}").status == "adopted"


def test_the_furthest_stage_that_is_told_counts() -> None:
    text = "Hiệp định về dẫn độ giữa Việt Nam và Lào, ký ngày 3/4/2015, có hiệu lực năm 2016."
    assert only(text).status == "in_force"


@pytest.mark.parametrize(
    "text",
    [
        "Sau khi ký sổ lưu niệm, đoàn nghe về Hiệp định dẫn độ giữa Việt Nam và Lào.",
        "Ông nhắc Hiệp định dẫn độ giữa Việt Nam và Lào, triển khai đội tuần tra ở biên giới.",
        "Bên cạnh Hiệp định dẫn độ giữa Việt Nam và Lào, Hội nghị thông qua nghị trình.",
    ],
)
def test_a_word_that_governs_something_else_tells_nothing_of_a_name(text: str) -> None:
    assert only(text).status is None


def test_what_follows_a_passive_and_a_colon_is_what_it_tells_of() -> None:
    text = (
        "Nhiều văn kiện đang được triển khai, gồm Hiệp định về dẫn độ giữa Việt Nam và Lào;"
        " Bản ghi nhớ về hồi hương nạn nhân giữa Việt Nam và Thái Lan."
    )
    assert {r.status for r in facts(text).instrument_reports} == {"implementing"}


def test_the_items_of_a_list_share_its_status() -> None:
    text = (
        "Các tỉnh triển khai Kế hoạch phòng, chống mua bán người giai đoạn 2016-2020,"
        " Kế hoạch bảo vệ trẻ em giai đoạn 2017-2021."
    )
    assert {r.status for r in facts(text).instrument_reports} == {"implementing"}


def test_a_later_short_form_means_the_instrument_named_before() -> None:
    found = facts("Hai bên ký Hiệp định về dẫn độ giữa Việt Nam và Lào. Hiệp định có 12 điều.")
    assert len(found.instrument_reports) == 1
    assert len(found.mentions.instruments) == 2


def test_the_paper_that_opens_the_next_sentence_is_the_instrument_named_before() -> None:
    text = "Hai bên có Hiệp định về dẫn độ giữa Việt Nam và Lào. Văn bản được ký ngày 3/4/2015."
    assert only(text).signed == "2015-04-03"
    assert (
        len(facts("Hiệp định về dẫn độ đã có. Văn bản pháp luật khá nhiều.").mentions.instruments)
        == 1
    )


def test_an_acronym_behind_a_name_is_read_wherever_it_stands_again() -> None:
    text = "Công ước ASEAN về phòng, chống buôn bán người (ACTIP) ra đời. Các nước thi hành ACTIP."
    assert len({m.key for m in facts(text).mentions.instruments}) == 1


def test_another_name_in_brackets_is_the_same_instrument_wherever_it_stands_again() -> None:
    text = (
        "Công ước về chống rửa tiền trong khu vực (Công ước Bình Minh) ra đời năm 2001."
        " Các nước thi hành Công ước Bình Minh. Công ước về quyền trẻ em cũng được nhắc."
    )
    assert len(facts(text).instrument_reports) == 2


def test_a_framework_with_a_plus_sign_stays_in_the_name_and_brings_its_members() -> None:
    text = "Các nước ký Kế hoạch hành động ASEAN+3 về chống tội phạm giai đoạn 2018-2022."
    assert only(text).name.startswith("Kế hoạch hành động ASEAN+3 về chống tội phạm")
    assert parties(text) >= {"CN", "JP", "KR"}


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên bàn về các hiệp định.",
        "Hội nghị bàn kế hoạch công tác.",
        "Pháp luật của mỗi nước đều nghiêm cấm việc này.",
        "Ông quyết định ở lại.",
        "Chương trình văn nghệ kết thúc muộn.",
    ],
)
def test_what_has_no_name_is_no_instrument(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Hiệp định về dẫn độ giữa Việt Nam và Lào, ký ngày 3/4/2015, gồm 12 điều.", "2015-04-03"),
        ("Đoàn nhắc Hiệp định về dẫn độ giữa Việt Nam và Lào (ngày 3/4/2015).", "2015-04-03"),
        ("Bản ghi nhớ về dẫn độ giữa Việt Nam và Lào được hai Bộ trưởng ký tháng 4/2015.",
         "2015-04"),
        ("Ngày 3/4/2015, hai nước ký Hiệp định về dẫn độ giữa Việt Nam và Lào.", "2015-04-03"),
        ("3/4/2015, Hà Nội. Hai nước ký Hiệp định về dẫn độ giữa Việt Nam và Lào.", "2015-04-03"),
        ("Việt Nam thông qua Công ước về quyền trẻ em tháng 12/2018.", "2018-12"),
    ],
)  # fmt: skip
def test_the_date_of_signature_stands_beside_the_verb_the_name_or_at_the_head(
    text: str, signed: str
) -> None:
    assert only(text).signed == signed


@pytest.mark.parametrize(
    "text",
    [
        "Hiệp định về dẫn độ giữa Việt Nam và Lào có hiệu lực từ ngày 3/4/2015.",
        "Hội nghị rà soát Hiệp định về dẫn độ giữa Việt Nam và Lào ngày 3/4/2015 có đông người.",
        "Ngày 3/4/2015, hai nước đàm phán Hiệp định về dẫn độ giữa Việt Nam và Lào.",
        "Hiệp định về dẫn độ giữa Việt Nam và Lào được sửa đổi ngày 3/4/2015.",
    ],
)
def test_the_date_of_something_else_is_not_that_of_signature(text: str) -> None:
    assert only(text).signed is None


def test_a_cell_of_its_own_dates_the_instrument_of_the_row() -> None:
    row = "1\tLuật Phòng, chống bạo lực gia đình số 12/2007/QH12\t21/11/2007\tQuốc hội"
    assert only(f"Các luật hiện có:\n\n{row}").signed == "2007-11-21"


def test_what_a_meeting_of_some_days_adopts_has_its_month() -> None:
    text = (
        "Từ ngày 3 đến 5/4/2015, Hội nghị về phòng, chống mua bán người họp tại Hà Nội."
        " Hội nghị thông qua Tuyên bố chung."
    )
    assert only(text).signed == "2015-04"


def test_a_cited_law_with_a_date_is_in_force_and_one_just_passed_is_adopted() -> None:
    cited = "Theo Quyết định số 45/QĐ-TTg ngày 6/7/2018, việc này giao cho địa phương."
    assert only(cited).status == "in_force"
    passed = "Ngày 6/7/2018, Thủ tướng ban hành Quyết định số 45/QĐ-TTg."
    assert only(passed).status == "adopted"


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_row_of_such_words_is_read_and_spans_lie_inside(text: str) -> None:
    found = facts(text)
    length = len(found.document.text)
    for mention in found.mentions.instruments:
        assert 0 <= mention.start < mention.end <= length
    keys = {mention.key for mention in found.mentions.instruments}
    assert {report.instrument for report in found.instrument_reports} == keys
    assert {party.instrument for party in found.instrument_parties} <= keys


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hai bên ký biên bản ghi nhớ hợp tác năm 2022.", "biên bản ghi nhớ hợp tác năm 2022"),
        ("Bản ghi nhớ do Bộ Y tế và Bộ Tư pháp ký còn hiệu lực.", "Bản ghi nhớ"),
        ("Hiệp định thương mại tự do Việt Nam - Lào có hiệu lực.",
         "Hiệp định thương mại tự do Việt Nam - Lào"),
        ("Hai bên ký Thỏa thuận hợp tác giữa Đài Tiếng nói Việt Nam và Đài Phát thanh Belarus.",
         "Thỏa thuận hợp tác giữa Đài Tiếng nói Việt Nam và Đài Phát thanh Belarus"),
        ("Hội nghị thông qua Nghị quyết 2331 về chống mua bán người.",
         "Nghị quyết 2331 về chống mua bán người"),
    ],
)  # fmt: skip
def test_names_may_be_a_head_that_is_signed_and_hold_bodies_and_small_words(
    text: str, name: str
) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hai nước có thêm bản ghi nhớ song phương.",
        "Hai nước đã ký 3 hiệp định về dẫn độ và tương trợ tư pháp.",
        "Cán bộ tuyên truyền pháp luật của mỗi nước cho người dân.",
    ],
)
def test_several_that_are_not_told_apart_are_none(text: str) -> None:
    assert names(text) == []


def test_a_bill_that_is_put_before_the_assembly_is_proposed() -> None:
    assert only("Bộ Công an trình Chính phủ dự án Luật Dẫn độ.").status == "proposed"
    assert only("Dự án nuôi bò theo Luật Chăn nuôi 2018 khép lại.").status != "proposed"


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Luật sinh năm 1962 ở Huế.",
        "Chuyên gia của Viện Nghiên cứu Chiến lược Quốc tế nhận định như vậy.",
        "Tuyên bố của bà Lan Anh được đưa ra hôm qua.",
        "Nghị quyết đặt ra mục tiêu giảm nghèo.",
        "Kế hoạch của Hải Âu phá sản vì thua sớm.",
        "Nước này bắt đầu quy trình dẫn độ giám đốc hãng sang Mỹ.",
    ],
)
def test_words_that_only_look_like_a_name_are_none(text: str) -> None:
    assert names(text) == []


def test_dates_in_the_name_of_another_or_behind_it_date_nothing_else() -> None:
    text = (
        "Ngày 19/2/2025, hai Bộ tổng kết Kế hoạch hợp tác năm 2024 và ký Kế hoạch hợp tác năm 2025"
        " giữa Bộ Công an Việt Nam và Bộ Nội vụ Campuchia."
    )
    dated = {report.name[:25]: report.signed for report in facts(text).instrument_reports}
    assert dated["Kế hoạch hợp tác năm 2025"] == "2025-02-19"
    assert dated["Kế hoạch hợp tác năm 2024"] is None


def test_the_name_of_a_law_ends_before_what_a_passage_of_it_is_about() -> None:
    assert names("Tỉnh làm đúng quy định của Luật Trẻ em về bảo vệ trẻ em.") == ["Luật Trẻ em"]
