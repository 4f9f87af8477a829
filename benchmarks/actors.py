"""Resolve the participants of the archive's readings into one record of actors in memory: how many persons, how fast.

    python benchmarks/actors.py [--shared FOLDER] [--limit N] [--jobs N]

Lists what to look at: persons with several surnames (wrong joins?), several persons of one surname and state (misses?).
The report goes to benchmarks/out/actors.md.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accuracy import OUT, find_shared

from dragoman import Reading, read_many
from dragoman.lexicon.name_folding import fold_person_name
from dragoman.model.record import Actor
from dragoman.resolving.actors import resolve_actor
from dragoman.resolving.namings import Naming

ARCHIVE = "corpus/whitehouse-2021-2022.jsonl.gz"
GOLD = "gold/reports-dev.jsonl"


@dataclass
class Remembered:
    """Actors by key, in memory."""

    actors: dict[str, Actor] = field(default_factory=dict)
    by_key: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    seconds: list[float] = field(default_factory=list)

    def find_actors(self, keys: Sequence[str]) -> Sequence[Actor]:
        found = {actor_id: None for key in keys for actor_id in self.by_key.get(key, ())}
        return [self.actors[actor_id] for actor_id in found]

    def meet(self, naming: Naming) -> None:
        began = time.perf_counter()
        found = resolve_actor(naming, self)
        self.seconds.append(time.perf_counter() - began)
        self.actors[found.id] = found.actor
        for key in found.keys:
            self.by_key[key][found.id] = None


def list_surnames(actor: Actor) -> set[str]:
    """The last words of an actor's names, folded."""
    return {folded.full[-1] for n in actor.names if (folded := fold_person_name(n.name, actor.country)).full}


def write_report(record: Remembered) -> str:
    kinds = Counter(actor.kind for actor in record.actors.values())
    persons = [actor for actor in record.actors.values() if actor.kind == "person"]
    lines = [
        f"{len(record.seconds)} namings: " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items())),
        f"{sum(actor.known is not None for actor in persons)} persons are of the shipped register",
        f"{sum(record.seconds) / len(record.seconds) * 1000:.2f} ms a naming, the tables' loading counted in",
        "",
        "## Persons with several surnames",
        *(f"- {a.id}: {'; '.join(n.name for n in a.names)}" for a in persons if len(list_surnames(a)) > 1),
        "",
        "## Several persons of one surname and state",
    ]
    namesakes: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for actor in persons:
        for surname in sorted(list_surnames(actor)):
            namesakes[surname, actor.country].append(f"{actor.id} ({actor.name})")
    lines += [f"- {s}, {c}: {'; '.join(ids)}" for (s, c), ids in sorted(namesakes.items(), key=str) if len(ids) > 1]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    shared = chosen.shared
    record = Remembered()
    readings = read_many([shared / GOLD, shared / ARCHIVE], jobs=chosen.jobs)
    for number, reading in enumerate(itertools.islice(readings, chosen.limit)):
        if not isinstance(reading, Reading):
            continue
        for account in reading.engagements:
            day = account.date.value if account.date else reading.document.published
            for p in account.participants:
                record.meet(Naming(p.name, p.role, p.country, p.kind, day, reading.document.id, number))
    OUT.mkdir(exist_ok=True)
    report = write_report(record)
    (OUT / "actors.md").write_text(report, "utf-8")
    print(report)


if __name__ == "__main__":
    main()
