"""What the record keeps of watched feeds and folders: their state, their pages, how they fare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, case, func, insert, select, update

from dragoman.model.record import FeedHealth
from dragoman.reading.feeds import FeedEntry
from dragoman.reading.fetching import Fetched
from dragoman.reading.moments import Moment
from dragoman.record.loading import AnyRow, in_batches
from dragoman.record.tables import feed_entries, feeds, watched_files

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(days=1)
"""Between two tries of what fails; the wait doubles with each failure in a row."""
MOST_TRIES = 5
"""Of a page, a good four hours in all: what is gone then stays away."""
KNOWN_AT_ONCE = 200


def write_moment(at: datetime) -> str:
    """A moment as the record keeps it; written so, moments compare as words."""
    return at.isoformat(timespec="seconds")


def plan_next_try(at: datetime, failures: int, asked: float | None = None) -> str:
    """When to try again after so many failures in a row; not before the seconds that the server asked to wait."""
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 20), LONGEST_WAIT)
    return write_moment(at + min(max(wait, timedelta(seconds=min(asked or 0, 1e6))), LONGEST_WAIT))


def load_feed(connection: Connection, address: str) -> AnyRow | None:
    """The row of a feed, None where it was never tried."""
    return connection.execute(select(feeds).where(feeds.c.address == address)).first()


def enter_success(
    connection: Connection, address: str, fetched: Fetched, entries: Sequence[FeedEntry], at: datetime
) -> int:
    """Enter that a feed was read, and the pages that it leads to; returns how many of them are new.

    The last entry is entered first: feeds begin with the newest, and reports are read in the order of time.
    """
    put_feed(
        connection,
        address,
        {
            "etag": fetched.etag,
            "last_modified": fetched.last_modified,
            "last_success": write_moment(at),
            "failures": 0,
            "next_try": None,
        },
    )
    new = drop_known(connection, entries)
    number = connection.execute(select(func.max(feed_entries.c.id))).scalar() or 0
    for offset, entry in enumerate(reversed(new), 1):
        connection.execute(
            insert(feed_entries),
            {
                "id": number + offset,
                "address": entry.address,
                "feed": address,
                "title": entry.title,
                "published": entry.published and spell_moment(entry.published),
            },
        )
    return len(new)


def drop_known(connection: Connection, entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """The entries whose pages no feed has led to before."""
    known: set[str] = set()
    for batch in in_batches((entry.address for entry in entries), KNOWN_AT_ONCE):
        found = select(feed_entries.c.address).where(feed_entries.c.address.in_(batch))
        known.update(connection.execute(found).scalars())
    return [entry for entry in entries if entry.address not in known]


def enter_failure(connection: Connection, address: str, fault: str, at: datetime, asked: float | None = None) -> None:
    """Enter that a feed could not be read. `asked`: the seconds that the server asked to wait."""
    before = load_feed(connection, address)
    failures = (before.failures if before else 0) + 1
    put_feed(
        connection,
        address,
        {
            "last_fault": fault,
            "last_fault_at": write_moment(at),
            "failures": failures,
            "next_try": plan_next_try(at, failures, asked),
        },
    )


def put_feed(connection: Connection, address: str, values: dict[str, object]) -> None:
    if load_feed(connection, address) is None:
        connection.execute(insert(feeds), {"address": address, "failures": 0, **values})
    else:
        connection.execute(update(feeds).where(feeds.c.address == address).values(**values))


def list_waiting(connection: Connection, address: str, at: datetime, limit: int) -> Sequence[AnyRow]:
    """The pages of a feed that are to be fetched now, those known longest first."""
    due = feed_entries.c.next_try.is_(None) | (feed_entries.c.next_try <= write_moment(at))
    open_ = feed_entries.c.fetched_at.is_(None) & (feed_entries.c.failures < MOST_TRIES)
    query = select(feed_entries).where((feed_entries.c.feed == address) & open_ & due)
    return connection.execute(query.order_by(feed_entries.c.id).limit(limit)).all()


def enter_page(connection: Connection, page: int, at: datetime, fault: str | None) -> None:
    """Enter that a page was fetched; `fault` is why it could not be read."""
    values = {"fetched_at": write_moment(at), "fault": fault, "next_try": None}
    connection.execute(update(feed_entries).where(feed_entries.c.id == page).values(**values))


def enter_page_failure(connection: Connection, page: AnyRow, fault: str, at: datetime, asked: float | None) -> None:
    """Enter that a page could not be fetched; where the server asked to wait, that is no failure."""
    failures = page.failures if asked is not None else page.failures + 1
    values = {"fault": fault, "failures": failures, "next_try": plan_next_try(at, max(failures, 1), asked)}
    connection.execute(update(feed_entries).where(feed_entries.c.id == page.id).values(**values))


def load_health(connection: Connection, addresses: Iterable[str] | None = None) -> list[FeedHealth]:
    """How feeds fare: those of the addresses in their order, the never tried ones too; all by address for None."""
    rows = {row.address: row for row in connection.execute(select(feeds).order_by(feeds.c.address))}
    fetched, given_up = feed_entries.c.fetched_at.is_not(None), feed_entries.c.failures >= MOST_TRIES
    counted = select(
        feed_entries.c.feed,
        func.sum(case((fetched, 1), else_=0)).label("pages"),
        func.sum(case((fetched | given_up, 0), else_=1)).label("waiting"),
        func.sum(case((given_up & ~fetched, 1), else_=0)).label("missing"),
    ).group_by(feed_entries.c.feed)
    counts = {row.feed: row for row in connection.execute(counted)}
    return [
        tell_health(address, rows.get(address), counts.get(address))
        for address in (rows if addresses is None else addresses)
    ]


def tell_health(address: str, row: AnyRow | None, counts: AnyRow | None) -> FeedHealth:
    if row is None:
        return FeedHealth(address)
    return FeedHealth(
        address,
        last_success=row.last_success,
        last_fault=row.last_fault,
        last_fault_at=row.last_fault_at,
        failures=row.failures,
        next_try=row.next_try,
        pages=counts.pages if counts else 0,
        waiting=counts.waiting if counts else 0,
        missing=counts.missing if counts else 0,
    )


def spell_moment(moment: Moment) -> str:
    """A moment in ISO 8601 as far as it is told."""
    return moment.day + (f"T{moment.time}{moment.offset or ''}" if moment.time else "")


def is_read(connection: Connection, path: str, state: str) -> bool:
    """Whether a file was read in this very state."""
    here = (watched_files.c.path == path) & (watched_files.c.state == state)
    return connection.execute(select(watched_files.c.path).where(here)).first() is not None


def enter_file(connection: Connection, path: str, state: str) -> None:
    """Enter that a file was read in this state."""
    here = watched_files.c.path == path
    if connection.execute(select(watched_files.c.path).where(here)).first() is None:
        connection.execute(insert(watched_files), {"path": path, "state": state})
    else:
        connection.execute(update(watched_files).where(here).values(state=state))
