"""A fault in a table is told with its file and line."""

from __future__ import annotations

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import parse_table, read_table, read_toml

COLUMNS = ("code", "name", "others")


def test_comments_blank_lines_and_missing_last_cells_are_allowed() -> None:
    rows = list(parse_table("t.tsv", "# sources\n\ncode\tname\tothers\nA\tAlpha\nB\tBeta\tb; bb ;\n", COLUMNS, 2))
    assert [(row.line, row["code"], row.values("others")) for row in rows] == [(4, "A", ()), (5, "B", ("b", "bb"))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name\tcode\n", "line 1: the heading must be code, name, others"),
        ("code\tname\tothers\nA\tb\tc\td\n", "line 2: 4 cells for 3 columns"),
        ("# c\ncode\tname\tothers\nA\t\tc\n", "line 3: name is empty"),
    ],
)
def test_a_fault_names_file_and_line(text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=f"t.tsv, {words}"):
        list(parse_table("t.tsv", text, COLUMNS, 2))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(LexiconError, match=r"atlantis\.tsv"):
        list(read_table("atlantis.tsv", COLUMNS, 1))
    with pytest.raises(LexiconError, match=r"states\.tsv"):
        read_toml("states.tsv")
