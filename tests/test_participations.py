"""Participations: who took part in which meeting, in which role, and who is only talked about."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.grammar.outline import outline
from analysis.grammar.speakers import find_speakers
from analysis.lexicon import packaged_lexicon
from analysis.matching import scan
from analysis.records import Facts, Participation

AN, BINH = "Thiếu tướng Trần Văn An", "Đại tá Lê Thị Bình"
BOUN = "bà Boun Somsak, Thứ trưởng Bộ An ninh Lào"
WORKSHOP = "Hội thảo về phòng, chống mua bán người"


def facts_of(*paragraphs: str) -> Facts:
    body = "\n".join(paragraphs)
    return extract(document_from_text("d", f"Tin tức\n\n{body}\n"))


def rows(*paragraphs: str) -> set[str]:
    """Each participation as "role who", whatever the meeting."""
    return {f"{row.role} {row.participant.split('|')[0]}" for row in found(*paragraphs)}


def found(*paragraphs: str) -> tuple[Participation, ...]:
    return facts_of(*paragraphs).participations


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{AN} chủ trì {WORKSHOP} tại Hà Nội.", {"chair trần văn an"}),
        (f"{WORKSHOP} do {AN} chủ trì đã họp tại Hà Nội.", {"chair trần văn an"}),
        (f"Chủ trì {WORKSHOP} là {AN}.", {"chair trần văn an"}),
        (
            f"{WORKSHOP} họp tại Hà Nội dưới sự chủ trì của {AN}.",
            {"chair trần văn an"},
        ),
        (
            f"{AN} và {BINH} đồng chủ trì {WORKSHOP}.",
            {"co_chair trần văn an", "co_chair lê thị bình"},
        ),
        (
            f"Đồng chủ trì {WORKSHOP} là {AN} và {BINH}.",
            {"co_chair trần văn an", "co_chair lê thị bình"},
        ),
        (
            f"{AN} đồng chủ trì {WORKSHOP} với {BINH}.",
            {"co_chair trần văn an", "co_chair lê thị bình"},
        ),
        (
            f"{AN} và {BINH} chủ trì {WORKSHOP}.",
            {"co_chair trần văn an", "co_chair lê thị bình"},
        ),
        (
            f"Bộ Tư pháp chủ trì, phối hợp với Bộ Y tế tổ chức {WORKSHOP}.",
            {"organizer bộ tư pháp", "co_organizer bộ y tế"},
        ),
        (
            f"Bộ Tư pháp cùng Bộ Y tế tổ chức {WORKSHOP}.",
            {"organizer bộ tư pháp", "co_organizer bộ y tế"},
        ),
        (
            f"{WORKSHOP} do Bộ Tư pháp mở, Bộ Y tế phối hợp.",
            {"organizer bộ tư pháp", "co_organizer bộ y tế"},
        ),
        (
            f"Bộ Tư pháp tổ chức {WORKSHOP} với sự hỗ trợ của Bộ Y tế.",
            {"organizer bộ tư pháp", "supporter bộ y tế"},
        ),
        (f"{WORKSHOP} do Bộ Tư pháp tài trợ.", {"supporter bộ tư pháp"}),
        (f"{WORKSHOP} do Lào đăng cai.", {"host LA"}),
        (f"Lào tổ chức {WORKSHOP}.", {"host LA"}),
        (
            f"{WORKSHOP} khai mạc với sự tham dự của 90 đại biểu đến từ các nước: Lào, Thái Lan"
            " và nước chủ nhà Việt Nam.",
            {"attendee LA", "attendee TH", "host VN"},
        ),
        (
            f"Tham dự {WORKSHOP} có {AN}; đại diện Bộ Tư pháp, Bộ Y tế và các tổ chức quốc tế.",
            {"attendee trần văn an", "attendee bộ tư pháp", "attendee bộ y tế"},
        ),
        (f"{AN} tham dự {WORKSHOP}.", {"attendee trần văn an"}),
        (f"Tại {WORKSHOP}, {AN} trao quà cho học sinh.", {"attendee trần văn an"}),
        (
            f"Dự {WORKSHOP} có hai quan sát viên là Bộ Tư pháp và Bộ Y tế.",
            {"observer bộ tư pháp", "observer bộ y tế"},
        ),
        (f"Phát biểu khai mạc {WORKSHOP}, {AN} cảm ơn khách.", {"speaker trần văn an"}),
        (f"{AN} phát biểu tại {WORKSHOP}.", {"speaker trần văn an"}),
        (
            f"{AN} đến Hà Nội từ hôm trước và phát biểu tại {WORKSHOP}.",
            {"speaker trần văn an"},
        ),
        (
            f"{AN} và {BINH} ký kết Biên bản {WORKSHOP.lower()}.",
            {"signatory trần văn an", "signatory lê thị bình"},
        ),
        (f"Dẫn đầu đoàn Việt Nam tại {WORKSHOP} là {AN}.", {"attendee trần văn an", "attendee VN"}),
        (f"{AN} khai mạc {WORKSHOP}.", {"speaker trần văn an"}),
        (
            f"{WORKSHOP} được tổ chức bởi Bộ Tư pháp và Bộ Y tế.",
            {"organizer bộ tư pháp", "co_organizer bộ y tế"},
        ),
        (
            f"Bộ Tư pháp và Bộ Y tế tổ chức {WORKSHOP}.",
            {"co_organizer bộ tư pháp", "co_organizer bộ y tế"},
        ),
        (
            f"{WORKSHOP} do Bộ Tư pháp phối hợp Bộ Y tế tổ chức, với sự tài trợ của Bộ Công an.",
            {"organizer bộ tư pháp", "co_organizer bộ y tế", "supporter bộ công an"},
        ),
        (
            f"Với sự hỗ trợ của Bộ Y tế, Bộ Tư pháp tổ chức {WORKSHOP}.",
            {"organizer bộ tư pháp", "supporter bộ y tế"},
        ),
        (f"Lào vinh dự đăng cai {WORKSHOP}.", {"host LA"}),
        (f"{WORKSHOP} họp trực tuyến, nước chủ nhà Lào chủ trì.", {"host LA", "chair LA"}),
        (
            f"Campuchia, nước chủ nhà Lào dự {WORKSHOP}.",
            {"attendee KH", "host LA"},
        ),
        (
            f"Phát biểu tại {WORKSHOP}, đại diện Bộ Y tế cảm ơn khách.",
            {"speaker bộ y tế"},
        ),
        (
            f"Tại {WORKSHOP}, đại diện Bộ Y tế trao quà cho học sinh.",
            {"attendee bộ y tế"},
        ),
        (
            f"{WORKSHOP} họp tại Huế. Đứng lớp là {AN} và chuyên gia của Bộ Y tế.",
            {"speaker trần văn an", "speaker bộ y tế"},
        ),
        (
            f"Tham dự {WORKSHOP}, về phía Bộ Y tế có {AN}.",
            {"attendee trần văn an"},
        ),
        (
            f"Tham dự {WORKSHOP} tại điểm cầu Bộ Công an có lãnh đạo các sở; đại diện Bộ Y tế.",
            {"attendee bộ y tế"},
        ),
        (
            f"Tại {WORKSHOP}, đại diện Bộ Y tế, Bộ Tư pháp đã trình bày tham luận.",
            {"speaker bộ y tế", "speaker bộ tư pháp"},
        ),
        (
            f"Dự {WORKSHOP} có cán bộ Bộ Y tế các tỉnh Hà Giang, Lào Cai; đại biểu Bộ Tư pháp.",
            {"attendee bộ y tế", "attendee bộ tư pháp"},
        ),
        (
            f"Tham dự {WORKSHOP} có {BINH}; phía Lào có {AN}.",
            {"attendee lê thị bình", "attendee LA", "attendee trần văn an"},
        ),
        (
            f"{AN}, Cục trưởng Cục Công an châu Hồng Hà chủ trì {WORKSHOP}.",
            {"chair trần văn an"},
        ),
        (f"{WORKSHOP} họp tại Huế. {AN} chủ trì buổi lễ.", {"chair trần văn an"}),
        (
            f"{WORKSHOP} họp tại Huế. {AN} và hơn 200 đại biểu tham dự.",
            {"attendee trần văn an"},
        ),
        (
            f"{WORKSHOP} và các cuộc họp liên quan: ba nước Lào, Thái Lan, cùng Bộ Y tế.",
            {"attendee LA", "attendee TH", "attendee bộ y tế"},
        ),
        (
            f"Dự {WORKSHOP} có đại biểu Ủy ban Dân tộc các nước Lào, Campuchia.",
            {"attendee uỷ ban dân tộc", "attendee LA", "attendee KH"},
        ),
        (
            f"Dự {WORKSHOP} có đại diện Bộ Y tế trong vai trò Ban Thư ký ASEAN, Bộ Tư pháp.",
            {"attendee bộ y tế", "attendee bộ tư pháp"},
        ),
        (
            f"Đoàn Việt Nam do {AN}, Trưởng nhóm SOM Việt Nam, dẫn đầu dự {WORKSHOP}.",
            {"attendee trần văn an", "attendee VN"},
        ),
        (
            f"Đoàn Bộ Y tế do {AN} dẫn đầu đã dự {WORKSHOP}.",
            {"attendee trần văn an", "attendee bộ y tế", "attendee VN"},
        ),
        (
            "Bản ghi nhớ được ký giữa Bộ Tư pháp và Bộ Y tế tại Lễ ký ngày 5/6/2020 ở Huế.",
            {"signatory bộ tư pháp", "signatory bộ y tế"},
        ),
        (
            "Ngày 5/6/2020, Công an tỉnh Lào Cai trao trả 5 nạn nhân cho Công an tỉnh Hà Giang.",
            {"attendee công an lào cai", "organizer công an hà giang"},
        ),
    ],
)
def test_words_that_give_a_role_name_who_has_it(sentence: str, expected: set[str]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WORKSHOP} nói về nạn nhân ở Lào, Campuchia và Thái Lan.",
        f"Nạn nhân đến từ Lào và Thái Lan được nhắc tới ở {WORKSHOP}.",
        f"{WORKSHOP} bàn cách thi hành Nghị quyết của Chính phủ.",
        f"{WORKSHOP} diễn ra tại Lào.",
        f"{WORKSHOP} góp ý dự thảo Luật do Bộ Tư pháp chủ trì soạn thảo.",
        f"Sau {WORKSHOP}, các địa phương phối hợp với Bộ Y tế chăm sóc nạn nhân.",
        f"{WORKSHOP} khai mạc. Ngày mai Bộ Tư pháp tổ chức thi tuyển.",
        f"{WORKSHOP} nhắc tới bài viết của {AN}.",
        f"Bộ Y tế trình bày dự thảo Luật với Bộ Tư pháp sau {WORKSHOP}.",
        f"{WORKSHOP} họp tại Huế. {AN} chủ trì buổi lễ chào cờ ở Lào Cai.",
        f"Phát biểu tại {WORKSHOP}, khách nói đây là lần đầu tiên Bộ Y tế triển khai dự án.",
        f"Trong đoàn xe có {AN}. {WORKSHOP} họp tại Huế.",
        f"{WORKSHOP} họp tại Huế. {AN} khởi động dự án mới ở Lào Cai.",
        f"{WORKSHOP} nhắc tới Bản ghi nhớ được ký giữa Bộ Tư pháp và Bộ Y tế.",
        f"{WORKSHOP} nêu ba việc: Bộ Tư pháp xét xử, Bộ Y tế khám bệnh.",
        f"Tại {WORKSHOP}, lực lượng Bộ Y tế được biểu dương.",
        f"{WORKSHOP} họp tại Huế. Trên trang mạng của Bộ Y tế, {AN} nhấn mạnh cần hợp tác.",
    ],
)
def test_who_is_only_talked_about_takes_no_part(sentence: str) -> None:
    assert rows(sentence) == set()


def test_the_place_of_a_body_is_no_participant() -> None:
    said = f"Dự {WORKSHOP} có đại diện Bộ Tư pháp, Tổ chức Di cư quốc tế tại Việt Nam."
    assert rows(said) == {"attendee bộ tư pháp", "attendee tổ chức di cư quốc tế"}


def test_an_enumeration_ends_where_another_statement_begins() -> None:
    said = f"Tham dự {WORKSHOP} có Bộ Tư pháp, đại diện các tỉnh giáp biên với Lào, Campuchia."
    assert rows(said) == {"attendee bộ tư pháp"}


def test_bullets_below_a_colon_are_a_list() -> None:
    invited = f"Tham dự {WORKSHOP} có:"
    assert rows(invited, f"- {AN};", "- Đại diện Bộ Tư pháp, Bộ Y tế.") == {
        "attendee trần văn an",
        "attendee bộ tư pháp",
        "attendee bộ y tế",
    }
    assert rows(f"{invited} quà.", f"- {AN};", "- Đại diện Bộ Tư pháp.") == set()


def test_who_attends_two_meetings_named_side_by_side_attends_both() -> None:
    both = "Hội thảo về lao động di cư và Hội nghị về biên giới"
    assert len({row.event for row in found(f"{AN} dự {both}.")}) == 2
    apart = "Hội thảo về lao động di cư. Tuần sau có Hội nghị về biên giới"
    assert len({row.event for row in found(f"{AN} dự {apart}.")}) == 1


def test_the_country_after_a_beauty_queen_s_title_takes_no_part() -> None:
    said = f"Dự {WORKSHOP} có {AN}; cùng người đẹp được yêu mến Lào."
    assert rows(said) == {"attendee trần văn an"}


def test_a_meeting_between_two_countries_is_attended_by_the_two_of_the_text() -> None:
    meeting = "Cuộc họp cấp Thứ trưởng giữa hai nước về phòng, chống mua bán người họp tại Huế."
    assert rows(f"{meeting} Bộ Công an Lào mong chờ Việt Nam.") == {"attendee LA", "attendee VN"}
    assert rows(f"{meeting} Bộ Công an Lào, Bộ Y tế Thái Lan mong chờ Việt Nam.") == set()


def test_who_chairs_a_session_does_not_chair_the_meeting() -> None:
    said = f"Tại {WORKSHOP}, {AN} chủ trì phiên thảo luận về nạn nhân."
    assert rows(said) == {"attendee trần văn an"}


def test_who_chairs_does_so_at_the_meeting_and_not_at_the_campaign_it_starts() -> None:
    campaign = "Đợt cao điểm tấn công tội phạm mua bán người năm 2023"
    meeting = f"Hội nghị triển khai {campaign.lower()}"
    took_part = found(
        f"{campaign} bắt đầu. {meeting} họp tại Huế.", f"{AN} đồng chủ trì với {BINH}."
    )
    assert {row.event for row in took_part} == {meeting.lower()}


def test_the_head_of_an_office_of_an_agency_implies_that_office() -> None:
    said = "bà Jane Sample, Trưởng Văn phòng UNODC tại Việt Nam"
    (agency,) = rows(f"Dự {WORKSHOP} có {said}.") - {"attendee jane sample"}
    assert agency.startswith("attendee văn phòng unodc")


def test_an_ambassador_to_a_body_implies_no_part_of_that_body() -> None:
    said = "bà Jane Sample, Đại sứ Mỹ tại ASEAN"
    assert rows(f"Dự {WORKSHOP} có {said}.") == {"attendee jane sample"}


def test_the_members_of_a_body_come_for_it_but_do_not_sign_or_organise_for_it() -> None:
    assert rows(f"Dự {WORKSHOP} có đại diện các nước ASEAN.") == {"attendee asean"}
    assert rows(f"Các nước ASEAN tổ chức {WORKSHOP}.") == set()
    assert rows(f"Dự {WORKSHOP} có đại diện hai nước ASEAN.") == set()


def test_whom_a_speaker_thanks_did_not_speak() -> None:
    talks = f"Bộ trưởng Bộ Công an Trần Văn An tiếp {BOUN}."
    said = rows(f"{talks} Phát biểu tại buổi tiếp, Bộ trưởng cảm ơn Thủ tướng Lào Kham Dee.")
    assert not any("kham dee" in row for row in said)


def test_heads_of_delegations_stand_for_their_countries() -> None:
    both = f"{AN}, Trưởng đoàn đại biểu Việt Nam và {BOUN}, Trưởng đoàn đại biểu Lào"
    took_part = found(f"{both} đồng chủ trì {WORKSHOP}.")
    behalf = {row.on_behalf_of for row in took_part if row.role == "co_chair"}
    assert behalf == {"VN", "LA"}
    assert {row.participant for row in took_part if row.role == "attendee"} == {"VN", "LA"}


def test_an_official_of_his_own_country_alone_implies_no_country() -> None:
    assert rows(f"{AN}, Cục trưởng Cục Đối ngoại, chủ trì {WORKSHOP}.") == {"chair trần văn an"}


def test_who_leads_a_delegation_stands_for_it_in_every_role() -> None:
    led = f"Đoàn Việt Nam do {AN} dẫn đầu tham dự {WORKSHOP}."
    took_part = found(f"{led} {AN} phát biểu tại hội thảo.")
    assert {(r.role, r.participant, r.on_behalf_of) for r in took_part} == {
        ("speaker", "trần văn an", "VN"),
        ("attendee", "VN", None),
    }


def test_who_leads_the_delegation_of_two_bodies_stands_for_neither_alone() -> None:
    led = f"Đoàn đại biểu Công an hai tỉnh Sơn La và Điện Biên do {AN} dẫn đầu tham dự {WORKSHOP}."
    behalf = {row.on_behalf_of for row in found(led) if row.participant == "trần văn an"}
    assert behalf
    assert behalf <= {None, "VN"}


def test_the_building_of_a_body_is_no_party_to_the_talks_in_it() -> None:
    said = f"Chiều 5/6/2023, tại trụ sở Bộ Tư pháp, {AN} đã tiếp {BOUN}."
    assert "attendee bộ tư pháp" not in rows(said)
    assert "attendee trần văn an" in rows(said)


def test_speaking_for_a_body_is_recorded() -> None:
    (row,) = found(f"Thay mặt Bộ Tư pháp, {AN} phát biểu tại {WORKSHOP}.")
    assert (row.role, row.on_behalf_of) == ("speaker", "bộ tư pháp|VN")


def test_a_united_nations_official_implies_his_agency() -> None:
    said = "bà Jane Sample, Điều phối viên thường trú Liên hợp quốc tại Việt Nam"
    assert rows(f"Dự {WORKSHOP} có {said}.") == {"attendee jane sample", "attendee liên hợp quốc"}


def test_talks_list_people_and_countries_of_both_sides() -> None:
    said = "Bộ trưởng Bộ Công an Trần Văn An hội đàm với Bộ trưởng Bộ An ninh Lào Boun Somsak."
    assert {"attendee trần văn an", "attendee boun somsak", "attendee VN", "attendee LA"} <= rows(
        said
    )


def test_a_name_with_two_countries_tells_who_meets() -> None:
    assert rows("Hội nghị hợp tác an ninh Việt Nam - Lào lần thứ 3 họp tại Huế.") == {
        "attendee VN",
        "attendee LA",
    }


def test_a_workshop_about_two_countries_is_attended_by_neither() -> None:
    assert rows("Hội thảo về quan hệ Việt Nam - Lào họp tại Huế.") == set()


def test_who_attends_and_is_quoted_speaks() -> None:
    text = f"Tham dự {WORKSHOP} có {AN}. Ông An nhấn mạnh phải hợp tác chặt chẽ hơn."
    assert "speaker trần văn an" in rows(text)


def test_words_of_somebody_elsewhere_are_not_said_at_the_meeting() -> None:
    there = f"{BINH} chủ trì {WORKSHOP} tại Hà Nội."
    elsewhere = f"Ở Huế, {AN} nhấn mạnh phải hợp tác chặt chẽ hơn."
    assert rows(there, elsewhere) == {"chair lê thị bình"}


def test_a_sentence_of_another_day_is_about_another_meeting() -> None:
    now = f"Ngày 5/6/2023, {WORKSHOP} họp tại Hà Nội."
    assert rows(now, f"Ngày 7/8/2019, {AN} phát biểu.") == set()
    assert rows(now, f"Ngày 5/6/2023, {AN} phát biểu.") == {"speaker trần văn an"}


def test_a_more_specific_role_replaces_attendance() -> None:
    text = f"Tham dự {WORKSHOP} có {AN}. {AN} phát biểu tại hội thảo."
    assert rows(text) == {"speaker trần văn an"}


def test_evidence_is_where_the_participant_is_named() -> None:
    facts = facts_of(f"{AN} chủ trì {WORKSHOP}.")
    (row,) = facts.participations
    assert facts.document.text[row.start : row.end] == AN
    assert row.rule == "roles:chair"


def test_an_outline_keeps_every_position() -> None:
    facts = facts_of(f"{AN} chủ trì {WORKSHOP} tại Lào.")
    from_text = outline_text(facts)
    assert len(from_text) == len(facts.document.text)
    assert re.search(r"P+ chủ trì E+ tại L+\.", from_text)


def outline_text(facts: Facts) -> str:
    document = facts.document
    hits = scan(document.text, document.folded, packaged_lexicon())
    speakers = find_speakers(document, hits, facts.mentions)
    return outline(document, hits, facts.mentions, speakers).text


PIECES = (AN, BINH, WORKSHOP, "Bộ Tư pháp", "Lào", "đại diện", "chủ trì", "phối hợp với", "do",
          "tham dự", "có", "là", ",", ";", "và", "ngày 5/6/2023", "tại", "phát biểu", "ký", ".",
          "(", ")", "các", "của", "Thái Lan", "hội đàm với", "với sự tham dự của")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_words_give_rows_whose_evidence_lies_in_the_text(pieces: list[str]) -> None:
    facts = facts_of(" ".join(pieces))
    events = {report.event for report in facts.event_reports}
    for row in facts.participations:
        assert 0 <= row.start < row.end <= len(facts.document.text)
        assert row.event in events


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_nobody_has_the_same_role_twice_or_attends_beside_it(pieces: list[str]) -> None:
    took_part = found(" ".join(pieces))
    keys = [(row.event, row.participant, row.role) for row in took_part]
    assert len(keys) == len(set(keys))
    busy = {(event, who) for event, who, role in keys if role != "attendee"}
    assert not any((event, who) in busy for event, who, role in keys if role == "attendee")
