from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotating.instruments import annotate_instruments
from dragoman.annotating.sentences import parse_document
from dragoman.annotating.successions import find_successions
from dragoman.model import Document, Succession

FUND, OLD = "Harbour Dues Fund", "Port Tolls Fund"


def find(text: str) -> tuple[Succession, ...]:
    page = parse_document(Document("d", text, ""))
    page.instruments = annotate_instruments(page)
    found = find_successions(page)
    for succession in found:
        span = succession.evidence
        assert page.text[span.start : span.end] == span.text
        assert succession.made_by.startswith("rule:")
        assert succession.why
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Dues Fund replaced the older Port Tolls Fund in 2019.",
        "The Harbour Dues Fund has effectively superseded the Port Tolls Fund.",
        "The Harbour Dues Fund, which replaced the earlier Port Tolls Fund, pays for piers.",
        "The Harbour Dues Fund took the place of the Port Tolls Fund.",
        "They drew on the Harbour Dues Fund, the successor to the Port Tolls Fund.",
        "The Harbour Dues Fund is a revised version of the Port Tolls Fund.",
        "The Harbour Dues Fund, formerly known as the Port Tolls Fund, pays for piers.",
        "The Harbour Dues Fund (formerly the Port Tolls Fund) pays for piers.",
        "The Port Tolls Fund was replaced by the Harbour Dues Fund.",
        "The Port Tolls Fund was superseded in 2019 by the Harbour Dues Fund.",
        "The Port Tolls Fund later gave way to the new Harbour Dues Fund.",
        "The Port Tolls Fund, renamed the Harbour Dues Fund, pays for piers.",
        "Fiji replaced the Port Tolls Fund with the Harbour Dues Fund.",
    ],
)
def test_one_took_the_place_of_the_other(text: str) -> None:
    assert [(s.earlier, s.later) for s in find(text)] == [(OLD, FUND)]


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        (
            "While a 17-point plan was originally tabled by Oslo, the talks now centre on a leaner 11-point proposal.",
            "17-point plan",
            "11-point proposal",
        ),
        (
            "An initial six-point plan was shelved, but a revised four-point plan won support.",
            "six-point plan",
            "four-point plan",
        ),
        ("The original 17-point plan has been cut to a 9-point plan.", "17-point plan", "9-point plan"),
    ],
)
def test_plans_by_their_points_follow_each_other(text: str, earlier: str, later: str) -> None:
    assert [(s.earlier, s.later) for s in find(text)] == [(earlier, later)]


def test_former_name_that_has_no_shape_of_an_instrument() -> None:
    (found,) = find("The Harbour Dues Fund (formerly Pier Money) pays for piers.")
    assert (found.earlier, found.later, found.made_by) == ("Pier Money", FUND, "rule:former-name")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Dues Fund and the Port Tolls Fund pay for piers.",
        "The Harbour Dues Fund does not replace the Port Tolls Fund.",
        "The Harbour Dues Fund never replaced the Port Tolls Fund.",
        "A bill would replace the Port Tolls Fund with nothing, and the Harbour Dues Fund pays.",
        "The Harbour Dues Fund complements the Port Tolls Fund.",
        "The Harbour Dues Fund may one day replace the Port Tolls Fund.",
        "Fiji left the Port Tolls Fund. Samoa replaced its envoy to the Harbour Dues Fund.",
        "Initially they spoke of the Port Tolls Fund, and now of the Harbour Dues Fund.",
        "The current 17-point plan was praised, and an earlier 9-point plan was not.",
        "The Harbour Dues Fund replaced the money that the Port Tolls Fund had lost.",
    ],
)
def test_no_succession(text: str) -> None:
    assert find(text) == ()


def test_each_succession_is_told_once() -> None:
    again = "The Port Tolls Fund was replaced by the Harbour Dues Fund."
    assert len(find(f"The Harbour Dues Fund replaced the Port Tolls Fund. {again}")) == 1


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["the Reef Treaty", "the Lagoon Islands Compact", "a 9-point plan", "which replaced", "was initially",
             ", now", "formerly", "with", "the successor to", ".", "\n", "not", "("]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_words_give_true_evidence(words: list[str]) -> None:
    for succession in find(" ".join(words)):
        assert succession.earlier != succession.later


def test_seed_report(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [succession for row in rows for succession in find(row["text"])]
    assert [(s.earlier, s.later) for s in found] == [("28-point plan", "20-point framework")]
