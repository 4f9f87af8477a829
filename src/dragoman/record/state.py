"""Which state a record is in, so that what is made from it can say so."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from dragoman.model.record import RecordState
from dragoman.record.tables import documents, history


def load_state(connection: Connection, address: str, dragoman: str) -> RecordState:
    """The state of the record at an address (without a password), as this version of Dragoman tells it."""
    stored = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    events, changed = connection.execute(select(func.count(), func.max(history.c.at))).one()
    return RecordState(address.rpartition("/")[2], f"{stored}.{events}", changed, dragoman)
