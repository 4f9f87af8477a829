"""Adding on pages: given, looked at, added or discarded; long work with its progress."""

from __future__ import annotations

import io
import re
import stat
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from dragoman.errors import FetchError, RecordLocked
from dragoman.reading.fetching import Fetched
from dragoman.record import Record
from dragoman.web.settings import WebSettings
from dragoman.web.works import Works
from web.conftest import build_client
from web.inline_side import HeldSide, InlineSide

TEXT = (
    "The Prime Minister of Denmark, Ida Berg, met the Prime Minister of Norway, Lars Vik, in Oslo on 10 June 2024. "
    "They discussed the guarding of cables. “The sea must stay open,” Berg told reporters. Denmark will give Norway "
    "€40 million under the Cable Watch Fund by June 2025."
)
FOUR = f"<html lang=en><title>Four</title><body><main><p>{TEXT}</p></main></body></html>"
Send = Callable[..., Any]


def look(answer: Any, status: int = 200) -> html.HtmlElement:
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def words_of(page: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", page.text_content())


def note(day: int) -> str:
    return TEXT.replace("10 June", f"{day} June").replace(
        "Ida Berg", f"Ida Berg{'abcdefghijklmnopqrstuvwxyz'[day % 26]}"
    )


@pytest.fixture(autouse=True)
def works(client: TestClient) -> Works:
    found: Works = client.app.state.works  # type: ignore[attr-defined]
    found.aside.side = InlineSide()
    return found


@pytest.fixture
def page_of(client: TestClient, send: Send) -> Callable[..., html.HtmlElement]:
    """Paste a text, and follow to the page that shows what was read of it."""

    def paste(text: str = TEXT, **told: str) -> html.HtmlElement:
        answer = send("/add/text", text=text, **told)
        assert answer.status_code == 303, answer.text
        page = look(client.get(answer.headers["location"]))
        page.make_links_absolute(f"http://127.0.0.1{answer.headers['location']}")
        return page

    return paste


def forms_of(page: html.HtmlElement) -> dict[str, str]:
    """The addresses of the forms of a page, by the words on their buttons."""
    return {
        words_of(form.xpath(".//button")[0]): re.sub("^http://[^/]*", "", form.get("action"))
        for form in page.xpath("//main//form")
    }


# Looking


def test_what_was_read_is_shown_before_anything_is_recorded(page_of: Any, record: Record) -> None:
    before = record.describe_state().version
    page = page_of(
        title="Berg meets Vik", published="2024-06-11", source="Fjord Gazette", url="https://fjord.example/1"
    )
    told = words_of(page)
    assert page.xpath("//h1/text()") == ["Berg meets Vik"]
    assert "Fjord Gazette" in told
    assert "11 June 2024" in told
    assert "not in the record yet" in told
    text = page.xpath("//div[@class='reading-text']")[0]
    for number in text.xpath(".//a[@class='mark-number']"):
        number.drop_tree()
    assert text.text_content() == TEXT
    taken = words_of(page.xpath("//aside[@aria-labelledby='taken-heading']")[0])
    assert "Ida Berg, Prime Minister" in taken
    assert "10 June 2024" in taken
    assert "“The sea must stay open,”" in taken or "The sea must stay open" in taken
    assert "40,000,000 EUR" in taken
    assert "DNK to NOR · pledge" in taken
    assert "New to the record" in taken
    assert record.describe_state().version == before


def test_each_thing_taken_leads_to_its_words_and_back(page_of: Any) -> None:
    page = page_of()
    for mark in page.xpath("//ol[@class='taken-list']/li"):
        [target] = {link.rpartition("#")[2] for link in mark.xpath(".//a/@href")}
        [place] = page.xpath(f"//*[@id='{target}']")
        assert place.xpath(f"//a[@class='mark-number'][substring-after(@href, '#') = '{mark.get('id')}']")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_known_text_a_copy_and_a_version_are_told(page_of: Any, send: Send) -> None:
    body = TEXT + " The two have met four times since the spring of last year, most lately in Aarhus."
    page = page_of(body, published="2024-06-11", url="https://fjord.example/1", title="Berg meets Vik")
    send(forms_of(page)["Add to the record"])
    assert "this very text" in words_of(page_of(body))
    copy = page_of(body + " It was sunny.", published="2024-06-11", source="Other Wire")
    assert "It copies" in words_of(copy)
    assert "Berg meets Vik" in words_of(copy.xpath("//p[@class='notice']")[0])
    version = page_of(TEXT + " New words.", url="https://fjord.example/1", published="2024-08-11")
    assert "an earlier version of this page" in words_of(version)


def test_an_engagement_of_the_record_is_joined(page_of: Any, send: Send, record: Record) -> None:
    send(forms_of(page_of(published="2024-06-11"))["Add to the record"])
    other = "Lars Vik, Prime Minister of Norway, met Prime Minister Ida Berg of Denmark in Oslo on 10 June 2024."
    page = page_of(other, published="2024-06-11")
    [address] = page.xpath("//a[text()='an engagement of the record']/@href")
    assert record.load_engagement(address.rpartition("/")[2]).place == "Oslo"


def test_hostile_words_stay_words(page_of: Any) -> None:
    text = "<script>alert(1)</script> \u202e" + TEXT
    page = page_of(text, title="<img src=x onerror=alert(1)>", source="javascript:alert(1)")
    assert page.xpath("//main//script | //main//img") == []
    assert page.xpath("//*[starts-with(@href, 'javascript')]") == []
    assert "<script>alert(1)</script>" in page.text_content()
    assert "\u202e" not in page.text_content()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "  "}, "there is none"),
        ({"text": TEXT, "published": "last week"}, "is no day"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "must begin with http"),
        ({"text": "word " * 400_001}, "2,000,005 characters"),
    ],
)
def test_a_wrong_form_keeps_what_was_typed(send: Send, works: Works, fields: dict[str, str], words: str) -> None:
    page = look(send("/add/text", **{"title": "A title", **fields}), 422)
    assert words in words_of(page.xpath("//*[@role='alert']")[0])
    assert page.xpath("//input[@id='title']/@value") == ["A title"]
    assert page.xpath("//textarea[@id='text']")[0].text_content().strip() == fields["text"].strip()
    assert works.stagings.list_all() == []


def test_a_text_of_nothing_says_so(page_of: Any) -> None:
    assert "no call, meeting, visit or letter" in words_of(page_of("The harbour of Oslo is deep."))


# Adding and discarding


def test_one_text_is_added_and_shown(page_of: Any, send: Send, record: Record) -> None:
    answer = send(forms_of(page_of(title="Berg meets Vik"))["Add to the record"])
    address = answer.headers["location"]
    head = record.load_document(address.removeprefix("/documents/"))
    assert (answer.status_code, head.title) == (303, "Berg meets Vik")
    actions = [one.action for one in record.desk.list_actions(user="desk")]
    assert sorted(actions) == ["added", "adding asked for", "given"]


def test_what_is_discarded_is_gone(page_of: Any, send: Send, record: Record, works: Works, client: TestClient) -> None:
    page = page_of()
    [staged] = works.stagings.list_all()
    assert stat.S_IMODE(staged.folder.stat().st_mode) == 0o700
    before = record.describe_state().version
    answer = send(forms_of(page)["Discard"])
    assert answer.headers["location"] == "/add"
    assert not staged.folder.exists()
    assert client.get(f"/add/staged/{staged.key}").status_code == 404
    assert record.describe_state().version == before
    assert "discarded" in [one.action for one in record.desk.list_actions()]


def test_what_is_added_leaves_no_file_behind(page_of: Any, send: Send, works: Works) -> None:
    page = page_of()
    [staged] = works.stagings.list_all()
    add = forms_of(page)["Add to the record"]
    send(add)
    assert not staged.folder.exists()
    assert send(add).status_code == 404


def test_what_one_session_gave_no_other_sees(page_of: Any, works: Works, client: TestClient) -> None:
    page_of()
    [staged] = works.stagings.list_all()
    other = TestClient(client.app, base_url="http://127.0.0.1")
    assert other.get(f"/add/staged/{staged.key}").status_code == 404
    assert "Nothing." in words_of(look(other.get("/add")))
    assert staged.source.label in words_of(look(client.get("/add")))


def test_what_waits_is_removed_after_an_hour_or_with_its_session(
    page_of: Any, works: Works, client: TestClient
) -> None:
    page_of()
    page_of()
    first, second = works.stagings.list_all()
    first.at -= 3_601
    is_open = client.app.state.sessions.is_open  # type: ignore[attr-defined]
    works.sweep(is_open)
    assert (first.folder.exists(), second.folder.exists()) == (False, True)
    works.sweep(lambda _: False)
    assert works.stagings.list_all() == []
    assert not second.folder.exists()


def test_too_much_waits_for_nobody(page_of: Any, send: Send, monkeypatch: pytest.MonkeyPatch, works: Works) -> None:
    monkeypatch.setattr("dragoman.web.staging.MOST_OF_ONE", 1)
    page_of()
    assert send("/add/text", text=TEXT).status_code == 429
    monkeypatch.setattr("dragoman.web.staging.MOST_OF_ONE", 9)
    monkeypatch.setattr("dragoman.web.staging.MOST_BYTES", 100)
    assert send("/add/text", text=TEXT).status_code == 507
    assert len(works.stagings.list_all()) == 1


# Files


def send_files(client: TestClient, files: dict[str, bytes], **fields: str) -> Any:
    client.get("/add")
    session = client.app.state.sessions.find(client.cookies.get("dragoman"))  # type: ignore[attr-defined]
    data = {"form_token": session.form_token, **fields}
    sent = [("files", (name, io.BytesIO(body))) for name, body in files.items()]
    return client.post("/add/files", data=data, files=sent)


@pytest.fixture
def sent(client: TestClient) -> Callable[..., html.HtmlElement]:
    def upload(files: dict[str, bytes], **fields: str) -> html.HtmlElement:
        answer = send_files(client, files, **fields)
        assert answer.status_code == 303, answer.text
        return look(client.get(answer.headers["location"]))

    return upload


def pack(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return stream.getvalue()


def test_files_are_listed_with_their_faults(sent: Any, client: TestClient, root: Path) -> None:
    known = (root / "examples/reports/1-readout-jakarta.txt").read_bytes()
    page = sent(
        {
            "one.txt": note(1).encode(),
            "../../etc/two.md": note(2).encode(),
            "archive.zip": pack({"three.txt": note(3), "four.html": FOUR}),
            "empty.txt": b"",
            "sheet.xlsx": b"PK\x03\x04",
            "known.txt": known,
        }
    )
    rows = [words_of(row) for row in page.xpath("//tbody/tr")]
    assert page.xpath("//h1/text()") == ["6 files"]
    assert "7 documents, of which 2 can’t be read" in words_of(page)
    told = ["one.txt", "2 two.md", "3 Four", "!three.txt", "empty.*is empty", "xlsx.*broken", "known$"]
    assert len(rows) == len(told)
    for pattern, row in zip(told, rows, strict=True):
        assert re.search(pattern, row.strip()), row
    [second] = page.xpath("//tbody/tr[2]//a/@href")
    shown = look(client.get(second))
    assert "Ida Bergc" in words_of(shown.xpath("//aside[@aria-labelledby='taken-heading']")[0])


def test_a_document_further_down_is_read_when_it_is_asked_for(sent: Any, client: TestClient, works: Works) -> None:
    page = sent({f"{day}.txt": note(day).encode() for day in range(1, 10)})
    [staged] = works.stagings.list_all()
    assert sorted(staged.previews) == [1, 2, 3, 4, 5]
    [last] = page.xpath("//tbody/tr[9]//a/@href")
    assert "9 June 2024" in words_of(look(client.get(last)))
    assert 9 in staged.previews
    assert client.get(f"/add/staged/{staged.key}?document=10").status_code == 404
    assert client.get(f"/add/staged/{staged.key}?document=0").status_code == 422


def test_a_file_that_can_t_be_read_tells_what_to_do(sent: Any) -> None:
    page = sent({"book.xlsx": pack({"xl/workbook.xml": "<x/>"})})
    assert "an Excel workbook" in words_of(page.xpath("//*[@role='alert']")[0])
    assert "save the sheet as CSV" in words_of(page)
    assert list(forms_of(page)) == ["Discard it"]


def test_the_day_given_holds_for_all_files(sent: Any, works: Works) -> None:
    sent({"a.txt": b"Ida Berg met Lars Vik yesterday.", "b.txt": b"They met on Monday."}, published="2024-06-11")
    [staged] = works.stagings.list_all()
    assert [one.published for one in staged.documents] == ["2024-06-11"] * 2


def test_no_file_is_asked_for_again(client: TestClient) -> None:
    client.get("/add")
    assert "Choose one file" in words_of(look(send_files(client, {}), 422))
    assert "is no day" in words_of(look(send_files(client, {"a.txt": b"x"}, published="x"), 422))


# Addresses


@pytest.fixture
def fetching(record: Record) -> Iterator[TestClient]:
    with build_client(record, WebSettings(may_fetch=True)) as client:
        client.app.state.works.aside.side = InlineSide()  # type: ignore[attr-defined]
        yield client


def give(client: TestClient, address: str) -> Any:
    token = look(client.get("/add")).xpath("//input[@name='form_token']/@value")[0]
    return client.post("/add/address", data={"form_token": token, "address": address})


def test_nothing_is_fetched_unless_it_is_allowed(client: TestClient) -> None:
    page = look(client.get("/add"))
    assert page.xpath("//input[@id='address']") == []
    assert "without --fetch" in words_of(page)
    assert give(client, "https://fjord.example/").status_code == 403


def test_a_page_is_fetched_and_read(fetching: TestClient, monkeypatch: pytest.MonkeyPatch, record: Record) -> None:
    asked: list[str] = []

    def fetch(_: object, address: str) -> Fetched:
        asked.append(address)
        body = f"<html lang=en><title>Berg meets Vik</title><main><p>{TEXT}</main>".encode()
        return Fetched(address, "https://fjord.example/moved", body, "utf-8")

    monkeypatch.setattr("dragoman.reading.fetching.Fetcher.fetch", fetch)
    answer = give(fetching, "https://fjord.example/1")
    page = look(fetching.get(answer.headers["location"]))
    assert "Berg meets Vik" in page.xpath("//h1/text()")[0]
    assert "https://fjord.example/moved" in page.xpath("//dl[@class='facts']//a/@href")
    token = page.xpath("//input[@name='form_token']/@value")[0]
    answer = fetching.post(f"{answer.headers['location']}/add", data={"form_token": token})
    assert record.load_document(answer.headers["location"].rpartition("/")[2]).url == "https://fjord.example/moved"
    assert asked == ["https://fjord.example/1"]


def test_hosts_of_the_own_network_are_refused(fetching: TestClient) -> None:
    answer = give(fetching, "http://127.0.0.1:9/admin")
    told = words_of(look(fetching.get(answer.headers["location"])))
    assert "can’t be read" in told
    assert re.search("private|own network|not public|this machine", told)


def test_a_page_that_can_t_be_fetched_tells_why(fetching: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(_: object, address: str) -> Fetched:
        raise FetchError(address, "the site's robots.txt asks programmes not to fetch it", "save it as a file")

    monkeypatch.setattr("dragoman.reading.fetching.Fetcher.fetch", fetch)
    told = words_of(look(fetching.get(give(fetching, "https://fjord.example/1").headers["location"])))
    assert "robots.txt asks programmes not to fetch it" in told
    assert "save it as a file" in told


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "javascript:1", "ftp://fjord.example/"])
def test_only_addresses_of_the_web_are_taken(fetching: TestClient, address: str) -> None:
    assert "must begin with http" in words_of(look(give(fetching, address), 422))


# Long work


def add_all(page: html.HtmlElement, send: Send) -> str:
    answer = send(forms_of(page)["Add to the record"])
    assert answer.status_code == 303
    address: str = answer.headers["location"]
    return address


def until_looked(works: Works) -> None:
    """Wait until all that was given has been looked through."""
    for staged in works.stagings.list_all():
        assert staged.looking is not None
        staged.looking.result(60)


def wait_for_end(client: TestClient, address: str, seconds: float = 60) -> dict[str, Any]:
    until = time.monotonic() + seconds
    while True:
        told: dict[str, Any] = client.get(f"{address}.json").json()["work"]
        if told["state"] not in ("waiting", "running"):
            return told
        assert time.monotonic() < until, told
        time.sleep(0.05)


def test_many_files_are_added_with_their_faults_listed(
    sent: Any, client: TestClient, send: Send, record: Record
) -> None:
    files = {f"{day}.txt": note(day).encode() for day in range(1, 13)}
    page = sent({**files, "empty.txt": b"", "again.txt": note(3).encode()})
    address = add_all(page, send)
    told = wait_for_end(client, address)
    assert (told["state"], told["done"], told["added"], told["known"], told["faults"]) == ("done", 14, 12, 1, 1)
    ended = look(client.get(address))
    assert "12 documents added, 1 known already, 1 not read" in words_of(ended)
    [fault] = ended.xpath("//table//tbody/tr")
    assert "empty.txt" in words_of(fault)
    assert len(ended.xpath("//ol[@class='entries']/li")) == 13
    assert ended.xpath("//meta[@http-equiv='refresh']") == []
    assert "14 files" in words_of(look(client.get("/add")))
    [action] = [one for one in record.desk.list_actions() if one.action == "added"]
    assert action.detail == "14 files: 12 documents added, 1 known already, 1 not read"


def test_progress_is_shown_and_work_can_be_stopped(
    sent: Any, client: TestClient, send: Send, works: Works, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sent({f"{day}.txt": note(day).encode() for day in range(1, 13)})
    until_looked(works)
    monkeypatch.setattr("dragoman.web.pages.adding.PATIENCE", 0.2)
    monkeypatch.setattr("dragoman.record.store.SMALL_BATCH", (2, 9.0))
    works.aside.side = HeldSide(free=6)
    address = add_all(page, send)
    until = time.monotonic() + 20
    while client.get(f"{address}.json").json()["work"]["done"] < 6:
        assert time.monotonic() < until
        time.sleep(0.05)
    going = look(client.get(address))
    assert words_of(going.xpath("//*[@role='status']")[0]).strip() == "Being added: 6 of 12"
    assert going.xpath("//progress/@value") == ["6"]
    assert going.xpath("//noscript/meta/@content") == ["2"]
    send(forms_of(going)["Stop"])
    told = wait_for_end(client, address)
    assert (told["state"], told["added"], told["stopped_by"]) == ("stopped", 6, "desk")
    ended = words_of(look(client.get(address)))
    assert "What was added stays; 6 documents not looked at" in ended
    assert len(list(record.engagements())) >= 6
    with record.database.read() as connection:
        runs = connection.exec_driver_sql("SELECT added, finished_at FROM runs ORDER BY id DESC").first()
    assert runs is not None
    assert runs.added == 6
    assert runs.finished_at is not None
    assert {"stop asked for", "adding stopped"} <= {one.action for one in record.desk.list_actions()}


def test_the_server_ends_work_and_keeps_what_was_added(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.record.store.SMALL_BATCH", (2, 9.0))
    before = len(list(record.engagements()))
    with build_client(record) as client:
        works: Works = client.app.state.works  # type: ignore[attr-defined]
        works.aside.side = InlineSide()
        page = look(
            client.get(send_files(client, {f"{d}.txt": note(d).encode() for d in range(1, 9)}).headers["location"])
        )
        send_files(client, {"waits.txt": TEXT.encode()})
        until_looked(works)
        monkeypatch.setattr("dragoman.web.pages.adding.PATIENCE", 0.2)
        works.aside.side = HeldSide(free=4)
        token = page.xpath("//input[@name='form_token']/@value")[0]
        client.post(forms_of(page)["Add to the record"], data={"form_token": token})
        [staged] = works.stagings.list_all()
        [work] = works.list_all()
        until = time.monotonic() + 20
        while work.done < 4:
            assert time.monotonic() < until
            time.sleep(0.05)
    assert (work.state, work.added) == ("stopped", 4)
    assert len(list(record.engagements())) >= before + 4
    assert not staged.folder.exists()


def test_a_record_that_fails_is_told_and_leaves_what_was_added(
    sent: Any, client: TestClient, send: Send, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RecordLocked("desk.db", "somebody else is writing", "try again later")

    page = sent({f"{day}.txt": note(day).encode() for day in range(1, 4)})
    monkeypatch.setattr(type(record), "add_documents", refuse)
    address = add_all(page, send)
    assert wait_for_end(client, address)["state"] == "failed"
    told = words_of(look(client.get(address)))
    assert "somebody else is writing" in told
    assert "Give the same again" in told


def test_works_wait_for_each_other(
    sent: Any, client: TestClient, send: Send, works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sent({"1.txt": note(1).encode()})
    second = sent({"2.txt": note(2).encode()})
    until_looked(works)
    monkeypatch.setattr("dragoman.web.pages.adding.PATIENCE", 0.2)
    held = HeldSide(free=0)
    works.aside.side = held
    one, two = add_all(first, send), add_all(second, send)
    assert client.get(f"{two}.json").json()["work"]["state"] == "waiting"
    assert "Waits for what is being added before it" in words_of(look(client.get(two)))
    held.let_go.set()
    assert [wait_for_end(client, address)["added"] for address in (one, two)] == [1, 1]


def test_an_unknown_work_is_not_found(client: TestClient, send: Send) -> None:
    assert client.get("/add/work/none").status_code == 404
    assert send("/add/work/none/stop").status_code == 404


# Who may


@pytest.mark.parametrize("address", ["/add", "/add.json", "/add/staged/x", "/add/work/x"])
def test_readers_add_nothing(record: Record, address: str) -> None:
    token = record.desk.create_user("Ben", "reader").token
    with build_client(record, WebSettings(entrance="token")) as client:
        client.post("/sign-in", data={"token": token, "then": "/"})
        assert client.get(address).status_code == 403
        assert client.post("/add/text", data={"text": TEXT}).status_code == 403


@pytest.mark.parametrize("address", ["text", "files", "staged/x/add", "staged/x/discard", "work/x/stop"])
def test_forms_of_others_are_refused(client: TestClient, works: Works, address: str) -> None:
    client.get("/add")
    assert client.post(f"/add/{address}", data={"form_token": "0" * 64, "text": TEXT}).status_code == 403
    assert works.stagings.list_all() == []


def test_too_many_bytes_are_refused(record: Record) -> None:
    with build_client(record, WebSettings(upload_bytes=1_000)) as client:
        client.app.state.works.aside.side = InlineSide()  # type: ignore[attr-defined]
        assert send_files(client, {"a.txt": b"x" * 2_000}).status_code == 413
