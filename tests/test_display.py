"""Blocks of a report: words for codes, links to sentences, text that never becomes markup."""

import re
from html.parser import HTMLParser

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis import plots, views
from analysis.display import (
    evidence,
    figure,
    findings,
    highlight,
    highlight_page,
    numbers,
    table,
)
from analysis.display.rendering import anchor
from analysis.display.sentences import marked
from analysis.documents import document_from_text
from analysis.evaluation import Scores
from analysis.extraction import extract
from sample_site import HOSTILE, hostile_tables
from sample_tables import sample, tables


class Reader(HTMLParser):
    """Ids, fragments and text of some markup, and the tags in it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.targets += [found["href"] or ""] if "href" in found else []

    def handle_data(self, data: str) -> None:
        self.text += data


def test_events_lead_to_their_sentences_and_codes_are_words() -> None:
    made = hostile_tables()
    events = views.events_timeline(made, lang="en")
    shown = Reader(table(events, lang="en").markup)
    proof = Reader(
        evidence(events, views.event_evidence(made, events["event_id"]), lang="en").markup
    )
    assert shown.targets == [f"#{anchor('event', key)}" for key in events["event_id"]]
    assert {target[1:] for target in shown.targets} == set(proof.ids)
    for words in ("14–15 February 2012", "Conference", "Hà Nội, Vietnam", "more than 60", "held"):
        assert words in shown.text
    for code in ("bilateral_meeting", "2012-02-14", "at_least", "ha-noi"):
        assert code not in shown.text
    assert "unknown" in shown.text


def test_evidence_shows_who_was_there_and_marks_the_words() -> None:
    made = sample()
    events = views.events_timeline(made, event_ids=["opening"])
    block = evidence(events, views.event_evidence(made, events["event_id"])).markup
    assert "<mark>Lan</mark>" in block
    assert "<mark>Hội nghị Mở đầu</mark>" in block
    text = Reader(block).text
    assert "chủ nhà" in text
    assert "Báo Một, 15/2/2012" in text
    assert "one.txt [0–" in text
    assert "Campuchia; Lào; Việt Nam" in text


def test_text_of_documents_is_never_markup() -> None:
    made = hostile_tables()
    events, found = views.events_timeline(made), views.agreements(made)
    blocks = [
        table(events),
        table(views.most_active(made, "person")),
        table(views.articles(made)),
        evidence(events, views.event_evidence(made, events["event_id"])),
        evidence(found, views.agreement_evidence(made, found["instrument_id"])),
        findings(views.overview_findings(made)),
        figure(plots.most_active, views.most_active(made, "person")),
    ]
    for block in blocks:
        reader = Reader(block.markup)
        assert not reader.tags & {"script", "h1", "b", "style"}
        assert not [target for target in reader.targets if not target.startswith("#")]
        assert "onerror=" not in block.markup.replace("onerror=&#34;", "")
    assert HOSTILE in Reader(blocks[0].markup).text


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    view = pd.DataFrame({"measure": ["documents"], "value": [12345]})
    assert "12.345" in numbers(view, lang="vi").markup
    assert "12,345" in numbers(view, lang="en").markup
    assert 'href="#articles"' in numbers(view).markup
    assert "href" not in numbers(view, pages={}).markup
    assert 'href="a.html#articles"' in numbers(view, pages={"articles": "a.html"}).markup


def test_many_events_fold_into_the_first_few_and_the_rest() -> None:
    view = pd.DataFrame({"name": ["Lan"], "event_ids": [tuple(f"e{n}" for n in range(20))]})
    markup = table(view, lang="en").markup
    assert "14 more" in markup
    assert Reader(markup).targets == [f"#event-e{n}" for n in range(20)]


def test_an_empty_view_is_told_in_words() -> None:
    view = views.events_timeline(tables())
    assert "No rows in the chosen range." in table(view, lang="en").markup
    block = evidence(view, views.event_evidence(tables(), view["event_id"]), lang="en")
    assert "No rows in the chosen range." in block.markup


def test_a_figure_has_words_for_those_who_cannot_see_it() -> None:
    view = views.events_per_year(sample())
    markup = figure(plots.events_per_year, view, lang="en").markup
    assert 'alt="Bar chart of events per year from 2012 to 2014' in markup
    assert "<figcaption>Events per year</figcaption>" in markup
    assert markup.count("data:image/svg+xml;base64,") == 2


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(st.text(max_size=30), spans)
def test_marks_lose_and_repeat_nothing(sentence: str, chosen: list[tuple[int, int]]) -> None:
    pieces = marked(sentence, chosen)
    assert "".join(words for words, _ in pieces) == sentence
    inside = {at for start, end in chosen for at in range(start, end) if at < len(sentence)}
    flags = [mark for words, mark in pieces for _ in words]
    assert {at for at, mark in enumerate(flags) if mark} == inside


ARTICLE = """Hội thảo về di cư an toàn

Ngày 14/2/2012, tại Hà Nội, Thứ trưởng Bộ Công an Trần Văn Thử dự Hội thảo ở Lam Giang.
"""


def test_a_reading_marks_names_within_names_and_tells_the_rule() -> None:
    document = document_from_text("d", ARTICLE)
    block = highlight(document, lang="en").markup
    assert block == highlight(extract(document), lang="en").markup
    assert re.search(
        r'<mark class="is-appointment"><span class="tag" lang="en">\d+ office </span>Thứ trưởng '
        r'<mark class="is-organization"><span class="tag" lang="en">\d+ organisation </span>'
        r"Bộ Công an</mark></mark>",
        block,
    )
    assert "<code>countries:VN</code>" not in block
    assert re.search(r"<code>places:Hà Nội</code> · <span lang=\"vi\">places.tsv:\d+", block)
    assert "like a name, unread </span>Lam Giang</mark>" in block
    assert Reader(block).tags <= {
        "div", "style", "p", "strong", "mark", "span", "details", "summary", "ul", "li", "code",
    }  # fmt: skip


@given(st.text())
def test_no_text_of_a_document_becomes_markup(text: str) -> None:
    hostile = f"Họp ở Hà Nội </mark><script>x</script><style>\n\n{HOSTILE} {text} ngày 1/2/2012."
    document = document_from_text("d<b>", hostile)
    for markup in (highlight_page(document), document._repr_html_()):
        assert "<script" not in markup
        assert "<b>" not in markup
        assert markup.count("<style>") == markup.count("</style>") <= 2
        assert markup.count("<mark") == markup.count("</mark>")


def test_objects_show_themselves_in_a_notebook() -> None:
    document = document_from_text("d", ARTICLE)
    assert "Hội thảo về di cư an toàn" in Reader(document._repr_html_()).text
    facts = extract(document)
    assert facts._repr_html_() == highlight(facts).markup
    figures = pd.DataFrame({"table": ["people<"], "f1": [2 / 3]})
    assert "people&lt;" in (shown := Scores(figures, pd.DataFrame())._repr_html_())
    assert "<td>0.667</td>" in shown
