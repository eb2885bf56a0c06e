"""What reaches a page: nothing that runs, nothing that is fetched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.reports.cleaning import cleaned
from analysis.reports.page import body_of, contents_of

BAD = (
    "<script>x()</script>", "<img src=x onerror=x()>", "<a href='javascript:x()'>y</a>",
    "<a href=' JaVaScRiPt:x()'>y</a>", "<iframe src='https://page.invalid'></iframe>",
    "<img src='https://page.invalid/a.png'>", "<img srcset='https://page.invalid/a.png 2x'>",
    "<svg onload=x()></svg>", "<style>@import 'https://page.invalid'</style>", "<p style='x'>",
    "<form action='https://page.invalid'><input></form>", "<link rel=stylesheet href=//b.invalid>",
    "<a href='data:text/html,<script>x()</script>'>y</a>", "<meta http-equiv=refresh content=0>",
    "<source srcset='//page.invalid/a.png'>", "<p onclick=x()>",
)  # fmt: skip
FORBIDDEN = re.compile(
    r"<(?:script|iframe|svg|style|form|input|link|meta)|\son\w+=|javascript:|\sstyle="
    r"|(?:src|srcset)=\"(?!data:image/)|href=\"data:",
    re.IGNORECASE,
)


@pytest.mark.parametrize("markup", BAD)
def test_what_runs_or_fetches_is_taken_out(markup: str) -> None:
    assert not FORBIDDEN.search(cleaned(markup))


@given(st.lists(st.sampled_from([*BAD, "<p>", "</p>", "<b ", '"', "'", ">", "<", "x"]), max_size=8))
def test_nothing_put_together_gets_through(parts: list[str]) -> None:
    assert not FORBIDDEN.search(re.sub(r">[^<]*<", "><", cleaned("".join(parts))))


def test_links_tables_and_pictures_of_the_page_stay() -> None:
    kept = (
        '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td data-label="A">1</td>'
        "</tr></tbody></table>"
    )
    assert cleaned(kept) == kept
    assert 'href="#event-a%20b"' in cleaned('<a href="#event-a%20b">1</a>')
    assert 'href="network.html#x"' in cleaned('<a href="network.html#x">1</a>')
    picture = '<img src="data:image/svg+xml;base64,AAAA" alt="x">'
    assert cleaned(picture) == picture


def test_outputs_of_every_kind_are_made_safe() -> None:
    html, svg = "<b>x</b><script>x()</script>", "<svg><script>x()</script></svg>"
    outputs = [
        new_output("display_data", {"text/html": html, "text/plain": "plain"}),
        new_output("display_data", {"image/svg+xml": svg}),
        new_output("execute_result", {"text/plain": "<i>&"}),
        new_output("stream", name="stdout", text="<script>x()</script>"),
        new_output("display_data", {"application/javascript": "x()"}),
        new_output("display_data", {"text/latex": "$x$"}),
    ]
    prose = new_markdown_cell("## Tên <script>x()</script>\n\n[y](javascript:x()) <b>đậm</b>")
    body = body_of(new_notebook(cells=[prose, new_code_cell("a < b", outputs=outputs)]))
    assert not FORBIDDEN.search(re.sub(r">[^<]*<", "><", body))
    assert "<b>x</b>" in body
    assert "&lt;i&gt;&amp;" in body
    assert "a &lt; b" in body
    assert body.count("data:image/svg+xml;base64,") == 1


def test_contents_come_from_the_headings_under_ids_without_language() -> None:
    cells = [
        new_markdown_cell("# Cho người mở sổ tay", metadata={"tags": ["notebook"]}),
        new_markdown_cell("## Ai & gì\n\nvăn", id="actors-vi", metadata={"tags": ["vi"]}),
        new_markdown_cell("## Câu gốc", id="evidence-vi"),
    ]
    body = body_of(new_notebook(cells=cells))
    assert [(s.anchor, s.title) for s in contents_of(body)] == [
        ("actors", "Ai & gì"),
        ("evidence", "Câu gốc"),
    ]
    assert "Cho người mở" not in body
