"""Add the White House archive of 2021–22 to one record: time, memory, size, and the official visits found in it.

    python benchmarks/archive.py [--shared FOLDER] [--record ADDRESS] [--limit N] [--jobs N]

The record stays (benchmarks/out/archive.db); a second run adds nothing and measures how fast that is told. The table
goes to benchmarks/out/archive.md, the record's engagements to benchmarks/out/archive-engagements.jsonl.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from accuracy import OUT, find_shared
from speed import ARCHIVE, peak_megabytes

from dragoman import Reading, ReadingError, __version__
from dragoman.model import Document
from dragoman.output import show_progress
from dragoman.pipeline import attempt_document
from dragoman.reading.sources import iter_documents
from dragoman.record.adding import Adding, gather
from dragoman.record.database import open_database
from dragoman.record.store import Record
from dragoman.workers import spread

STRETCH = 1_000
"""Documents at the beginning and at the end whose time is compared."""


class TimedAdding(Adding):
    """A run of adding that keeps the time at each document, and how long filing alone took."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.began = time.perf_counter()
        self.ended: list[float] = []
        self.filing: list[float] = []
        self.spans = self.wrong = 0

    def file_batch(self, readings: Sequence[Reading | ReadingError]) -> None:
        for reading in readings:
            for begin, end, words in list_quoted(reading):
                self.spans += 1
                self.wrong += isinstance(reading, Reading) and reading.document.text[begin:end] != words
        start = time.perf_counter()
        super().file_batch(readings)
        spent = (time.perf_counter() - start) / len(readings)
        self.filing += [spent] * len(readings)
        self.ended += [time.perf_counter() - self.began] * len(readings)


def list_quoted(value: object) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of every span and quotation within a reading."""
    if isinstance(value, tuple):
        for item in value:
            yield from list_quoted(item)
    elif is_dataclass(value) and not isinstance(value, Document):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        if {"start", "end", "text"} <= told.keys():
            yield told["start"], told["end"], told["text"]
        for item in told.values():
            yield from list_quoted(item)


def measure_size(address: str) -> float:
    """Megabytes of a SQLite record's files; 0 for a server's."""
    files = [Path(address + ending) for ending in ("", "-wal")]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def mean_milliseconds(seconds: Sequence[float]) -> float:
    return 1000 * sum(seconds) / max(1, len(seconds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--record", default=str(OUT / "archive.db"))
    parser.add_argument("--limit", type=int, default=None, help="add so many documents")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    archive = args.shared / ARCHIVE
    if not archive.is_file():
        parser.error(f"there is no {archive}; name the folder with --shared")
    OUT.mkdir(parents=True, exist_ok=True)
    database = open_database(args.record)
    adding = TimedAdding(database, __version__, False, "benchmark")
    documents = itertools.islice(iter_documents([archive]), args.limit)
    with show_progress() as count:
        for batch in gather(spread(attempt_document, adding.pass_unknown(documents), args.jobs)):
            adding.file_batch(batch)
            list(count(reading for reading in batch if isinstance(reading, Reading)))
    adding.end()
    seconds = time.perf_counter() - adding.began
    outcome, ended = adding.outcome, adding.ended
    rows = {
        "added, known, failed": f"{outcome.added:,}, {outcome.known:,}, {len(outcome.faults):,}",
        "time": f"{seconds / 60:,.1f} minutes on {args.jobs} processes",
        "peak memory": f"{peak_megabytes():,.0f} MB",
        "size of the record": f"{measure_size(args.record):,.0f} MB",
    }
    rows["spans whose words are not those of the text"] = f"{adding.wrong:,} of {adding.spans:,}"
    if len(ended) >= 2 * STRETCH:
        first, last = ended[STRETCH - 1], ended[-1] - ended[-STRETCH - 1]
        rows["time a document, first and last thousand"] = f"{first:,.0f} ms, {last:,.0f} ms"
        early, late = mean_milliseconds(adding.filing[:STRETCH]), mean_milliseconds(adding.filing[-STRETCH:])
        rows["… of which filing"] = f"{early:,.0f} ms, {late:,.0f} ms"
    began = time.perf_counter()
    engagements = OUT / "archive-engagements.jsonl"
    with engagements.open("w", encoding="utf-8") as lines:
        number = 0
        for engagement in Record(database).export_engagements():
            lines.write(json.dumps(engagement, ensure_ascii=False) + "\n")
            number += 1
    rows["engagements"] = f"{number:,}, exported in {time.perf_counter() - began:,.1f} s"
    scorer = [args.shared / "gold" / name for name in ("score_visits.py", "visits-2021-2022.jsonl")]
    told = subprocess.run([sys.executable, *scorer, engagements], capture_output=True, text=True, check=True)
    rows["official visits found"] = told.stdout.strip().removeprefix("visits found ")
    table = "| measure | value |\n| --- | --- |\n" + "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    (OUT / "archive.md").write_text(table, "utf-8")
    print(table)
    for fault in outcome.faults:
        print(fault)


if __name__ == "__main__":
    main()
