"""Attributed speech: who speaks, which verb tells it, what is said, and at which event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.records import Facts, Statement


def facts(text: str) -> Facts:
    return extract(document_from_text("a", "Tin ngắn\n\n" + text))


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.speaker, one.verb, one.text) for one in facts(text).statements]


def only(text: str) -> Statement:
    (statement,) = facts(text).statements
    return statement


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Ông Lê Văn An cho biết, hai nước đã mở thêm ba trạm kiểm soát.",
            ("lê văn an", "cho biết", "hai nước đã mở thêm ba trạm kiểm soát"),
        ),
        (
            "Bà Trần Thị Bình cho rằng mọi ngành đều phải vào cuộc.",
            ("trần thị bình", "cho rằng", "mọi ngành đều phải vào cuộc"),
        ),
        (
            "Bà Trần Thị Bình khẳng định rằng nạn nhân được che chở.",
            ("trần thị bình", "khẳng định", "nạn nhân được che chở"),
        ),
        (
            "Thượng tá Lê Văn An lưu ý: kẻ xấu hay tìm người trên mạng.",
            ("lê văn an", "lưu ý", "kẻ xấu hay tìm người trên mạng"),
        ),
        (
            "Thứ trưởng Lê Văn An đánh giá cao công sức của hai đội.",
            ("lê văn an", "đánh giá cao", "công sức của hai đội"),
        ),
        (
            "Ông Lê Văn An bày tỏ lo ngại về nạn lừa đảo qua mạng.",
            ("lê văn an", "bày tỏ lo ngại", "về nạn lừa đảo qua mạng"),
        ),
        (
            "Ông Lê Văn An gọi đó là một bước đi dài.",
            ("lê văn an", "gọi", "một bước đi dài"),
        ),
        (
            "Bà Trần Thị Bình trả lời rằng việc ấy đang được xem xét.",
            ("trần thị bình", "trả lời", "việc ấy đang được xem xét"),
        ),
    ],
)
def test_the_subject_before_a_verb_of_saying_speaks(
    text: str, statement: tuple[str, str, str]
) -> None:
    assert said(text) == [statement]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn An, Cục trưởng Cục Lãnh sự, cho rằng đường còn dài.",
        "Ông Lê Văn An - Cục trưởng Cục Lãnh sự - cho rằng đường còn dài.",
        "Ông Lê Văn An (Cục trưởng Cục Lãnh sự) cho rằng đường còn dài.",
        "Ông Lê Văn An khi đó cũng cho rằng đường còn dài.",
        "Ông Lê Văn An, người vừa nhận việc, cho rằng đường còn dài.",
        "Trong buổi tiếp bà Trần Thị Bình, ông Lê Văn An cho rằng đường còn dài.",
        "Phát biểu tại lễ khai mạc, ông Lê Văn An cho rằng đường còn dài.",
    ],
)
def test_offices_asides_and_adverbs_may_stand_between_speaker_and_verb(text: str) -> None:
    assert said(text) == [("lê văn an", "cho rằng", "đường còn dài")]


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên nhấn mạnh tình hữu nghị lâu đời.",
        "Các đại biểu cho rằng cần làm nhanh hơn.",
        "Ông Lê Văn An được các nước đánh giá cao vai trò.",
        "Những cam kết của ông Lê Văn An đã thành hiện thực.",
        "Ông Lê Văn An phát biểu khai mạc hội thảo.",
        "Ông Lê Văn An chia sẻ kinh nghiệm điều tra với bạn.",
        "Công an tỉnh Sao Mai ghi nhận mười vụ trong quý.",
        "Theo kế hoạch, lớp học mở trong hai ngày.",
        "Việt Nam cam kết thực hiện điều ước ấy.",
        "Ông Lê Văn An, Bộ trưởng, tới dự. Các Bộ trưởng khẳng định tình bạn ấy.",
    ],
)
def test_deeds_passives_nouns_and_nobodys_words_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_two_joined_speakers_say_the_same() -> None:
    assert said("Ông Lê Văn An và bà Trần Thị Bình khẳng định tình bạn ấy bền lâu.") == [
        ("lê văn an", "khẳng định", "tình bạn ấy bền lâu"),
        ("trần thị bình", "khẳng định", "tình bạn ấy bền lâu"),
    ]


def test_a_further_verb_goes_on_with_the_speaker_and_ends_what_was_said_before() -> None:
    text = (
        "Ông Lê Văn An khẳng định hai nước là bạn, đồng thời đề nghị mở đường dây nóng; "
        "cảm ơn chủ nhà đã đón tiếp."
    )
    assert said(text) == [
        ("lê văn an", "khẳng định", "hai nước là bạn"),
        ("lê văn an", "đề nghị", "mở đường dây nóng"),
        ("lê văn an", "cảm ơn", "chủ nhà đã đón tiếp"),
    ]


def test_a_verb_that_only_repeats_itself_is_no_further_statement() -> None:
    text = "Ông Lê Văn An trân trọng cảm ơn các đội; cảm ơn Ban Tổ chức."
    assert [verb for _, verb, _ in said(text)] == ["trân trọng cảm ơn"]


def test_two_verbs_over_one_object_are_one_statement() -> None:
    assert said("Ông Lê Văn An chúc mừng và đánh giá cao kết quả của lớp.") == [
        ("lê văn an", "chúc mừng và đánh giá cao", "kết quả của lớp")
    ]


def test_a_verb_after_a_deed_goes_on_with_the_subject_not_with_whom_he_met() -> None:
    assert said("Ông Lê Văn An đã tiếp bà Trần Thị Bình và đề nghị ký sớm bản ấy.") == [
        ("lê văn an", "đề nghị", "ký sớm bản ấy")
    ]


def test_a_first_verb_over_a_comma_has_the_subject_behind_it() -> None:
    assert said("Đánh giá cao kết quả ấy, ông Lê Văn An đề nghị hai bên làm tiếp.") == [
        ("lê văn an", "Đánh giá cao", "kết quả ấy"),
        ("lê văn an", "đề nghị", "hai bên làm tiếp"),
    ]


def test_who_pledges_inside_what_is_said_makes_no_statement_of_his_own() -> None:
    text = "Ông Lê Văn An nhấn mạnh, Bộ Công an cam kết sát cánh cùng bạn."
    assert said(text) == [("lê văn an", "nhấn mạnh", "Bộ Công an cam kết sát cánh cùng bạn")]


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»"), ("„", "“")])
def test_quoted_words_lose_their_marks_and_are_told_as_quoted(opening: str, closing: str) -> None:
    statement = only(f"Bà Trần Thị Bình nói: {opening}Không ai bị bỏ lại.{closing}")
    assert (statement.text, statement.quoted) == ("Không ai bị bỏ lại", True)


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    statement = only("Bà Trần Thị Bình chia sẻ: “Em đã về. Mẹ em rất vui.” Cả nhà khóc.")
    assert statement.text == "Em đã về. Mẹ em rất vui"


def test_a_sentence_with_some_words_in_marks_is_not_quoted_as_a_whole() -> None:
    statement = only("Bà Trần Thị Bình nói lời “chào” là đủ để hiểu nhau.")
    assert (statement.text, statement.quoted) == ("lời “chào” là đủ để hiểu nhau", False)


def test_the_speaker_may_come_behind_the_words() -> None:
    text = "“Chúng tôi đã sẵn sàng. Xe đã tới cửa khẩu”, ông Lê Văn An nói."
    statement = only(text)
    assert (statement.speaker, statement.verb) == ("lê văn an", "nói")
    assert (statement.text, statement.quoted) == (
        "Chúng tôi đã sẵn sàng. Xe đã tới cửa khẩu",
        True,
    )
    assert said("Ba trạm đã mở cửa, ông Lê Văn An cho biết tại buổi họp.") == [
        ("lê văn an", "cho biết", "Ba trạm đã mở cửa")
    ]


def test_verbs_inside_a_quotation_belong_to_it() -> None:
    text = "“Bộ Công an cam kết giúp bạn”, ông Lê Văn An nói."
    assert said(text) == [("lê văn an", "nói", "Bộ Công an cam kết giúp bạn")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Theo ông Lê Văn An, nạn nhân đã được đưa về.", "nạn nhân đã được đưa về"),
        ("Cũng theo ông Lê Văn An, nạn nhân đã được đưa về.", "nạn nhân đã được đưa về"),
        ("Đáng mừng, theo ông Lê Văn An, nạn nhân đã được đưa về.", "nạn nhân đã được đưa về"),
        ("Nạn nhân đã được đưa về, theo ông Lê Văn An.", "Nạn nhân đã được đưa về"),
        (
            "Một chuyến xe dài như thế, theo ông Lê Văn An, ít ai chịu nổi.",
            "Một chuyến xe dài như thế, ít ai chịu nổi",
        ),
    ],
)
def test_the_source_of_what_is_said_stands_before_behind_or_within_it(
    text: str, content: str
) -> None:
    ((speaker, verb, words),) = said(text)
    assert (speaker, verb.lower(), words) == ("lê văn an", "theo", content)


def test_a_body_or_an_office_without_a_name_speaks_as_it_is_written() -> None:
    body = only("Bộ Y tế cho biết tổng đài mở suốt ngày đêm.")
    assert (body.speaker_kind, body.text) == ("organization", "tổng đài mở suốt ngày đêm")
    bureau = only("Cục Cảnh sát hình sự, Bộ Công an, cho biết đơn vị đã giải cứu hai thiếu nữ.")
    assert bureau.speaker == "cục cảnh sát hình sự|VN"
    informs = only("Bộ Ngoại giao thông tin: các nạn nhân đã về nhà.")
    assert informs.speaker == "bộ ngoại giao|VN"
    office = only("Bộ trưởng Bộ Công an yêu cầu các đơn vị vào cuộc ngay.")
    assert (office.speaker_kind, office.speaker) == ("office", "Bộ trưởng Bộ Công an")
    spokesman = only("Đại diện Bộ Y tế cho biết tổng đài mở suốt ngày đêm.")
    assert (spokesman.speaker_kind, spokesman.speaker) == ("office", "Đại diện Bộ Y tế")


def test_a_pronoun_means_the_last_subject_of_its_gender() -> None:
    text = "Ông Lê Văn An tiếp bà Trần Thị Bình ở phòng khách. {} cho rằng đường còn dài."
    assert said(text.format("Ông"))[0][0] == "lê văn an"
    assert said(text.format("Bà"))[0][0] == "trần thị bình"


def test_a_pronoun_without_anybody_to_mean_is_nobodys_statement() -> None:
    assert said("Ông cho rằng đường còn dài.") == []


def test_somebody_whose_name_is_cut_short_is_not_the_person_named_before() -> None:
    text = "Bà Trần Thị Bình tới thăm. Chị H. lấy khăn lau mặt. Chị cho rằng đường còn dài."
    assert said(text) == []


def test_a_noun_behind_the_verb_belongs_to_what_is_said() -> None:
    assert said("Bà Trần Thị Bình đề nghị báo cáo lại kết quả ấy.") == [
        ("trần thị bình", "đề nghị", "báo cáo lại kết quả ấy")
    ]


def test_an_expert_of_a_body_behind_the_name_is_the_same_speaker() -> None:
    text = "Ông Lê Văn An, chuyên gia của Bộ Y tế, cho rằng đường còn dài."
    assert said(text) == [("lê văn an", "cho rằng", "đường còn dài")]


def test_an_office_alone_means_whoever_was_named_with_it() -> None:
    text = "Thứ trưởng Bộ Y tế Lê Văn An tiếp Đại sứ Lào Trần Thị Bình. {} cho rằng đường còn dài."
    assert said(text.format("Thứ trưởng"))[0][0] == "lê văn an"
    assert said(text.format("Đại sứ"))[0][0] == "trần thị bình"
    (other,) = facts(text.format("Bộ trưởng")).statements
    assert (other.speaker_kind, other.speaker) == ("office", "Bộ trưởng")


def test_a_statement_repeated_in_a_caption_counts_once() -> None:
    text = "Ông Lê Văn An cho rằng đường còn dài.\n\nÔng Lê Văn An cho rằng đường còn dài."
    assert len(said(text)) == 1


def test_the_evidence_holds_speaker_verb_and_words() -> None:
    text = "Sáng nay, “xe đã tới cửa khẩu”, ông Lê Văn An nói. Trời mưa."
    found = facts(text)
    (statement,) = found.statements
    evidence = found.document.text[statement.start : statement.end]
    assert evidence == "“xe đã tới cửa khẩu”, ông Lê Văn An nói"


def test_what_is_said_at_a_meeting_is_tied_to_it_and_what_a_source_tells_is_not() -> None:
    text = (
        "Ngày 5/3/2019, Hội thảo về phòng, chống mua bán người khai mạc tại Hà Nội. "
        "Ông Lê Văn An cho rằng đường còn dài. Theo bà Trần Thị Bình, trời sẽ mưa."
    )
    found = facts(text)
    (event,) = found.event_reports
    assert [one.event for one in found.statements] == [event.event, None]


def test_a_meeting_that_is_only_spoken_of_is_not_where_it_is_said() -> None:
    text = (
        "Ngày 5/3/2019, Hội thảo về phòng, chống mua bán người khai mạc tại Hà Nội. "
        "Ông Lê Văn An nhắc lại Hội nghị về chống ma túy ngày 2/2/2018 đã mở đường."
    )
    found = facts(text)
    names = {event.event: event.name for event in found.event_reports}
    assert [names.get(one.event or "") for one in found.statements] == [
        "Hội thảo về phòng, chống mua bán người"
    ]


PIECES = ["Ông Lê Văn An ", "bà ", "nhấn mạnh ", "rằng ", "theo ", ", ", "; ", ": ", '"', "”", "“",
          "Bộ Y tế ", "và ", "gọi đó là ", "tại ", "(", ")", ". ", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_order_of_words_gives_statements_whose_words_are_their_evidence(
    pieces: list[str],
) -> None:
    found = facts("".join(pieces))
    text = found.document.text
    for one in found.statements:
        assert 0 <= one.start < one.end <= len(text)
        assert one.verb in text[one.start : one.end]
        assert one.text.strip() == one.text != ""
        assert one.text.split(", ")[0] in text[one.start : one.end]


def test_a_place_that_begins_like_a_pronoun_is_no_speaker() -> None:
    text = "Họp\n\nÔng Huỳnh Văn An (Bà Rịa - Vũng Tàu) cho rằng cần bổ sung chế độ hỗ trợ.\n"
    (statement,) = extract(document_from_text("x", text)).statements
    assert statement.speaker == "huỳnh văn an"


def test_what_is_said_ends_where_somebody_else_begins_behind_a_semicolon() -> None:
    (thanks,) = said("Bà Trần Thị Bình cảm ơn các đối tác; ông Lê Văn An trao quà cho các em.")
    assert thanks == ("trần thị bình", "cảm ơn", "các đối tác")
