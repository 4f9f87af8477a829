"""Participants: whom one account leaves out it does not deny."""

from __future__ import annotations

from accounts_told import person, rows_of, state, tell, whys

BERG, LUND = person("Ida Berg", "DNK", "Prime Minister"), person("Jonas Lund", "NOR", "Foreign Minister")


def test_who_is_named_by_one_account_only() -> None:
    told = [tell("A", BERG, LUND), tell("B", BERG, person("Lund", "NOR"), person("Eva Holm", "NOR"))]
    assert rows_of(told, "participant: ") == {
        "Ida Berg (Denmark)": ["agrees", "agrees"],
        "Jonas Lund (Norway)": ["agrees", "agrees"],
        "Eva Holm (Norway)": ["silent", "agrees"],
    }


def test_a_state_or_an_office_agrees_with_the_person() -> None:
    office = person("Prime Minister of Denmark", "DNK", "Prime Minister")
    told = [tell("A", BERG, LUND), tell("B", office, state("Norway", "NOR"))]
    assert rows_of(told, "participant: ") == {
        "Ida Berg (Denmark)": ["agrees", "agrees"],
        "Jonas Lund (Norway)": ["agrees", "agrees"],
    }
    assert whys(told, "participant: Ida Berg (Denmark)")[1] == "one account tells the office and not the name"
    assert whys(told, "participant: Jonas Lund (Norway)")[1] == "one account names the state and not the person"
