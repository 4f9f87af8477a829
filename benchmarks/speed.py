"""Read the White House archive of 2021–22: words a second, peak memory, failures, and the time over the bare parser.

    python benchmarks/speed.py [--shared FOLDER] [--limit N] [--jobs N]

The table goes to benchmarks/out/speed.md. The bare parser is timed on a sample of the same documents.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import time
from pathlib import Path

from accuracy import OUT, find_shared

from dragoman import Reading, read_many
from dragoman.annotating.sentences import parse_document
from dragoman.pipeline import read_document
from dragoman.reading.sources import iter_documents

ARCHIVE = "corpus/whitehouse-2021-2022.jsonl.gz"
SAMPLE = 200
EVERY = 25
"""Every 25th document is in the sample, so that it holds all kinds and years."""


def peak_megabytes() -> float:
    """The most memory that this process and its finished children have held."""
    kilobytes = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    )
    return kilobytes / 1024


def compare_with_parser(archive: Path) -> float:
    """The processor time of a whole reading over that of the parse alone, on the sample."""
    sample = [
        d for d in itertools.islice(iter_documents([archive]), 0, SAMPLE * EVERY, EVERY) if not isinstance(d, Exception)
    ]
    for warm in sample[:5]:
        read_document(warm)
    parse = whole = 0.0
    for document in sample:
        began = time.process_time()
        parse_document(document)
        parsed = time.process_time()
        read_document(document)
        whole += time.process_time() - parsed
        parse += parsed - began
    return whole / parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--limit", type=int, default=None, help="read so many documents")
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    archive = args.shared / ARCHIVE
    if not archive.is_file():
        parser.error(f"there is no {archive}; name the folder with --shared")
    ratio = compare_with_parser(archive)
    documents = words = found = 0
    failures: list[str] = []
    early = 0.0
    began = time.perf_counter()
    for reading in itertools.islice(read_many([archive], jobs=args.jobs), args.limit):
        documents += 1
        if not isinstance(reading, Reading):
            failures.append(str(reading))
            continue
        words += len(reading.document.text.split())
        found += len(reading.engagements)
        if documents == 1000:
            early = peak_megabytes()
    seconds = time.perf_counter() - began
    rows = {
        "documents": f"{documents:,}",
        "words": f"{words:,}",
        "failures": f"{len(failures)}",
        "engagements": f"{found:,}",
        "words a second": f"{words / seconds:,.0f} ({args.jobs} process{'es' if args.jobs > 1 else ''})",
        "peak memory": f"{peak_megabytes():,.0f} MB" + (f" ({early:,.0f} MB after 1,000 documents)" if early else ""),
        "time over the bare parser": f"{ratio:.2f} × (on {SAMPLE} documents)",
    }
    table = "| measure | value |\n| --- | --- |\n" + "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "speed.md").write_text(table, "utf-8")
    print(table)
    for failure in failures:
        print(failure)


if __name__ == "__main__":
    main()
