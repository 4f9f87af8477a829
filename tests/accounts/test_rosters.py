"""A list below an announcement tells who was at the encounter told before."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

CALL = "Norwegian Prime Minister Ida Berg spoke today by phone with the Visegrad Group on the lighthouse.\n\n"
ITEMS = ("Polish Prime Minister Jan Lis", "Czech Prime Minister Petr Dub", "Slovak Prime Minister Ivan Buk")
ALL = {"Ida Berg, NOR", "Jan Lis, POL", "Petr Dub, CZE", "Ivan Buk, SVK"}


@pytest.mark.parametrize(
    "lead", ["Joining the call were the following leaders:", "The following took part in the call:"]
)
@pytest.mark.parametrize("parting", [" - ", "\n- ", "\n\n- ", "\n"])
def test_a_list_tells_who_joined_and_the_group_goes(lead: str, parting: str) -> None:
    (call,) = read_accounts(CALL + lead + "\n\n" + parting.join(ITEMS) + "\n\nThe President of Chile was not there.")
    assert who(call) == ALL


def test_titles_may_stand_behind_the_names() -> None:
    text = "Norwegian Foreign Minister Ida Berg hosted a meeting on fish in Oslo on Monday with ministers.\n\n"
    (behind,) = read_accounts(f"{text}Attendees:\n\nAna Soto, Minister of Peru\nLuc Petit, Minister of France\n")
    assert who(behind) == {"Ida Berg, NOR", "Ana Soto, PER", "Luc Petit, FRA"}


def test_a_list_of_subjects_tells_of_nobody() -> None:
    (call,) = read_accounts(
        f"{CALL}The leaders joining the call discussed the following:\n\n- fish\n- the lighthouse\n"
    )
    assert "Ida Berg, NOR" in who(call)
    assert len(who(call)) == 2


def test_whom_somebody_invited_in_a_list_below() -> None:
    (summit,) = read_accounts(
        "Norwegian Prime Minister Ida Berg invited leaders to the Leaders Summit on Fish that she will host on 5 May."
        "\n\n"
        "The Prime Minister invited the following leaders to participate in the Summit:\n\n"
        "President Ana Soto, Peru\nPrime Minister Luc Petit, Antigua and Barbuda\n"
        "President Kofi Mensah, European Commission"
    )
    assert (summit.channel.value, summit.status.value) == ("summit", "planned")
    assert who(summit) == {"Ida Berg, NOR", "Ana Soto, PER", "Luc Petit, ATG", "Kofi Mensah, EU"}


def test_leaders_who_will_take_part() -> None:
    (summit,) = read_accounts(
        "Norwegian Prime Minister Ida Berg will host a summit on fish in Oslo on 5 May. The following leaders will "
        "take part:\n\n- President Ana Soto of Peru\n- President Kofi Mensah of Ghana\n"
    )
    assert who(summit) == {"Ida Berg, NOR", "Ana Soto, PER", "Kofi Mensah, GHA"}


def test_a_state_behind_a_name_counts_in_a_line_of_its_own_only() -> None:
    (meeting,) = read_accounts("President Ana Soto, Peru and Ghana met Norwegian Prime Minister Ida Berg in Oslo.")
    assert "Ana Soto, PER" not in who(meeting)
