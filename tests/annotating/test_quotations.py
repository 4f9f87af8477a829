"""Quotations with their kind, cue, speaker, medium and addressee; the sentences are made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotating.page import Actor, Mention, Page
from dragoman.annotating.quotations import annotate_quotations
from dragoman.annotating.sentences import parse_document
from dragoman.model import Document, Quotation


def read_page(text: str) -> Page:
    return parse_document(Document("test", text, ""))


def quotes_of(text: str) -> list[Quotation]:
    return [q for q in annotate_quotations(read_page(text)) if q.kind != "indirect"]


def shown(quotation: Quotation) -> tuple[str, str | None, str | None]:
    span, cue = quotation.speaker_span, quotation.cue
    return quotation.text, span and span.text, cue and cue.text


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("“The corridor opens on Monday,” Ana Ruiz said.", "The corridor opens on Monday,", "Ana Ruiz", "said"),
        ("“The corridor opens on Monday,” said Ana Ruiz.", "The corridor opens on Monday,", "Ana Ruiz", "said"),
        (
            "“We are pleased with the order,” Lind lawyer Mark Kasik said.",
            "We are pleased with the order,",
            "Lind lawyer Mark Kasik",
            "said",
        ),
        (
            '"The bridge will be open to all," Berg, who took office in May, told Reuters.',
            "The bridge will be open to all,",
            "Berg",
            "told",
        ),
        ('Berg, who took office in May, said: "Our ports are ready."', "Our ports are ready.", "Berg", "said"),
        ("“The dam is finished,” according to Sudan Tribune.", "The dam is finished,", "Sudan Tribune", "according to"),
        ("“It is a good day for us.” — Anna Lind, foreign minister", "It is a good day for us.", "Anna Lind", None),
        ('Arto Lind: "Now we can begin to build."', "Now we can begin to build.", "Arto Lind", None),
        (
            "The chancellor wrote:\n\n“We stand with our friends.”",
            "We stand with our friends.",
            "The chancellor",
            "wrote",
        ),
        ("Ida Berg thanked the hosts. “It was time to meet.”", "It was time to meet.", "Ida Berg", "thanked"),
    ],
)
def test_a_direct_quotation_finds_its_speaker(text: str, words: str, speaker: str, cue: str | None) -> None:
    (quotation,) = quotes_of(text)
    assert shown(quotation) == (words, speaker, cue)
    assert quotation.kind == "direct"


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("Ruiz said that the talks were “a good first step”.", "a good first step", "Ruiz", "said"),
        (
            "The minister hailed joint work that she said saved “many hundreds of lives” last year.",
            "many hundreds of lives",
            "she",
            "said",
        ),
        (
            "Berg expressed gratitude for the “firm and patient help” of Oslo.",
            "firm and patient help",
            "Berg",
            "expressed",
        ),
        (
            "According to the draft declaration, the leaders will warn of “grave risks to trade” in June.",
            "grave risks to trade",
            "the draft declaration",
            "According to",
        ),
        (
            "Berg told reporters that the bloc “will not be rushed” and left.",
            "will not be rushed",
            "Berg",
            "told",
        ),
        (
            "A spokesman said Norway had committed $3 million and that “no one talks of taking it back”.",
            "no one talks of taking it back",
            "A spokesman",
            "said",
        ),
        (
            "Kenya is “on the right side”, its president, Jomo Otieno, told Reuters.",
            "on the right side",
            "its president",
            "told",
        ),
    ],
)
def test_a_fragment_belongs_to_the_subject_of_its_clause(text: str, words: str, speaker: str, cue: str) -> None:
    (quotation,) = quotes_of(text)
    assert shown(quotation) == (words, speaker, cue)
    assert quotation.kind == "mixed"


def test_a_quotation_broken_by_its_cue_is_two() -> None:
    first, second = quotes_of('"The road is long," Arto Lind said, "but we have begun to walk it."')
    assert (first.text, second.text) == ("The road is long,", "but we have begun to walk it.")
    assert first.speaker == second.speaker == "Arto Lind"


def test_a_speaker_is_carried_on() -> None:
    text = "“We began early,” said Ida Berg. “We did not stop.”\n\n“Nobody slept that night,” she added."
    quotations = quotes_of(text)
    assert [q.speaker for q in quotations] == ["Ida Berg"] * 3
    assert quotations[1].made_by == "rule:quotation-resumed"


def test_the_paragraphs_of_one_quotation_share_the_speaker_of_the_last() -> None:
    quotations = quotes_of("“We began in March.\n\n“We went on in June,” Arto Lind said.")
    assert [q.speaker for q in quotations] == ["Arto Lind", "Arto Lind"]


def test_a_question_and_its_answer_have_two_speakers() -> None:
    quotations = quotes_of('"Will you come to Lima?" Ana Ruiz asked.\n\n"I will be there," Arto Lind replied.')
    assert [q.speaker for q in quotations] == ["Ana Ruiz", "Arto Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “safe zone” was closed.",
        "She read “A Short History of Tea” on the plane.",
        "She read “Letters from the Lake” on the plane.",
        "The “Silk Road Fund for Development” opened in Baku.",
        'The photo <img src="port at dawn.png"> shows the port.',
        "PRESIDENT BERG: Thank you all for coming. It is good to be home.",
    ],
)
def test_scare_quotes_titles_and_transcripts_are_no_quotations(text: str) -> None:
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Talks are going well,” sources told Al Rai.",
        "“Where is the money now?” a reporter asked.",
        "“Nobody knows the whole of it.”",
    ],
)
def test_a_speaker_whom_the_text_does_not_name_is_none(text: str) -> None:
    (quotation,) = quotes_of(text)
    assert quotation.speaker is None


@pytest.mark.parametrize(
    ("text", "medium", "addressee"),
    [
        ("“The port is open again,” Lind wrote on Telegram.", "Telegram", None),
        ("“The port is open again,” Lind told Reuters.", None, "Reuters"),
        ("“The port is open again,” Lind told reporters in Oslo.", "press conference", "reporters"),
        ("In an interview, Lind said: “The port is open again.”", "interview", None),
        ("“The port is open again,” the ministry said in a statement.", "statement", None),
    ],
)
def test_where_and_to_whom_the_words_were_said(text: str, medium: str | None, addressee: str | None) -> None:
    (quotation,) = quotes_of(text)
    assert (quotation.medium, quotation.addressee) == (medium, addressee)


def test_a_quotation_that_goes_on_keeps_its_medium() -> None:
    quotations = quotes_of("“The port is open,” Lind wrote on Telegram. “Ships may come in.”")
    assert [q.medium for q in quotations] == ["Telegram", "Telegram"]


def test_the_mention_layer_names_a_pronoun_and_a_body_speaks_under_its_own_name() -> None:
    page = read_page("“The port is open again,” he said. The Kremlin said the talks “went on for hours”.")
    actors = Actor(0, "person", "Arto Lind"), Actor(1, "state", "Russia", country="RUS")
    he, kremlin = page.text.index("he said"), page.text.index("The Kremlin")
    page.mentions = (
        Mention(he, he + 2, "pronoun", page.token_at(he), actors[:1]),
        Mention(kremlin, kremlin + 11, "metonym", page.token_at(kremlin + 4), actors[1:]),
    )
    assert [q.speaker for q in annotate_quotations(page) if q.kind != "indirect"] == ["Arto Lind", "Kremlin"]


def test_words_inside_of_a_quotation_report_nothing_on_their_own() -> None:
    assert all(q.kind != "indirect" for q in annotate_quotations(read_page("“I think that he lied,” said Berg.")))


ONES = ["“", "”", '"', "Berg said", "we will go on", "the talks went well", ",", ".", ":", "\n\n", "he", "added", "’s"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(ONES), max_size=25).map(" ".join))
def test_spans_are_the_words_of_the_text(text: str) -> None:
    page = read_page(text)
    for quotation in annotate_quotations(page):
        assert page.text[quotation.start : quotation.end] == quotation.text != ""
        for span in (quotation.speaker_span, quotation.cue):
            assert span is None or page.text[span.start : span.end] == span.text
