"""Put the reports of the links set into one record and score which of their accounts came to stand together.

    python benchmarks/links.py [--shared FOLDER] [--as-annotated] [--errors]

Reads gold/reports-dev.jsonl into a new record, exports its engagements and lets gold/score_links.py judge them. With
--as-annotated the annotators' accounts are linked in place of read ones: what the linking itself can reach. The
record's export and the table go to benchmarks/out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from accuracy import OUT, Figures, find_shared, name_fields, parse_line

from dragoman import Reading, __version__, read_many
from dragoman.lexicon.names import find_organisation, find_state
from dragoman.model import Account, Claim, Document, Participant, Span
from dragoman.reading.canonical import hash_text
from dragoman.record import open_record
from dragoman.record.adding import Adding

REPORTS, LINKS, SCORER = "gold/reports-dev.jsonl", "gold/links-dev.jsonl", "gold/score_links.py"


def measure_links(shared: Path, out: Path = OUT, *, as_annotated: bool = False, errors: bool = False) -> Figures:
    """Precision and recall of the joined pairs; with `errors` the scorer's words are printed, pair by pair."""
    out.mkdir(parents=True, exist_ok=True)
    found = out / "links.engagements.jsonl"
    readings = read_annotated(shared / REPORTS) if as_annotated else read_texts(shared / REPORTS, out)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder, "links.db")) as record:
        adding = Adding(record.database, __version__, False, "benchmark")
        adding.file_batch(list(readings))
        with found.open("w", encoding="utf-8") as lines:
            for engagement in record.export_engagements():
                lines.write(json.dumps(engagement, ensure_ascii=False) + "\n")
    command = [sys.executable, *(shared / name for name in (SCORER, REPORTS, LINKS)), found]
    printed = subprocess.run(command + ["--errors"] * errors, check=True, capture_output=True, text=True).stdout
    if errors:
        print(printed)
    return parse_line(printed)


def read_texts(path: Path, out: Path) -> Iterable[Reading]:
    """The readings of the texts of a gold set, its answers left out."""
    texts = out / "links.texts.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts.write_text("".join(json.dumps(name_fields(row)) + "\n" for row in rows), "utf-8")
    for reading in read_many([texts]):
        if not isinstance(reading, Reading):
            raise reading
        yield reading


def read_annotated(path: Path) -> Iterable[Reading]:
    """The accounts that the annotators entered, as if they had been read."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        text = row["text"]
        accounts = tuple(
            Account(
                f"e{number}",
                Claim(told["channel"]),
                Claim(told["status"]),
                Claim(told["date"]) if told.get("date") else None,
                "text" if told.get("date") else None,
                Claim(told["place"]) if told.get("place") else None,
                tuple(
                    Participant(p["name"], p["role"], p["country"], (), "person" if is_person(p) else "body")
                    for p in told["participants"]
                ),
                tuple(Claim(topic) for topic in told.get("topics", ())),
                tuple(Span(text.index(words), text.index(words) + len(words), words) for words in told["evidence"]),
            )
            for number, told in enumerate(row["engagements"], 1)
        )
        yield Reading(
            Document(row["id"], text, hash_text(text), row["title"], row["published"], row["source"]), accounts
        )


def is_person(participant: dict[str, Any]) -> bool:
    """Whether a participant as annotated is a person: with an office, or a name of several words that no table has."""
    name = participant["name"]
    known = find_state(name) or find_organisation(name)
    return bool(participant["role"]) or (known is None and len(name.split()) > 1 and name.istitle())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--as-annotated", action="store_true", help="link the annotators' accounts, not read ones")
    parser.add_argument("--errors", action="store_true", help="print the pairs that the scorer finds wrong")
    args = parser.parse_args()
    if not (args.shared / LINKS).is_file():
        parser.error(f"no {args.shared / LINKS}; name the folder of the gold sets with --shared")
    figures = measure_links(args.shared, as_annotated=args.as_annotated, errors=args.errors)
    name = "links-dev as annotated" if args.as_annotated else "links-dev"
    told = ", ".join(f"{what} {value:.3f}" for what, value in figures.items())
    table = f"| set | figures |\n| --- | --- |\n| {name} | {told} |\n"
    (OUT / "links.md").write_text(table, "utf-8")
    print(table)


if __name__ == "__main__":
    main()
