"""Briefs and digests on pages: chosen, edited, downloaded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from dragoman.errors import MissingExtra, RecordLocked
from dragoman.record import Record
from dragoman.web.settings import WebSettings
from web.conftest import build_client

PAIR = {"with": ["Indonesia", "Australia"]}
Send = Callable[..., Any]


def look(answer: Any, status: int = 200) -> html.HtmlElement:
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def words_of(page: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", page.text_content())


def fill(page: html.HtmlElement) -> dict[str, Any]:
    """What a browser would send of the form as it stands."""
    fields: dict[str, list[str]] = {}
    for field in page.xpath("//form[@id='edit']//input[@name] | //*[@form='edit']"):
        kind = field.get("type")
        if kind == "checkbox" and field.get("checked") is None:
            continue
        value = field.text or "" if field.tag == "textarea" else field.get("value") or ""
        fields.setdefault(field.get("name"), []).append(value)
    del fields["form_token"]
    return dict(fields)


@pytest.fixture
def draft(client: TestClient) -> html.HtmlElement:
    return look(client.get("/briefs/draft", params=PAIR))


def test_what_is_coming_up_is_offered(client: TestClient, record: Record, tmp_path: Path) -> None:
    soon = date.today() + timedelta(days=9)
    path = tmp_path / "a.txt"
    path.write_text(
        f"The Prime Minister of Denmark, Ida Berg, will meet the Prime Minister of Norway, Lars Vik, in Oslo on "
        f"{soon.day} {soon:%B %Y}.",
        "utf-8",
    )
    record.add([path])
    page = look(client.get("/briefs"))
    [item] = page.xpath("//section[@aria-labelledby='ahead']//li")
    assert soon.isoformat() in words_of(item)
    [address] = item.xpath(".//a[starts-with(@href, '/briefs/draft')]/@href")
    brief = look(client.get(address))
    assert "The encounter" in brief.xpath("//h2/text()")
    assert f"Brief for {soon.day} {soon:%B %Y}" in words_of(brief)


def test_an_empty_list_tells_what_would_stand_there(client: TestClient) -> None:
    page = look(client.get("/briefs"))
    assert "next eight weeks" in words_of(page.xpath("//div[@class='empty']")[0])
    options = page.xpath("//datalist[@id='sides']/option/@value")
    assert {"Norway", "Helen Marsh"} <= set(options)


def test_each_note_leads_to_its_words(draft: html.HtmlElement, record: Record) -> None:
    assert draft.xpath("//h1/text()") == ["Indonesia and Australia"]
    cited = draft.xpath("//sup/a")
    notes = draft.xpath("//ol[@class='notes']/li")
    assert {link.text for link in cited} == {item.get("value") for item in notes}
    for link in cited:
        found = re.fullmatch(r"/documents/(d-\w+)\?start=(\d+)&end=(\d+)#asked", link.get("href"))
        assert found is not None
        [note] = draft.xpath(f"//li[@id='note-{link.text}']//q/text()")
        text = record.load_text(found[1])[int(found[2]) : int(found[3])]
        assert re.sub(r"\s+", " ", text) == note


def test_the_twin_tells_the_same(client: TestClient, draft: html.HtmlElement) -> None:
    told = client.get("/briefs/draft.json", params=PAIR).json()
    assert told["heading"] == "Indonesia and Australia"
    assert [section["title"] for section in told["sections"]] == draft.xpath("//section[not(@class)]/h2/text()")
    assert len(told["notes"]) == len(draft.xpath("//ol[@class='notes']/li"))


@pytest.mark.parametrize(
    ("params", "status", "words"),
    [
        ({}, 422, "Say whom the brief is on"),
        ({"with": "Nobody At All"}, 422, "nobody called “Nobody At All”"),
        ({"engagement": "e-nothere000"}, 404, "no engagement"),
        ({"with": "Norway", "on": "soon"}, 422, "is no day"),
        ({"with": "Norway", "length": "endless"}, 422, "length"),
        ({"with": ["a", "b", "c", "d", "e"]}, 422, "with"),
    ],
)
def test_what_can_t_be_asked_is_told(client: TestClient, params: dict[str, Any], status: int, words: str) -> None:
    assert words in words_of(look(client.get("/briefs/draft", params=params), status))


def test_a_brief_on_nothing_says_what_to_do(client: TestClient) -> None:
    assert "The record holds nothing on this" in words_of(look(client.get("/briefs/draft?with=Fiji")))


def test_a_brief_is_downloaded_as_it_stands(draft: html.HtmlElement, send: Send) -> None:
    fields = fill(draft)
    answers = {ending: send("/briefs/paper", **fields, format=ending) for ending in ("md", "html", "docx")}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert answers["md"].text.startswith("# Indonesia and Australia")
    assert zipfile.is_zipfile(io.BytesIO(answers["docx"].content))
    assert re.fullmatch(
        r'attachment; filename="brief-\d{4}-\d\d-\d\d-indonesia-and-australia\.html"',
        answers["html"].headers["content-disposition"],
    )


def test_what_was_left_out_and_written_is_in_the_file(draft: html.HtmlElement, send: Send, record: Record) -> None:
    fields = fill(draft)
    [said] = draft.xpath("//section[h2='What they said']//input[@name='section']/@value")
    first = draft.xpath("//section[h2='Owed and asked for']//input[@name='keep']/@value")[0]
    fields["section"].remove(said)
    fields["keep"].remove(first)
    fields["note"] = "Bring <b>the map</b>."
    answer = send("/briefs/paper", **fields, format="md")
    assert "What they said" not in answer.text
    assert "Owed and asked for" in answer.text
    assert "**Note by desk:**" in answer.text
    assert "Bring \\<b\\>the map" in answer.text
    assert re.search(r"\d parts of it left out by desk", answer.text)
    [action] = [one for one in record.desk.list_actions() if one.action == "brief made"]
    assert (action.user, action.detail.endswith(", md")) == ("desk", True)


def test_a_made_brief_is_remembered_if_wished(
    client: TestClient, draft: html.HtmlElement, send: Send, record: Record
) -> None:
    fields = fill(draft)
    assert fields.pop("remember") == ["yes"]
    send("/briefs/paper", **fields, format="md")
    assert record.list_briefs() == []
    send("/briefs/paper", **fields, format="md", remember="yes")
    [made] = record.list_briefs()
    assert (set(made.with_), made.made_on) == ({"IDN", "AUS"}, date.today().isoformat())
    assert "Australia and Indonesia" in words_of(look(client.get("/briefs")))


def test_a_record_that_can_t_be_written_gives_the_brief_all_the_same(
    client: TestClient, draft: html.HtmlElement, send: Send, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RecordLocked("desk.db", "somebody else is writing")

    monkeypatch.setattr(type(record), "remember_brief", refuse)
    assert send("/briefs/paper", **fill(draft), format="md").status_code == 200
    assert "not remembered" in words_of(look(client.get("/briefs")))


def test_a_brief_that_changed_meanwhile_is_shown_anew(
    draft: html.HtmlElement, send: Send, record: Record, tmp_path: Path
) -> None:
    fields = fill(draft)
    left_out = fields["keep"].pop()
    fields["note"] = "Bring the map."
    path = tmp_path / "b.txt"
    path.write_text(
        "President Ratna Wijaya of Indonesia met Helen Marsh, Prime Minister of Australia, in Darwin on 3 May 2025.",
        "utf-8",
    )
    record.add([path])
    page = look(send("/briefs/paper", **fields, format="md"), 409)
    assert "The record has changed" in words_of(page.xpath("//*[@role='alert']")[0])
    assert "Darwin" in words_of(page)
    assert page.xpath("//textarea[@id='note']/text()") == ["Bring the map."]
    unticked = page.xpath("//input[@name='keep'][not(@checked)]/@value")
    assert unticked in ([left_out], [])  # it may have made room for what is new
    assert send("/briefs/paper", **fill(page), format="md").status_code == 200


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"format": "odt"}, 404, "No such format"),
        ({"length": "long"}, 422, "full or short"),
        ({"on": "tomorrow"}, 422, "is no day"),
        ({"with": []}, 422, "on nobody"),
        ({"keep": [], "section": []}, 422, "Nothing is left"),
        ({"note": "x" * 5_001}, 422, "5,000"),
    ],
)
def test_a_form_that_is_wrong_is_refused(
    draft: html.HtmlElement, send: Send, change: dict[str, Any], status: int, words: str
) -> None:
    answer = send("/briefs/paper", **{**fill(draft), "format": "md", **change})
    assert answer.status_code == status
    assert words in answer.text


def test_a_pdf_without_its_library_tells_what_to_install(
    client: TestClient, draft: html.HtmlElement, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def miss(*_: object) -> None:
        raise MissingExtra("setting a PDF needs WeasyPrint: pip install 'dragoman[papers]'")

    monkeypatch.setattr("dragoman.exporting.papers.pdf.load_weasyprint", miss)
    page = look(send("/briefs/paper", **fill(draft), format="pdf"), 501)
    assert "pip install 'dragoman[papers]'" in words_of(page)
    assert client.get("/digest.pdf").status_code == 501


@pytest.fixture
def reader(record: Record) -> Iterator[TestClient]:
    token = record.desk.create_user("Ben", "reader").token
    with build_client(record, WebSettings(entrance="token")) as client:
        client.post("/sign-in", data={"token": token, "then": "/"})
        yield client


def test_a_reader_makes_briefs_that_are_not_remembered(reader: TestClient, record: Record) -> None:
    page = look(reader.get("/briefs/draft", params=PAIR))
    assert page.xpath("//input[@name='remember']") == []
    [token] = page.xpath("//form[@id='edit']//input[@name='form_token']/@value")
    fields = {**fill(page), "form_token": token, "format": "md", "remember": "yes"}
    assert reader.post("/briefs/paper", data=fields).status_code == 200
    assert record.list_briefs() == []
    assert reader.post("/briefs/paper", data={**fields, "form_token": "x"}).status_code == 403


def test_the_digest_is_a_page_and_files(client: TestClient) -> None:
    page = look(client.get("/digest?since=7d&by=state"))
    assert page.xpath("//h1/text()")[0].startswith("What is new since ")
    assert "Indonesia" in page.xpath("//h2/text()")
    assert len(page.xpath("//sup/a")) > 5
    for address in page.xpath("//ul[@aria-label='Downloads']//a/@href"):
        if not address.startswith("/digest.pdf"):
            assert client.get(address).status_code == 200
    assert b"Subject: What is new" in client.get("/digest.eml?since=7d").content
    assert client.get("/digest.json?since=7d").json()["by"] == "region"


@pytest.mark.parametrize("address", ["/digest?since=lately", "/digest?since=0001-01-01", "/digest?by=colour"])
def test_a_digest_of_no_day_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 422


def test_a_digest_of_nothing_says_so(client: TestClient) -> None:
    tomorrow = date.today() + timedelta(days=1)
    assert "Nothing has come into the record" in words_of(look(client.get(f"/digest?since={tomorrow}")))
    assert client.get("/digest.odt").status_code == 404
