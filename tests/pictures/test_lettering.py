"""Words are made safe, measured, shortened and broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dragoman.pictures.lettering import break_words, clean_words, measure_words, shorten_words
from dragoman.pictures.sheet import Sheet, spell_length


@given(st.text(st.characters(codec=None)))
def test_any_words_are_valid_xml(words: str) -> None:
    sheet = Sheet()
    sheet.write(10, 10, words, width=80)
    root = etree.fromstring(sheet.close(50, words, words).encode("utf-8"))
    assert "".join(root[2].itertext()) is not None
    assert root[0].text == (clean_words(words) or None)


def test_what_turns_or_hides_words_is_out() -> None:
    assert clean_words(" Ida\u202e\u200b\tBerg\x00\n(DNK)\ufeff ") == "Ida Berg (DNK)"


def test_few_marks_are_left_on_a_letter() -> None:
    assert clean_words("Z" + "\u0337" * 50 + "e\u0301") == "Z" + "\u0337" * 4 + "e\u0301"


def test_wide_letters_are_wide() -> None:
    assert (
        measure_words("illi", 10)
        < measure_words("name", 10)
        < measure_words("WWWW", 10)
        < measure_words("漢字漢字漢", 10)
    )
    assert measure_words("e\u0301", 10) == measure_words("e", 10)
    assert measure_words("name", 10, bold=True) > measure_words("name", 10)


@given(st.text(min_size=1), st.floats(15, 300))
def test_shortened_words_fit_and_begin_alike(words: str, width: float) -> None:
    shown = shorten_words(words, 10, width)
    if shown != words:
        assert shown.endswith("…")
        assert words.startswith(shown[:-1])
        assert measure_words(shown, 10) <= width + 0.01 or len(shown) == 2
    else:
        assert measure_words(words, 10) <= width


@given(st.lists(st.text("abcdefgW", min_size=1, max_size=30), min_size=1).map(" ".join), st.integers(1, 4))
def test_lines_fit_and_none_is_lost_where_there_is_room(words: str, most: int) -> None:
    lines = break_words(words, 10, 120, most=most)
    assert len(lines) <= most
    assert all(measure_words(line, 10) <= 120.01 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == words


def test_lengths_have_one_place() -> None:
    assert [spell_length(value) for value in (3.0, 3.14159, -0.01, 0.05, 100)] == ["3", "3.1", "0", "0.1", "100"]
