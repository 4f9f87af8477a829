"""A value in one cell of a CSV table, as no spreadsheet takes it for a formula; and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.wording import NOT_IN_WORDS

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""OWASP, "CSV Injection": what begins like this is run as a formula; an apostrophe makes it text."""


def write_cell(value: Any) -> str:
    """A value in one cell that no spreadsheet takes for a formula: lists with semicolons, things by their names."""
    return tell_value(value, guard_text)


def tell_value(value: Any, guard: Callable[[str], str] = str) -> str:
    """A value in words: lists with semicolons, things by their names; every text passes through `guard`."""
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, list | tuple):
        return guard("; ".join(tell_value(one, guard) for one in value))
    if isinstance(value, dict):
        name, country = value.get("name") or value.get("text") or value.get("id") or "", value.get("country")
        return guard(f"{name} ({country})" if country and country != name else str(name))
    return "" if value is None else str(value)


def guard_text(text: str) -> str:
    """The text, with an apostrophe before what would be run as a formula.

    Controls and marks that turn the direction of writing become spaces, one for one: who looks at a table reads what
    the cells hold, and offsets still count.
    """
    text = NOT_IN_WORDS.sub(" ", text)
    return f"'{text}" if text.startswith(FORMULA) else text


def read_cell(cell: str) -> str:
    """The text of a cell without white space at its edges, and without the apostrophe that `write_cell` puts."""
    return (cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell).strip()
