"""The Python client against a record that is served on a real socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dragoman.client import Client
from dragoman.client.connection import Connection, check_address, read_wait
from dragoman.errors import (
    NotServed,
    RequestRejected,
    ServiceError,
    ServiceOvertaken,
    ServiceRefused,
    ServiceUnreachable,
)
from dragoman.record import Record
from dragoman.web.settings import WebSettings
from web.conftest import Served, mark_differing, serve_in_thread
from web_server import Page, Request, WebSite, run_site

TEXT = (
    "OSLO, 9 March 2031 – The Foreign Minister of Norway, Ida Berg, spoke by telephone on Saturday with the Foreign "
    "Minister of Ghana, Kofi Boateng. They discussed fisheries. “The sea does not wait,” Berg said."
)


@pytest.fixture
def desk(served: Served) -> Iterator[Client]:
    with Client(served.address) as client:
        yield client


def test_lists_go_on_over_pages(desk: Client, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.client.client.PAGE", 2)
    told = list(desk.engagements())
    assert [line.id for line in told] == [engagement.id for engagement in served.record.engagements()]
    assert len(told) > 6
    assert [line.id for line in desk.engagements(with_=["IDN", "AUS"], status="held")] == [
        engagement.id for engagement in served.record.engagements(with_=("IDN", "AUS"), status="held")
    ]
    assert list(desk.engagements(differing="any")) == []
    mark_differing(served.record, told[0].id)
    for field in ("any", "date", "place"):
        found = list(desk.engagements(differing=field))  # type: ignore[arg-type]
        assert [(line.id, list(line.differing)) for line in found] == [(told[0].id, ["date", "place"])]
    assert list(desk.engagements(differing="channel")) == []
    events = [event for about in served.record.find_changes().values() for event in about]
    assert len(list(desk.changes(since="2020-01-01"))) == len(events) > 20
    assert list(desk.changes(since="2999-01-01")) == []


def test_an_engagement_is_the_object_that_is_exported(desk: Client, served: Served) -> None:
    for exported in served.record.export_engagements():
        told = json.loads(desk.engagement(str(exported["id"])).model_dump_json())
        in_time = {account["id"]: account for account in told["accounts"]}
        for account in exported["accounts"]:  # type: ignore[attr-defined]
            assert account == {key: in_time[account["id"]][key] for key in account}
        apart = ("accounts", "evidence", "spans")  # here by day of publication, there in the order of filing
        assert {key: value for key, value in exported.items() if key not in apart} == {
            key: told[key] for key in exported if key not in apart
        }
        assert sorted(told["evidence"]) == sorted(exported["evidence"])  # type: ignore[call-overload]


def test_every_family_answers(desk: Client, served: Served) -> None:
    record = served.record
    assert desk.state().version == record.describe_state().version
    line = next(iter(desk.engagements(with_=["IDN", "AUS"], status="held")))
    assert {field.verdict for field in desk.comparison(line.id).fields} <= {"agrees", "differs", "silent"}
    assert {told.account for told in desk.reasons(line.id).accounts} == set(record.load_reasons(line.id))
    assert [event.event for event in desk.history(line.id)][-1] == "opened"
    head = next(iter(desk.documents(words="Australia")))
    assert desk.document(head.id).text_sha256 == record.load_imprint(head.id).text_sha256
    text = desk.text(head.id)
    assert text.text == record.load_text(head.id)
    for mark in desk.marks(head.id).marks:
        assert text.text[mark.start : mark.end] == mark.words
    person = next(iter(desk.actors(kind="person", words="Wijaya")))
    assert [tenure.office for tenure in desk.actor(person.id).tenures] == [
        tenure.office for tenure in record.load_actor(person.id).tenures
    ]
    assert {said.actor_id for said in desk.actor_quotations(person.id)} == {person.id}
    pair = desk.pair("IDN", "AUS")
    assert (pair.names, pair.months[0].month) == (["Indonesia", "Australia"], "2025-03")
    assert [desk.instrument(one.id).name for one in desk.instruments()] == [one.name for one in desk.instruments()]
    assert len(list(desk.commitments())) == len(record.commitments())
    assert len(list(desk.quotations(with_=["AUS"]))) == len(record.quotations(with_="AUS"))
    assert len(list(desk.amounts())) == len(record.amounts())
    assert len(list(desk.figures())) == len(record.figures())
    assert [due.id for due in desk.follow_ups()] == [due.id for due in record.follow_ups()]
    assert desk.search("Wijaya")[0].id == person.id
    brief = desk.brief(with_=["IDN", "AUS"], on="2025-04-02")
    assert {note.number for note in brief.notes} == set(range(1, len(brief.notes) + 1))


def test_a_judgement_is_entered_once_and_withdrawn(desk: Client, served: Served) -> None:
    engagement = desk.engagement(next(iter(desk.engagements())).id)
    entered = desk.judge(
        "correct", engagement.id, field="place", value="Lisbon", why="the diary", expected=engagement.version
    )
    assert (entered.by, entered.value) == ("desk", "Lisbon")
    assert served.record.load_engagement(engagement.id).place == "Lisbon"
    with pytest.raises(ServiceOvertaken, match="look again") as fault:
        desk.judge("reject", engagement.id, why="no encounter", expected=engagement.version)
    assert any("Lisbon" in change for change in fault.value.changes)
    assert [judgement.id for judgement in desk.judgements()] == [entered.id]
    withdrawn = desk.withdraw(entered.id, why="mistaken", expected=entered.version)
    assert (withdrawn.withdrawn_why, desk.judgement(entered.id).withdrawn_by) == ("mistaken", "desk")
    assert served.record.load_engagement(engagement.id).place == engagement.place


def test_a_text_is_read_and_added(desk: Client, served: Served) -> None:
    before = served.record.describe_state().version
    reading = desk.read(TEXT, id="wire-1", source="Sample Wire")
    assert [e.channel for e in reading.engagements] == ["call"]
    assert served.record.describe_state().version == before
    added = desk.add(TEXT, id="wire-1", source="Sample Wire", url="https://wire.example/1")
    assert (added.event, added.accounts) == ("added", 1)
    assert desk.document("wire-1").source == "Sample Wire"
    assert desk.add(TEXT, id="wire-2").event == "known"
    assert [e.date for e in desk.engagements(with_=["NOR"], since="2031")] == ["2031-03-08"]


def test_faults_name_the_address_and_what_to_do(desk: Client, served: Served) -> None:
    with pytest.raises(NotServed, match=r"/api/v1/engagements/e-none: .* — look the id up with search") as missing:
        desk.engagement("e-none")
    assert (missing.value.status, missing.value.address) == (
        404,
        f"{desk.connection.address}/api/v1/engagements/e-none",
    )
    with pytest.raises(RequestRejected, match="no EDTF") as wrong:
        list(desk.engagements(since="yesterday"))
    assert wrong.value.faults[0].startswith("query.since:")
    with pytest.raises(RequestRejected, match="no parameter form here; it has"):
        list(desk.engagements(form="NOR"))  # type: ignore[call-arg]
    with pytest.raises(RequestRejected, match="text"):
        desk.add("  ", id="wire-3")
    with pytest.raises(ServiceError, match="write http://HOST:PORT"):
        Client("desk.example.org")
    with pytest.raises(ServiceError, match="no token"):
        Client(served.address, token="two\nlines")


def test_an_id_stays_one_part_of_the_address(desk: Client) -> None:
    with pytest.raises(NotServed, match=r"engagements/\.\.%2F\.\.%2Fstate%3Fx"):
        desk.engagement("../../state?x")


def test_who_may_do_what_by_token(record: Record) -> None:
    reader, editor = record.desk.create_user("Ann Lee", "reader"), record.desk.create_user("Ben Oto", "editor")
    with serve_in_thread(record, WebSettings(entrance="token")) as served:
        for token in (None, "dgm_wrong"):
            with Client(served.address, token) as nobody, pytest.raises(ServiceRefused, match="users add") as fault:
                nobody.state()
            assert fault.value.status == 401
        with Client(served.address, reader.token) as desk:
            subject = next(iter(desk.engagements())).id
            with pytest.raises(ServiceRefused, match="“editor”; yours is “reader”"):
                desk.judge("accept", subject, why="seen")
        with Client(served.address, editor.token) as desk:
            assert desk.judge("accept", subject, why="seen").by == "Ben Oto"
    assert [(action.user, action.action) for action in record.desk.list_actions(user="Ben Oto")] == [
        ("Ben Oto", "judged accept")
    ]


@contextmanager
def serve_pages(pages: dict[str, Page]) -> Iterator[WebSite]:
    with run_site() as site:
        site.pages |= pages
        yield site


@contextmanager
def serve_busy(times: int, status: int, retry_after: str | None) -> Iterator[tuple[Connection, list[float]]]:
    """A server that is busy so many times before it answers, and how long each attempt was waited for."""
    left = [times]

    def answer(request: Request) -> None:
        if left[0]:
            left[0] -= 1
            headers = {"Retry_After": retry_after} if retry_after else {}
            request.answer(status, b'{"detail": "somebody else is writing"}', **headers)
        else:
            request.answer(200, b"{}")

    pages: dict[str, Page] = {"/api/v1/state": answer}
    waited: list[float] = []
    with serve_pages(pages) as site, Connection(site.address, None, timeout=5, attempts=3, wait=waited.append) as at:
        yield at, waited


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_waited_for_as_long_as_it_says(status: int) -> None:
    with serve_busy(2, status, "7") as (connection, waited):
        assert connection.ask("GET", "/state") == b"{}"
    assert waited == [7.0, 7.0]


def test_a_server_that_stays_busy_is_left() -> None:
    with serve_busy(9, 503, None) as (connection, waited), pytest.raises(ServiceUnreachable, match="writing — try"):
        connection.ask("GET", "/state")
    assert waited == [0.5, 1.0]
    with serve_busy(9, 503, "3600") as (connection, waited), pytest.raises(ServiceUnreachable):
        connection.ask("GET", "/state")
    assert waited == []


def test_a_server_that_is_away_is_named() -> None:
    waited: list[float] = []
    connection = Connection("http://127.0.0.1:9", "dgm_secret", timeout=2, attempts=3, wait=waited.append)
    with connection, pytest.raises(ServiceUnreachable, match="dragoman serve") as fault:
        connection.ask("GET", "/state")
    assert len(waited) == 2
    assert "secret" not in str(fault.value)
    with connection, pytest.raises(ServiceUnreachable):
        connection.ask("POST", "/judgements", body={})
    assert len(waited) == 2  # whether a change was made can't be told: it isn't sent again


def test_an_answer_of_another_kind_is_told() -> None:
    pages: dict[str, Page] = {"/api/v1/state": lambda request: request.answer(200, b"<html>")}
    with (
        serve_pages(pages) as site,
        Client(site.address) as desk,
        pytest.raises(ServiceError, match="another version"),
    ):
        desk.state()


def test_no_redirect_takes_the_token_elsewhere() -> None:
    elsewhere: list[str] = []
    pages: dict[str, Page] = {
        "/api/v1/state": lambda request: request.answer(302, Location="/elsewhere"),
        "/elsewhere": lambda request: elsewhere.append(request.headers["Authorization"]),
    }
    with (
        serve_pages(pages) as site,
        Client(site.address, "dgm_secret") as desk,
        pytest.raises(ServiceError, match="302"),
    ):
        desk.state()
    assert elsewhere == []


def test_how_long_to_wait_is_read_in_both_ways() -> None:
    assert read_wait("120", 1) == 120
    assert read_wait("Thu, 01 Jan 1970 00:00:00 GMT", 1) == 0
    assert read_wait("soon", 3) == 2


@pytest.mark.parametrize("address", ["", "ftp://host", "http://", "http://[", "http://host/?q=1", "desk:8765"])
def test_only_addresses_of_servers_are_taken(address: str) -> None:
    with pytest.raises(ServiceError):
        check_address(address)
