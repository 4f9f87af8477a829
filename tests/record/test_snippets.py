from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.snippets import Spelling, cut_snippet
from dragoman.record.spellings import is_alike, liken_name, list_spellings


def test_the_stretch_with_most_words_wins_over_the_first() -> None:
    text = "Grain was sold. " + "Nothing else took place on that day. " * 20 + "They spoke of grain and of ports."
    snippet = cut_snippet(text, [Spelling(("grain",)), Spelling(("port",), open=True)])
    assert [mark.text for mark in snippet.marks] == ["grain", "ports"]
    assert cut_snippet(text, [Spelling(("port",))]).marks == ()


def test_a_word_of_many_parts_is_marked_whole() -> None:
    snippet = cut_snippet(
        "The minister’s aide met 习近平 in Kyïv.", [Spelling(("kyiv",)), Spelling(("xi", "jin", "ping"))]
    )
    assert [mark.text for mark in snippet.marks] == ["习近平", "Kyïv"]


@given(st.text(), st.lists(st.text("abc", min_size=1, max_size=2), min_size=1, max_size=3))
def test_snippets_are_cut_out_of_the_text(text: str, words: list[str]) -> None:
    snippet = cut_snippet(text, [Spelling((word,), open=True) for word in words], 20)
    assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
    for mark in snippet.marks:
        assert text[mark.start : mark.end] == mark.text
        assert snippet.start <= mark.start
        assert mark.end <= snippet.start + len(snippet.text)


def test_romanisations_of_one_name_are_alike() -> None:
    for one, other in [("zelenskyy", "zelenskiy"), ("kyiv", "kiiv"), ("vucic", "vuchic"), ("putin", "poutine"[:-1])]:
        assert is_alike(one, other)
    for one, other in [("iran", "ivan"), ("martin", "marin"), ("vance", "lance")]:
        assert not is_alike(one, other)
    assert is_alike("erntogan", "erdogan", loose=True)
    assert not is_alike("iran", "ivan", loose=True)


def test_a_name_answers_only_with_all_words_asked_for() -> None:
    assert liken_name(["ida", "berg"], ["ida", "berg"]) == 1.0
    assert liken_name(["berg"], ["ida", "berg"]) < 1.0
    assert liken_name(["ida", "vogt"], ["ida", "berg"]) == 0.0
    assert liken_name([], ["ida"]) == 0.0
    assert list_spellings("ida") == []
    assert "zelenskyy" in list_spellings("zelensky")
