"""The other documents that a document is a version or a copy of, or that are versions or copies of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dragoman.model.record import DocumentHead
from dragoman.record.loading import HEAD_COLUMNS
from dragoman.record.tables import documents


@dataclass(frozen=True, slots=True)
class Relatives:
    """Documents by what they are to one: earlier and later versions of its address, and copies of the same text.

    Each in the order in which they were added; `copies` holds the original, too, where the document is a copy itself.
    """

    earlier: tuple[DocumentHead, ...] = ()
    later: tuple[DocumentHead, ...] = ()
    copies: tuple[DocumentHead, ...] = ()


def load_relatives(connection: Connection, head: DocumentHead) -> Relatives:
    """The versions next to a document, and all copies of what it is a copy of."""
    row = documents.c
    near = or_(
        row.id == (head.earlier_version or ""),
        row.earlier_version == head.id,
        row.copy_of == head.origin,
        row.id == head.origin,
    )
    found = [DocumentHead(*told) for told in connection.execute(select(*HEAD_COLUMNS).where(near).order_by(row.number))]
    versions = {one.id for one in found if one.earlier_version == head.id or one.id == head.earlier_version}
    return Relatives(
        earlier=tuple(one for one in found if one.id == head.earlier_version),
        later=tuple(one for one in found if one.earlier_version == head.id),
        copies=tuple(
            one for one in found if one.id != head.id and one.id not in versions and one.origin == head.origin
        ),
    )
