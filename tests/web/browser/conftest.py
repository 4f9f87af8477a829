"""A real browser, Debian's Chromium, on a served record of the sample reports."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Route, sync_playwright

from dragoman.record import open_record
from web.conftest import Served, serve_in_thread

Scheme = Literal["light", "dark"]

FLAGS = [
    "--no-sandbox",  # tests may run as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
]
GRAVE = ("serious", "critical")
"""What axe-core calls a fault that keeps people out."""


@pytest.fixture(scope="module")  # Playwright keeps an event loop running in this thread, in which others can start none
def browser() -> Iterator[Browser]:
    """Chromium; skipped where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium found; in Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Sitting:
    """A tab of the browser: what went wrong in it, and which other hosts it asked for."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.address.rstrip("/") + path)
        return self.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def assert_accessible(self) -> None:
        """Nothing serious or critical by axe-core's rules of WCAG 2.2 AA."""
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        found = Axe().run(self.page, options=options).response["violations"]
        grave = [
            f"{fault['id']} ({fault['impact']}): {fault['help']} — {fault['nodes'][0]['html'][:200]}"
            for fault in found
            if fault["impact"] in GRAVE
        ]
        assert grave == [], self.page.url

    def assert_sound(self) -> None:
        """No script failed, nothing was asked of another host, nothing stands beyond the right edge."""
        assert self.faults == []
        assert self.strangers == []
        wide, width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= width, f"{self.page.url} is {wide} pixels wide in a window of {width}"


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Sitting]]:
    """Open a tab at a width, in a scheme, on a served record; closed at the end of the test."""
    contexts = []

    def open_one(served: Served, *, width: int = 1280, scheme: Scheme = "light", scripts: bool = True) -> Sitting:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        contexts.append(context)
        sitting = Sitting(context.new_page(), served.address)

        def note_message(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and "the server responded with a status of" not in message.text:
                sitting.faults.append(message.text)

        def note_error(error: Error) -> None:
            sitting.faults.append(str(error))

        def note_stranger(route: Route, request: Request) -> None:
            if request.url.startswith((served.address, "data:", "blob:")):
                route.continue_()
            else:
                sitting.strangers.append(request.url)
                route.abort()

        sitting.page.on("console", note_message)
        sitting.page.on("pageerror", note_error)
        context.route("**/*", note_stranger)
        return sitting

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shown(example_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample reports on a real socket, for tests that only look."""
    path = tmp_path_factory.mktemp("shown") / "examples.db"
    path.write_bytes(example_record.read_bytes())
    # By its name alone, so that pictures show no folder of the machine that took them.
    with chdir(path.parent):
        opened = open_record(path.name, create=False)
    with opened as record, serve_in_thread(record) as served:
        yield served


@pytest.fixture(scope="session")
def screens(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the kept pictures of pages go: docs/screens where DRAGOMAN_SCREENS=1, else a folder that is forgotten."""
    kept = os.environ.get("DRAGOMAN_SCREENS") == "1"
    folder = root / "docs" / "screens" if kept else tmp_path_factory.mktemp("screens")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
