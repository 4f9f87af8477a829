"""How agencies tell of encounters: plans given up, verbs that go on, who else was there, counterparts in a row."""

from __future__ import annotations

import pytest

from engagements import outline, read_accounts, who

CALLS = (
    "Norwegian Foreign Minister Ida Berg met Ghanaian President Kofi Mensah and Thai King Anan Suk in Oslo on Monday. "
)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ida Berg was to have flown to Accra on Friday.",
        "Norwegian Foreign Minister Ida Berg was due to travel to Accra on Friday, but the trip was put off.",
        "Norwegian Foreign Minister Ida Berg was due to come to Accra on Friday, but the visit was later shelved.",
    ],
)
def test_a_journey_given_up_is_cancelled(text: str) -> None:
    assert outline(read_accounts(text)) == [("visit", "cancelled", "GHA NOR")]


def test_a_journey_made_is_not() -> None:
    text = "Norwegian Foreign Minister Ida Berg was due to travel to Accra on Friday, her office said."
    assert [status for _, status, _ in outline(read_accounts(text))] != ["cancelled"]


def test_reports_denied_at_a_distance() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg denied reports in the Thai press that she had met Ghanaian President Kofi "
        "Mensah in Rome."
    )
    assert outline(read_accounts(text)) == [("meeting", "cancelled", "GHA NOR")]


def test_an_encounter_called_off_is_between_those_who_fell_out() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg and Ghanaian President Kofi Mensah are in Rome. A working dinner planned "
        "for Tuesday was called off after Mensah refused to sit at one table with Berg."
    )
    assert ("meeting", "cancelled", "GHA NOR") in outline(read_accounts(text))


def test_what_is_not_on_the_schedule_is_no_encounter() -> None:
    text = "A phone call between the presidents of Ghana and Peru is not on the schedule, a spokesman said."
    assert outline(read_accounts(text)) == []


def test_a_verb_goes_on_telling_of_who_opens_the_sentence() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg spoke by phone with Thai King Anan Suk, her spokesman said, and will host "
        "Ghanaian President Kofi Mensah in Oslo next week."
    )
    assert outline(read_accounts(text)) == [("call", "held", "NOR THA"), ("meeting", "planned", "GHA NOR")]


def test_talks_for_which_somebody_travels_are_ahead_as_the_journey_is() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg is expected to meet Thai Prime Minister Somchai Rat in Bangkok before "
        "flying on to Ghana for talks with President Kofi Mensah."
    )
    planned = [who(a) for a in read_accounts(text) if a.channel.value == "meeting" and a.status.value == "planned"]
    assert planned == [{"Ida Berg, NOR", "Somchai Rat, THA"}, {"Ida Berg, NOR", "Kofi Mensah, GHA"}]


def test_both_leaders_are_not_who_phones_them() -> None:
    text = CALLS + "Peruvian President Rosa Quispe spoke by phone with both leaders."
    calls = [who(a) for a in read_accounts(text) if a.channel.value == "call"]
    assert calls == [{"Rosa Quispe, PER", "Kofi Mensah, GHA"}, {"Rosa Quispe, PER", "Anan Suk, THA"}]


def test_who_discusses_in_the_passive() -> None:
    text = "The border was discussed on Monday by Norwegian Foreign Minister Ida Berg and Thai Ambassador Anan Suk."
    assert outline(read_accounts(text)) == [("contact", "held", "NOR THA")]


@pytest.mark.parametrize(
    "present",
    [
        "Norwegian Trade Minister Kari Moe was also present.",
        "Norwegian Trade Minister Kari Moe also attended the meeting.",
    ],
)
def test_who_was_present_at_the_meeting_told_before(present: str) -> None:
    text = "Norwegian Foreign Minister Ida Berg met Thai King Anan Suk in Oslo on Monday. " + present
    (meeting,) = read_accounts(text)
    assert who(meeting) == {"Ida Berg, NOR", "Anan Suk, THA", "Kari Moe, NOR"}


def test_who_was_present_at_no_encounter_is_left_out() -> None:
    assert outline(read_accounts("The fair opened in Oslo on Monday. Thai Trade Minister Anan Suk was present.")) == []


def test_an_expanded_meeting_that_others_attended() -> None:
    text = (
        "Norwegian Prime Minister Ida Berg met Thai King Anan Suk in Oslo on Monday. They talked alone before an "
        "expanded meeting that was also attended by Norwegian Trade Minister Kari Moe and Thai Trade Minister Somchai "
        "Rat."
    )
    (meeting,) = read_accounts(text)
    assert who(meeting) >= {"Ida Berg, NOR", "Anan Suk, THA", "Kari Moe, NOR", "Somchai Rat, THA"}


def test_counterparts_of_several_states_are_one_of_each() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg held separate phone talks with her Thai, Ghanaian and Peruvian "
        "counterparts on Monday."
    )
    assert [next(iter(who(a) - {"Ida Berg, NOR"})) for a in read_accounts(text)] == [
        "Foreign Minister of Thailand, THA",
        "Foreign Minister of Ghana, GHA",
        "Foreign Minister of Peru, PER",
    ]


def test_the_ministers_with_whose_participation_it_is() -> None:
    text = (
        "On Saturday, Norwegian Foreign Minister Ida Berg will chair a meeting with the participation of the foreign "
        "ministers of Ghana and Peru."
    )
    assert outline(read_accounts(text)) == [("meeting", "planned", "GHA NOR PER")]


def test_a_delegation_headed_by_somebody_does_not_travel() -> None:
    text = "Norway's delegation, headed by Prime Minister Ida Berg, met the Thai delegation in Oslo on Tuesday."
    assert all(a.channel.value != "visit" for a in read_accounts(text))


def test_slated_to_meet_is_planned() -> None:
    text = "Norwegian Foreign Minister Ida Berg is slated to sit down with Thai King Anan Suk on Friday."
    assert outline(read_accounts(text)) == [("meeting", "planned", "NOR THA")]


def test_whom_somebody_met_though_the_parse_loses_the_object() -> None:
    (meeting,) = read_accounts("Norwegian Foreign Minister Ida Berg met Thai King Anan Suk in Oslo on Monday.")
    assert who(meeting) == {"Ida Berg, NOR", "Anan Suk, THA"}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ida Berg pulled out of a planned meeting with Thai King Anan Suk on Friday.",
        "Norwegian Foreign Minister Ida Berg turned down talks with Thai King Anan Suk on Friday.",
        "A meeting between Norwegian Foreign Minister Ida Berg and Thai King Anan Suk is off.",
    ],
)
def test_other_words_for_calling_off(text: str) -> None:
    assert outline(read_accounts(text)) == [("meeting", "cancelled", "NOR THA")]


def test_who_was_somewhere_to_meet_somebody_met_them() -> None:
    text = (
        "Chilean President Rosa Soto, who was in Lima on Monday to meet Peruvian President Juan Quispe, later flew "
        "home."
    )
    assert ("meeting", "held", "CHL PER") in outline(read_accounts(text))


def test_whom_somebody_speaks_of_after_meeting() -> None:
    text = (
        "“We found a way,” Polish Foreign Minister Jan Kowal told reporters after meeting his Czech counterpart, Petr "
        "Novak, in Warsaw on Tuesday."
    )
    assert ("meeting", "held", "CZE POL") in outline(read_accounts(text))
