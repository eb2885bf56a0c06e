"""The explanation of a document in a real browser: by eye, by ear, by keyboard, light and dark."""

from pathlib import Path

import pytest

from analysis.display import highlight_page
from analysis.documents import document_from_text
from chromium import OpenPage, Visit
from sample_site import HOSTILE

pytestmark = pytest.mark.page

ARTICLE = f"""Hội thảo về di cư an toàn

Ngày 14/2/2012, tại Hà Nội, Thứ trưởng Bộ Công an Trần Văn Thử dự Hội thảo ở Lam Giang.

{HOSTILE} <script>document.title = "taken"</script> </mark></p> ở Hà Nội {"dài" * 60}.
"""

LIGHTNESS = """colour => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    page = tmp_path / "reading.html"
    page.write_text(highlight_page(document_from_text("d", ARTICLE)), encoding="utf-8")
    return page


def contrast(visit: Visit, one: str, other: str) -> float:
    dark, light = sorted(visit.page.evaluate(LIGHTNESS, colour) for colour in (one, other))
    return float((light + 0.05) / (dark + 0.05))


def test_the_page_is_quiet_and_asks_for_nothing(browser_page: OpenPage, path: Path) -> None:
    visit = browser_page(path)
    assert (visit.console, visit.errors, visit.requests[1:]) == ([], [], [])
    assert visit.page.title() != "taken"
    assert visit.page.query_selector_all("script, iframe, img") == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(browser_page: OpenPage, path: Path, width: int) -> None:
    visit = browser_page(path, width=width)
    for details in visit.page.query_selector_all("summary"):
        details.click()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_marks_are_read_by_their_labels(browser_page: OpenPage, path: Path) -> None:
    page = browser_page(path).page
    office = page.locator("mark.is-appointment").first
    assert office.locator("mark.is-organization").inner_text().endswith("tổ chức Bộ Công an")
    for mark in page.locator("mark").all():
        tag = mark.locator("> .tag")
        assert tag.is_visible()
        assert len(tag.inner_text()) > 3
    assert page.get_attribute("html", "lang") == "vi"
    assert page.locator("h1").count() == page.locator("main").count() == 1
    assert {one.get_attribute("lang") for one in page.locator(".words").all()} == {"vi"}


def test_every_explanation_opens_by_keyboard_and_shows_where_the_focus_is(
    browser_page: OpenPage, path: Path
) -> None:
    page = browser_page(path, javascript=False).page
    count = page.locator("details").count()
    assert count >= 3
    for _ in range(count):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == count
    assert page.locator("summary:focus-visible").count() == 1
    assert page.locator("code", has_text="people.announced").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground_and_lines_can_be_seen(
    browser_page: OpenPage, path: Path, scheme: str
) -> None:
    visit = browser_page(path)
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ground = {"light": "#ffffff", "dark": "#121212"}[scheme]
    for element in visit.page.locator(".tag, mark, code, .about, summary, li").all():
        colour = element.evaluate("one => getComputedStyle(one).color")
        assert contrast(visit, colour, ground) >= 4.5
        assert element.evaluate("one => getComputedStyle(one).backgroundColor").endswith(", 0)")
    for mark in visit.page.locator("mark").all():
        line = mark.evaluate("one => getComputedStyle(one).borderBottomColor")
        assert contrast(visit, line, ground) >= 3


def test_copied_text_is_the_text_of_the_document(browser_page: OpenPage, path: Path) -> None:
    page = browser_page(path).page
    copied = (
        page.locator(".words")
        .nth(1)
        .evaluate(
            "one => { getSelection().selectAllChildren(one); return getSelection().toString(); }"
        )
    )
    assert copied.strip() == ARTICLE.splitlines()[2]
