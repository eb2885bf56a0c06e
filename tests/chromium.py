"""A built page in, a visit in real headless Chromium out: what it shows, says and asks for.

Tests that use the ``browser_page`` fixture carry ``@pytest.mark.page``. Without a Chromium on
the machine they are left out, with one line that says so.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL = ("file:", "data:", "blob:", "about:")
LEFT_OUT = (
    "page tests left out, no Chromium found: install one (sudo apt install chromium) "
    "or name it in HOPTAC_CHROMIUM"
)


@dataclass
class Visit:
    """One opened page and everything it did since; the lists go on growing while it is open."""

    page: Page
    console: list[str] = field(default_factory=list)  # "warning: text", in order
    errors: list[str] = field(default_factory=list)  # uncaught exceptions of its scripts
    requests: list[str] = field(default_factory=list)  # every address asked for, the page's first

    @property
    def outside(self) -> list[str]:
        """Addresses asked for that are not on this machine; all of them were refused."""
        return [address for address in self.requests if not address.startswith(LOCAL)]


OpenPage = Callable[..., Visit]


def find_chromium() -> str | None:
    """Path of the browser to test with, or None; a wrong ``HOPTAC_CHROMIUM`` raises."""
    wanted = os.environ.get("HOPTAC_CHROMIUM")
    if wanted:
        found = shutil.which(wanted)
        if found is None:
            raise FileNotFoundError(f"HOPTAC_CHROMIUM names {wanted!r}, which cannot be run")
        return found
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the tests of a module.

    Not for the session: as long as it runs, so does an event loop, and ``asyncio.run`` in the
    tests of other modules would fail.
    """
    executable = find_chromium()
    if executable is None:
        pytest.skip(LEFT_OUT)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable)
        yield running
        running.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[OpenPage]:
    """A function that opens an HTML file from disk with the network cut off.

    ``browser_page(path, width=1280, height=800, fragment="", javascript=True)`` returns a
    ``Visit`` once the page has loaded. Each visit has a context (storage, cache) of its own.
    """
    with ExitStack() as opened:

        def open_page(
            path: Path,
            *,
            width: int = 1280,
            height: int = 800,
            fragment: str = "",
            javascript: bool = True,
        ) -> Visit:
            context = browser.new_context(
                offline=True,
                viewport={"width": width, "height": height},
                java_script_enabled=javascript,
                reduced_motion="reduce",
            )
            opened.callback(context.close)
            visit = _watch(context.new_page())
            address = path.resolve().as_uri() + (f"#{fragment}" if fragment else "")
            visit.page.goto(address, wait_until="load")
            return visit

        yield open_page


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for all the page tests that were left out."""
    skipped = [report.longreprtext for report in terminalreporter.stats.get("skipped", [])]
    count = sum(LEFT_OUT in reason for reason in skipped)
    if count:
        terminalreporter.line(f"{count} {LEFT_OUT}")


def _watch(page: Page) -> Visit:
    visit = Visit(page)

    def note(message: ConsoleMessage) -> None:
        visit.console.append(f"{message.type}: {message.text}")

    def fail(error: Error) -> None:
        visit.errors.append(error.message)

    page.on("console", note)
    page.on("pageerror", fail)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    return visit
