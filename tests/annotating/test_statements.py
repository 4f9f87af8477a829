"""Reported speech, belief and intention without marks; the sentences are made up."""

from __future__ import annotations

import pytest

from dragoman.annotating.quotations import annotate_quotations
from dragoman.annotating.sentences import parse_document
from dragoman.model import Document, Quotation


def statements_of(text: str) -> list[Quotation]:
    page = parse_document(Document("test", text, ""))
    return [q for q in annotate_quotations(page) if q.kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("Ana Ruiz said that the port would open.", "that the port would open", "Ana Ruiz", "said"),
        ("The port will open in June, the ministry said.", "The port will open in June", "the ministry", "said"),
        ("Lind was quoted as saying that talks would resume.", "that talks would resume", "Lind", "saying"),
        ("Berg believes the accord will hold.", "the accord will hold", "Berg", "believes"),
        ("Berg promised to visit Lima in May.", "to visit Lima in May", "Berg", "promised"),
        ("The president stressed the need for a truce.", "the need for a truce", "The president", "stressed"),
        ("The president called for a lasting truce.", "a lasting truce", "The president", "called"),
        ("Berg urged Oslo to reopen the port.", "Oslo to reopen the port", "Berg", "urged"),
        ("According to the ministry, the dam is full.", "the dam is full", "the ministry", "According to"),
        ("The dam is full, according to Ali Haddad.", "The dam is full", "Ali Haddad", "according to"),
        ("Sousa repeated her claim that the fund is empty.", "that the fund is empty", "her", "claim"),
        (
            "The ministry said in a statement that the two sides met in Peru.",
            "that the two sides met in Peru",
            "The ministry",
            "said",
        ),
    ],
)
def test_what_is_reported_is_found_with_its_speaker(text: str, content: str, speaker: str, cue: str) -> None:
    found = [(q.text, q.speaker_span and q.speaker_span.text, q.cue and q.cue.text) for q in statements_of(text)]
    assert (content, speaker, cue) in found


def test_a_reported_clause_with_marked_words_is_a_statement_around_them() -> None:
    assert [q.text for q in statements_of("Ruiz said the talks were “a good step” for all.")] == [
        "the talks were “a good step” for all"
    ]


def test_a_closing_mark_belongs_to_the_statement_that_holds_its_partner() -> None:
    assert [q.text for q in statements_of("Ruiz said the talks were “a good step”.")] == [
        "the talks were “a good step”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The delegation left for Lima on Monday.",
        "I think that we should go.",
        "“The port is open,” said Lind.",
        "It seems that the dam is full.",
    ],
)
def test_what_nobody_else_reports_is_no_statement(text: str) -> None:
    assert statements_of(text) == []
