"""A researcher's own row of each word list takes effect in the next reading, and is checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.documents import document_from_text
from analysis.errors import LexiconError
from analysis.extraction import extract
from analysis.lexicon import Lexicon, load_lexicon, packaged_lexicon, review
from analysis.records import Facts


def own(folder: Path, **lists: str) -> Lexicon:
    """The word lists with own rows, written "cell, cell / cell, cell", the header first."""
    for name, rows in lists.items():
        text = "\n".join(row.strip().replace(", ", "\t") for row in rows.split(" / "))
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return load_lexicon(folder)


def read(sentence: str, lexicon: Lexicon) -> Facts:
    text = f"Tin tức trong tuần này\n\n{sentence}\n"
    return extract(document_from_text("x", text, lexicon=lexicon), lexicon)


CASES: tuple[tuple[str, str, str, Callable[[Facts], object], object], ...] = (
    ("event_series", "form, value, kind / Diễn đàn Sông Xanh, song-xanh, forum",
     "Ngày 12/5/2024, tại Hà Nội, Diễn đàn Sông Xanh lần thứ 3 đã khai mạc.",
     lambda facts: [one.series for one in facts.event_reports], ["song-xanh"]),
    ("event_series", "form, value, acronym, kind, case / SXM#, song-xanh, SXM, forum, exact",
     "Ngày 12/5/2024, tại Hà Nội, SXM 3 đã khai mạc.",
     lambda facts: [(one.acronym, one.ordinal) for one in facts.event_reports], [("SXM 3", 3)]),
    ("event_heads", "form, value, group / Thuyền hội, forum, forum",
     "Ngày 12/5/2024, tại Hà Nội, Thuyền hội quốc tế lần thứ 3 đã khai mạc.",
     lambda facts: [(one.kind, one.ordinal) for one in facts.event_reports], [("forum", 3)]),
    ("organizations", "form, value, kind / Tổng hội Lái đò, , union",
     "Tổng hội Lái đò gửi thư.",
     lambda facts: [one.name for one in facts.mentions.organizations], ["Tổng hội Lái đò"]),
    ("organization_heads", "form, value, kind, tail / Bến hội, , union, area",
     "Bến hội Hà Nội gửi thư.",
     lambda facts: [one.name for one in facts.mentions.organizations], ["Bến hội Hà Nội"]),
    ("organization_words", "form, value / lái đò, transport",
     "Cục Lái đò gửi thư.",
     lambda facts: [one.name for one in facts.mentions.organizations], ["Cục Lái đò"]),
    ("ranks", "form, value / Thuyền úy, Thuyền úy",
     "Thuyền úy Xavier Sample dự.",
     lambda facts: [one.rank for one in facts.mentions.offices], ["Thuyền úy"]),
    ("positions", "form, value, complement / Trùm bến, Trùm bến, none",
     "Ông Lê Văn An, Trùm bến, dự họp.",
     lambda facts: [one.title for one in facts.mentions.offices], ["Trùm bến"]),
    ("honorifics", "form, value / Bác lái, bac lai",
     "Bác lái Xavier Sample dự.",
     lambda facts: [one.name for one in facts.mentions.people], ["Xavier Sample"]),
    ("name_words", "form, value / cù lao, thing",
     "Bến đò ở cù lao Lê Văn An đã mở.",
     lambda facts: [one.name for one in facts.mentions.people], []),
    ("speech_verbs", "form, value / khẳng quyết, say",
     "Ông Lê Văn An khẳng quyết rằng nạn nhân được giúp.",
     lambda facts: [one.verb for one in facts.statements], ["khẳng quyết"]),
    ("countries", "form, value, name / Xứ Tuyết, FI, Phần Lan",
     "Đoàn đi Xứ Tuyết.",
     lambda facts: [one.country for one in facts.mentions.places], ["FI"]),
    ("places", "form, value, country / Sông Mơ, Sông Mơ, LA",
     "Đoàn đến Sông Mơ.",
     lambda facts: [one.name for one in facts.mentions.places], ["Sông Mơ"]),
    ("instrument_heads", "form, value / Khế ước, agreement",
     "Hai bên ký Khế ước hợp tác phòng, chống mua bán người giữa Việt Nam và Lào.",
     lambda facts: [one.kind for one in facts.instrument_reports], ["agreement"]),
    ("topics", "form, value, pillar / thuyền cứu trợ, rescue_boats, protection",
     "Các em nhận thuyền cứu trợ.",
     lambda facts: [one.topic for one in facts.topics], ["rescue_boats"]),
    ("outlets", "form, value / Sông Mơ Online, Sông Mơ Online",
     "Đoàn đến nơi.\n\nSông Mơ Online",
     lambda facts: facts.document.outlet, "Sông Mơ Online"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "sentence", "told", "expected"), CASES)
def test_one_row_is_read(
    tmp_path: Path,
    name: str,
    rows: str,
    sentence: str,
    told: Callable[[Facts], object],
    expected: object,
) -> None:
    assert told(read(sentence, packaged_lexicon())) != expected
    assert told(read(sentence, own(tmp_path, **{name: rows}))) == expected


def test_an_own_row_takes_its_form_away_from_the_packaged_one(tmp_path: Path) -> None:
    lexicon = own(tmp_path, organizations="form, value, kind, country / Bộ Công an, , ministry, LA")
    (body,) = read("Bộ Công an gửi thư.", lexicon).mentions.organizations
    assert body.country == "LA"
    assert lexicon.own_rows == 1


def test_a_form_can_be_switched_off(tmp_path: Path) -> None:
    sentence = "Ông Lê Văn An nhấn mạnh rằng nạn nhân được giúp."
    assert len(read(sentence, packaged_lexicon()).statements) == 1
    off = own(tmp_path, speech_verbs="form, value / nhấn mạnh, off")
    assert read(sentence, off).statements == ()


@pytest.mark.parametrize("form", [".*", "(Tàu|Đò)", "Tàu\\d", "[A-Z]+", "Tàu$"])
def test_a_form_is_text_and_no_pattern(tmp_path: Path, form: str) -> None:
    (tmp_path / "ranks.tsv").write_text(f"form\tvalue\n{form.replace('|', ' ')}\tx\n", "utf-8")
    lexicon = load_lexicon(tmp_path)
    text = "Tàu1 Tàu Đò ABC"
    assert [hit for hit in lexicon.find(text, text.lower()) if hit.entry.own] == []


@pytest.mark.parametrize(
    "source",
    [
        "\ufefform\tvalue\nThuyền úy\tx\n".replace("\ufefform", "\ufeffform").encode(),
        b"form\tvalue\r\nThuy\xe1\xbb\x81n \xc3\xbay\tx\r\n",
        'form\tvalue\n"Thuyền úy"\tx\t\t\n\n'.encode(),
        "form\tvalue\nThuyê\u0300n u\u0301y\tx\n".encode(),
        "form\tvalue\nThuyền úy\tx\n".encode("utf-16"),
    ],
    ids=["byte order mark", "line ends", "quotation marks", "decomposed", "utf-16"],
)
def test_files_of_spreadsheets_are_read(tmp_path: Path, source: bytes) -> None:
    (tmp_path / "ranks.tsv").write_bytes(source)
    (office,) = read("Thuyền úy Xavier Sample dự.", load_lexicon(tmp_path)).mentions.offices
    assert office.rank == "Thuyền úy"


@pytest.mark.parametrize(
    ("name", "rows", "message"),
    [
        ("ranks", "forms, value / x, y", "ranks.tsv:1: column form is missing"),
        ("rank", "form, value / x, y", 'rank.tsv: there is no list "rank"'),
        ("event_series", "form, value, kind / SXM#, Song Xanh, forum", "event_series.tsv:2: "),
        ("event_series", "form, value, kind / SXM#, song-xanh, party", "event_series.tsv:2: "),
        ("event_series", "form, value / SXM#, song-xanh", "event_series.tsv:2: column kind"),
        ("countries", "form, value / Xứ Tuyết, Fin", "countries.tsv:2: "),
        ("ranks", "form, value / Thuyền úy, a / Thuyền úy, b", "\" already stands in"),
        ("ranks", "form, value, example / Thuyền úy, a, Không có.", "the example does not contain"),
        ("ranks", "form, value, counterexample / Thuyền úy, a, Thuyền úy.", "counter-example"),
        ("ranks", "form, value, case / Thuyền úy, a, upper", "ranks.tsv:2: "),
        ("ranks", "form, value / Thuyền úy, a, b, c", "ranks.tsv:2: "),
        ("ranks", "form, value / Thuyền úyy, off", "no packaged row has it"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_line_and_remedy(
    tmp_path: Path, name: str, rows: str, message: str
) -> None:
    if "off" in rows:
        own(tmp_path, **{name: rows})
        _, findings = review(tmp_path)
        (told,) = map(str, findings)
    else:
        with pytest.raises(LexiconError) as problem:
            own(tmp_path, **{name: rows})
        told = str(problem.value)
    assert message in told
    assert "; " in told.partition(message)[2] or "; " in told


def test_the_check_tells_rows_that_match_nothing_or_never_win(tmp_path: Path) -> None:
    own(tmp_path, ranks="form, value / Thuyền úy, a / tướng, b")
    document = document_from_text("x", "Tin\n\nThượng tướng Lê Văn An dự họp tại Hà Nội.\n")
    _, findings = review(tmp_path, [document])
    told = [str(one) for one in findings]
    assert any(
        'ranks.tsv:2: "Thuyền úy" stands in none of the 1 documents' in line for line in told
    )
    assert any("ranks.tsv:3: in the documents" in line and "always wins" in line for line in told)
