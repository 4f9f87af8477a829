"""Export a whole record in every format, twice: time, peak memory, size, and whether both runs gave the same bytes.

    python benchmarks/exports.py [--record FILE] [FORMAT …]

The record is that of benchmarks/archive.py (benchmarks/out/archive.db) where none is named. The table goes to
benchmarks/out/exports.md. Ends with status 1 where two runs differ or a run takes more than MOST_MEGABYTES.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Not from accuracy.py, which loads the language library: what a child has at its peak counts from its parent's size.
OUT = Path(__file__).parent / "out"
FORMATS = (
    "jsonl csv parquet participants claims commitments quotations amounts followups figures plover polecat cameo ftm "
    "jsonld graphml gexf ics csl obsidian"
).split()
MOST_MEGABYTES = 500
"""What an export of the whole archive may take on a laptop."""
DAY = "2026-01-01"
"""The day that the exports bear: two runs over midnight shall not differ."""


@dataclass(frozen=True)
class Run:
    """One export: seconds, megabytes at the peak, bytes written, and their hash."""

    seconds: float
    megabytes: float
    size: int
    digest: str


def run_export(layout: str, record: Path, folder: Path) -> Run:
    """Export a record in a process of its own."""
    output = folder / layout
    command = [sys.executable, "-m", "dragoman.cli", "export", layout, "--record", str(record), "--dated", DAY]
    start = time.perf_counter()
    child = subprocess.Popen([*command, "--output", str(output)])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"dragoman export {layout} ended with status {child.returncode}")
    seconds = time.perf_counter() - start
    files = sorted(output.rglob("*")) if output.is_dir() else [output]
    digest, size = hashlib.sha256(), 0
    for path in files:
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder)}\0".encode() + content)
            size += len(content)
    return Run(seconds, usage.ru_maxrss / 1024, size, digest.hexdigest())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", default=FORMATS)
    parser.add_argument("--record", type=Path, default=OUT / "archive.db")
    asked = parser.parse_args()
    if not asked.record.exists():
        sys.exit(f"there is no record {asked.record}: make it with python benchmarks/archive.py, or name one")
    lines = ["| export | seconds | peak MB | MB written | two runs |", "| --- | --- | --- | --- | --- |"]
    failed = False
    for layout in asked.formats:
        runs = []
        for _ in range(2):
            with tempfile.TemporaryDirectory() as folder:
                runs.append(run_export(layout, asked.record, Path(folder)))
        first, second = runs
        same = first.digest == second.digest
        peak = max(first.megabytes, second.megabytes)
        failed = failed or not same or peak > MOST_MEGABYTES
        verdict = "the same bytes" if same else "DIFFER"
        lines.append(
            f"| {layout} | {min(first.seconds, second.seconds):.1f} | {peak:.0f} | {first.size / 1e6:.1f} | {verdict} |"
        )
        print(lines[-1], flush=True)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "exports.md").write_text("\n".join(lines) + "\n", "utf-8")
    sys.exit(failed)


if __name__ == "__main__":
    main()
