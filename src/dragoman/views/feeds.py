"""How watched feeds fare, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from dragoman.model.record import FeedHealth
from dragoman.views.aligned import AlignedTable, Column


def tabulate_health(feeds: Iterable[FeedHealth]) -> AlignedTable:
    """One feed a row; moments in UTC. `failures` counts those in a row."""
    columns = [
        Column("feed", words=True),
        Column("source", words=True),
        Column("last success"),
        Column("pages", right=True),
        Column("waiting", right=True),
        Column("failures", right=True),
        Column("next try"),
        Column("last fault", words=True),
    ]
    rows = (
        (
            feed.address,
            feed.source or "",
            write_minute(feed.last_success) or "never",
            f"{feed.pages:,}",
            f"{feed.waiting:,}",
            Text(f"{feed.failures:,}", "red" if feed.failures else ""),
            write_minute(feed.next_try),
            f"{write_minute(feed.last_fault_at)}: {feed.last_fault}" if feed.last_fault else "",
        )
        for feed in feeds
    )
    return AlignedTable(columns, rows, "No feed has been watched yet.")


def write_minute(moment: str | None) -> str:
    """A moment in ISO 8601 as "2025-12-27 07:10", "" for None."""
    return moment[:16].replace("T", " ") if moment else ""
