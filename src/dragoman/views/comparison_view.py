"""The accounts of an engagement side by side, field by field, in marks and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from dragoman.model.record import Cell as AccountCell
from dragoman.model.record import ComparedField, Comparison, Verdict
from dragoman.views.aligned import AlignedTable, Cell, Column
from dragoman.views.sections import Hanging, Row, draw_section
from dragoman.views.words import count_things, write_descent
from dragoman.wording import plain, write_document, write_words

MARKS: dict[Verdict, str] = {"agrees": "✓ agrees", "differs": "✗ differs", "silent": "– silent"}
STYLES: dict[Verdict, str] = {"agrees": "green", "differs": "red", "silent": "dim"}
FIELD_WIDTH, CELL_WIDTH = 24, 22
"""Characters for the name of a field and for an account beside it; what does not fit goes into a table below."""


class ComparisonPage:
    """What `rich` prints of a comparison; with `words`, also the words behind each cell and why it stands so."""

    def __init__(self, comparison: Comparison, *, words: bool = False) -> None:
        self.comparison, self.words = comparison, words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        comparison = self.comparison
        yield Text(f"{comparison.engagement}: {count_things(len(comparison.accounts), 'account')}", "bold")
        for number, filed in enumerate(comparison.accounts, 1):
            descent = write_descent(filed.document)
            yield Hanging(f"{number:3} ", write_document(filed.document) + (f" ({descent})" if descent else ""))
        yield Text()
        if len(comparison.accounts) < 2:
            yield Text("There is nothing to compare: one account tells it.", "italic")
            yield Text()
        each = max(1, (options.max_width - FIELD_WIDTH) // CELL_WIDTH)
        for first in range(0, len(comparison.accounts), each):
            yield self.tabulate_accounts(range(first, min(first + each, len(comparison.accounts))))
            yield Text()
        yield self.summarise()
        if self.words:
            yield Text()
            yield from self.draw_words()

    def tabulate_accounts(self, numbers: range) -> AlignedTable:
        columns = [Column("field", words=True), *(Column(f"account {number + 1}", words=True) for number in numbers)]
        rows: list[Sequence[Cell]] = [
            (plain(field.name), *(draw_cell(field, field.cells[number]) for number in numbers))
            for field in self.comparison.told
        ]
        return AlignedTable(columns, rows, "No field is told.")

    def summarise(self) -> Text:
        """How many fields agree, differ or are told by one account alone; those that differ by name."""
        fields = self.comparison.fields
        agreed = [field for field in fields if field.verdict == "agrees"]
        differ = [plain(field.name) for field in fields if field.verdict == "differs"]
        alone = [f for f in fields if f.verdict == "silent" and any(cell.value for cell in f.cells)]
        differing = f"{len(differ)} ({', '.join(differ)})" if differ else "none"
        return Text(
            f"Fields that agree: {len(agreed)}; that differ: {differing}; told by one account alone: {len(alone)}."
        )

    def draw_words(self) -> Iterator[RenderableType]:
        yield from draw_section("Words", self.comparison.told, self.list_words)

    def list_words(self, field: ComparedField) -> Iterator[Row]:
        yield "", Text(f"{plain(field.name)}: {field.verdict}", "bold")
        for number, cell in enumerate(field.cells, 1):
            words = "; ".join(write_words(span) for span in cell.spans)
            told = [cell.value, f"on {words}" if words else "", f"({cell.why})" if cell.why else ""]
            verdict = "told alone" if is_told_alone(field, cell) else cell.verdict
            yield f"acc. {number}", plain(f"{verdict}: {' '.join(part for part in told if part)}")


def is_told_alone(field: ComparedField, cell: AccountCell) -> bool:
    """Whether a value stands in a row in which nothing else agrees with it or differs from it."""
    return field.verdict == "silent" and cell.value is not None


def draw_cell(field: ComparedField, cell: AccountCell) -> Text:
    """“✓ agrees: 3 May 2024”; what one account alone tells agrees with nothing: “· told: A$40 million”."""
    value = f": {plain(cell.value)}" if cell.value is not None else ""
    if is_told_alone(field, cell):
        return Text.assemble("· told", value)
    return Text.assemble((MARKS[cell.verdict], STYLES[cell.verdict]), value)
