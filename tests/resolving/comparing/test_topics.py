"""Topics: by meaning, and only by what means the same."""

from __future__ import annotations

import pytest

from accounts_told import person, rows_of, tell

BERG, LUND = person("Ida Berg", "DNK"), person("Jonas Lund", "NOR")


def topics(left: list[str], right: list[str]) -> dict[str, list[str]]:
    found = rows_of([tell("A", BERG, LUND, topics=left), tell("B", BERG, LUND, topics=right)], "topic: ")
    return {name: list(row) for name, row in found.items()}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("defence cooperation", "military cooperation"),
        ("the war in Mali", "situation in Mali"),
        ("Russia's invasion of Ukraine", "the war in Ukraine"),
        ("climate change", "global warming"),
        ("energy", "natural gas supplies"),
        ("sanctions", "sanctions on Belarus"),
        ("bilateral relations", "Danish-Norwegian ties"),
        ("export of grain", "grain exports"),
        ("free trade agreement", "trade deal"),
        ("humanitarian aid", "humanitarian assistance"),
    ],
)
def test_one_subject_in_two_wordings(left: str, right: str) -> None:
    assert list(topics([left], [right]).values()) == [["agrees", "agrees"]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("food security", "grain exports"),
        ("food security", "security"),
        ("exports of grain", "imports of grain"),
        ("the war in Mali", "the war in Sudan"),
        ("sanctions on Belarus", "sanctions on Iran"),
        ("nuclear energy", "nuclear weapons"),
        ("bilateral relations", "relations with China"),
    ],
)
def test_two_subjects(left: str, right: str) -> None:
    assert sorted(topics([left], [right]).values()) == [["agrees", "silent"], ["silent", "agrees"]]


def test_parts_of_a_pair_are_rows_of_their_own() -> None:
    assert topics(["trade and investment"], ["trade"]) == {
        "trade": ["agrees", "agrees"],
        "investment": ["agrees", "silent"],
    }
    assert topics(["political and economic ties"], ["economic ties"]) == {
        "economic ties": ["agrees", "agrees"],
        "political ties": ["agrees", "silent"],
    }
    assert list(topics(["peace and security"], ["trade"])) == ["peace and security", "trade"]
