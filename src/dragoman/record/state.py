"""Which state a record is in, so that what is made from it can say so."""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select

from dragoman.model.record import RecordState
from dragoman.record.tables import documents, history, runs


def load_state(connection: Connection, address: str, dragoman: str) -> RecordState:
    """The state of the record at an address (without a password), as this version of Dragoman tells it."""
    stored = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    events, last_event = connection.execute(select(func.count(), func.max(history.c.at))).one()
    # A text that tells of nothing leaves no event.
    wrote = or_(runs.c.added > 0, runs.c.reread > 0)
    last_run = connection.execute(select(func.max(runs.c.finished_at)).where(wrote)).scalar()
    changed = max((at for at in (last_event, last_run) if at), default=None)
    return RecordState(address.rpartition("/")[2], f"{stored}.{events}", changed, dragoman)
