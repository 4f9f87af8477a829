"""The review: each kind of question answered in each way, taken back, passed over, told kindly where it is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

from dragoman import read
from dragoman.record import Record, open_record
from dragoman.web.review_queue import ReviewQueue
from dragoman.web.settings import WebSettings
from record.filed_reports import (
    CLOSE,
    DOUBTFUL,
    HELD_CALL,
    MEETING_AT_HOME,
    MEETING_ELSEWHERE,
    PLANNED_CALL,
    UNDATED,
    UNNAMED,
    file_reports,
)
from web.conftest import build_client
from web.parsing import list_words, parse, select

Send = Callable[..., Response]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "review.db") as opened:
        yield opened


def ask(client: TestClient, kind: str = "") -> dict[str, Any]:
    """The question that the page asks now, and the fields of its form."""
    told = client.get("/review.json", params={"kind": kind}).json()
    return {**told["question"], "fields": {**told["versions"], "kind": kind}}


def answer(send: Send, question: dict[str, Any], choice: str, **fields: str) -> Response:
    return send(f"/review/{question['id']}/answer", choice=choice, **question["fields"], **fields)


def find_date(record: Record, subject: str) -> str | None:
    return record.load_engagement(subject).date


def test_a_question_stands_with_its_words_in_their_surroundings(client: TestClient, record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    page = parse(client.get("/review"))
    assert list_words(page, "h1") == ["Is 10 April 2031 the right date?"]
    assert "Government of Nigeria says 11 April 2031" in list_words(page, ".asked-because")[0]
    mine, other = select(page, ".passage")
    assert select(mine, "mark")[0].text_content() == "10 April 2031"
    assert "Liisa Kask met Foreign Minister Chidi Amadi" in select(mine, "blockquote")[0].text_content()
    assert select(other, "mark")[0].text_content() == "11 April 2031"
    (link,) = select(mine, "[data-evidence]")
    shown = parse(client.get(link.get("href").partition("#")[0]))
    assert select(shown, "#asked")[0].text_content() == "10 April 2031"
    keys = {found.get("data-key") for found in select(page, "main [data-key]")}
    assert {"a", "e", "r", "s", "1"} <= keys
    assert "u" not in keys


def test_return_in_the_field_of_reasons_chooses_nothing(client: TestClient, record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    first = select(parse(client.get("/review")), ".answers button")[0]
    assert first.get("disabled") is not None


def test_the_json_twin_gives_the_questions(client: TestClient, record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, *CLOSE, *DOUBTFUL)
    told = client.get("/review.json").json()
    asked = record.list_questions()
    assert [question["id"] for question in told["questions"]] == [question.id for question in asked]
    assert told["question"]["id"] == asked[0].id
    assert told["counts"] == {"value": 4, "merge": 2, "follow-up": 1}
    assert told["passages"][0]["words"] == asked[0].words.text
    assert told["versions"] == {"expected": record.load_version(asked[0].subject)}
    one = client.get(f"/review/{asked[3].id}.json").json()
    assert one["question"]["id"] == asked[3].id
    assert one["progress"]["number"] == 4


@pytest.mark.parametrize(
    ("choice", "fields", "date", "verb"),
    [
        ("accept", {}, "2031-04-10", "accept"),
        ("edit", {"value": "2031-04-09"}, "2031-04-09", "correct"),
        ("reject", {}, "2031-04-11", "reject"),
    ],
)
def test_a_value_is_answered_and_the_answer_taken_back(
    client: TestClient, record: Record, send: Send, choice: str, fields: dict[str, str], date: str, verb: str
) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    question = ask(client)
    given = answer(send, question, choice, **fields)
    assert (given.status_code, given.headers["location"]) == (303, "/review")
    assert find_date(record, question["subject"]) == date
    (judged,) = record.find_judgements()
    assert (judged.verb, judged.by) == (verb, "desk")
    assert judged.why

    page = parse(client.get("/review"))
    assert list_words(page, ".notice")[0].startswith("Entered: date")
    assert "Nothing is asked now" in page.text_content()
    (undo,) = select(page, "form[action=/review/undo] button")
    assert undo.get("data-key") == "u"

    undone = send("/review/undo")
    assert undone.headers["location"] == f"/review/{question['id']}"
    assert find_date(record, question["subject"]) == "2031-04-10"
    assert not record.find_judgements()[0].stands
    assert "Undone: date" in list_words(parse(client.get(undone.headers["location"])), ".notice")[0]
    assert [action.action for action in record.desk.list_actions()] == ["undid answer", f"answered {choice}"]
    assert record.desk.list_actions()[1].subject == question["subject"]


def test_the_value_of_another_account_is_taken_by_its_button(client: TestClient, record: Record, send: Send) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    question = ask(client)
    (form,) = parse(client.get("/review")).xpath("//form[.//button[@data-key='1']]")
    sent = {one.get("name"): one.get("value") for one in select(form, "input") if one.get("name") != "form_token"}
    assert send(form.get("action"), **sent).status_code == 303
    assert find_date(record, question["subject"]) == "2031-04-11"


def test_own_words_stand_in_the_record(client: TestClient, record: Record, send: Send) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    answer(send, ask(client), "accept", why="asked the embassy")
    assert record.find_judgements()[0].why == "asked the embassy"


def test_that_no_day_is_told_is_accepted_and_can_not_be_rejected(
    client: TestClient, record: Record, send: Send
) -> None:
    file_reports(record, UNDATED)
    page = parse(client.get("/review"))
    assert list_words(page, "h1") == ["No date is told: is that right?"]
    assert not select(page, "[data-key=r]")
    question = ask(client)
    assert answer(send, question, "reject").status_code == 422
    answer(send, question, "accept")
    assert find_date(record, question["subject"]) is None
    assert client.get("/review.json").json()["question"] is None


def test_a_name_is_put_in_for_an_office_by_two_judgements_that_go_together(
    client: TestClient, record: Record, send: Send
) -> None:
    file_reports(record, UNNAMED)
    question = ask(client)
    page = parse(client.get("/review"))
    assert select(page, "#name")[0].get("value") == ""
    assert select(page, "#role")[0].get("value") == "Foreign Minister"

    assert answer(send, question, "edit", name="A | B").status_code == 422
    assert answer(send, question, "edit", role="Foreign Minister").status_code == 422
    assert record.find_judgements() == []

    answer(send, question, "edit", name="Rosa Quispe", role="Foreign Minister", country="PER")
    people = {one.name for one in record.load_engagement(question["subject"]).participants}
    assert people == {"Ida Lind", "Rosa Quispe"}
    assert len(record.find_judgements()) == 2
    send("/review/undo")
    assert not [judgement for judgement in record.find_judgements() if judgement.stands]
    assert ask(client)["id"] == question["id"]


@pytest.mark.parametrize(("choice", "left"), [("accept", 2), ("reject", 1)])
def test_an_office_is_kept_or_taken_out(client: TestClient, record: Record, send: Send, choice: str, left: int) -> None:
    file_reports(record, UNNAMED)
    question = ask(client)
    answer(send, question, choice)
    assert len(record.load_engagement(question["subject"]).participants) == left
    assert client.get("/review.json").json()["question"] is None


@pytest.mark.parametrize(
    ("choice", "fields", "state"),
    [("accept", {}, "kept"), ("reject", {}, "open"), ("edit", {"value": "cancelled"}, "cancelled")],
)
def test_a_closing_is_accepted_undone_or_corrected(
    client: TestClient, record: Record, send: Send, choice: str, fields: dict[str, str], state: str
) -> None:
    file_reports(record, *DOUBTFUL)
    question = ask(client, "follow-up")
    page = parse(client.get("/review?kind=follow-up"))
    assert list_words(page, "h1") == ["Was it kept?"]
    assert [found.text_content() for found in select(page, "#value option")] == [
        "open",
        "kept",
        "moved",
        "cancelled",
    ]
    assert len(select(page, ".passage")) == 2
    given = answer(send, question, choice, **fields)
    assert given.headers["location"] == "/review?kind=follow-up"
    follow_up = record.load_follow_up(question["subject"])
    assert (follow_up.state, follow_up.reviewed) == (state, True)
    send("/review/undo", kind="follow-up")
    assert record.load_follow_up(question["subject"]).state == "kept"


@pytest.mark.parametrize(("choice", "left"), [("same", 2), ("not-same", 3)])
def test_two_are_merged_or_kept_apart(client: TestClient, record: Record, send: Send, choice: str, left: int) -> None:
    file_reports(record, *CLOSE)
    (question,) = (one for one in client.get("/review.json?kind=merge").json()["questions"] if "merge.e-" in one["id"])
    told = client.get(f"/review/{question['id']}.json").json()
    assert set(told["versions"]) == {"expected", "expected_other"}
    page = parse(client.get(f"/review/{question['id']}"))
    assert {"y", "n", "s"} <= {found.get("data-key") for found in select(page, "main [data-key]")}
    assert len(select(page, ".passage")) == 2
    assert list_words(page, ".comparison th[scope=colgroup]") == [
        question["told"],
        question["alternatives"][0]["told"],
    ]
    weights = [float(words) for words in list_words(page, ".reasons tbody .number")]
    assert round(sum(weights), 2) == question["score"]
    answer(send, {**question, "fields": told["versions"]}, choice)
    assert len(record.engagements()) == left
    send("/review/undo")
    assert len(record.engagements()) == 3


@pytest.mark.parametrize(("choice", "left"), [("same", 1), ("not-same", 2)])
def test_two_that_were_joined_stay_or_are_parted(
    client: TestClient, record: Record, send: Send, choice: str, left: int
) -> None:
    file_reports(record, PLANNED_CALL, HELD_CALL)
    question = ask(client, "merge")
    assert question["subject"].startswith("a-")
    page = parse(client.get("/review?kind=merge"))
    assert len(select(page, ".comparison cite")) == 2
    answer(send, question, choice)
    assert len(record.engagements()) == left
    send("/review/undo")
    assert len(record.engagements()) == 1


def test_after_an_answer_the_next_one_is_asked_and_progress_told(
    client: TestClient, record: Record, send: Send
) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, *DOUBTFUL)
    asked = record.list_questions()
    assert list_words(parse(client.get("/review")), ".kicker")[0].startswith("Question 1 of 5 ·")
    answer(send, ask(client), "accept")
    assert ask(client)["id"] == asked[1].id
    assert list_words(parse(client.get("/review")), ".kicker")[0].startswith("Question 2 of 5 · answered 1")
    assert client.get("/review.json").json()["counts"]["value"] == 3
    send("/review/undo")
    assert ask(client)["id"] == asked[0].id


def test_what_is_skipped_is_passed_over_until_it_is_asked_for(client: TestClient, record: Record, send: Send) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, UNDATED)
    first, second = record.list_questions()
    assert send(f"/review/{first.id}/skip").headers["location"] == "/review"
    assert ask(client)["id"] == second.id
    assert "passed over 1" in list_words(parse(client.get("/review")), ".kicker")[0]
    send(f"/review/{second.id}/skip")
    send("/review/value.e-none.date/skip")
    page = parse(client.get("/review"))
    assert list_words(page, ".lead") == ["You have passed over all 2 questions that are left here."]
    assert list_words(parse(client.get("/review/queue")), ".tag") == ["passed over"] * 2
    send("/review/unskip")
    assert ask(client)["id"] == first.id
    assert record.find_judgements() == []
    assert record.desk.list_actions() == []


def test_a_question_that_somebody_answered_leads_on(client: TestClient, record: Record, send: Send) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, UNDATED)
    question = ask(client)
    record.judge("accept", question["subject"], field="date", value="2031-04-10", by="Ann Lee", why="read it")
    given = answer(send, question, "reject")
    assert given.headers["location"] == "/review"
    page = parse(client.get("/review"))
    notice = "That question was answered meanwhile by Ann Lee (accept date 2031-04-10)."
    assert list_words(page, ".notice") == [f"{notice} Nothing of yours was entered."]
    assert list_words(page, "h1") == ["No date is told: is that right?"]
    assert len(record.find_judgements()) == 1

    looked = client.get(f"/review/{question['id']}")
    assert looked.headers["location"] == "/review"
    assert list_words(parse(client.get("/review")), ".notice") == [notice]
    assert client.get(f"/review/{question['id']}.json").status_code == 404


def test_what_was_changed_meanwhile_is_shown_before_an_answer_counts(
    client: TestClient, record: Record, send: Send
) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    question = ask(client)
    record.judge("correct", question["subject"], field="place", value="Narva", by="Ann Lee", why="read it")
    refused = answer(send, question, "edit", value="2031-04-09", why="of the day")
    assert refused.status_code == 409
    page = html.document_fromstring(refused.text)
    assert "by Ann Lee: read it" in page.text_content()
    assert find_date(record, question["subject"]) == "2031-04-10"
    (form,) = select(page, "main form")
    sent = {
        one.get("name"): one.get("value") or one.text for one in [*select(form, "input"), *select(form, "textarea")]
    }
    assert send(form.get("action"), **{key: value for key, value in sent.items() if key != "form_token" and value})
    assert find_date(record, question["subject"]) == "2031-04-09"
    assert record.find_judgements()[-1].why == "of the day"


def test_a_value_that_can_not_be_is_told_and_kept_in_its_field(client: TestClient, record: Record, send: Send) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    question = ask(client)
    given = answer(send, question, "edit", value="in spring", why="so it says")
    page = parse(client.get(given.headers["location"]))
    assert list_words(page, ".notice")[0].startswith("Not entered:")
    assert select(page, "#value")[0].get("value") == "in spring"
    assert select(page, "#why")[0].get("value") == "so it says"
    assert record.find_judgements() == []
    assert answer(send, question, "edit").status_code == 422
    assert answer(send, question, "maybe").status_code == 422


def test_nothing_is_undone_twice(client: TestClient, record: Record, send: Send) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    send("/review/undo")
    assert "Nothing was answered here" in client.get("/review").text
    answer(send, ask(client), "accept")
    record.withdraw(record.find_judgements()[0].id, by="Ann Lee", why="a slip")
    send("/review/undo")
    assert "Not undone" in client.get("/review").text
    send("/review/undo")
    assert "Nothing was answered here" in client.get("/review").text


@pytest.mark.parametrize("address", ["/review?kind=other", "/review/queue?after=-1"])
def test_a_bad_parameter_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 422


def test_there_is_no_question_on_what_is_not_in_the_record(client: TestClient) -> None:
    assert client.get("/review/value.e-none.date").status_code == 404


def test_an_empty_record_teaches_what_would_be_asked(client: TestClient) -> None:
    page = parse(client.get("/review"))
    assert "The record is empty" in list_words(page, ".empty")[0]
    assert select(page, ".empty a[href=/add]")


def test_all_questions_stand_in_a_list_by_weight(
    client: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, *CLOSE, *DOUBTFUL)
    monkeypatch.setattr("dragoman.web.pages.review.AT_ONCE", 4)
    page = parse(client.get("/review/queue"))
    links = [link.get("href") for link in select(page, "tbody th a")]
    assert links == [f"/review/{question.id}" for question in record.list_questions()[:4]]
    assert client.get(links[2]).status_code == 200
    (following,) = select(page, "a[rel=next]")
    assert len(select(parse(client.get(following.get("href"))), "tbody tr")) == 3
    assert len(client.get("/review/queue.json?kind=merge").json()["questions"]) == 2
    assert list_words(page, ".choices a") == ["all 7", "values 4", "mergers 2", "follow-ups 1"]


def test_new_questions_come_when_the_kept_ones_are_old(record: Record) -> None:
    now = 0.0
    queue = ReviewQueue(lasts=60.0, clock=lambda: now)
    file_reports(record, UNDATED)
    assert len(queue.list_questions(record)) == 1
    file_reports(record, UNNAMED)
    assert len(queue.list_questions(record)) == 1
    now = 60.0
    assert len(queue.list_questions(record)) == 2


def test_readers_may_look_and_not_answer(record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    token = record.desk.create_user("Rea Moe", "reader").token
    with build_client(record, WebSettings(entrance="token")) as client:
        signed = client.post("/sign-in", data={"token": token}, headers={"sec-fetch-site": "same-origin"})
        assert signed.status_code == 303
        page = parse(client.get("/review"))
        assert "Editors answer" in page.text_content()
        assert not select(page, "form[action$=/answer]")
        (sent,) = {one.get("value") for one in select(page, "[name=form_token]")}
        question = client.get("/review.json").json()["question"]["id"]
        for address in (f"/review/{question}/answer", "/review/undo"):
            assert client.post(address, data={"form_token": sent, "choice": "accept"}).status_code == 403
        assert client.post(f"/review/{question}/skip", data={"form_token": sent}).status_code == 303
    assert record.find_judgements() == []


def test_words_of_documents_stay_words(client: TestClient, record: Record) -> None:
    text = (
        "Norwegian Prime Minister Ida Lind met President Aino Kallio of Estonia in Tallinn. "
        "<script>alert(1)</script> They spoke of fish."
    )
    reading = read(text, id="hostile", title="<script>alert(2)</script>", source="<b>Gazette</b>")
    record.add_documents([reading.document], lambda _: [reading])
    for address in ("/review", "/review/queue"):
        page = parse(client.get(address))
        assert "alert(2)" in page.text_content()
        assert not select(page, "main script")
        assert not select(page, "main b")
    assert "<script>alert(1)</script>" in parse(client.get("/review")).text_content()


def test_judgements_are_listed_with_their_contradictions(client: TestClient, record: Record, send: Send) -> None:
    assert "Nobody has judged anything yet" in client.get("/judgements").text
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    (engagement,) = record.engagements()
    first = record.judge("correct", engagement.id, field="date", value="2031-04-09", by="Ann Lee", why="heard so")
    second = record.judge("correct", engagement.id, field="date", value="2031-04-12", by="Bo Ek", why="saw <b>it</b>")
    page = parse(client.get("/judgements"))
    assert [words.partition(" ")[0] for words in list_words(page, ".entry-facts form")] == ["Withdraw"] * 2
    (conflict,) = select(page, ".conflicts .entry")
    assert "two values: 2031-04-09 and 2031-04-12" in conflict.text_content()
    assert not select(page, "main b")
    told = client.get("/judgements.json").json()
    assert [one["id"] for one in told["judgements"]] == [second.id, first.id]
    assert len(told["conflicts"]) == 1

    form = select(page, ".entry-facts form")[0]
    sent = {one.get("name"): one.get("value") for one in select(form, "input") if one.get("name") != "form_token"}
    assert send(form.get("action"), **sent).headers["location"] == "/judgements"
    assert find_date(record, engagement.id) == "2031-04-09"
    page = parse(client.get("/judgements"))
    assert not select(page, ".conflicts")
    assert "withdrawn by desk" in page.text_content()
    assert select(parse(client.get("/history")), "a[href=/judgements]")
    assert client.get("/judgements?after=nonsense").status_code == 422
