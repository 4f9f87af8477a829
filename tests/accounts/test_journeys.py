"""Journeys of officials and whom they meet there: stops, company, receivers, days, guests."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

ADVISER = "Norwegian National Security Adviser Ida Berg"


@pytest.mark.parametrize(
    "words",
    [
        "looks forward to welcoming President Ana Soto of Chile to the White House on October 26, a visit that counts.",
        "will welcome President Ana Soto of Chile to the White House on October 26. Her visit will matter.",
    ],
)
def test_a_guest_to_be_welcomed_comes_on_a_visit_where_the_text_calls_it_one(words: str) -> None:
    (visit,) = read_accounts(f"U.S. President Tom Hill {words}")
    assert (visit.channel.value, visit.status.value) == ("visit", "planned")
    assert visit.date is not None
    assert visit.date.value.endswith("-10-26")
    assert who(visit) == {"Tom Hill, USA", "Ana Soto, CHL"}


def test_a_guest_who_was_welcomed_is_met() -> None:
    (meeting,) = read_accounts("U.S. President Tom Hill welcomed President Ana Soto of Chile to the White House.")
    assert meeting.channel.value == "meeting"


def test_those_who_join_a_traveller_are_on_each_stop() -> None:
    text = f"{ADVISER} will travel to Ghana and Togo, joined by Ambassador Kari Moe and Special Envoy Ola Dahl."
    for stop, state in zip(read_accounts(text), ("Ghana, GHA", "Togo, TGO"), strict=True):
        assert who(stop) == {"Ida Berg, NOR", "Kari Moe, NOR", "Ola Dahl, NOR", state}


def test_those_who_come_along_are_on_the_journey_and_not_in_each_meeting() -> None:
    text = (
        f"{ADVISER} will travel to Ghana on Monday for a meeting with Ghanaian President Kwame Boateng. "
        "She will be accompanied by Special Envoy Ola Dahl."
    )
    visit, meeting = read_accounts(text)
    assert "Ola Dahl, NOR" in who(visit)
    assert who(meeting) == {"Ida Berg, NOR", "Kwame Boateng, GHA"}


@pytest.mark.parametrize("there", ["In Ghana", "There"])
def test_who_is_met_on_a_visit_is_of_the_state_visited(there: str) -> None:
    text = f"{ADVISER} will travel to Ghana on Monday. {there}, Ms. Berg will meet with President Kwame Boateng."
    assert "Kwame Boateng, GHA" in who(read_accounts(text)[-1])


def test_who_has_no_office_of_a_state_is_not() -> None:
    text = f"{ADVISER} will travel to Ghana on Monday. In Ghana, Ms. Berg will meet with the singer Kofi Mensah."
    assert [a.channel.value for a in read_accounts(text)] == ["visit"]


def test_a_meeting_at_a_stop_takes_place_on_the_journey() -> None:
    text = (
        f"This week, {ADVISER} will travel to Geneva, Switzerland and Paris, France.\n\n"
        "In Geneva, Ms. Berg will meet with Chinese Foreign Minister Wei Li."
    )
    meeting = read_accounts(text, published="2022-03-16")[-1]
    assert meeting.date is not None
    assert meeting.date.value == "2022-03"


def test_a_journey_to_a_conference_takes_place_on_its_days() -> None:
    text = f"{ADVISER} will travel to Munich, Germany to attend the May 18-20 Munich Security Conference."
    visit = read_accounts(text, published="2022-05-02")[0]
    assert visit.channel.value == "visit"
    assert visit.date is not None
    assert visit.date.value == "2022-05-18/2022-05-20"


def test_a_site_is_no_state() -> None:
    text = f"{ADVISER} will travel to Accra, Ghana on Monday. Ms. Berg will visit the old lighthouse museum."
    assert len(read_accounts(text)) == 1


@pytest.mark.parametrize("site", ["Ghana", "the city of Kumasi in Ghana"])
def test_a_place_of_a_state_is(site: str) -> None:
    text = f"{ADVISER} spoke by phone with Ghanaian President Kwame Boateng. She will visit {site} on Monday."
    assert "visit" in {a.channel.value for a in read_accounts(text)}


def test_what_a_meeting_goes_back_to_gives_it_no_day() -> None:
    text = (
        f"{ADVISER} met today with Chilean Foreign Minister Ana Soto. Their meeting followed up on the March 5 virtual "
        "meeting between Norwegian Prime Minister Kari Moe and Chilean President Luis Rojas."
    )
    met, before = read_accounts(text, published="2022-03-16")
    assert (met.channel.value, met.date and met.date.value) == ("meeting", "2022-03-16")
    assert (before.channel.value, before.date and before.date.value) == ("video-call", "2022-03-05")
    assert who(before) == {"Kari Moe, NOR", "Luis Rojas, CHL"}


def test_talks_held_in_a_city_between_two_are_a_meeting() -> None:
    text = "He praised the discussions held in Oslo between Norwegian Minister Ida Berg and Thai Minister Chai Rat."
    (meeting,) = read_accounts(text)
    assert meeting.channel.value == "meeting"
    assert who(meeting) == {"Ida Berg, NOR", "Chai Rat, THA"}


def test_a_consultation_with_a_day_and_a_city_is_planned() -> None:
    text = f"{ADVISER} will consult with Danish Foreign Minister Eva Kjær in Copenhagen on May 16."
    (meeting,) = read_accounts(text, published="2022-05-02")
    assert (meeting.channel.value, meeting.status.value) == ("meeting", "planned")
    assert not read_accounts(f"{ADVISER} will consult closely with Denmark.", published="2022-05-02")


@pytest.mark.parametrize("end", ["and others", "and other senior officials"])
def test_a_list_may_end_with_people_without_a_name(end: str) -> None:
    text = f"{ADVISER} met with Chilean President Luis Rojas, Foreign Minister Ana Soto, {end} in Lima on Monday."
    (meeting,) = read_accounts(text)
    assert who(meeting) == {"Ida Berg, NOR", "Luis Rojas, CHL", "Ana Soto, CHL"}


def test_those_named_behind_their_group_are_called_one_by_one() -> None:
    text = (
        "The meeting will build on Norwegian Prime Minister Kari Moe’s calls this week with G7 leaders Prime Minister "
        "Tom Hill of the United Kingdom, Chancellor Eva Kurz of Germany, and Prime Minister Aldo Neri of Italy."
    )
    assert [sorted(who(a)) for a in read_accounts(text)] == [
        ["Kari Moe, NOR", "Tom Hill, GBR"],
        ["Eva Kurz, DEU", "Kari Moe, NOR"],
        ["Aldo Neri, ITA", "Kari Moe, NOR"],
    ]


def test_states_named_as_those_on_a_call_were_on_it() -> None:
    text = (
        f"{ADVISER} spoke today with her counterparts from the three Baltic countries. "
        "Countries participating in today’s call were Estonia, Latvia, and Lithuania."
    )
    (call,) = read_accounts(text)
    assert call.channel.value == "call"
    assert who(call) == {"Ida Berg, NOR", "Estonia, EST", "Latvia, LVA", "Lithuania, LTU"}


def test_a_delegation_is_represented_by_its_leader() -> None:
    text = f"{ADVISER} led a Norwegian delegation to Accra. The delegation met with Ghanaian President Kwame Boateng."
    assert who(read_accounts(text)[-1]) == {"Ida Berg, NOR", "Kwame Boateng, GHA"}


def test_who_is_described_first_and_named_behind_the_comma_is_met() -> None:
    text = f"{ADVISER} had the opportunity to meet with the host of the day, Ghanaian President Kwame Boateng."
    (meeting,) = read_accounts(text)
    assert meeting.status.value == "held"
    assert who(meeting) == {"Ida Berg, NOR", "Kwame Boateng, GHA"}


def test_a_form_of_to_be_makes_meeting_the_verb() -> None:
    text = "Tomorrow, Norwegian Prime Minister Kari Moe will be meeting with Ghanaian President Kwame Boateng in Rome."
    (meeting,) = read_accounts(text)
    assert meeting.status.value == "planned"
    assert who(meeting) == {"Kari Moe, NOR", "Kwame Boateng, GHA"}


def test_what_a_planned_meeting_builds_on_lies_behind() -> None:
    text = (
        "On Friday, Norwegian Prime Minister Kari Moe will host President Kwame Boateng of Ghana in Oslo. "
        "The meeting will build on the leaders’ phone call in February."
    )
    meeting, call = read_accounts(text, published="2022-03-16")
    assert (meeting.status.value, call.status.value) == ("planned", "held")
    assert call.date is not None
    assert call.date.value == "2022-02"


def test_a_region_s_states_are_its_stops() -> None:
    text = f"{ADVISER} will travel to West Africa, including Ghana and Togo."
    assert [sorted(who(a)) for a in read_accounts(text)] == [
        ["Ghana, GHA", "Ida Berg, NOR"],
        ["Ida Berg, NOR", "Togo, TGO"],
    ]


def test_a_journey_for_a_summit_is_made_on_its_day() -> None:
    text = "On June 28, the Norwegian Prime Minister, Kari Moe, will travel to Madrid, Spain for the 2022 NATO Summit."
    visit, summit = read_accounts(text, published="2022-06-08")
    assert (summit.channel.value, summit.status.value) == ("summit", "planned")
    assert visit.date is not None
    assert summit.date is not None
    assert visit.date.value == summit.date.value == "2022-06-28"


def test_what_leaders_will_discuss_on_a_visit_they_discuss_in_person() -> None:
    text = (
        "U.S. President Tom Hill will welcome President Ana Soto of Chile to the White House on October 26. "
        "President Soto’s visit will matter. President Hill and President Soto will discuss fish."
    )
    title = "Statement on the Bilateral Meeting between President Tom Hill and President Ana Soto of Chile"
    visit, meeting = read_accounts(text, published="2022-09-16", title=title)
    assert (visit.channel.value, meeting.channel.value) == ("visit", "meeting")
    assert visit.date is not None
    assert meeting.date is not None
    assert visit.date.value == meeting.date.value == "2022-10-26"


def test_what_is_followed_lies_behind() -> None:
    text = (
        "U.S. President Tom Hill will meet virtually with President Ana Soto of Chile on Monday. "
        "Following their September 9 phone call, the two leaders will discuss fish."
    )
    _, call = read_accounts(text, published="2022-01-16")
    assert call.status.value == "held"
    assert call.date is not None
    assert call.date.value == "2021-09-09"


def test_meetings_before_a_journey_are_not_on_it() -> None:
    text = (
        "Norwegian Prime Minister Kari Moe will travel to Ghana following her meetings in Lima, Peru with our allies."
    )
    (visit,) = read_accounts(text)
    assert who(visit) == {"Kari Moe, NOR", "Ghana, GHA"}


def test_a_list_goes_on_behind_the_title_of_one_in_it() -> None:
    text = (
        f"{ADVISER} convened a meeting in Oslo with Norwegian Navy Adm. Jon Lie, Commander, Norwegian Arctic Command "
        "and senior officials from Chile and Peru on fish."
    )
    (meeting,) = read_accounts(text)
    assert {"Ida Berg, NOR", "Senior official of Chile, CHL", "Senior official of Peru, PER"} <= who(meeting)


def test_a_joint_body_s_meeting_is_of_both_its_states() -> None:
    text = f"{ADVISER} led Norwegian participation in a virtual meeting of the Norway-Chile Fishing Group on May 5."
    (meeting,) = read_accounts(text)
    assert who(meeting) == {"Ida Berg, NOR", "Chile, CHL"}


def test_two_who_were_each_spoken_to_are_two_calls() -> None:
    text = (
        "Norwegian President Ida Berg spoke by phone with Chilean President Ana Soto about fish, and with Ghanaian "
        "President Kwame Boateng about ships."
    )
    assert [sorted(who(a)) for a in read_accounts(text)] == [
        ["Ana Soto, CHL", "Ida Berg, NOR"],
        ["Ida Berg, NOR", "Kwame Boateng, GHA"],
    ]


def test_visits_to_two_states_are_two() -> None:
    text = (
        "President Ana Soto of Chile and Prime Minister Ida Berg of Norway met in Lima on 21 May, on the occasion of "
        "the Prime Minister's official visit to Chile. The Prime Minister invited the President to Norway in June."
    )
    visits = [a for a in read_accounts(text, published="2023-05-22") if a.channel.value == "visit"]
    assert ("proposed", "Norway") in {(a.status.value, a.place.value if a.place else None) for a in visits}
