"""Sources: who published what the record holds, and how the watched feeds fare."""

from __future__ import annotations

from starlette.responses import Response

from dragoman.model.record import FeedHealth
from dragoman.web.desk import Reader
from dragoman.web.downloads import answer_rows
from dragoman.web.routing import open_router, page

router = open_router()


@page(router, "/sources")
def list_sources(desk: Reader) -> Response:
    """The publishers, those of most documents first, and the feeds by address."""
    publishers = desk.record.list_publishers()
    feeds = desk.record.list_feeds()
    told = {"publishers": publishers, "feeds": feeds}
    aids = {
        "states": {feed.address: tell_state(feed) for feed in feeds},
        "failing": sum(feed.failures > 0 for feed in feeds),
        "documents": sum(line.documents for line in publishers),
    }
    return desk.show("sources.html.jinja", "Sources", told, aids)


@router.get("/sources.csv")
def download_sources(desk: Reader) -> Response:
    """The publishers as a table."""
    columns = ("source", "home", "documents", "first", "last", "engagements")
    lines = desk.record.list_publishers()
    return answer_rows("sources", columns, [tuple(getattr(line, column) for column in columns) for line in lines])


def tell_state(feed: FeedHealth) -> str:
    """How a feed fares in a word or two."""
    if feed.failures:
        return "failing" if feed.last_success else "never read"
    return "works" if feed.last_success else "not tried yet"
