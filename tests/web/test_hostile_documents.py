"""A document that an enemy wrote is shown as text: nothing is born from it on any page, in any file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

from dragoman.record import Record, open_record
from dragoman.web.settings import WebSettings
from web.conftest import build_client
from web.endpoints import list_endpoints
from web.hostile_record import IMAGE, SCRIPT, TEMPLATE, fill_record

MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MOST_BYTES = 1_500_000
"""Of a page: one document shows 60,000 characters at a time, whatever its length."""
LINKS = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset")
OWN_TAGS = frozenset(
    "html head meta title link script body a header div form label input button nav ul ol li main footer p h1 h2 h3 h4 "
    "section article aside table caption thead tbody tfoot tr th td time span abbr bdi q cite blockquote mark dl dt dd "
    "details summary figure figcaption svg g desc rect line text circle path polyline polygon tspan defs pattern use "
    "marker clippath select option optgroup textarea fieldset legend code pre kbd b i em strong small sup sub wbr br "
    "progress meter hr datalist output ins del var dfn samp".split()
)
QUERIES = (
    "/search?q=%3Cscript%3E",
    "/search?q=evil",
    "/search?q=" + "W" * 300,
    "/engagements?with=DNK&with=NOR",
    "/engagements?place=%22%3E%3Cxss-born%3E",
    "/engagements?topic=%22%3E%3Cxss-born%3E",
    "/actors?name=%22%3E%3Cxss-born%3E",
    "/actors?country=%22%3E%3Cxss-born%3E",
    "/instruments?name=%3Cscript%3E",
    "/instruments?kind=%22%3E%3Cxss-born%3E",
    "/pair?one=DNK&other=NOR",
    "/pair?one=%22%3E%3Cxss-born%3E&other=%3Cscript%3E",
    "/briefs/draft?with=DNK&with=NOR&on=2031-05-03",
    "/briefs/draft?with=%22%3E%3Cxss-born%3E&on=%3Cscript%3E&about=%22%3E%3Cxss-born%3E",
    "/digest?since=2020-01-01",
    "/calendar?month=2031-05",
    "/calendar?month=%22%3E%3Cxss-born%3E",
    "/follow-ups?status=all",
    "/commitments?by=%22%3E%3Cxss-born%3E",
    "/network?focus=DNK",
    "/history?subject=%22%3E%3Cxss-born%3E",
    "/history/actions?user=%22%3E%3Cxss-born%3E",
    "/no-such-page?%22%3E%3Cxss-born%3E",
    "/%22%3E%3Cxss-born%3E",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    with open_record(folder / "hostile.db") as record:
        fill_record(record, folder)
        yield record


@pytest.fixture(scope="module")
def client(hostile: Record) -> Iterator[TestClient]:
    with build_client(hostile, WebSettings(asks=1_000_000)) as opened:
        yield opened


def list_ids(record: Record) -> dict[str, list[str]]:
    """All ids of the record for the parameters of addresses."""
    return {
        "engagement_id": [one.id for one in record.engagements()],
        "document_id": [one.id for one in record.page_documents().items],
        "actor_id": [*(one.id for one in record.page_actors().items), "DNK", "IDN"],
        "instrument_id": [one.id for one in record.page_instruments().items],
        "follow_up_id": [one.id for one in record.follow_ups()],
        "ending": ["html", "md"],
    }


@pytest.fixture(scope="module")
def answers(client: TestClient, hostile: Record) -> dict[str, Response]:
    """Each page, twin and file of the record, by its address."""
    ids = list_ids(hostile)
    addresses = list(QUERIES)
    for endpoint in list_endpoints(client.app):  # type: ignore[arg-type]
        if endpoint.method != "GET":
            continue
        addresses += endpoint.fill_all(ids, SCRIPT)
    call = next(one.id for one in hostile.engagements(status="planned"))
    addresses += [f"/engagements/{call}/correct?field={field}" for field in ("place", "participants", "topics", "date")]
    addresses += [f"/engagements/{call}/merge?other={one.id}" for one in hostile.engagements()]
    long = max(hostile.page_documents().items, key=lambda one: len(hostile.load_text(one.id)))
    addresses += [f"/documents/{long.id}?part=20", f"/documents/{long.id}?start=1200000&end=1800000#asked"]
    addresses += [f"/actors/{one}?other=%3Cscript%3E" for one in ids["actor_id"][:2]]
    found = {address: client.get(address) for address in dict.fromkeys(addresses)}
    assert not [address for address, answer in found.items() if answer.status_code >= 500]
    assert sum(answer.status_code == 200 for answer in found.values()) > 80
    return found


def choose(answers: dict[str, Response], kind: str) -> dict[str, Response]:
    chosen = {a: answer for a, answer in answers.items() if answer.headers.get("content-type", "").startswith(kind)}
    assert chosen
    return chosen


def test_no_element_and_no_attribute_is_born_from_words(answers: dict[str, Response]) -> None:
    faults = []
    for address, answer in choose(answers, "text/html").items():
        if "content-disposition" in answer.headers:
            continue  # a paper of its own, with its own style: see below
        page = html.fromstring(answer.text)
        for element in page.iter():
            if not isinstance(element.tag, str):
                faults.append((address, "a comment or an instruction", str(element)[:80]))
                continue
            if element.tag not in OWN_TAGS:
                faults.append((address, element.tag, ""))
            if element.tag == "script" and not (element.get("src") or "").startswith("/static/"):
                faults.append((address, "script", element.text or ""))
            for name, value in element.attrib.items():
                if name.startswith("on") or name in ("style", "srcdoc", "xss-born", "data-xss"):
                    faults.append((address, name, value))
                if name in LINKS and not re.match(r"(/(?![/\\])|#|https?://|$)", value):
                    faults.append((address, name, value))
    assert faults == []


def test_a_paper_to_download_runs_nothing(answers: dict[str, Response]) -> None:
    (paper,) = (a for a in choose(answers, "text/html").values() if "content-disposition" in a.headers)
    page = html.fromstring(paper.text)
    assert page.xpath("//script|//img|//iframe|//*[@onload or @onerror or @onclick]|//*[local-name()='xss-born']") == []
    assert [a for a in page.xpath("//@href") if not re.match(r"#|https?://", a)] == []


def test_hostile_words_are_shown_as_they_are(answers: dict[str, Response], hostile: Record) -> None:
    call = next(one.id for one in hostile.engagements(status="planned"))
    shown = html.fromstring(answers[f"/engagements/{call}"].text).text_content()
    assert SCRIPT in shown
    assert IMAGE in shown
    texts = [
        html.fromstring(answer.text).text_content()
        for address, answer in answers.items()
        if address.startswith("/documents/d-") and answer.headers["content-type"].startswith("text/html")
    ]
    assert any(TEMPLATE in text for text in texts)
    assert any("&lt;script&gt;" in text for text in texts)
    assert not any(" 49 " in text or "${49}" in text for text in texts)


def test_nothing_turns_the_direction_of_writing(answers: dict[str, Response]) -> None:
    for kind in ("text/html", "text/csv", "text/calendar", "text/markdown"):
        for address, answer in choose(answers, kind).items():
            assert not MARKS.search(answer.text), address


def test_only_addresses_of_the_web_become_links(answers: dict[str, Response]) -> None:
    links = {
        link
        for answer in choose(answers, "text/html").values()
        for link in html.fromstring(answer.text).xpath("//@href")
        if not link.startswith(("/", "#"))
    }
    assert "https://ok.example/" in links
    assert not [link for link in links if not link.startswith("https://")]


def test_pages_stay_of_a_size(answers: dict[str, Response]) -> None:
    for address, answer in choose(answers, "text/html").items():
        assert len(answer.content) < MOST_BYTES, address


def test_twins_are_json_and_nothing_else(answers: dict[str, Response]) -> None:
    for address, answer in choose(answers, "application/json").items():
        json.loads(answer.text)
        assert answer.headers["x-content-type-options"] == "nosniff", address
        assert ".json" in address or address.startswith("/api/")


def test_no_cell_of_a_table_runs(answers: dict[str, Response]) -> None:
    cells = [
        cell
        for answer in choose(answers, "text/csv").values()
        for row in csv.reader(io.StringIO(answer.text))
        for cell in row
    ]
    assert any("HYPERLINK" in cell or SCRIPT in cell for cell in cells)
    assert [c for c in cells if re.match(r"[=+@\t\r-]", c) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", c)] == []


def test_no_line_of_a_calendar_is_made_by_words(answers: dict[str, Response]) -> None:
    for address, answer in choose(answers, "text/calendar").items():
        lines = re.sub(r"\r\n[ \t]", "", answer.text).split("\r\n")
        assert not [line for line in lines if not re.match(r"[A-Z-]+[;:]|$", line)], address
        assert not [line for line in lines if line.startswith("X-HACKED")], address
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
        assert not re.search(r"^(URL|ATTACH)[^:]*:(?!https?:)", "\n".join(lines), re.MULTILINE), address


def test_a_text_by_itself_is_plain(answers: dict[str, Response]) -> None:
    found = [a for address, a in answers.items() if address.startswith("/documents/") and address.endswith("/text")]
    assert found
    for answer in found:
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_is_typed_comes_back_as_text(client: TestClient) -> None:
    client.get("/add")
    token = client.app.state.sessions.find(client.cookies["dragoman"]).form_token  # type: ignore[attr-defined]
    for address, fields in (
        ("/add/text", {"text": "</textarea><xss-born>", "title": IMAGE, "published": SCRIPT, "url": SCRIPT}),
        ("/add/text", {"text": " ", "title": IMAGE}),
        ("/team/add", {"name": SCRIPT, "role": "reader"}),
        ("/team/role", {"name": IMAGE, "role": SCRIPT}),
        ("/me/unfollow", {"subject": "<script>window.hacked=1</script>"}),
        ("/sign-in", {"token": IMAGE, "then": f"/{IMAGE}"}),
        ("/briefs/paper", {"with": IMAGE, "on": SCRIPT, "length": "full"}),
    ):
        answer = client.post(address, data={"form_token": token, **fields})
        assert answer.status_code < 500
        if answer.text:
            page = html.fromstring(answer.text)
            assert page.xpath("//*[local-name()='xss-born']|//img|//*[@onerror]") == []
            assert all(script.get("src", "").startswith("/static/") for script in page.iter("script"))
