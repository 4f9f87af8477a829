"""Kill the adding of documents at random moments, run it again each time, and compare with an undisturbed run.

    python benchmarks/kills.py [--shared FOLDER] [--documents N] [--kills N] [--seed N]

Adds the first N documents of the White House archive with `dragoman add`; the two exports must be equal byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from accuracy import OUT, find_shared
from speed import ARCHIVE

DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]


def run(*words: str) -> bytes:
    """What a command prints; CalledProcessError where it fails."""
    return subprocess.run([*DRAGOMAN, *words], capture_output=True, check=True).stdout


def kill_after(seconds: float, *words: str) -> bool:
    """Start a command and kill it with all its processes after a while; whether it was still running."""
    started = subprocess.Popen(
        [*DRAGOMAN, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        started.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", default=str(os.cpu_count() or 1))
    args = parser.parse_args()
    moments = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports.jsonl")
        with gzip.open(args.shared / ARCHIVE, "rb") as rows:
            reports.write_bytes(b"".join(itertools.islice(rows, args.documents)))
        calm, disturbed = str(Path(folder, "calm.db")), str(Path(folder, "disturbed.db"))
        began = time.perf_counter()
        run("add", str(reports), "--record", calm, "--jobs", args.jobs)
        undisturbed = time.perf_counter() - began
        killed = []
        for _ in range(args.kills):
            moment = moments.uniform(0.03, 0.14) * undisturbed
            if kill_after(moment, "add", str(reports), "--record", disturbed, "--jobs", args.jobs):
                killed.append(f"{moment:.1f}")
        run("add", str(reports), "--record", disturbed, "--jobs", args.jobs)
        exports = [
            run("export", "engagements", "--format", "jsonl", "--record", record) for record in (calm, disturbed)
        ]
    same = exports[0] == exports[1]
    told = (
        f"{args.documents} documents, {undisturbed:.0f} s undisturbed; killed {len(killed)} times after "
        f"{', '.join(killed)} s (seed {args.seed}); exports of {len(exports[0]):,} bytes are "
        f"{'equal' if same else 'NOT equal'}\n"
    )
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "kills.md").write_text(told, "utf-8")
    print(told)
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
