"""Who takes part in an encounter: subject, object, "with", "between", counterparts, hosts, and who does not."""

from __future__ import annotations

import pytest

from engagements import read_accounts, sides, who


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "French President Emmanuel Macron met his Romanian counterpart Klaus Iohannis in Paris.",
            {"Emmanuel Macron, FRA", "Klaus Iohannis, ROU"},
        ),
        (
            "The talks between Cuban President Miguel Diaz-Canel and Chinese President Xi Jinping were held in Havana.",
            {"Miguel Diaz-Canel, CUB", "Xi Jinping, CHN"},
        ),
        (
            "Finnish President Sauli Niinisto and Estonian President Alar Karis held a video conference.",
            {"Sauli Niinisto, FIN", "Alar Karis, EST"},
        ),
        (
            "The foreign ministers of Japan and South Korea held talks in Seoul.",
            {"Foreign minister of Japan, JPN", "Foreign minister of South Korea, KOR"},
        ),
        (
            "Slovak President Zuzana Caputova, who met Czech President Petr Pavel on Sunday, said trade had grown.",
            {"Zuzana Caputova, SVK", "Petr Pavel, CZE"},
        ),
        (
            "Lithuanian President Gitanas Nauseda arrived in Chisinau for a visit.",
            {"Gitanas Nauseda, LTU", "Moldova, MDA"},
        ),
        (
            "British Foreign Secretary James Cleverly visited Bogota on 14 September 2023.",
            {"James Cleverly, GBR", "Colombia, COL"},
        ),
        (
            "Nigerian President Bola Tinubu was received by Zambian President Hakainde Hichilema in Lusaka.",
            {"Bola Tinubu, NGA", "Hakainde Hichilema, ZMB"},
        ),
        (
            "Greek Foreign Minister Giorgos Gerapetritis visited Cyprus at the invitation of Cypriot Foreign Minister "
            "Constantinos Kombos.",
            {"Giorgos Gerapetritis, GRC", "Constantinos Kombos, CYP"},
        ),
        (
            "In talks on a trade deal, Bolivian President Luis Arce met Chilean President Gabriel Boric.",
            {"Luis Arce, BOL", "Gabriel Boric, CHL"},
        ),
    ],
)
def test_the_people_of_an_encounter(text: str, people: set[str]) -> None:
    (account,) = read_accounts(text)
    assert who(account) == people


@pytest.mark.parametrize(
    "text",
    [
        "Bolivian President Luis Arce discussed a trade agreement with Paraguay.",
        "Moroccan Foreign Minister Nasser Bourita announced negotiations on the border with Algeria.",
        "Omani Foreign Minister Badr Albusaidi praised the partnership with Tanzania during a cabinet meeting.",
    ],
)
def test_a_phrase_with_another_noun_puts_nobody_in(text: str) -> None:
    assert read_accounts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin spokesperson Dmitry Peskov said Russian President Vladimir Putin met Belarusian President Alexander "
        "Lukashenko in Sochi on Friday.",
        "Ugandan Foreign Minister Jeje Odongo met Somali Foreign Minister Abshir Omar Huruse, spokesperson Margaret "
        "Kafeero said.",
    ],
)
def test_a_spokesperson_takes_no_part(text: str) -> None:
    (account,) = read_accounts(text)
    assert len(account.participants) == 2
    assert not any("spokes" in (p.role or "").lower() for p in account.participants)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "Malaysian Prime Minister Anwar Ibrahim spoke separately by phone with Indonesian President Joko Widodo, "
            "Thai Prime Minister Srettha Thavisin and Philippine President Ferdinand Marcos.",
            ["IDN", "THA", "PHL"],
        ),
        (
            "Ukrainian President Volodymyr Zelensky held separate phone calls with the leaders of Latvia, Croatia and "
            "Ireland.",
            ["LVA", "HRV", "IRL"],
        ),
    ],
)
def test_separate_calls_of_one_sentence_are_one_each(text: str, others: list[str]) -> None:
    accounts = read_accounts(text)
    assert {a.channel.value for a in accounts} == {"call"}
    assert [sides(a) - {"MYS", "UKR"} for a in accounts] == [{other} for other in others]


def test_one_call_of_all_is_one() -> None:
    text = (
        "Malaysian Prime Minister Anwar Ibrahim held a conference call with Indonesian President Joko Widodo and Thai "
        "Prime Minister Srettha Thavisin."
    )
    (account,) = read_accounts(text)
    assert sides(account) == {"MYS", "IDN", "THA"}


def test_a_visit_of_several_stops_is_one_for_each_state() -> None:
    text = "New Zealand Prime Minister Chris Hipkins will travel to Warsaw, Poland and Bucharest, Romania next week."
    warsaw, bucharest = read_accounts(text)
    assert (sides(warsaw), warsaw.place and warsaw.place.value) == ({"NZL", "POL"}, "Warsaw")
    assert (sides(bucharest), bucharest.place and bucharest.place.value) == ({"NZL", "ROU"}, "Bucharest")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Norwegian Prime Minister Ola Dahl, Danish Prime Minister Ida Berg, Ghanaian President Kwame Boateng and "
            "Kenyan President Amina Otieno, who arrived in Lima on Monday, thanked Peru.",
            {"Ola Dahl, NOR", "Ida Berg, DNK", "Kwame Boateng, GHA", "Amina Otieno, KEN", "Peru, PER"},
        ),
        (
            "Norwegian Prime Minister Ola Dahl met with outgoing opposition leader Kwame Boateng of Ghana.",
            {"Ola Dahl, NOR", "Kwame Boateng, GHA"},
        ),
        (
            "Norwegian Prime Minister Ola Dahl spoke with his Ghanaian and Kenyan counterparts, President Kwame "
            "Boateng of Ghana and President Amina Otieno of Kenya.",
            {"Ola Dahl, NOR", "Kwame Boateng, GHA", "Amina Otieno, KEN"},
        ),
        (
            "Norwegian Prime Minister Ola Dahl held talks with President Kwame Boateng of Ghana with the participation "
            "of African Union Commission Chairperson Amina Otieno.",
            {"Ola Dahl, NOR", "Kwame Boateng, GHA", "Amina Otieno, AU"},
        ),
        (
            "The U.S.-Ghana summit took place in Accra on Monday.",
            {"United States, USA", "Ghana, GHA"},
        ),
        (
            "President Ola Dahl of Norway thanked President Ida Berg of Iceland for hosting the Denmark-Ghana talks in "
            "Reykjavik on Monday.",
            {"Denmark, DNK", "Ghana, GHA", "Ida Berg, ISL"},
        ),
        (
            "This week, Norwegian Prime Minister Ola Dahl was in Accra to discuss fisheries.",
            {"Ola Dahl, NOR", "Ghana, GHA"},
        ),
        (
            "Norwegian Prime Minister Ola Dahl is in Accra for talks with Ghanaian President Kwame Boateng.",
            {"Ola Dahl, NOR", "Kwame Boateng, GHA"},
        ),
        (
            "Norwegian envoys told of Ola Dahl, the prime minister of Norway, meeting with Ghanaian President Kwame "
            "Boateng in March.",
            {"Ola Dahl, NOR", "Kwame Boateng, GHA"},
        ),
        (
            "In their talks, Norwegian Prime Minister Ola Dahl and Ghanaian President Kwame Boateng agreed on a fund.",
            {"Ola Dahl, NOR", "Kwame Boateng, GHA"},
        ),
    ],
)
def test_the_people_that_the_clause_around_tells(text: str, people: set[str]) -> None:
    (account,) = read_accounts(text)
    assert who(account) == people


def test_courtesy_calls_on_two_of_a_state_are_two_meetings() -> None:
    calls = read_accounts(
        "President Kwame Boateng of Ghana will pay courtesy calls on the King of Norway and the Prime Minister of "
        "Norway in Oslo on October 4."
    )
    assert [who(c) for c in calls] == [
        {"Kwame Boateng, GHA", "King of Norway, NOR"},
        {"Kwame Boateng, GHA", "Prime Minister of Norway, NOR"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Ola Dahl welcomed Ghana’s leadership on fisheries.",
        "Norway and Ghana also wrote the rules of the road.",
        "Norwegian Prime Minister Ola Dahl praised Ghana, which is receiving vaccines from Kenya.",
        "Norwegian Prime Minister Ola Dahl spoke of the competition that Norway is engaged in with Ghana.",
        "Norwegian Prime Minister Ola Dahl and Ghanaian President Kwame Boateng will meet every requirement.",
        "Q Mr. President, will you meet with Ghanaian President Kwame Boateng?",
        "This week’s travel to Ghana and Kenya is part of a wider plan of Norway.",
        "Norwegian and Ghanaian ministers want to restore global travel.",
    ],
)
def test_praise_rules_and_questions_are_no_encounters(text: str) -> None:
    assert read_accounts(text, source="Government of Norway") == ()


def test_a_meeting_with_people_of_no_side_takes_nobody_from_another_one() -> None:
    (talks,) = read_accounts(
        "Norwegian Prime Minister Ola Dahl will meet Ghanaian President Kwame Boateng in Accra on Friday. He will also "
        "hold a meeting with local businesses."
    )
    assert talks.channel.value == "meeting"


def test_at_ministerial_level_the_states_meet() -> None:
    talks, next_ones = read_accounts(
        "Norwegian Prime Minister Ola Dahl met Ghanaian President Kwame Boateng. It was agreed to hold a meeting at "
        "the ministerial level in October."
    )
    assert who(next_ones) == {"Norway, NOR", "Ghana, GHA"}
    assert who(talks) == {"Ola Dahl, NOR", "Kwame Boateng, GHA"}


def test_a_standing_bodys_meeting_is_not_that_of_who_speaks_of_it() -> None:
    (talks,) = read_accounts(
        "Norwegian Prime Minister Ola Dahl met Ghanaian President Kwame Boateng. They agreed to hold a meeting of the "
        "joint fisheries commission."
    )
    assert talks.status.value == "held"


def test_we_met_is_the_speaker_and_who_was_spoken_of() -> None:
    now, before = read_accounts(
        "I met today with President Kwame Boateng of Ghana in Accra. When we met in Oslo last November, we agreed.",
        source="Prime Minister of Norway (Dahl, Ola)",
    )
    assert who(before) == who(now) == {"Ola Dahl, NOR", "Kwame Boateng, GHA"}
    assert before.date is not None
    assert before.date.value == "2022-11"


def test_a_visit_is_its_visitors_and_not_of_who_speaks_of_it() -> None:
    (visit,) = read_accounts(
        "Prime Minister Ola Dahl of Norway noted the visit of President Kwame Boateng of Ghana to Peru last week."
    )
    assert who(visit) == {"Kwame Boateng, GHA", "Peru, PER"}


def test_a_visitor_who_is_awaited_comes_to_the_publishers_state() -> None:
    (visit,) = read_accounts(
        "The minister previewed the upcoming visit of President Kwame Boateng of Ghana.", source="Government of Norway"
    )
    assert who(visit) == {"Kwame Boateng, GHA", "Norway, NOR"}
    assert visit.status.value == "planned"


def test_a_purpose_that_the_parse_takes_for_the_object_hides_no_meeting() -> None:
    text = (
        "Norwegian Prime Minister Ida Berg will meet virtually with Prime Minister Tanaka Fumio of Japan on Friday "
        "to further deepen ties between our governments."
    )
    (meeting,) = read_accounts(text)
    assert (meeting.channel.value, meeting.status.value) == ("video-call", "planned")
    assert who(meeting) == {"Ida Berg, NOR", "Tanaka Fumio, JPN"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Norway backed Moldova, and Japan met with Peru on Monday.", {"Japan, JPN", "Peru, PER"}),
        (
            "The cabinet sent aid to Ghana, and Kenya hosted Peruvian President Ana Soto.",
            {"Kenya, KEN", "Ana Soto, PER"},
        ),
        (
            "Norway sent 40 tents to Moldova, and Japan will host Peruvian President Ana Soto in May.",
            {"Japan, JPN", "Ana Soto, PER"},
        ),
    ],
)
def test_whom_the_clause_before_tells_of_is_not_listed_with_the_subject(text: str, people: set[str]) -> None:
    (met,) = read_accounts(text)
    assert who(met) == people
