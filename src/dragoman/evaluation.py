"""Measure records against gold records: precision, recall and F1 of what was found, shares right of its fields.

What counts as right is the definition of the gold set's own guidelines and scorer; a test holds the two equal.
Gold and predicted records are objects of the public contract (`contract.describe_reading`), matched by `id`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, TypeVar

Record = Mapping[str, Any]
T = TypeVar("T")

FOUND = ("engagement", "engagement_exact", "quote", "amount", "commitment")
FIELDS = ("participants", "channel", "status", "date", "place", "country", "role", "speaker", "kind", "to")

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "’": "'", "ț": "t", "ș": "s"})
NAME_PARTICLES = frozenset("the of and a an al de el jr sr his her majesty excellency h e".split())
BODY_WORDS = frozenset(
    """delegation delegations team officials negotiators representatives representative envoys envoy government
    leaders leader ministers side sides administration authorities states members advisers advisors ministry kremlin
    house""".split()
)


@dataclass(slots=True)
class Tally:
    """How much was found: `hits`, records that are in no gold (`false`), gold records not found (`missed`)."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false) if self.hits else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Share:
    """How often a field was right, of the records found that have it."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which document, what kind of fault, what was wanted and what was given."""

    document: str
    fault: str
    wanted: Any = None
    given: Any = None


@dataclass(slots=True)
class Evaluation:
    """The outcome over a gold set."""

    documents: int = 0
    found: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FOUND})
    fields: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in FIELDS})
    faults: list[Fault] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The figures as one JSON object, rounded to four places, without the faults."""
        figures: dict[str, Any] = {"documents": self.documents}
        for name, tally in self.found.items():
            figures[name] = {
                "p": round(tally.precision, 4),
                "r": round(tally.recall, 4),
                "f1": round(tally.f1, 4),
                "tp": tally.hits,
                "fp": tally.false,
                "fn": tally.missed,
            }
        for name, share in self.fields.items():
            figures[f"field:{name}"] = {
                "right": share.right,
                "of": share.of,
                "share": round(share.right / share.of, 4) if share.of else None,
            }
        return figures


def evaluate_records(gold: Iterable[Record], predicted: Iterable[Record]) -> Evaluation:
    """Compare predicted with gold records, matched by `id`; a gold document without a prediction counts as empty."""
    given = {str(record["id"]): record for record in predicted}
    wanted = {str(record["id"]): record for record in gold}
    outcome = Evaluation(documents=len(wanted))
    for identity, record in wanted.items():
        prediction = given.get(identity, {})
        compare_engagements(outcome, identity, record, prediction)
        compare_quotes(outcome, identity, record, prediction)
        compare_amounts(outcome, identity, record, prediction)
        compare_commitments(outcome, identity, record, prediction)
    return outcome


def compare_engagements(outcome: Evaluation, identity: str, gold: Record, given: Record) -> None:
    """Engagements pair up by participants first; a pair that shares fewer than half of them is none."""
    wants, gives = listed(gold, "engagements"), listed(given, "engagements")
    pairs = [
        (want, give)
        for want, give in pair_best(wants, gives, liken_engagements, 0.3)
        if share_participants(wants[want], gives[give]) >= 0.5
    ]
    found, exact = outcome.found["engagement"], outcome.found["engagement_exact"]
    for i, j in pairs:
        if wants[i].get("optional"):
            continue
        found.hits += 1
        right = {
            "participants": share_participants(wants[i], gives[j]) == 1.0,
            "channel": wants[i].get("channel") == gives[j].get("channel"),
            "status": wants[i].get("status") == gives[j].get("status"),
            "date": dates_agree(wants[i], gives[j], gold.get("published")),
            "place": places_agree(wants[i].get("place"), gives[j].get("place")),
        }
        for name, is_right in right.items():
            outcome.fields[name].add(is_right)
            if not is_right:
                shown = show_names if name == "participants" else lambda e, n=name: e.get(n)
                outcome.faults.append(Fault(identity, f"wrong {name}", shown(wants[i]), shown(gives[j])))
        if all(right[name] for name in ("participants", "channel", "status", "date")):
            exact.hits += 1
        else:
            exact.false += 1
            exact.missed += 1
        compare_participants(outcome, wants[i], gives[j])
    for i, want in enumerate(wants):
        if i not in {pair[0] for pair in pairs} and not want.get("optional"):
            found.missed += 1
            exact.missed += 1
            outcome.faults.append(Fault(identity, "missed engagement", show_engagement(want)))
    for j, give in enumerate(gives):
        if j not in {pair[1] for pair in pairs}:
            found.false += 1
            exact.false += 1
            outcome.faults.append(Fault(identity, "false engagement", None, show_engagement(give)))


def compare_participants(outcome: Evaluation, want: Record, give: Record) -> None:
    """Country and role of the participants that two records of one engagement share."""
    people, others = listed(want, "participants"), listed(give, "participants")
    for i, j in pair_participants(people, others):
        outcome.fields["country"].add(people[i].get("country") == others[j].get("country"))
        role = people[i].get("role")
        if role:
            other = others[j].get("role") or ""
            outcome.fields["role"].add(share_words(role, other) >= 0.5 or fold_text(role) in fold_text(other))


def compare_quotes(outcome: Evaluation, identity: str, gold: Record, given: Record) -> None:
    """Quotations pair up by their words; the speaker is asked for only where the gold has one."""
    wants, gives = listed(gold, "quotes"), listed(given, "quotes")
    pairs = pair_best(wants, gives, lambda a, b: share_words(a.get("text"), b.get("text")), 0.8)
    count_pairs(outcome, "quote", identity, wants, gives, pairs, lambda q: (q.get("text") or "")[:80])
    for i, j in pairs:
        speaker = wants[i].get("speaker")
        if speaker:
            right = names_agree(speaker, gives[j].get("speaker"))
            outcome.fields["speaker"].add(right)
            if not right:
                words = f"wrong speaker of {wants[i]['text'][:60]!r}"
                outcome.faults.append(Fault(identity, words, speaker, gives[j].get("speaker")))


def compare_amounts(outcome: Evaluation, identity: str, gold: Record, given: Record) -> None:
    """Sums are right by value (to the hundredth) and currency, each as often as the gold has it."""
    wants, gives = (
        Counter((round(float(a.get("value") or 0), 2), a.get("currency")) for a in listed(record, "amounts"))
        for record in (gold, given)
    )
    tally = outcome.found["amount"]
    tally.hits += (wants & gives).total()
    tally.missed += (wants - gives).total()
    tally.false += (gives - wants).total()
    outcome.faults += [Fault(identity, "missed amount", amount) for amount in wants - gives]
    outcome.faults += [Fault(identity, "false amount", None, amount) for amount in gives - wants]


def compare_commitments(outcome: Evaluation, identity: str, gold: Record, given: Record) -> None:
    """Commitments pair up by evidence where the side that commits itself is the same; optional ones are not missed."""
    wants, gives = listed(gold, "commitments"), listed(given, "commitments")
    pairs = pair_best(wants, gives, liken_commitments, 0.4)
    count_pairs(
        outcome,
        "commitment",
        identity,
        wants,
        gives,
        pairs,
        lambda c: (c.get("by"), c.get("kind"), (c.get("evidence") or "")[:80]),
    )
    for i, j in pairs:
        if not wants[i].get("optional"):
            outcome.fields["kind"].add(wants[i].get("kind") == gives[j].get("kind"))
            outcome.fields["to"].add(wants[i].get("to") == gives[j].get("to"))


def count_pairs(
    outcome: Evaluation,
    what: str,
    identity: str,
    wants: Sequence[Record],
    gives: Sequence[Record],
    pairs: Sequence[tuple[int, int]],
    show: Callable[[Record], Any],
) -> None:
    """Tally pairs, misses and false records; a gold record marked `optional` is neither hit nor missed."""
    tally = outcome.found[what]
    paired_wants, paired_gives = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, want in enumerate(wants):
        if want.get("optional"):
            continue
        if i in paired_wants:
            tally.hits += 1
        else:
            tally.missed += 1
            outcome.faults.append(Fault(identity, f"missed {what}", show(want)))
    for j, give in enumerate(gives):
        if j not in paired_gives:
            tally.false += 1
            outcome.faults.append(Fault(identity, f"false {what}", None, show(give)))


def pair_best(
    left: Sequence[T], right: Sequence[T], likeness: Callable[[T, T], float], floor: float
) -> list[tuple[int, int]]:
    """Pair the members of two lists one to one, the most alike first, none below the floor; ties by position."""
    ranked = sorted((-likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right))
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    pairs = []
    for unlikeness, i, j in ranked:
        if -unlikeness >= floor and i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            pairs.append((i, j))
    return pairs


def liken_engagements(a: Record, b: Record) -> float:
    """0 where no participant is shared or one is ahead and the other past; else up to 1."""
    shared = share_participants(a, b)
    if shared == 0.0 or name_tense(a.get("status")) != name_tense(b.get("status")):
        return 0.0
    same_date, same_channel, same_status = (a.get(name) == b.get(name) for name in ("date", "channel", "status"))
    return 0.6 * shared + 0.15 * same_date + 0.15 * same_channel + 0.1 * same_status


def liken_commitments(a: Record, b: Record) -> float:
    """The share of common words in the evidence, .9 where one holds the other; 0 for different sides."""
    if a.get("by") != b.get("by"):
        return 0.0
    mine, other = a.get("evidence") or "", b.get("evidence") or ""
    holds = fold_text(mine) and (fold_text(mine) in fold_text(other) or fold_text(other) in fold_text(mine))
    return max(share_words(mine, other), 0.9 if holds and min(len(mine), len(other)) > 20 else 0.0)


def share_participants(a: Record, b: Record) -> float:
    """Participants in both records over those in either."""
    mine, others = listed(a, "participants"), listed(b, "participants")
    common = len(pair_participants(mine, others))
    either = len(mine) + len(others) - common
    return common / either if either else 0.0


def pair_participants(left: Sequence[Record], right: Sequence[Record]) -> list[tuple[int, int]]:
    return pair_best(left, right, lambda a, b: float(participants_agree(a, b)), 0.5)


def participants_agree(a: Record, b: Record) -> bool:
    """Whether two entries are one participant: names that agree, or one state's delegation under two names."""
    country, other = a.get("country"), b.get("country")
    if country and other and country != other:
        return False
    if names_agree(a.get("name"), b.get("name")):
        return True
    both_bodies = bool(country) and country == other and not a.get("role") and not b.get("role")
    return both_bodies and names_body(a.get("name")) and names_body(b.get("name"))


def names_body(name: str | None) -> bool:
    words = fold_text(name).split()
    return len(words) == 1 or not BODY_WORDS.isdisjoint(words)


def names_agree(a: str | None, b: str | None) -> bool:
    """Whether two names can be one person's or body's: equal, one in the other, or alike in spelling."""
    if not fold_text(a) or not fold_text(b):
        return False
    if fold_text(a) == fold_text(b):
        return True
    mine, other = ([w for w in fold_text(name).split() if w not in NAME_PARTICLES] for name in (a, b))
    if not mine or not other:
        return False
    if set(mine) <= set(other) or set(other) <= set(mine):
        return True
    either_single = len(mine) == 1 or len(other) == 1
    if not either_single and mine[0] == other[0] and spell_alike(mine[-1], other[-1]) >= 0.7:
        return True
    if spell_alike(mine[-1], other[-1]) >= 0.85 and (
        either_single or mine[0][0] == other[0][0] or spell_alike(mine[0], other[0]) >= 0.85
    ):
        return True
    return len(set(mine) & set(other)) / len(set(mine) | set(other)) >= 0.6


def spell_alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b).ratio()


def dates_agree(want: Record, give: Record, published: str | None) -> bool:
    """Equal EDTF strings; where the gold has none, the day of publication is as good as none."""
    wanted, given = want.get("date"), give.get("date")
    return wanted == given or (wanted is None and given == (published or "")[:10])


def places_agree(a: str | None, b: str | None) -> bool:
    """Equal, or all words of one in the other ("Kyiv", "Kyiv, Ukraine")."""
    mine, other = fold_text(a), fold_text(b)
    if mine == other:
        return True
    return bool(mine and other) and (set(mine.split()) <= set(other.split()) or set(other.split()) <= set(mine.split()))


def name_tense(status: str | None) -> str:
    """Whether a status lies ahead, is off, or is past."""
    if status in ("planned", "proposed"):
        return "ahead"
    return "off" if status == "cancelled" else "past"


def share_words(a: str | None, b: str | None) -> float:
    """Common words (with their counts) over the words of the longer text."""
    mine, other = fold_text(a).split(), fold_text(b).split()
    if not mine or not other:
        return 0.0
    return (Counter(mine) & Counter(other)).total() / max(len(mine), len(other))


def fold_text(text: str | None) -> str:
    """Lower case without accents; whatever is no ASCII letter or digit becomes one space."""
    plain = (c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", "".join(plain).lower().translate(LETTERS)).strip()


def listed(record: Record, key: str) -> list[Record]:
    return record.get(key) or []


def show_engagement(record: Record) -> list[Any]:
    return [record.get("channel"), record.get("status"), record.get("date"), show_names(record)]


def show_names(record: Record) -> list[str | None]:
    return [p.get("name") for p in listed(record, "participants")]
