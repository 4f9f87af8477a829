"""In which fields the accounts of filed engagements contradict each other, for records made before that was kept."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from dragoman.record.selecting import load_in_batches
from dragoman.record.tables import engagements
from dragoman.resolving.comparison import list_differing


def fill_differences(connection: Connection) -> None:
    """Work `differing` out for all engagements of several accounts."""
    several = connection.execute(select(engagements.c.id).where(engagements.c.accounts > 1)).scalars().all()
    for engagement, accounts in load_in_batches(connection, several, belongings=True):
        row = update(engagements).where(engagements.c.id == engagement.id)
        connection.execute(row.values(differing=" ".join(list_differing(accounts))))
