"""Headed sections of labelled words that wrap beside their labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

V = TypeVar("V")
Row = tuple[str, str | Text]

STATUS_STYLES = {
    "held": "green",
    "planned": "cyan",
    "proposed": "yellow",
    "cancelled": "red",
    "open": "yellow",
    "overdue": "red",
    "kept": "green",
    "moved": "cyan",
    "rejected": "red",
}


def draw_section(title: str, values: Iterable[V], list_rows: Callable[[V], Iterator[Row]]) -> Iterator[RenderableType]:
    """A heading with the number of values, and the rows of each; nothing where there are none."""
    values = tuple(values)
    if not values:
        return
    yield Text.assemble((title.upper(), "bold"), (f"  {len(values)}", "dim"))
    for number, value in enumerate(values, 1):
        for position, (label, words) in enumerate(list_rows(value)):
            if position == 0:
                yield Hanging(f"{number:3} ", words)
            else:
                yield Hanging(f"    {label:6} ", words)
    yield Text()


class Hanging:
    """A label and words that wrap beside it, without the blanks at the ends of lines that a table would leave."""

    def __init__(self, label: str, words: str | Text) -> None:
        self.label, self.words = label, Text(words) if isinstance(words, str) else words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(20, options.max_width - len(self.label))
        for number, line in enumerate(self.words.wrap(console, width)):
            beside = Text.assemble((self.label if number == 0 else " " * len(self.label), "dim"), line)
            beside.rstrip()
            yield beside
