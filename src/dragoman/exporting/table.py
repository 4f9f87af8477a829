"""What a table is: named, typed columns with their meaning, and how each is told of a thing.

The one definition behind CSV, JSON lines, Parquet, data frames and docs/exports-tables.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from dragoman.contract import Json
from dragoman.model import Span
from dragoman.model.record import DocumentHead
from dragoman.when import When

T = TypeVar("T")
Told_contra = TypeVar("Told_contra", contravariant=True)
ColumnKind = Literal["text", "texts", "number", "count", "day", "flag", "participants"]
"""What stands in a column: a text, several of them, a number with decimals, a whole number, an ISO day, true or false,
or participants (name, role, country, kind, actor)."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Told_contra]):
    """A column: what it holds, what it means, and its value for a thing, as JSON knows it; None where none is told."""

    name: str
    kind: ColumnKind
    meaning: str
    tell: Callable[[Told_contra], Any]


@dataclass(frozen=True, slots=True)
class Table(Generic[Told_contra]):
    """A table by its name; `meaning` says what one row is."""

    name: str
    meaning: str
    columns: tuple[Column[Told_contra], ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def describe(self, thing: Told_contra) -> Json:
        """The row of a thing, its columns in order."""
        return {column.name: column.tell(thing) for column in self.columns}


def make_document_columns(find: Callable[[T], DocumentHead | None]) -> tuple[Column[T], ...]:
    """Which document says it."""

    def tell(field: str) -> Callable[[T], Any]:
        return lambda thing: getattr(find(thing), field, None)

    return (
        Column("document_id", "text", "the record's id of the document that says it", tell("id")),
        Column("document", "text", "the id that the document came with", tell("given_id")),
        Column("title", "text", "its headline", tell("title")),
        Column("published", "text", "its day of publication", tell("published")),
        Column("source", "text", "who published it", tell("source")),
        Column("url", "text", "where it stands", tell("url")),
    )


def make_word_columns(find: Callable[[T], Span | None]) -> tuple[Column[T], ...]:
    """The exact words and where they stand."""

    def tell(field: str) -> Callable[[T], Any]:
        return lambda thing: getattr(find(thing), field, None)

    return (
        Column("words", "text", "the exact words in the document", tell("text")),
        Column("start", "count", "where the words begin: code points into the document's text", tell("start")),
        Column("end", "count", "where they end, exclusive", tell("end")),
    )


def first_day(edtf: str | None) -> str | None:
    """The first day of an EDTF date, as an ISO date."""
    return When.parse(edtf).earliest.isoformat() if edtf else None


def last_day(edtf: str | None) -> str | None:
    """The last day of an EDTF date, as an ISO date."""
    return When.parse(edtf).latest.isoformat() if edtf else None
