"""How long the server takes for each page and list of a big record: the median and the slowest of some requests.

python benchmarks/pages.py --record archive.db [--times 15]

Requests are made in the process, one after the other, as a browser on the same machine makes them; what a socket adds
is not counted. A copy of the record is used. Times are milliseconds of wall-clock time, after one request of each page
that warms the caches; processor time stands beside them for busy machines.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.record import open_record
from dragoman.web.app import build_app
from dragoman.web.settings import WebSettings

PAGES = {
    "today": ("/", 150),
    "engagements": ("/engagements", 150),
    "engagements of a state": ("/engagements?with=JPN", 150),
    "engagements, page 5": ("/engagements?after={after}", 150),
    "documents": ("/documents", 150),
    "commitments": ("/commitments", 150),
    "follow-ups": ("/follow-ups", 150),
    "actors": ("/actors", 150),
    "instruments": ("/instruments", 150),
    "sources": ("/sources", 150),
    "history": ("/history", 150),
    "calendar": ("/calendar?month=2022-05", None),
    "review": ("/review", None),
    "network": ("/network", None),
    "engagement of most accounts": ("/engagements/{engagement}", None),
    "document, the longest": ("/documents/{document}", None),
    "search: grain exports": ("/search?q=grain+exports", 200),
    "search: Kishida": ("/search?q=Kishida", 200),
    "search: climate finance partnership": ("/search?q=climate+finance+partnership", 200),
    "API: engagements": ("/api/v1/engagements", 150),
}
"""Pages, and how many milliseconds the median may take; None where nothing was promised."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", type=Path, required=True, help="a SQLite record, which is copied and left alone")
    parser.add_argument("--times", type=int, default=15, help="requests of each page")
    arguments = parser.parse_args()
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "record.db"
        shutil.copyfile(arguments.record, copied)
        with open_record(copied, create=False) as record:
            settings = WebSettings(asks=1_000_000)
            with TestClient(build_app(record, settings), base_url="http://127.0.0.1") as client:
                counts = record.count_all()
                print(f"{counts['documents']:,} documents, {counts['engagements']:,} engagements\n")
                print(f"{'page':38} {'median':>8} {'slowest':>8} {'CPU':>8} {'allowed':>8}")
                ids = find_ids(client)
                for name, (address, allowed) in PAGES.items():
                    median, slowest, spent = time_page(client, address.format(**ids), arguments.times)
                    over = allowed is not None and median > allowed
                    slow += over
                    told = f"{allowed:8}" if allowed else f"{'':8}"
                    print(f"{name:38} {median:8.0f} {slowest:8.0f} {spent:8.0f} {told}{'  too slow' if over else ''}")
    return 1 if slow else 0


def find_ids(client: TestClient) -> dict[str, str]:
    """What to ask for by id: the engagement of most accounts, the longest document, a page far into the list."""
    record = client.app.state.record  # type: ignore[attr-defined]
    busiest = max(record.outline_engagements(), key=lambda one: one.sources)
    documents = record.page_documents(size=500).items
    longest = max(documents, key=lambda head: len(record.load_text(head.id)))
    after = None
    for _ in range(4):
        page = record.page_engagements(after=after)
        after = page.next or after
    return {"engagement": busiest.id, "document": longest.id, "after": after or ""}


def time_page(client: TestClient, address: str, times: int) -> tuple[float, float, float]:
    """The median and the longest wall-clock time, and the median processor time, in milliseconds."""
    walls, spent = [], []
    for _ in range(times + 1):
        began, used = time.perf_counter(), time.process_time()
        answer = client.get(address)
        walls.append((time.perf_counter() - began) * 1000)
        spent.append((time.process_time() - used) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{address}: {answer.status_code} {answer.text[:300]}")
    return statistics.median(walls[1:]), max(walls[1:]), statistics.median(spent[1:])


if __name__ == "__main__":
    sys.exit(main())
