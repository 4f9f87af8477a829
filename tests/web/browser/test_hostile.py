"""A hostile record in a real browser: nothing runs, nothing is asked for elsewhere, the layout holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from dragoman.record import open_record
from web.browser.conftest import Sitting
from web.conftest import Served, serve_in_thread
from web.hostile_record import fill_record

PAGES = (
    "/",
    "/engagements",
    "/engagements/{call}",
    "/engagements/{call}/correct?field=place",
    "/engagements/{call}/merge?other={other}",
    "/documents",
    "/documents/{made}",
    "/documents/{read}",
    "/documents/{long}",
    "/review",
    "/follow-ups",
    "/follow-ups/{follow_up}",
    "/commitments",
    "/actors",
    "/actors/{actor}",
    "/pair?one=DNK&other=NOR",
    "/instruments",
    "/instruments/{instrument}",
    "/calendar?month=2031-05",
    "/network",
    "/search?q=script",
    "/sources",
    "/briefs",
    "/briefs/draft?with=DNK&with=NOR&on=2031-05-03",
    "/digest?since=2020-01-01",
    "/history",
    "/history/actions",
    "/me",
    "/team",
    "/%22%3E%3Cscript%3Ewindow.hacked=1%3C/script%3E",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    with open_record(folder / "hostile.db") as record:
        fill_record(record, folder)
        with serve_in_thread(record) as served:
            yield served


@pytest.fixture(scope="module")
def subjects(hostile: Served) -> dict[str, str]:
    record = hostile.record
    call = next(one for one in record.engagements(status="planned"))
    documents = {one.id: len(record.load_text(one.id)) for one in record.page_documents().items}
    made = {filed.document.id for filed in record.load_accounts(call.id)}
    long = max(documents, key=lambda one: documents[one])
    return {
        "call": call.id,
        "other": next(one.id for one in record.engagements() if one.id != call.id),
        "made": next(iter(made)),
        "read": next(one for one in documents if one not in made and one != long),
        "long": long,
        "follow_up": next(iter(record.follow_ups())).id,
        "actor": next(p.actor for p in call.participants if p.actor),
        "instrument": record.page_instruments().items[0].id,
    }


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_and_the_layout_holds(
    width: int, hostile: Served, subjects: dict[str, str], open_tab: Callable[..., Sitting]
) -> None:
    tab = open_tab(hostile, width=width)
    dialogs: list[str] = []
    tab.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for page in PAGES:
        address = page.format(**subjects)
        tab.go(address)
        assert tab.page.locator("h1").count() == 1, address
        assert tab.page.evaluate("window.hacked") is None, address
        assert tab.page.locator("xss-born, [xss-born], main img, iframe, [onerror], [onload]").count() == 0, address
        tab.assert_sound()
    assert dialogs == []


def test_no_link_of_a_hostile_page_leads_to_a_script(
    hostile: Served, subjects: dict[str, str], open_tab: Callable[..., Sitting]
) -> None:
    tab = open_tab(hostile)
    for page in ("/documents/{made}", "/documents/{read}", "/engagements/{call}"):
        tab.go(page.format(**subjects))
        kinds = tab.page.evaluate("[...new Set([...document.links].map((link) => link.protocol))]")
        assert set(kinds) <= {"http:", "https:"}
