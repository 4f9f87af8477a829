"""Measure against documents of the archive that we annotated ourselves: encounters and commitments.

    python benchmarks/annotated.py [--shared FOLDER] [--jobs N] [SET …]

`benchmarks/annotated` tells of each document where the words of its records stand; the texts lie in the archive
(`corpus/` of DRAGOMAN_SHARED, else ../shared), which is no part of the project. Errors of the sets `-a` are read and
mended; of those `-b` only figures are taken.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path

from accuracy import OUT, ROOT, Figures, GoldSet, Row, find_shared, measure, parse_records, write_table

ARCHIVE = "corpus/whitehouse-2021-2022.jsonl.gz"
MARKS = ROOT / "benchmarks" / "annotated"


def list_sets() -> list[str]:
    """The names of the sets."""
    return sorted(file.stem for file in MARKS.glob("*.jsonl"))


def join_texts(name: str, archive: Path) -> list[Row]:
    """The gold records of a set: its annotations with the texts of the archive. ValueError where one is missing."""
    marked = {
        row["document"]: row for row in map(json.loads, (MARKS / f"{name}.jsonl").read_text("utf-8").splitlines())
    }
    found: list[Row] = []
    with gzip.open(archive, "rt", encoding="utf-8") as stored:
        for document in map(json.loads, stored):
            told = marked.pop(hashlib.sha256(document["id"].encode()).hexdigest()[:16], None)
            if told is not None:
                found.append(document | spell_evidence(told, document["text"]))
    if marked:
        raise ValueError(f"{archive}: {len(marked)} documents of {name} are not in it")
    return found


def spell_evidence(told: Row, text: str) -> Row:
    """The records of one document with their evidence in words."""
    return {
        "quotes": [],
        "amounts": [],
        "engagements": [e | {"evidence": [text[a:b] for a, b in e["evidence"]]} for e in told.get("engagements", [])],
        "commitments": [c | {"evidence": text[slice(*c["evidence"])]} for c in told["commitments"]],
    }


def measure_set(name: str, shared: Path, out: Path = OUT, jobs: int = 1) -> Figures:
    """The figures of a set, of what is annotated in it: quotations and sums are in none."""
    out.mkdir(parents=True, exist_ok=True)
    joined = out / f"{name}.joined.jsonl"
    rows = join_texts(name, shared / ARCHIVE)
    joined.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    figures = measure(GoldSet(name, str(joined.resolve()), "gold/score.py", parse_records), shared, out, jobs)
    told = ("commitment", "kind", "to")
    if any(row["engagements"] for row in rows):
        told = ("engagement", "engagement_exact", "participants", "channel", "status", "date", "place", *told)
    return {what: figures[what] for what in told}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(list_sets())}; default: all")
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    if unknown := set(args.sets) - set(list_sets()):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if not (args.shared / ARCHIVE).is_file():
        parser.error(f"no {ARCHIVE} in {args.shared}; name its folder with --shared")
    print(write_table({name: measure_set(name, args.shared, jobs=args.jobs) for name in args.sets or list_sets()}))


if __name__ == "__main__":
    main()
