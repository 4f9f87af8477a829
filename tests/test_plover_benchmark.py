"""What counts as right on PLOVER's gold records."""

from __future__ import annotations

from typing import Any

import plover
import pytest


def make_row(text: str, code: str, source: list[str], target: list[str], reciprocal: bool = False) -> dict[str, Any]:
    event = {"code": code, "reciprocal": reciprocal}
    event |= {"source": [{"code": c} for c in source], "target": [{"code": c} for c in target]}
    return {"id": text, "text": text, "events": [event]}


def test_a_mutual_event_is_right_either_way_and_a_directed_one_is_not() -> None:
    assert plover.list_gold(make_row("a", "AID", ["GHA"], ["TGO", "JAP"])) == (
        "AID",
        {("AID", "GHA", "TGO"), ("AID", "GHA", "JPN")},
    )
    both = {("CONSULT", "GHA", "TGO"), ("CONSULT", "TGO", "GHA")}
    assert plover.list_gold(make_row("b", "CONSULT", ["GHA", "TGO"], [], True)) == ("CONSULT", both)
    assert plover.list_gold(make_row("c", "CONSULT", ["GHA"], ["TGO"], True)) == ("CONSULT", both)
    assert plover.list_gold(make_row("d", "AGREE", ["GHA"], [])) == ("AGREE", set())


def test_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        "right, twice": [{("AGREE", "GHA", "TGO")}, {("AGREE", "GHA", "BEN")}],
        "wrong way": [{("AGREE", "TGO", "GHA")}],
        "missed": [],
        "another type": [{("CONSULT", "GHA", "TGO")}],
    }
    monkeypatch.setattr(plover, "list_told", lambda row: told[row["text"]])
    rows = [
        make_row("right, twice", "AGREE", ["GHA"], ["TGO", "BEN"]),
        make_row("wrong way", "AGREE", ["GHA"], ["TGO"]),
        make_row("missed", "AID", ["GHA"], ["TGO"]),
        make_row("another type", "PROTEST", ["GHA"], ["TGO"]),
    ]
    scores = plover.score_rows(rows)
    assert (scores["AGREE"].gold, scores["AGREE"].told, scores["AGREE"].right) == (2, 2, 1)
    assert (scores["CONSULT"].gold, scores["CONSULT"].told, scores["CONSULT"].precision) == (0, 1, 0.0)
    assert (scores["all"].gold, scores["all"].told, scores["all"].right) == (3, 3, 1)
    assert scores["all"].f1 == pytest.approx(1 / 3)


def test_what_is_told_of_a_sentence() -> None:
    text = "President Kwabena Asante of Ghana met the Secretary General of NATO, Ida Berg, on Monday."
    assert plover.list_told({"text": text}) == [{("CONSULT", "GHA", "IGO"), ("CONSULT", "IGO", "GHA")}]
    assert plover.list_told({"text": "Ghana cancelled its president's visit to Togo."}) == []
