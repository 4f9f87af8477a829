"""Long lists a page at a time: each page goes on after the last row of the one before, however much is added meanwhile.

A cursor holds the values by which that last row was sorted. So a page never shifts because rows were added or taken
away before it; a row that itself moves while somebody turns the pages is met twice or not at all.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_

from dragoman.errors import BadCursor
from dragoman.record.loading import AnyRow

T = TypeVar("T")
DEFAULT_SIZE = 50
MOST_ON_PAGE = 500
LARGEST_INTEGER = 2**63 - 1
"""What both databases take for a number; beyond it SQLite's driver fails."""
NOT_STORED = re.compile(r"[\x00\ud800-\udfff]")
"""What no stored text holds: PostgreSQL's driver fails at the first, both drivers at halves of pairs."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a long list; `next` is the cursor that the next page goes on after, None on the last one.

    A cursor is opaque, of letters, digits, "-" and "_".
    """

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column by which a list is sorted; rows without a value stand last."""

    column: ColumnElement[Any]
    type: type[str] | type[int]
    descending: bool = False
    nullable: bool = False

    def sort(self) -> ColumnElement[Any]:
        """The column as ORDER BY takes it."""
        ordered = self.column.desc() if self.descending else self.column.asc()
        return ordered.nulls_last() if self.nullable else ordered

    def equals(self, value: str | int | None) -> ColumnElement[bool]:
        """Whether a row has this value."""
        return self.column.is_(None) if value is None else self.column == value

    def is_after(self, value: str | int | None) -> ColumnElement[bool]:
        """Whether a row stands after those of this value."""
        if value is None:
            return false()
        later = self.column < value if self.descending else self.column > value
        return or_(later, self.column.is_(None)) if self.nullable else later

    def can_hold(self, value: object) -> bool:
        """Whether a value that came in a cursor can be one of this column."""
        if value is None:
            return self.nullable
        if self.type is int:
            return type(value) is int and abs(value) <= LARGEST_INTEGER
        return isinstance(value, str) and NOT_STORED.search(value) is None


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted; the last key, or all together, tell any two rows apart. `name` is that of the list."""

    name: str
    keys: tuple[SortKey, ...]

    def is_after(self, values: Sequence[str | int | None]) -> ColumnElement[bool]:
        """Whether a row stands after the row of these values."""
        steps = []
        for number, (key, value) in enumerate(zip(self.keys, values, strict=True)):
            same = [k.equals(v) for k, v in zip(self.keys[:number], values[:number], strict=True)]
            steps.append(and_(*same, key.is_after(value)))
        return or_(*steps)

    def is_at(self, values: Sequence[str | int | None]) -> ColumnElement[bool]:
        """Whether a row has these values."""
        return and_(*(key.equals(value) for key, value in zip(self.keys, values, strict=True)))

    def write_cursor(self, values: Sequence[str | int | None]) -> str:
        """The cursor of the row of these values."""
        told = json.dumps([self.name, *values], separators=(",", ":"))
        return urlsafe_b64encode(told.encode()).decode().rstrip("=")

    def read_cursor(self, cursor: str) -> list[str | int | None]:
        """The values of the row of a cursor. Raises BadCursor for one that this list can't have given."""
        try:
            told = json.loads(b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
            name, *values = told if isinstance(told, list) else [None]
            fits = len(values) == len(self.keys) and all(k.can_hold(v) for k, v in zip(self.keys, values, strict=True))
        except (ValueError, RecursionError) as fault:  # no base 64, no UTF-8, no JSON, JSON nested without end
            raise BadCursor(cursor) from fault
        if name != self.name or not fits:
            raise BadCursor(cursor)
        return values


def take_page(
    connection: Connection, query: Select[Any], order: Order, after: str | None, size: int
) -> tuple[list[AnyRow], str | None]:
    """At most `size` rows of a query, those that stand after the cursor `after`, and the cursor of the next page.

    Raises ValueError for a size out of 1 to 500, BadCursor for a cursor that is none.
    """
    if not 1 <= size <= MOST_ON_PAGE:
        raise ValueError(f"a page holds 1 to {MOST_ON_PAGE} rows, not {size}")
    labels = [f"sorted_by_{number}" for number in range(len(order.keys))]
    query = query.add_columns(*(key.column.label(label) for key, label in zip(order.keys, labels, strict=True)))
    if after is not None:
        query = query.where(order.is_after(order.read_cursor(after)))
    found = connection.execute(query.order_by(*(key.sort() for key in order.keys)).limit(size + 1)).all()
    rows: list[AnyRow] = list(found[:size])
    if len(found) <= size:
        return rows, None
    return rows, order.write_cursor([getattr(rows[-1], label) for label in labels])
