"""The table of reporting words is whole, and a fault in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.reporting import TABLE, load_reporting_words, read_reporting_words


def test_a_verb_of_several_groups_takes_what_all_of_them_say() -> None:
    words = load_reporting_words()
    assert {"quote", "clause", "object"} <= words.takes["stress"]
    assert words.prepositions["call"] == {"for", "on", "upon"}
    assert words.does_take("promise", "infinitive")
    assert not words.does_take("walk", "quote")


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("she wrote on Telegram.", "Telegram"),
        ("she wrote on her Telegram channel.", "Telegram"),
        ("she posted on X on Friday.", "X"),
        ("she wrote on Truth Social.", "Truth Social"),
        ("she told a joint press conference.", "joint press conference"),
        ("she told reporters.", "press conference"),
        ("she said in an interview with the BBC.", "interview"),
        ("she wrote in a letter to the king.", "letter"),
        ("the council said in a statement.", "statement"),
    ],
)
def test_a_medium_is_told_by_its_forms(sentence: str, medium: str) -> None:
    found = [name for name, form in load_reporting_words().media if form.search(sentence)]
    assert found[:1] == [medium]


def test_an_x_that_is_no_platform_is_no_medium() -> None:
    assert not [name for name, form in load_reporting_words().media if form.search("an attack on X-ray clinics")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('takes = ["infinitive"]', 'takes = ["infinitif"]', "infinitif"),
        ("[nouns]", "[noun]", "nouns"),
        ("'\\bFacebook\\b'", "'(Facebook'", "regular expression"),
        ("[phrases]", "[phrases", "reporting.toml"),
    ],
)
def test_a_fault_in_the_table_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / "reporting.toml"
    path.write_text(TABLE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=fault):
        read_reporting_words(path)
