from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.contract import describe_reading
from dragoman.evaluation import evaluate_records, names_agree, pair_best, share_words
from dragoman.model import Reading
from dragoman.pipeline import read_many

Json = dict[str, Any]

CALL: Json = {
    "channel": "call",
    "status": "held",
    "date": "2024-05-03",
    "place": None,
    "participants": [
        {"name": "Shirley Ayorkor Botchwey", "role": "Foreign Minister", "country": "GHA"},
        {"name": "Robert Dussey", "role": "Foreign Minister", "country": "TGO"},
    ],
}
GOLD: Json = {
    "id": "a",
    "published": "2024-05-04",
    "engagements": [CALL],
    "quotes": [{"text": "We are neighbours and friends", "speaker": "Robert Dussey"}],
    "amounts": [{"value": 5e6, "currency": "EUR"}, {"value": 5e6, "currency": "EUR"}],
    "commitments": [
        {"by": "GHA", "to": "TGO", "kind": "pledge", "evidence": "Ghana will open a new border post at Aflao in June"},
        {"by": "TGO", "to": None, "kind": "offer", "evidence": "Togo offered to host the talks", "optional": True},
    ],
}


def figures(predicted: Json, gold: Json = GOLD) -> Json:
    return evaluate_records([gold], [predicted]).as_dict()


def test_the_gold_against_itself_is_perfect() -> None:
    told = figures(GOLD)
    for what in ("engagement", "engagement_exact", "quote", "amount", "commitment"):
        assert told[what]["f1"] == 1.0
    assert told["field:speaker"] == {"right": 1, "of": 1, "share": 1.0}
    assert told["field:role"]["of"] == 2


def test_a_missing_prediction_counts_as_empty() -> None:
    outcome = evaluate_records([GOLD], [])
    assert outcome.found["engagement"].missed == 1
    assert outcome.found["commitment"].missed == 1
    assert outcome.found["engagement"].f1 == 0.0


def test_wrong_fields_are_told_and_listed() -> None:
    wrong = {**CALL, "channel": "meeting", "place": "Accra", "date": "2024-05-02"}
    outcome = evaluate_records([GOLD], [{**GOLD, "engagements": [wrong]}])
    assert outcome.found["engagement"].hits == 1
    assert outcome.found["engagement_exact"].hits == 0
    assert [fault.fault for fault in outcome.faults] == ["wrong channel", "wrong date", "wrong place"]


def test_a_sum_counts_as_often_as_the_gold_has_it() -> None:
    told = figures({"id": "a", "amounts": [{"value": 5e6, "currency": "EUR"}] * 3})
    assert (told["amount"]["tp"], told["amount"]["fp"]) == (2, 1)


def test_the_day_of_publication_is_as_good_as_none_in_the_gold() -> None:
    gold = {**GOLD, "engagements": [{**CALL, "date": None}]}
    assert figures({"id": "a", "engagements": [{**CALL, "date": "2024-05-04"}]}, gold)["field:date"]["right"] == 1
    assert figures({"id": "a", "engagements": [{**CALL, "date": "2024-05-01"}]}, gold)["field:date"]["right"] == 0


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Frederiksen", "Mette Frederiksen", True),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Łukasz Jasiński", "Lukasz Jasinski", True),
        ("President of Finland", "Finland", True),
        ("King Abdullah II", "His Majesty King Abdullah II", True),
        ("Anna Berg", "Karl Berg", False),
        ("Kuleba", None, False),
        ("", "", False),
    ],
)
def test_names(one: str | None, other: str | None, agree: bool) -> None:
    assert names_agree(one, other) is agree


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    assert pair_best(["a b c", "a b"], ["a b", "x"], share_words, 0.5) == [(1, 0)]


def perturb(records: list[Json], seed: int) -> list[Json]:
    """Records with fields changed, entries dropped, doubled and shuffled, as a reader that errs would give them."""
    dice = random.Random(seed)
    changed = json.loads(json.dumps(records))
    names = [p["name"] for r in records for e in r["engagements"] for p in e["participants"]]
    for record in changed:
        for key in ("engagements", "quotes", "amounts", "commitments"):
            entries = [e for e in record.get(key) or [] if dice.random() > 0.15]
            entries += [json.loads(json.dumps(e)) for e in entries if dice.random() < 0.1]
            dice.shuffle(entries)
            record[key] = entries
        for engagement in record["engagements"]:
            for name, values in {
                "channel": ["call", "meeting", "visit", None],
                "status": ["held", "planned", "cancelled"],
                "date": [None, record.get("published"), "2022-01"],
                "place": ["Paris", None, ""],
            }.items():
                if dice.random() < 0.3:
                    engagement[name] = dice.choice(values)
            people = [p for p in engagement["participants"] if dice.random() > 0.2]
            for person in people:
                if dice.random() < 0.3:
                    person["name"] = dice.choice([person["name"].split()[-1], dice.choice(names), person["name"][:-1]])
                if dice.random() < 0.2:
                    person["country"] = dice.choice(["USA", None])
                if dice.random() < 0.2:
                    person["role"] = dice.choice([None, "President", "Minister"])
            engagement["participants"] = people
        for quote in record["quotes"]:
            if dice.random() < 0.3:
                quote["text"] = quote["text"][: len(quote["text"]) * 4 // 5]
                quote["speaker"] = dice.choice([None, dice.choice(names)])
        for commitment in record["commitments"]:
            if dice.random() < 0.3:
                commitment["evidence"] = commitment["evidence"][len(commitment["evidence"]) // 3 :]
                commitment["kind"] = dice.choice(["pledge", "offer"])
        for amount in record["amounts"]:
            if dice.random() < 0.3:
                amount["value"] = dice.choice([None, amount["value"] + 0.001, 7])
    return [record for record in changed if dice.random() > 0.05]


def score_elsewhere(shared: Path, gold: Path, predicted: Path) -> Json:
    """What the gold set's own scorer prints."""
    scorer = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(predicted), "--json"]
    told: Json = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    return told


def test_equals_the_scorer_of_the_gold_set(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold" / "reports-dev.jsonl"
    records = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    ours = [describe_reading(reading) for reading in read_many([gold]) if isinstance(reading, Reading)]
    assert len(ours) == len(records)
    for number, predicted in enumerate([ours, records, *(perturb(records, seed) for seed in range(8))]):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in predicted), "utf-8")
        assert evaluate_records(records, predicted).as_dict() == score_elsewhere(shared, gold, path)
