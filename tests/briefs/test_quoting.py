"""Words of notes: cut, widened and joined, they still stand at their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.briefs.quoting import LONGEST_NOTE, cut_span, join_near, quote, strip_marks, widen_span
from dragoman.model import Span
from sample_record import build_head

TEXTS = st.text(st.sampled_from("abc de.”\n,'\"é€"), min_size=1, max_size=600)


@st.composite
def draw_spans(draw: st.DrawFn, number: int = 1) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    spans = []
    for _ in range(number):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans.append(Span(start, end, text[start:end]))
    return text, spans


@given(draw_spans())
def test_a_cut_span_is_the_beginning_of_the_span(drawn: tuple[str, list[Span]]) -> None:
    text, (span,) = drawn
    cut = cut_span(span)
    assert text[cut.start : cut.end] == cut.text
    assert cut.start == span.start
    assert len(cut.text) <= LONGEST_NOTE


@given(draw_spans())
def test_a_widened_span_stands_at_its_place_and_holds_the_words(drawn: tuple[str, list[Span]]) -> None:
    text, (span,) = drawn
    wide = widen_span(text, span.start, span.end)
    assert text[wide.start : wide.end] == wide.text
    assert span.text.strip() in wide.text


@given(draw_spans(3))
def test_joined_spans_stand_at_their_place(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    joined = join_near(text, spans[0], spans)
    assert text[joined.start : joined.end] == joined.text
    assert spans[0].text.strip() in joined.text


def test_a_sum_comes_with_its_sentence_alone() -> None:
    text = "They met. Norway gives $40 million for ports. Chile thanked."
    start = text.index("$40 million")
    assert widen_span(text, start, start + 11).text == "Norway gives $40 million for ports."


def test_long_words_are_quoted_with_an_ellipsis_and_noted_by_their_beginning() -> None:
    words = "“" + "We shall do it together, " * 20
    phrase = quote(build_head(1), Span(10, 10 + len(words), words))
    assert phrase.text.startswith("We shall do it together")
    assert phrase.text.endswith(" …")
    assert words.startswith(phrase.notes[0].span.text)


def test_marks_without_a_fellow_are_no_misprints() -> None:
    assert strip_marks('"We are ready," she said') == "We are ready,” she said"
    assert strip_marks('The "new" road,') == 'The "new" road'
