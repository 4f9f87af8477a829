"""Link the reports of the links set and score which accounts came to stand together.

    python benchmarks/links.py [--shared FOLDER] [--readings FILE.pickle | --as-annotated] [--errors]

Reads gold/reports-dev.jsonl, or takes its readings as pickled before, or the annotators' own accounts, which shows what
linking does where reading makes no mistake. Links every account with the functions of `dragoman.resolving` and lets
gold/score_links.py judge the result. The engagements and the table go to benchmarks/out.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from accuracy import OUT, find_shared, name_fields, parse_line

from dragoman import Reading, read_many
from dragoman.lexicon.holder_names import fold_name
from dragoman.lexicon.holders import find_holder
from dragoman.lexicon.names import find_organisation, find_state
from dragoman.model import Account, Claim, Document, Participant, Span
from dragoman.model.record import DocumentHead, Engagement, FiledAccount
from dragoman.resolving.engagement_fields import compute_engagement
from dragoman.resolving.engagements import FiledEngagement, Link, link_accounts
from dragoman.resolving.keys import list_keys, list_search_keys

SETS = "gold/reports-dev.jsonl", "gold/links-dev.jsonl", "gold/score_links.py"


class MemoryRecord:
    """Engagements in memory, found by their keys as the record finds them."""

    def __init__(self) -> None:
        self.accounts: dict[str, FiledAccount] = {}
        self.members: dict[str, list[str]] = {}
        self.home: dict[str, str] = {}
        self.by_key: defaultdict[str, list[str]] = defaultdict(list)
        self.links: dict[str, Link] = {}
        self.merges: list[tuple[str, str, str]] = []
        self.seconds: list[tuple[float, int]] = []
        self.documents = 0

    def add(self, reading: Reading) -> None:
        """File the accounts of a reading and link them."""
        self.documents += 1
        new = file_accounts(reading, self.documents)
        candidates = {filed.id: self.find_candidates(filed) for filed in new}
        began = time.perf_counter()
        links = link_accounts(new, candidates, ())
        self.seconds.append((time.perf_counter() - began, len(new)))
        for filed in new:
            self.enter(filed, links[filed.id])

    def find_candidates(self, filed: FiledAccount) -> list[FiledEngagement]:
        """The engagements with an account under one of the keys."""
        found = {self.home[a]: None for key in list_search_keys(filed) for a in self.by_key.get(key, ())}
        return [FiledEngagement(e, tuple(self.accounts[a] for a in self.members[e])) for e in found]

    def enter(self, filed: FiledAccount, link: Link) -> None:
        """Keep an account under its keys and with its engagement."""
        home = link.engagement or f"e-{len(self.accounts) + 1:06}"
        self.accounts[filed.id] = filed
        self.links[filed.id] = link
        for key in list_keys(filed):
            self.by_key[key].append(filed.id)
        for merged in link.merged:
            self.merges.append((merged, home, filed.id))
            self.members[home] += self.members.pop(merged)
        self.members.setdefault(home, []).append(filed.id)
        self.members[home].sort(key=lambda account: self.accounts[account].document.number)
        for account in self.members[home]:
            self.home[account] = home

    def compute_engagements(self) -> Iterable[tuple[Engagement, list[FiledAccount]]]:
        """Every engagement with its accounts."""
        for home, members in self.members.items():
            filed = [self.accounts[a] for a in members]
            yield compute_engagement(home, filed, ()), filed


def file_accounts(reading: Reading, number: int) -> list[FiledAccount]:
    """The accounts of a reading as the record files them, with an actor for whom the register knows."""
    document = reading.document
    head = DocumentHead(
        f"d-{number:06}",
        number,
        document.id,
        document.title,
        document.published,
        document.source,
        document.url,
        document.language,
    )
    return [
        FiledAccount(
            f"a-{number:06}-{account.id}",
            head,
            account,
            tuple(name_actor(participant, document.published) for participant in account.participants),
        )
        for account in reading.engagements
    ]


def name_actor(participant: Participant, day: str | None) -> str | None:
    """Who a person is: the holder of an office by the register, else by name and country."""
    if participant.kind != "person":
        return None
    holder = find_holder(participant.name, participant.role, day)
    name = holder.name if holder else participant.name
    return f"{fold_name(name).whole} {participant.country}"


def describe_engagement(engagement: Engagement, filed: list[FiledAccount]) -> dict[str, Any]:
    """An engagement in the shape of the export."""
    return {
        "id": engagement.id,
        "channel": engagement.channel,
        "status": engagement.status,
        "date": engagement.date,
        "place": engagement.place,
        "participants": [{"name": p.name, "role": p.role, "country": p.country} for p in engagement.participants],
        "topics": list(engagement.topics),
        "accounts": [{"id": account.id, "document": account.document.given_id} for account in filed],
    }


def read_texts(path: Path) -> Iterable[Reading]:
    """The readings of the texts of a gold set, its answers left out."""
    OUT.mkdir(parents=True, exist_ok=True)
    texts = OUT / "links.texts.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts.write_text("".join(json.dumps(name_fields(row)) + "\n" for row in rows), "utf-8")
    for reading in read_many([texts]):
        if not isinstance(reading, Reading):
            raise reading
        yield reading


def read_annotated(path: Path) -> Iterable[Reading]:
    """The accounts that the annotators entered, as if they had been read."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        accounts = tuple(
            Account(
                told["id"],
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
                tuple(Span(0, len(words), words) for words in told.get("evidence", ())),
            )
            for told in row["engagements"]
        )
        document = Document(row["id"], row["text"], "", row["title"], row["published"], row["source"])
        yield Reading(document, accounts)


def is_person(participant: dict[str, Any]) -> bool:
    """Whether a participant as annotated is a person: with an office, or a name of several words that no table has."""
    name = participant["name"]
    known = find_state(name) or find_organisation(name)
    return bool(participant["role"]) or (known is None and len(name.split()) > 1 and name.istitle())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=find_shared())
    parser.add_argument("--readings", type=Path, help="the readings of the reports, pickled as a list")
    parser.add_argument(
        "--as-annotated", action="store_true", help="link the annotators' accounts in place of read ones"
    )
    parser.add_argument("--errors", action="store_true", help="print the pairs that the scorer finds wrong")
    args = parser.parse_args()
    reports, links, scorer = (args.shared / name for name in SETS)
    if not links.is_file():
        parser.error(f"no {links}; name the folder of the gold sets with --shared")
    if args.as_annotated:
        readings = read_annotated(reports)
    else:
        readings = pickle.loads(args.readings.read_bytes()) if args.readings else read_texts(reports)
    record = MemoryRecord()
    for reading in readings:
        record.add(reading)
    found = OUT / "links.engagements.jsonl"
    rows = [describe_engagement(*told) for told in record.compute_engagements()]
    found.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    command = [sys.executable, str(scorer), str(reports), str(links), str(found)]
    printed = subprocess.run(command + ["--errors"] * args.errors, check=True, capture_output=True, text=True).stdout
    figures = parse_line(printed)
    name = "links-dev as annotated" if args.as_annotated else "links-dev"
    table = f"| set | figures |\n| --- | --- |\n| {name} | "
    table += ", ".join(f"{what} {value:.3f}" for what, value in figures.items()) + " |\n"
    (OUT / "links.md").write_text(table, "utf-8")
    print(printed, table, sep="\n")


if __name__ == "__main__":
    main()
