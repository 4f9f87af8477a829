"""The history of the record, and the audit log for admins."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dragoman.record import Record
from dragoman.web.settings import WebSettings
from web.conftest import build_client
from web.parsing import find, list_links, list_words, parse, select, words


def test_events_stand_under_their_day_with_names_for_ids(client: TestClient) -> None:
    page = parse(client.get("/history"))
    entries = list_words(page, ".entry")
    assert len(select(page, "h2")) >= 1
    (joined,) = [one for one in entries if " joined " in one]
    assert "telephone call: Ratna Wijaya, Helen Marsh" in joined
    assert "joined by an account in Call with the President of Indonesia" in joined
    assert "/actors/p-helen-marsh" in list_links(page, ".happened-to a")
    assert "/history?subject=p-helen-marsh" in list_links(page, ".entry-facts a")


def test_the_history_of_one_thing(client: TestClient, record: Record) -> None:
    record.judge("correct", "p-helen-marsh", field="gender", value="f", by="Ann <b>", why="a photograph")
    page = parse(client.get("/history", params={"subject": "p-helen-marsh"}))
    assert words(find(page, ".lead")).startswith("What happened to Helen Marsh")
    (entry,) = select(page, ".entry")
    assert "judged correct" in words(entry)
    assert "by Ann <b>: a photograph" in words(entry)
    told = client.get("/history.json", params={"subject": "p-helen-marsh"}).json()
    assert [event["event"] for event in told["events"]] == ["judged correct", "met first"]
    assert told["subjects"]["p-helen-marsh"]["kind"] == "actor"


def test_an_unknown_thing_has_no_history(client: TestClient) -> None:
    page = parse(client.get("/history", params={"subject": "p-nobody"}))
    assert "Nothing is noted of this" in words(find(page, ".empty"))


def test_long_histories_page(client: TestClient, record: Record) -> None:
    for number in range(60):
        value = "f" if number % 2 else "m"
        record.judge("correct", "p-helen-marsh", field="gender", value=value, by="Ann", why=f"card {number}")
    first = client.get("/history.json").json()
    assert len(first["events"]) == 100
    second = client.get("/history.json", params={"after": first["next"]}).json()
    assert second["next"] is None
    assert len(second["events"]) == len(record.page_history(size=500).items) - 100
    assert select(parse(client.get("/history")), ".pager a[rel=next]")


def test_admins_see_what_users_did(client: TestClient, record: Record) -> None:
    record.desk.note_action("Ann", "judged correct", "p-helen-marsh", "name = X", "203.0.113.9")
    record.desk.note_action("Ben", "signed in")
    page = parse(client.get("/history/actions"))
    rows = list_words(page, "tbody tr")
    assert rows[0].split(" ", 2)[2].startswith("Ben signed in")
    assert "Ann judged correct Helen Marsh name = X 203.0.113.9" in rows[1]
    told = client.get("/history/actions.json", params={"user": "Ann"}).json()
    assert [action["user"] for action in told["actions"]] == ["Ann"]
    assert told["next"] is None


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_others_do_not(record: Record, role: str) -> None:
    token = record.desk.create_user("Ben", role).token  # type: ignore[arg-type]
    with build_client(record, WebSettings(entrance="token")) as client:
        heads = {"authorization": f"Bearer {token}"}
        assert client.get("/history/actions.json", headers=heads).status_code == 403
        assert client.get("/history/actions", headers=heads).status_code == 403
        page = parse(client.get("/history", headers=heads))
        assert "/history/actions" not in list_links(page, "a")


@pytest.mark.parametrize("query", [{"before": "0"}, {"before": "x"}, {"user": "x" * 201}])
def test_faulty_questions_are_refused(client: TestClient, query: dict[str, str]) -> None:
    assert client.get("/history/actions", params=query).status_code == 422
