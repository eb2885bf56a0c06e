"""The instrument the page tests rely on: it must see what a page does, and cut it off."""

from pathlib import Path

import pytest

from chromium import OpenPage, find_chromium

PAGE = """<!doctype html><meta charset="utf-8"><title>Hợp tác</title>
<h1>Phòng, chống mua bán người</h1><img src="https://page.invalid/track.png" alt="">
<script>console.warn("xin chào"); document.title += " quốc tế"; missing();</script>
"""


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "trang có dấu #1.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.page
def test_a_visit_sees_text_console_errors_and_requests(
    browser_page: OpenPage, page_file: Path
) -> None:
    visit = browser_page(page_file)
    assert visit.page.title() == "Hợp tác quốc tế"
    assert visit.page.inner_text("h1") == "Phòng, chống mua bán người"
    assert "warning: xin chào" in visit.console
    assert ["missing is not defined" in error for error in visit.errors] == [True]
    assert visit.requests[0] == page_file.as_uri()
    assert visit.outside == ["https://page.invalid/track.png"]


@pytest.mark.page
def test_a_visit_takes_size_fragment_and_scripting(browser_page: OpenPage, page_file: Path) -> None:
    visit = browser_page(page_file, width=400, height=700, fragment="top", javascript=False)
    assert visit.page.viewport_size == {"width": 400, "height": 700}
    assert visit.page.url.endswith("#top")
    assert visit.page.title() == "Hợp tác"
    assert not any("xin chào" in line for line in visit.console)


def test_a_wrong_browser_name_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(FileNotFoundError, match="/nowhere/chromium"):
        find_chromium()


def test_no_browser_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HOPTAC_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium() is None
