"""Topics of the 4P frame: where they stand and what they belong to."""

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.lexicon import packaged_lexicon
from analysis.records import Facts, Topic
from analysis.schema import PILLARS


def facts(text: str) -> Facts:
    return extract(document_from_text("a", text))


def written(found: Facts) -> list[tuple[str, str, str]]:
    text = found.document.text
    return [(t.pillar, t.topic, text[t.start : t.end]) for t in found.topics]


def only(found: Facts) -> Topic:
    (topic,) = found.topics
    return topic


def test_a_topic_is_found_where_it_is_written_with_its_pillar() -> None:
    found = facts("Hai bên bàn việc trao đổi thông tin. Đường dây nóng vẫn mở.")
    assert written(found) == [
        ("partnership", "information_exchange", "trao đổi thông tin"),
        ("protection", "hotline", "Đường dây nóng"),
    ]


def test_the_longest_reading_of_a_place_counts() -> None:
    assert written(facts("Nạn nhân được tái hòa nhập cộng đồng.")) == [
        ("protection", "reintegration", "tái hòa nhập cộng đồng")
    ]


def test_the_place_of_the_tone_mark_does_not_matter() -> None:
    assert written(facts("Chị được tái hoà nhập.")) == [
        ("protection", "reintegration", "tái hoà nhập")
    ]


def test_words_that_only_hold_the_letters_of_a_topic_are_none() -> None:
    assert facts("Hai bên trao đổi về thông tin liên lạc; tập huấnn.").topics == ()


def test_a_topic_in_what_is_said_belongs_to_the_statement() -> None:
    found = facts("Ông Nguyễn Văn Thử, Cục trưởng, nhấn mạnh: cần mở đường dây nóng ở biên giới.")
    topic = next(t for t in found.topics if t.topic == "hotline")
    assert topic.statement is not None
    assert "đường dây nóng" in found.statements[topic.statement].text


def test_a_topic_in_the_office_of_the_speaker_is_nothing_that_he_said() -> None:
    found = facts("Ông Nguyễn Văn Thử, phụ trách tuyên truyền, nhấn mạnh: biên giới đã yên hơn.")
    assert found.statements
    assert only(found).statement is None


def test_a_topic_in_the_name_of_an_instrument_belongs_to_it() -> None:
    found = facts("Hai bộ ký Bản ghi nhớ về hồi hương nạn nhân giữa Việt Nam và Lào ngày 3/4/2015.")
    topic = next(t for t in found.topics if t.topic == "repatriation")
    assert topic.instrument == found.mentions.instruments[0].key


def test_a_topic_belongs_to_the_event_that_its_passage_is_about() -> None:
    found = facts(
        "Ngày 3/4/2015, tại Hà Nội, Bộ Công an tổ chức Hội thảo về phòng, chống mua bán người."
        " Tại Hội thảo, các đại biểu nói về xác định nạn nhân."
    )
    topic = next(t for t in found.topics if t.topic == "victim_identification")
    assert topic.event == found.event_reports[0].event


def test_no_topic_comes_from_the_furniture_of_the_page() -> None:
    found = facts("Bộ Công an họp tại Hà Nội ngày 3/4/2015.\n\nTags: đường dây nóng, giải cứu")
    assert found.topics == ()


def test_the_name_of_a_body_is_no_topic() -> None:
    found = facts("Tổng cục Cảnh sát phòng, chống tội phạm và Cục Bảo vệ chăm sóc trẻ em dự họp.")
    assert found.topics == ()


def test_every_topic_of_the_list_has_a_pillar_of_the_schema() -> None:
    entries = packaged_lexicon().of("topics")
    assert len(entries) >= 20
    assert {entry.get("pillar") for entry in entries} == set(PILLARS)
