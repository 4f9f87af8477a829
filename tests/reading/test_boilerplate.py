from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pipeline import read
from dragoman.reading.boilerplate import find_asides

REPORT = "The foreign ministers of Ghana and Togo met in Lomé on Monday and spoke of the new bridge over the river.\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("© 2025 The Coast Daily. All rights reserved.", "copyright"),
        ("Copyright 2019 Coast Media Ltd", "copyright"),
        ("This material may not be published, broadcast or rewritten.", "copyright"),
        ("READ MORE: Ministers quarrel over a ferry", "read more"),
        ("Read more about the bridge", "read more"),
        ("Also read | What the bridge will cost", "read more"),
        ("Related: The bridge in figures", "read more"),
        ("Facebook | X | WhatsApp | Email", "read more"),
        ("Share this article", "read more"),
        ("Sign up for our newsletter, and never miss a bridge.", "read more"),
        ("ADVERTISEMENT", "read more"),
        ("Quotes displayed in real-time or delayed by at least 15 minutes.", "market data"),
        ("Market data provided by Numbers Ltd.", "market data"),
        ("FILE PHOTO: The ministers of Ghana and Togo shake hands in Accra", "caption"),
        ("The two ministers in Lomé (Photo: Kofi Mensah)", "caption"),
        ("The two ministers in Lomé. REUTERS/Kofi Mensah", "caption"),
        ("Image: Government of Togo", "caption"),
        ("Reporting by Kofi Mensah in Lomé; Editing by Ama Addo", "credits"),
    ],
)
def test_lines_that_are_no_part_of_the_report(line: str, kind: str) -> None:
    text = f"{REPORT}{line}\n{REPORT}"
    (aside,) = find_asides(text)
    assert (aside.kind, aside.span.text) == (kind, line)


@pytest.mark.parametrize(
    "line",
    [
        "The two spoke of copyright and the rights of performers.",
        "Read in full, the statement says that more talks will follow.",
        "Related matters were left to the deputies.",
        "She also read a message from the President.",
        "The photo of the two ministers was taken in Lomé.",
        "They agreed to share market data, and the prices of power in real time, from June.",
        "The ministers follow us closely, she said.",
        "REUTERS news agency reported on the talks.",
    ],
)
def test_sentences_of_the_report_stay(line: str) -> None:
    assert find_asides(f"{REPORT}{line}\n{REPORT}") == ()


def test_headlines_under_a_heading_of_other_reports_go_with_it() -> None:
    text = f"{REPORT}More stories\nPresident of Niger calls the King\nBenin opens a port\n{REPORT}Talks in Lomé go on\n"
    assert [a.span.text for a in find_asides(text)] == [
        "More stories",
        "President of Niger calls the King",
        "Benin opens a port",
    ]


def test_what_markup_tells_is_set_aside_and_a_page_of_captions_kept() -> None:
    caption = "The bridge at night"
    assert [a.kind for a in find_asides(f"{REPORT}{caption}\n{REPORT}", captions=[" The bridge  at night "])] == [
        "caption"
    ]
    assert find_asides(f"{caption}\n", captions=[caption]) == ()


def test_nothing_is_told_of_what_is_set_aside_and_its_words_stay_in_the_text() -> None:
    caption = "FILE PHOTO: The President of Peru met the President of Chile in Arica on Tuesday."
    reading = read(f"{REPORT}{caption}\n", published="2024-05-07")
    assert caption in reading.document.text
    assert [a.text for a in reading.document.asides] == [caption]
    assert [{p.country for p in e.participants} for e in reading.engagements] == [{"GHA", "TGO"}]
    assert "1 line set aside: caption" in reading.notes


@given(st.text(alphabet="©2 Read morePhoto:|\n", max_size=80))
def test_asides_are_cut_from_the_text_in_order(text: str) -> None:
    spans = [aside.span for aside in find_asides(text)]
    assert spans == sorted(spans)
    for span in spans:
        assert text[span.start : span.end] == span.text != ""
