"""Read every gold set and benchmark, score it with the set's own scorer, write one table.

    python benchmarks/accuracy.py [--shared FOLDER] [--jobs N] [SET …]

The sets lie in a folder that is no part of the project (DRAGOMAN_SHARED, else ../shared). The table, what was read and
the scorers' own words go to benchmarks/out.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman import Reading, describe_reading, read_many

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "benchmarks" / "out"
MENDED_ON = 160
"""Rows of reports-more that errors were read of first; the rest was read late, so its figures stand apart."""

Figures = dict[str, float]
Row = dict[str, Any]


@dataclass(frozen=True)
class GoldSet:
    """One set: its file, the scorer's file, how the scorer's words become figures, and the first row that counts."""

    name: str
    path: str
    scorer: str
    parse: Callable[[str], Figures]
    first_row: int = 0


def parse_records(printed: str) -> Figures:
    """Figures of gold/score.py --json."""
    told = json.loads(printed)
    found = {name: row["f1"] for name, row in told.items() if isinstance(row, dict) and "f1" in row}
    fields = {
        name: row["share"] for name, row in told.items() if isinstance(row, dict) and row.get("share") is not None
    }
    return found | {name.removeprefix("field:"): share for name, share in fields.items()}


def parse_shares(printed: str) -> Figures:
    """Figures of gold/score_readouts.py: lines like "found  1/2 = 0.5000"."""
    return {name: float(value) for name, value in re.findall(r"^(\w+)\s+\d+/\d+ = ([\d.]+)", printed, re.MULTILINE)}


def parse_line(printed: str) -> Figures:
    """Figures of the scorers that print "what: precision 0.5 recall 0.5 f1 0.5"."""
    figures = {}
    for name in ("precision", "recall", "f1"):
        match = re.search(rf"\b{name} ([\d.]+)", printed)
        if match:
            figures[name] = float(match[1])
    for name, value in re.findall(r"^ *([a-z ]+): ([\d.]+)", printed, re.MULTILINE):
        figures[name.strip()] = float(value)
    return figures


SETS = (
    GoldSet("seeds", "gold/seeds.jsonl", "gold/score.py", parse_records),
    GoldSet("reports-dev", "gold/reports-dev.jsonl", "gold/score.py", parse_records),
    GoldSet("reports-more", "gold/reports-more.jsonl", "gold/score.py", parse_records),
    GoldSet("reports-more-last", "gold/reports-more.jsonl", "gold/score.py", parse_records, MENDED_ON),
    GoldSet("readouts", "gold/readouts-2021-2022.jsonl", "gold/score_readouts.py", parse_shares),
    GoldSet("meantime-dates", "benchmarks/meantime/timex_dev.jsonl", "benchmarks/score_dates.py", parse_line),
    GoldSet("wikiwars-dates", "benchmarks/wikiwars/train.jsonl", "benchmarks/score_dates.py", parse_line),
    GoldSet("recognizers-money", "benchmarks/recognizers/currency_dev.jsonl", "benchmarks/score_money.py", parse_line),
    GoldSet("polnear-quotations", "benchmarks/polnear/dev.jsonl", "benchmarks/score_quotes.py", parse_line),
)


def find_shared() -> Path:
    """The folder of the sets."""
    return Path(os.environ.get("DRAGOMAN_SHARED", ROOT.parent / "shared"))


def measure(gold_set: GoldSet, shared: Path, out: Path = OUT, jobs: int = 1) -> Figures:
    """Read the texts of a set and give the figures that its scorer prints."""
    out.mkdir(parents=True, exist_ok=True)
    lines = (shared / gold_set.path).read_text("utf-8").splitlines()[gold_set.first_row :]
    gold, texts, predicted = (out / f"{gold_set.name}.{kind}.jsonl" for kind in ("gold", "texts", "read"))
    gold.write_text("".join(line + "\n" for line in lines), "utf-8")
    texts.write_text("".join(json.dumps(name_fields(json.loads(line))) + "\n" for line in lines), "utf-8")
    with predicted.open("w", encoding="utf-8") as stream:
        for reading in read_many([texts], jobs=jobs):
            if not isinstance(reading, Reading):
                raise reading
            stream.write(json.dumps(describe_reading(reading), ensure_ascii=False) + "\n")
    scorer = [sys.executable, str(shared / gold_set.scorer), str(gold), str(predicted)]
    scorer += ["--json"] if gold_set.parse is parse_records else []
    printed = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    (out / f"{gold_set.name}.txt").write_text(printed, "utf-8")
    return gold_set.parse(printed)


def name_fields(row: Row) -> Row:
    """A row of any set with the names of our contract, less the answers."""
    return {
        "id": str(row.get("id", row.get("doc_id"))),
        "title": row.get("title"),
        "text": row["text"],
        "published": row.get("published") or row.get("dct") or row.get("date"),
        "source": row.get("source") or row.get("publisher"),
        "url": row.get("url"),
        "language": row.get("language", "en"),
    }


def write_table(figures: dict[str, Figures]) -> str:
    """The figures as one Markdown table."""
    lines = ["| set | figures |", "| --- | --- |"]
    lines += [
        f"| {name} | {', '.join(f'{what} {value:.3f}' for what, value in told.items())} |"
        for name, told in figures.items()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(s.name for s in SETS)}; default: all")
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    if unknown := set(args.sets) - {s.name for s in SETS}:
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if not (args.shared / "gold").is_dir():
        parser.error(f"no gold sets in {args.shared}; name their folder with --shared")
    figures: dict[str, Figures] = {}
    for gold_set in SETS:
        if not args.sets or gold_set.name in args.sets:
            began = time.perf_counter()
            figures[gold_set.name] = measure(gold_set, args.shared, jobs=args.jobs)
            print(f"{gold_set.name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    table = write_table(figures)
    (OUT / "accuracy.md").write_text(table, "utf-8")
    print(table)


if __name__ == "__main__":
    main()
