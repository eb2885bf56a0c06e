"""The pages in a real browser: offline, without scripts, on a phone, with a reader who listens."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from chromium import OpenPage, Visit
from sample_site import HOSTILE, NAMES, sample_site

PAGES = ("index", "index.en", *NAMES)
each_page = pytest.mark.parametrize("name", PAGES)
pytestmark = [pytest.mark.page, pytest.mark.notebook]


def page_path(name: str) -> Path:
    return sample_site() / f"{name}.html"


def all_of(visit: Visit, script: str) -> list[str]:
    found: list[str] = visit.page.evaluate(script)
    return found


@each_page
def test_a_page_says_nothing_to_the_console_and_asks_for_nothing(
    browser_page: OpenPage, name: str
) -> None:
    visit = browser_page(page_path(name))
    visit.page.wait_for_timeout(50)
    assert visit.console == []
    assert visit.errors == []
    assert [address for address in visit.requests[1:] if not address.startswith("data:")] == []
    assert visit.page.title() != "taken"


@each_page
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(browser_page: OpenPage, name: str, width: int) -> None:
    visit = browser_page(page_path(name), width=width)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@each_page
def test_every_link_within_the_site_has_its_target(browser_page: OpenPage, name: str) -> None:
    visit = browser_page(page_path(name))
    targets = all_of(visit, "[...document.querySelectorAll('a[href]')].map(a => a.href)")
    assert targets
    for target in set(targets):
        address = urlsplit(target)
        assert address.scheme == "file", target
        path = Path(unquote(address.path))
        assert path.is_file(), target
        if address.fragment:
            text = path.read_text(encoding="utf-8")
            assert f'id="{address.fragment}"' in text, target


@each_page
def test_a_page_is_ready_for_screen_readers(browser_page: OpenPage, name: str) -> None:
    visit = browser_page(page_path(name))
    lang = "en" if name.endswith("en") else "vi"
    assert visit.page.get_attribute("html", "lang") == lang
    assert visit.page.title()
    assert len(visit.page.query_selector_all("h1")) == 1
    assert len(visit.page.query_selector_all("main")) == 1
    alternatives = all_of(visit, "[...document.images].map(i => i.alt)")
    assert alternatives
    assert all(len(text) > 20 for text in alternatives)
    ids = all_of(visit, "[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    levels = all_of(visit, "[...document.querySelectorAll('h1,h2,h3')].map(h => h.tagName)")
    assert levels[0] == "H1"
    assert visit.page.get_attribute("a.skip", "href") == "#content"


@each_page
def test_text_of_documents_is_only_text(browser_page: OpenPage, name: str) -> None:
    visit = browser_page(page_path(name))
    assert visit.page.query_selector_all("script, iframe, main h1 ~ h1, img[onerror]") == []
    assert all_of(visit, "[...document.links].map(a => a.protocol).filter(p => p != 'file:')") == []
    if not name.startswith("index"):
        assert HOSTILE in visit.page.inner_text("main")


@pytest.mark.parametrize("name", NAMES)
def test_a_number_leads_in_one_click_to_its_sentence(browser_page: OpenPage, name: str) -> None:
    visit = browser_page(page_path(name), javascript=False, width=360)
    link = visit.page.locator("td a[href^='#event-'], td a[href^='#instrument-']").first
    fragment = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    target = visit.page.locator(f"[id='{fragment}']")
    assert target.locator("mark").first.is_visible()
    box = target.bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 800


@pytest.mark.parametrize("name", NAMES)
def test_code_shows_on_demand_without_scripts(browser_page: OpenPage, name: str) -> None:
    visit = browser_page(page_path(name), javascript=False)
    code = visit.page.locator(".code").first
    assert not code.is_visible()
    visit.page.locator("label[for=show-code]").click()
    assert code.is_visible()


def test_the_index_leads_to_every_report_of_its_language(browser_page: OpenPage) -> None:
    visit = browser_page(page_path("index"), javascript=False)
    for name in NAMES[:3]:
        assert visit.page.locator(f"a[href='{name}.html']").count() > 0
        assert visit.page.locator(f"a[href='{name}.ipynb']").count() > 0
    visit.page.locator("a.language").click()
    assert visit.page.url.endswith("index.en.html")
    assert "Articles read: 3." in visit.page.inner_text(".lead")
    visit.page.locator(".card a.read").first.click()
    assert visit.page.url.endswith("overview-en.html")
    visit.page.locator("a.language").click()
    assert visit.page.url.endswith("overview.html")


def test_a_dark_screen_gets_dark_pages(browser_page: OpenPage) -> None:
    visit = browser_page(page_path("index"))
    light = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.page.emulate_media(color_scheme="dark")
    dark = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
