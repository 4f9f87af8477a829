"""Statements, remarks and transcripts: what one who stands there tells of other encounters in passing."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

TITLE = "Remarks by President Ana Soto of Chile and Prime Minister Ida Berg of Norway Before Bilateral Meeting"
THREE = (
    "Remarks by President Ana Soto of Chile, President Juan Paz of Peru, and Prime Minister Ida Berg of Norway "
    "Before Trilateral Meeting"
)
THURSDAY = "2024-03-14"


def list_lines(text: str, title: str | None = None, source: str | None = None) -> list[tuple[str, str, set[str], str]]:
    """Every encounter as channel, status, who took part, and the day."""
    return [
        (e.channel.value, e.status.value, who(e), e.date.value if e.date else "-")
        for e in read_accounts(text, title, THURSDAY, source)
    ]


def test_our_call_in_february_is_one_of_the_two_who_stand_there() -> None:
    text = (
        "PRESIDENT SOTO: Welcome to Lima, Prime Minister. As you said on our video call in February, trade grows.\n\n"
        "PRIME MINISTER BERG: Thank you. I remember our long talks in Oslo last year."
    )
    both = {"Ana Soto, CHL", "Ida Berg, NOR"}
    told = list_lines(text, TITLE)
    assert ("video-call", "held", both, "2024-02") in told
    assert ("meeting", "held", both, "2023") in told
    assert ("meeting", "held", both, THURSDAY) in told


def test_of_three_who_stand_there_our_call_may_be_with_either() -> None:
    text = "PRESIDENT SOTO: Welcome. On our video call in February, you spoke of ships.\n\nPRESIDENT PAZ: Thank you."
    assert all(channel != "video-call" for channel, *_ in list_lines(text, THREE))


def test_two_who_took_part_together_were_both_at_the_summit() -> None:
    text = "PRESIDENT SOTO: Welcome. And today, we also took part together in a very useful G7 Summit."
    summit = next(line for line in list_lines(text, TITLE) if line[0] == "summit")
    assert {"Ana Soto, CHL", "Ida Berg, NOR"} < summit[2]
    assert any(line[0] == "meeting" for line in list_lines(text, TITLE))


def test_remarks_upon_arrival_show_the_meeting() -> None:
    title = (
        "Remarks by President Ida Lind of Norway and European Council President Marc Vogt Upon Arrival at the Council"
    )
    text = "PRESIDENT VOGT: We are very pleased, dear President, to welcome you again.\n\nPRESIDENT LIND: Thank you."
    assert ("meeting", "held", {"Ida Lind, NOR", "Marc Vogt, EU"}, THURSDAY) in list_lines(text, title)


def test_a_name_with_a_small_word_behind_its_hyphen_is_whole_in_a_title() -> None:
    title = "Remarks by President Ida Lind of Norway and President Park Jae-in of the Republic of Korea Before Meeting"
    text = "PRESIDENT LIND: Welcome to Oslo. It is an honour to have you in our house.\n\nPRESIDENT PARK: Thank you."
    assert list_lines(text, title)[0][2] == {"Ida Lind, NOR", "Park Jae-in, KOR"}


@pytest.mark.parametrize(
    "title",
    [
        "Letter to the Speaker of the House and the President Pro Tempore of the Senate on the Use of Force",
        "Message to the Congress on the State of Trade",
        "Letter from President Lind to the Members of Parliament on the Budget",
    ],
)
def test_a_letter_to_the_own_parliament_is_no_encounter(title: str) -> None:
    text = "Dear Madam Speaker:\n\nOn March 7, our forces struck two places in Syria and one in Iraq.\n"
    assert list_lines(text, title, "The White House") == []


def test_leaders_of_a_group_met_and_the_one_who_says_so_was_there() -> None:
    told = list_lines(
        "NATO leaders met today in Oslo. We spoke of the sea.",
        "Statement by President Ida Lind of Norway on the NATO Summit",
        "Office of the President of Norway",
    )
    assert any({"Ida Lind, NOR", "NATO leaders, NATO"} <= people for _, _, people, _ in told)


def test_leaders_of_a_group_that_the_title_does_not_name_met_without_the_speaker() -> None:
    told = list_lines(
        "NATO leaders met today in Oslo. We need fish.",
        "Statement by President Ida Lind of Norway on Fisheries",
        "Office of the President of Norway",
    )
    assert all("Ida Lind, NOR" not in people for _, _, people, _ in told)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "I have just spoken with the Prime Minister of Norway, Jonas Berg, and the President of Peru, Pedro Soto.",
            ["contact held: Jonas Berg/NOR", "contact held: Pedro Soto/PER"],
            id="to each alone",
        ),
        pytest.param(
            "I look forward to welcoming President of Peru Pedro Soto and Prime Minister of Norway Jonas Berg to "
            "Vienna tomorrow.",
            ["visit planned: Jonas Berg/NOR + Pedro Soto/PER"],
            id="both welcomed at once",
        ),
    ],
)
def test_whom_a_leader_spoke_to_or_welcomes(text: str, lines: list[str]) -> None:
    title = "Statement by President Ida Lind of Austria on the Sea"
    told = [
        f"{channel} {status}: {' + '.join(sorted(p.replace(', ', '/') for p in people if not p.startswith('Ida')))}"
        for channel, status, people, _ in list_lines(text, title, "Office of the President of Austria")
    ]
    assert told == lines


def test_two_who_were_met_at_once_are_one_meeting() -> None:
    text = (
        "President Ida Lind of Austria met with Prime Minister Jonas Berg of Norway and President Pedro Soto of Peru."
    )
    assert len(list_lines(text)) == 1


def test_whom_somebody_visited_is_told_before_whom() -> None:
    text = (
        "President Pedro Soto of Peru met Prime Minister Jonas Berg of Norway, whom he had visited in Oslo in January."
    )
    assert ("visit", "held", {"Pedro Soto, PER", "Jonas Berg, NOR"}, "2024-01") in list_lines(text)


def test_a_visit_to_two_states_is_two() -> None:
    told = list_lines("On the occasion of President Ida Lind of Norway's visit to Peru and to Chile, ties grew.")
    assert [people for _, _, people, _ in told] == [{"Ida Lind, NOR", "Peru, PER"}, {"Ida Lind, NOR", "Chile, CHL"}]


def test_one_who_is_joined_travels_as_well_and_is_of_the_delegation() -> None:
    text = (
        "Minister Ida Lind, joined by Coordinator for the Middle East and North Africa Oskar McBride, will travel to "
        "Lima, Peru for official meetings tomorrow. The Norwegian and Peruvian delegations will discuss fisheries."
    )
    told = list_lines(text, None, "Ministry of Foreign Affairs of Norway")
    assert any(channel == "visit" and "Ida Lind, NOR" in people for channel, _, people, _ in told)
    assert any(channel == "meeting" and "Ida Lind, NOR" in people for channel, _, people, _ in told)


def test_a_summit_of_a_state_with_the_union_is_a_meeting() -> None:
    told = list_lines("They welcomed the outcomes of the Peru-EU Summit in January.")
    assert told == [("meeting", "held", {"Peru, PER", "EU, EU"}, "2024-01")]
    assert list_lines("They welcomed the outcomes of the Peru-ASEAN Summit in January.")[0][0] == "summit"


def test_the_meeting_next_week_of_a_joint_council_is_planned() -> None:
    text = "Minister Ida Lind of Norway expressed support for the meeting next week of the Norway-EU Trade Council."
    assert [(s, p) for _, s, p, _ in list_lines(text)] == [("planned", {"Norway, NOR", "EU, EU"})]


def test_hosting_for_a_meeting_to_discuss_something_is_one_encounter() -> None:
    text = (
        "Today, President Ida Lind of Norway hosted Peruvian President Ana Soto for a virtual meeting to discuss fish."
    )
    assert [(c, s) for c, s, *_ in list_lines(text)] == [("video-call", "held")]


def test_congratulations_at_a_meeting_of_three_are_no_meeting_of_their_own() -> None:
    text = (
        "President Ida Lind of Norway met today with Prime Minister Jonas Berg of Latvia and President Ana Soto of "
        "Peru in Oslo. They spoke of fish. The ships came in. The sea was calm. President Lind congratulated President "
        "Soto on her work. At the meeting, President Lind said that she would come."
    )
    assert len(list_lines(text)) == 1


def test_the_leaders_of_two_organisations_are_groups() -> None:
    told = list_lines("President Ida Lind of Norway met with the leaders of NATO and the G7 in Lima.")
    assert told[0][2] == {"Ida Lind, NOR", "leaders of NATO, NATO", "leaders of G7, G7"}


def test_a_conversation_with_the_audience_is_no_plan_with_whom_one_met_before() -> None:
    title = "Remarks by Prime Minister Ida Lind of Norway Before a Roundtable with Fishers"
    text = "I just met with President Ana Soto of Peru to talk about fish. And now we’re going to have a conversation."
    assert [s for _, s, *_ in list_lines(text, title, "Office of the Prime Minister of Norway")] == ["held"]


def test_two_summits_of_one_month_share_it() -> None:
    text = "President Ida Lind of Norway welcomed the outcomes of the Peru-EU Summit and Peru-ASEAN Summit in January."
    assert {day for *_, day in list_lines(text)} == {"2024-01"}


def test_a_stop_has_days_of_its_own() -> None:
    text = (
        "Minister Ida Lind of Norway will travel to Lima, Santiago, and Bogota on May 4–11. "
        "From May 7 to 8, the Minister will visit Santiago."
    )
    days = {frozenset(people): day for channel, _, people, day in list_lines(text) if channel == "visit"}
    assert days[frozenset({"Ida Lind, NOR", "Chile, CHL"})] == "2024-05-07/2024-05-08"
    assert days[frozenset({"Ida Lind, NOR", "Peru, PER"})] == "2024-05-04/2024-05-11"
