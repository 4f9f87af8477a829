"""Events of single sentences against the gold records of PLOVER: type and both countries, for the types that we tell.

    python benchmarks/plover.py [--shared FOLDER] [--errors]

Stated exactly: a row of the set counts if its event is one of the five types; every row is read, so that events told
where the gold has another type are false. What might be or is not (hypothetical, negated) is not told as an event. An
event of ours is right if its type is that of the row and its two sides are those of the row: the source is one of its
sources, the target one of its targets, in this order; where the row or the event is reciprocal, either way round.
International organisations are one code, IGO, as in the set, and old codes are read as the present ones (JAP as JPN).
Of a row with several targets one is enough. Rows with no second party can't be found and count as missed. A row gives
one right event at most: a second one that fits it as well ("will visit A and B") counts neither as right nor as false;
all else is false.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy import OUT, find_shared

from dragoman import read
from dragoman.exporting.dyads import pair_sides
from dragoman.exporting.event_lists import list_read_events
from dragoman.lexicon.states import is_state

TYPES = ("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT")
PRESENT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
SET = "benchmarks/plover/plover_gsr.jsonl"

Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Score:
    """How many events are in the gold, were told, and are right."""

    gold: int
    told: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def list_gold(row: dict[str, Any]) -> tuple[str, set[Triple]]:
    """The type of a row and the triples (type, source, target) that are right."""
    (event,) = row["events"]
    sources, targets = ([read_code(party) for party in event[side]] for side in ("source", "target"))
    pairs = {(one, other) for one in sources for other in targets}
    if event["reciprocal"] or not targets:
        pairs |= {(one, other) for one in (*sources, *targets) for other in (*sources, *targets) if one != other}
    return event["code"], {(event["code"], *pair) for pair in pairs if all(pair)}


def read_code(party: dict[str, Any]) -> str:
    return PRESENT.get(party.get("code") or "", party.get("code") or "")


def list_told(row: dict[str, Any]) -> list[set[Triple]]:
    """The events that are told of a row, each as its triples; those of other types are left out."""
    reading = read(row["text"], published=None)
    found = []
    for event in list_read_events(reading):
        if event.coding.type not in TYPES or event.coding.auxiliary:
            continue
        pairs = {(spell(a), spell(b)) for a, b in pair_sides(event)}
        if pairs:
            found.append({(event.coding.type, *pair) for pair in pairs})
    return [triples for number, triples in enumerate(found) if triples not in found[:number]]


def spell(code: str) -> str:
    return code if is_state(code) else "IGO"


def score_rows(rows: list[dict[str, Any]], *, errors: bool = False) -> dict[str, Score]:
    """A score for each type and for all of them together."""
    gold, told, right = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        kind, wanted = list_gold(row)
        gold[kind] += kind in TYPES
        events = list_told(row)
        hit = next((triples for triples in events if triples & wanted), None)
        right[kind] += hit is not None and kind in TYPES
        for triples in events:
            told[next(iter(triples))[0]] += triples is hit or not triples & wanted
        if errors and ((kind in TYPES and hit is None) or len(events) > (hit is not None)):
            print(f"{row['id']}: {sorted(wanted)}\n    told {[sorted(t) for t in events]}\n    {row['text'][:300]}")
    scores = {kind: Score(gold[kind], told[kind], right[kind]) for kind in TYPES}
    totals = (sum(counts[kind] for kind in TYPES) for counts in (gold, told, right))
    return scores | {"all": Score(*totals)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--errors", action="store_true", help="list every miss and every false event")
    args = parser.parse_args()
    if not (args.shared / SET).is_file():
        parser.error(f"no {SET} in {args.shared}; name the folder with --shared")
    rows = [json.loads(line) for line in (args.shared / SET).read_text("utf-8").splitlines()]
    lines = ["| type | gold | told | right | P | R | F1 |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for kind, score in score_rows(rows, errors=args.errors).items():
        figures = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
        lines.append(f"| {kind} | {score.gold} | {score.told} | {score.right} | {figures} |")
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "plover.md").write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
