"""The six main tasks, done by the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.record import Record
from web.browser.conftest import Sitting
from web.conftest import Served

MOST_TABS = 80


def tab_to(tab: Sitting, words: str) -> None:
    """Press Tab until the focus is on what bears these words."""
    for _ in range(MOST_TABS):
        tab.press("Tab")
        if words in (tab.page.evaluate("document.activeElement.textContent || ''") or ""):
            return
    pytest.fail(f"no way by Tab to “{words}” on {tab.page.url}")


def write(tab: Sitting, key: str, words: str) -> None:
    """Go to a field by its key and put words in the place of what it holds."""
    tab.press(key)
    assert tab.page.evaluate("document.activeElement.matches('input, textarea')"), f"{key} leads to no field"
    tab.press("ControlOrMeta+a")
    tab.page.keyboard.type(words)


def find_call(record: Record) -> str:
    """The call that two documents tell of."""
    return next(e.id for e in record.engagements(with_=("IDN", "AUS"), channel="call") if e.sources == 2)


def add_text(record: Record, folder: Path, name: str, text: str, published: str) -> None:
    path = folder / f"{name}.txt"
    path.write_text(f"{name}\n\n{published} – {text}\n", "utf-8")
    record.add([path])


def test_yesterdays_calls_are_found(open_tab: Callable[..., Sitting], served: Served, tmp_path: Path) -> None:
    yesterday = date.today() - timedelta(1)
    written = f"{yesterday.day} {yesterday:%B %Y}"
    told = (
        f"Prime Minister Sigrun Dalberg of Norway spoke by telephone with President Kofi Mensima of Ghana on {written}."
    )
    add_text(served.record, tmp_path, "Call with Ghana", told, written)
    tab = open_tab(served)
    tab.go("/")
    tab.press("y")
    tab.page.wait_for_url("**/engagements?since=*")
    tab_to(tab, "telephone call")
    tab.press("Enter")
    tab.page.wait_for_url("**channel=call**")
    entries = tab.page.locator(".entries .entry")
    assert entries.count() == 1
    assert "Sigrun Dalberg" in entries.inner_text()
    assert yesterday.isoformat() in entries.inner_text()


def test_one_key_opens_the_sentence_of_a_value(open_tab: Callable[..., Sitting], served: Served) -> None:
    call = find_call(served.record)
    tab = open_tab(served)
    tab.go(f"/engagements/{call}")
    tab.press("j", "o")
    tab.page.wait_for_url("**/documents/**")
    (first, _) = served.record.load_accounts(call)
    assert first.account.date is not None
    assert tab.page.locator("#asked").inner_text() == first.account.date.spans[0].text
    assert tab.page.locator("#asked").evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def test_a_corrected_date_is_marked_and_kept(open_tab: Callable[..., Sitting], served: Served, root: Path) -> None:
    call = find_call(served.record)
    tab = open_tab(served)
    tab.go(f"/engagements/{call}")
    tab.press("c")
    tab.page.wait_for_url("**/correct")
    write(tab, "v", "2025-03-13")
    tab.press("Tab")
    tab.page.keyboard.type("the ministry's diary has it")
    tab.press("Enter")
    tab.page.wait_for_url(f"**/engagements/{call}")
    corrected = tab.page.locator("dl.facts dd").first
    assert "13 March 2025" in corrected.inner_text()
    assert "reviewed" in corrected.inner_text()
    served.record.add([root / "examples" / "reports"], reread=True)
    tab.page.reload()
    assert "13 March 2025" in corrected.inner_text()
    assert "reviewed" in corrected.inner_text()


def test_two_are_merged_and_split_again(open_tab: Callable[..., Sitting], served: Served) -> None:
    call = find_call(served.record)
    (_, second) = served.record.load_accounts(call)
    tab = open_tab(served)
    tab.go(f"/engagements/{call}")
    tab.press("x")
    tab.page.wait_for_url("**/split")
    tab_to_radio(tab, second.id)
    tab.press("Space")
    write(tab, "w", "another call of that day")
    tab.press("Enter")
    tab.page.wait_for_url(f"**/engagements/{call}")
    assert len(served.record.load_accounts(call)) == 1
    other = next(e.id for e in served.record.engagements() if second.id in e.accounts)
    tab.press("m")
    tab.page.wait_for_url("**/merge")
    write(tab, "v", other)
    tab.press("Enter")
    tab.page.wait_for_url(f"**/merge?other={other}")
    write(tab, "w", "both tell of the call of 14 March")
    tab.press("Escape", "y")
    tab.page.wait_for_url(f"**/engagements/{call}")
    assert {filed.id for filed in served.record.load_accounts(call)} >= {second.id}


def tab_to_radio(tab: Sitting, value: str) -> None:
    """Go to a group of choices by its key, and down it by the arrow until the value is chosen."""
    tab.press("v")
    for _ in range(20):
        if tab.page.evaluate("document.activeElement.value") == value:
            return
        tab.press("ArrowDown")
    pytest.fail(f"no choice {value}")


def test_a_brief_is_prepared_and_downloaded(open_tab: Callable[..., Sitting], served: Served, tmp_path: Path) -> None:
    tab = open_tab(served)
    tab.go(f"/engagements/{find_call(served.record)}")
    tab.press("b")
    tab.page.wait_for_url("**/briefs/draft**")
    assert "Ratna Wijaya" in tab.page.locator("main").inner_text()
    with tab.page.expect_download() as download:
        tab.press("d")
    path = tmp_path / "brief.docx"
    download.value.save_as(path)
    assert path.read_bytes()[:2] == b"PK"
    assert re.fullmatch(r"[\w.-]+\.docx", download.value.suggested_filename)


def test_a_page_is_added(open_tab: Callable[..., Sitting], served: Served) -> None:
    before = len(served.record.engagements())
    tab = open_tab(served)
    tab.go("/")
    tab.press("g", "d")
    tab.page.wait_for_url("**/add")
    tab.press("p")
    tab.page.keyboard.type(
        "Foreign Minister Aase Holt of Norway met Foreign Minister Timo Rask of Finland in Oslo on 7 May 2024."
    )
    tab_to(tab, "Read it")
    tab.press("Enter")
    tab.page.wait_for_url("**/add/staged/**")
    tab.page.get_by_text("Aase Holt").first.wait_for(timeout=120_000)
    assert len(served.record.engagements()) == before
    tab.press("a")
    tab.page.wait_for_url("**/documents/**", timeout=120_000)
    assert "Aase Holt" in tab.page.locator("article").inner_text()
    assert len(served.record.engagements()) == before + 1


def test_letters_can_be_switched_off(open_tab: Callable[..., Sitting], served: Served) -> None:
    tab = open_tab(served)
    page = tab.go("/help")
    page.locator("[data-keys-switch]").focus()
    tab.press("Space")
    tab.press("Tab")
    tab.press("?", "/")
    assert page.evaluate("document.activeElement.id") != "search"
    assert page.url.endswith("/help")


def test_forms_work_without_scripts(open_tab: Callable[..., Sitting], served: Served) -> None:
    call = find_call(served.record)
    tab = open_tab(served, scripts=False)
    page = tab.go(f"/engagements/{call}/correct")
    page.fill("#value", "2025-03-12")
    page.fill("#why-correct", "the diary")
    page.click("text=Correct >> nth=-1")
    page.wait_for_url(f"**/engagements/{call}")
    assert "12 March 2025" in page.inner_text("dl.facts")
