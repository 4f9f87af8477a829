"""Every page at both widths and in both schemes: nothing cut off, nothing grave by axe-core, a picture of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from web.browser.conftest import Scheme, Sitting
from web.conftest import Served

PAGES: dict[str, str] = {
    "today": "/",
    "engagements": "/engagements",
    "engagement": "/engagements/{call}",
    "correct": "/engagements/{call}/correct",
    "merge": "/engagements/{call}/merge",
    "split": "/engagements/{call}/split",
    "documents": "/documents",
    "document": "/documents/{document}?start=40&end=118",
    "review": "/review",
    "review-queue": "/review/queue",
    "judgements": "/judgements",
    "follow-ups": "/follow-ups",
    "follow-up": "/follow-ups/{follow_up}",
    "commitments": "/commitments",
    "actors": "/actors",
    "actor": "/actors/{actor}",
    "pair": "/pair?one=IDN&other=AUS",
    "instruments": "/instruments",
    "instrument": "/instruments/{instrument}",
    "calendar": "/calendar?month=2025-04",
    "network": "/network",
    "search": "/search?q=Marsh",
    "sources": "/sources",
    "briefs": "/briefs",
    "brief": "/briefs/draft?with=IDN&with=AUS&on=2025-04-02",
    "digest": "/digest?since=2020-01-01",
    "add": "/add",
    "history": "/history",
    "team": "/team",
    "me": "/me",
    "help": "/help",
    "api": "/api",
    "missing": "/no-such-page",
}
KEPT = {(1280, "light")}
"""Which of the four pictures of each page is kept in docs/screens."""
TALLEST = 1_800
"""Pixels of a picture: two screens show how a page is set."""


@pytest.fixture(scope="session")
def subjects(shown: Served) -> dict[str, str]:
    """Ids to show: the call that two documents tell of, and what belongs to it."""
    record = shown.record
    call = next(e for e in record.engagements(with_=("IDN", "AUS"), channel="call") if e.sources == 2)
    (filed, _) = record.load_accounts(call.id)
    instrument = record.page_instruments().items[0]
    return {
        "call": call.id,
        "document": filed.document.id,
        "actor": next(p.actor for p in call.participants if p.actor),
        "follow_up": next(iter(record.follow_ups())).id,
        "instrument": instrument.id,
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound(
    name: str,
    width: int,
    scheme: Scheme,
    shown: Served,
    subjects: dict[str, str],
    open_tab: Callable[..., Sitting],
    screens: Path,
    tmp_path: Path,
) -> None:
    tab = open_tab(shown, width=width, scheme=scheme)
    tab.go(PAGES[name].format(**subjects))
    assert tab.page.locator("h1").count() == 1
    tab.assert_sound()
    if (width, scheme) != (390, "dark"):  # axe-core takes seconds; colours and narrow layouts are each looked at once
        tab.assert_accessible()
    path = (screens if (width, scheme) in KEPT else tmp_path) / f"{name}.png"
    high = tab.page.evaluate("document.documentElement.scrollHeight")
    cut = {"x": 0, "y": 0, "width": width, "height": min(high, TALLEST)}
    tab.page.screenshot(path=path, full_page=True, clip=cut)  # type: ignore[arg-type]
    assert path.stat().st_size > 5_000
