"""Spans get the words of the stored text."""

from __future__ import annotations

from dragoman.anchoring import anchor_words
from dragoman.model import Claim, DateMention, Quotation, Span

TEXT = "The talks\nin Riga were held on 3\nMay 2020."


def test_every_span_gets_the_stored_words() -> None:
    claim = Claim("Riga", (Span(4, 12, "talks in"), Span(13, 17, "Riga")))
    assert [s.text for s in anchor_words(claim, TEXT).spans] == ["talks\nin", "Riga"]


def test_values_with_offsets_of_their_own_and_all_inside_them_are_anchored() -> None:
    quote = Quotation("talks in", 4, 12, "direct", speaker_span=Span(4, 12, "talks in"))
    date = DateMention("3 May 2020", 31, 41, "2020-05-03")
    anchored_quote, anchored_date = anchor_words((quote, date), TEXT)
    assert anchored_quote.text == "talks\nin"
    assert anchored_quote.speaker_span is not None
    assert anchored_quote.speaker_span.text == "talks\nin"
    assert (anchored_date.text, anchored_date.value) == ("3\nMay 2020", "2020-05-03")


def test_what_has_no_offsets_stays_as_it_is() -> None:
    assert anchor_words(("talks in", 3, None), TEXT) == ("talks in", 3, None)
