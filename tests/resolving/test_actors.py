import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Tenure
from dragoman.model.record import Actor, Judgement
from dragoman.resolving.actor_keys import list_actor_keys
from dragoman.resolving.actor_names import slug_name
from dragoman.resolving.actors import resolve_actor
from dragoman.resolving.namings import Naming, is_personal_name, parse_naming
from remembered import Remembered


def meet_all(*namings: tuple[str, str | None, str | None, str | None]) -> list[str]:
    """The ids that namings (name, role, country, day) come to, one after the other."""
    record = Remembered()
    return [record.meet(*naming).id for naming in namings]


@pytest.mark.parametrize(
    ("name", "role", "country"),
    [
        ("Zelenskyy", None, None),
        ("Zelensky", "President", "UKR"),
        ("Zelenskiy", None, "UKR"),
        ("Володимир Зеленський", None, None),
        ("Владимир Зеленский", None, None),
        ("the Ukrainian president", None, "UKR"),
        ("the Ukrainian president", None, None),
        ("President of Ukraine", "President", "UKR"),
        ("President Volodymyr Zelenskyy", None, None),
        ("Ukrainian President Zelensky", None, None),
    ],
)
def test_one_president_has_many_namings(name: str, role: str | None, country: str | None) -> None:
    record = Remembered()
    for first, second in (((name, role, country), ("Volodymyr Zelenskyy", "President", "UKR")),):
        assert record.meet(*first).id == record.meet(*second).id == "p-volodymyr-zelenskyy"
    assert record.actors["p-volodymyr-zelenskyy"].name == "Volodymyr Zelenskyy"
    assert record.actors["p-volodymyr-zelenskyy"].known == "Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    "name", ["Olena Zelenska", "Zelenska", "Mrs. Zelenska", "First Lady of Ukraine", "Олена Зеленська"]
)
def test_the_president_and_his_wife_are_two(name: str) -> None:
    record = Remembered()
    record.meet("Volodymyr Zelenskyy", "President", "UKR")
    record.meet("Olena Zelenska", "First Lady", "UKR")
    role = "First Lady" if name.startswith("First") else None
    assert record.meet(name, role, "UKR").id == "p-olena-zelenska"


@pytest.mark.parametrize(
    ("name", "role", "country", "day", "actor"),
    [
        ("President Dan", None, None, "2025-06-10", "p-nicusor-dan"),
        ("Dan", "President", "ROU", "2025-06-10", "p-nicusor-dan"),
        ("President Bush", None, "USA", "1990-08-02", "p-george-h-w-bush"),
        ("President Bush", None, "USA", "2003-03-19", "p-george-w-bush"),
        ("George Bush", "President", "USA", "1991", "p-george-h-w-bush"),
        ("George Bush", "President", "USA", "2006-05", "p-george-w-bush"),
        ("Obama", None, None, "2012-01-01", "p-barack-obama"),
        ("Mrs. Obama", None, "USA", "2012-01-01", "p-michelle-obama"),
        ("Trump", None, None, "2025-11-07", "p-donald-trump"),
        ("Kishida Fumio", None, None, "2022-05-01", "p-fumio-kishida"),
        ("Κυριάκος Μητσοτάκης", None, None, "2022-05-01", "p-kyriakos-mitsotakis"),
        ("习近平", None, None, "2022-05-01", "p-xi-jinping"),
        ("Сергій Кислиця", None, "UKR", "2025-02-01", "p-serhiy-kyslytsya"),
        ("Сергей Кислица", None, "UKR", "2025-02-01", "p-serhiy-kyslytsya"),
        ("Sergei Kislitsa", None, "UKR", "2025-02-01", "p-serhiy-kyslytsya"),
        ("Александар Вучић", None, None, "2023", "p-aleksandar-vucic"),
        ("President Macron", None, "CHN", "2023-04-06", "p-emmanuel-macron"),
        ("Biden", "President", "JPN", "2022-05-23", "p-joe-biden"),
        ("Merkel", None, "RUS", "2015-05-10", "p-angela-merkel"),
        ("Obama", "President", "RUS", "2022-08-01", "p-barack-obama"),
        ("Abiy", "President", "ETH", "2022-08-01", "p-abiy-ahmed"),
        ("Prime Minister of Japan", "Prime Minister", "JPN", "2022-01-21", "p-fumio-kishida"),
        ("King of Jordan", "King", "JOR", "2022-01-21", "p-abdullah-ii"),
        ("Muhammad Shehbaz Sharif", "Prime Minister", "PAK", "2025", "p-shehbaz-sharif"),
        ("Jens Stoltenberg", "Prime Minister", "NOR", "2010", "p-jens-stoltenberg"),
        ("Jens Stoltenberg", "Secretary General", "NATO", "2020", "p-jens-stoltenberg"),
    ],
)
def test_the_register_tells_who_held_the_office(
    name: str, role: str | None, country: str | None, day: str, actor: str
) -> None:
    assert Remembered().meet(name, role, country, day).id == actor


def test_an_office_that_two_hold_that_day_stays_unnamed() -> None:
    record = Remembered()
    found = record.meet("President of the United States", "President", "USA", "2025-01-20")
    assert (found.id, found.actor.kind, found.actor.name) == (
        "b-president-usa",
        "body",
        "President of the United States",
    )
    assert record.meet("the U.S. president", None, "USA", None).id == "b-president-usa"
    assert record.meet("Ambassador of France", "Ambassador", "FRA").id == "b-ambassador-fra"


def test_an_office_is_resolved_by_a_tenure_of_the_record() -> None:
    record = Remembered()
    berg = record.meet("Ida Berg", "Foreign Minister", "ISL", "2031-02-03")
    assert record.meet("Foreign Minister of Iceland", "Foreign Minister", "ISL", "2031-02-03").actor.kind == "body"
    record.learn(berg.id, Tenure("Ida Berg", "Foreign Minister", "ISL", "2031-01", "2033", source="text"))
    found = record.meet("Icelandic foreign minister", None, "ISL", "2031-06")
    assert found.id == berg.id
    assert found.reasons[0].why == "the Foreign Minister (Iceland) on 2031-06 is Ida Berg (text)"
    holm = record.meet("Ole Holm", "Foreign Minister", "ISL", "2032-02-03")
    record.learn(holm.id, Tenure("Ole Holm", "Foreign Minister", "ISL", "2032", source="text"))
    assert record.meet("Icelandic foreign minister", None, "ISL", "2031-06").id == berg.id
    assert record.meet("Icelandic foreign minister", None, "ISL", "2032-06").actor.kind == "body"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ida Berg", "Foreign Minister", "DNK"), ("Berg", "Foreign Minister", "DNK")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("Foreign Minister Ida Berg", None, "DNK")),
        (("Ida Berg", None, "DNK"), ("I. Berg", "Foreign Minister", "DNK")),
        (("Ida Berg", None, None), ("Ida Berg", "Envoy", "DNK")),
        (("Berg Ida", "Minister", "HUN"), ("Ida Berg", "Minister", "HUN")),
        (("Okafor", "Ambassador", "NGA"), ("Chinwe Okafor", "Ambassador to Ghana", "NGA")),
        (("Walt W. Rostow", "Assistant", "USA"), ("Walter Rostow", "Assistant", "USA")),
        (("Дмитро Колесник", None, "UKR"), ("Dmitry Kolesnik", None, "UKR")),
        (("Ігор Гнатюк", None, "UKR"), ("Igor Gnatyuk", None, "UKR")),
        (("Ihor Hnatiuk", None, "UKR"), ("Игорь Гнатюк", None, "UKR")),
        (("Al-Masri Khaled", None, "JOR"), ("Khalid el-Masri", None, "JOR")),
        (("Maarten van der Velde", "Envoy", "NLD"), ("Van der Velde", "Envoy", "NLD")),
        (("Juan Pérez Soto", "Canciller", "CHL"), ("Pérez", "Canciller", "CHL")),
        (("Jiří Horák", None, "CZE"), ("Jiri Horak", "Envoy", "CZE")),
        (("Joseph J. Sand", None, "USA"), ("Joe Sand", "Senator", "USA")),
        (("Lars-Hendrik Roth", None, "DEU"), ("Lars Hendrik Roth", None, "DEU")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("Ida Berg", "Secretary General", "NATO")),
        (
            ("Ida Berg", "Head of the Trade Policy Bureau", "DNK"),
            ("Ida Berg", "Head of the Trade Policy Bureau", "USA"),
        ),
    ],
)
def test_two_namings_of_one_person_meet(
    first: tuple[str, str | None, str | None], second: tuple[str, str | None, str | None]
) -> None:
    for ordered in ((first, second), (second, first)):
        record = Remembered()
        ids = [record.meet(*naming).id for naming in ordered]
        assert ids[0] == ids[1], ordered


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ida Berg", "Foreign Minister", "DNK"), ("Berg", "Foreign Minister", "NOR")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("Ida Berg", "Foreign Minister", "NOR")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("Ole Berg", "Foreign Minister", "DNK")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("P. Berg", "Foreign Minister", "DNK")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("Mr. Berg", "Foreign Minister", "DNK")),
        (("Ida Berg", "Foreign Minister", "DNK"), ("Berg", "Defence Minister", "DNK")),
        (("Joseph J. Sand", None, "USA"), ("Joseph K. Sand", None, "USA")),
        (("Robert Sand Jr.", None, "USA"), ("Robert Sand Sr.", None, "USA")),
        (("James Thomas", None, "USA"), ("Thomas James", None, "USA")),
        (("Karim bin Salman bin Faris", None, "OMN"), ("Salman bin Faris", None, "OMN")),
        (("Joe", None, "USA"), ("Claude Joseph", "Foreign Minister", "USA")),
        (("Eric Trump", None, None), ("Donald Trump", None, None)),
        (("Donald Trump Jr.", None, "USA"), ("Donald Trump", "President", "USA")),
        (("Lena Lund", None, "SWE"), ("Lena Lind", None, "SWE")),
    ],
)
def test_two_persons_stay_two(
    first: tuple[str, str | None, str | None], second: tuple[str, str | None, str | None]
) -> None:
    for ordered in ((first, second), (second, first)):
        record = Remembered()
        ids = [record.meet(*naming).id for naming in ordered]
        assert ids[0] != ids[1], ordered


def test_a_surname_is_no_older_namesakes() -> None:
    record = Remembered()
    first = record.meet("Chinwe Okafor", "Ambassador", "NGA", "1981-05-02")
    assert record.meet("Okafor", "Ambassador", "NGA", "1982-01-01").id == first.id
    assert record.meet("Okafor", "Ambassador", "NGA", "2019-01-01").id != first.id


def test_a_surname_that_two_bear_is_neither() -> None:
    record = Remembered()
    both = {record.meet(name, "Senator", "USA").id for name in ("Ann Lee", "Bob Lee")}
    assert record.meet("Lee", "Senator", "USA").id not in both


def test_names_are_shown_in_full() -> None:
    record = Remembered()
    record.meet("Okafor", "Ambassador", "NGA")
    found = record.meet("Chinwe Okafor", "Ambassador", "NGA")
    assert found.actor.name == "Chinwe Okafor"
    assert found.learnt == ("Chinwe Okafor",)
    assert record.meet("Chinwe Ada Okafor", "Ambassador", "NGA").actor.name == "Chinwe Ada Okafor"
    assert record.meet("Chinwe Okafor En Route", "Ambassador", "NGA").actor.name == "Chinwe Ada Okafor"
    assert record.meet("Okafor", "Ambassador", "NGA").learnt == ()
    assert record.meet("Ida Berg En Route", None, "DNK").actor.name == "Ida Berg En Route"
    assert record.meet("Ida Berg", None, "DNK").actor.name == "Ida Berg"
    assert record.meet("Ana Maria Soto", None, "CHL").actor.name == "Ana Maria Soto"
    assert record.meet("Ana Maria", None, "CHL").actor.name == "Ana Maria Soto"


def test_names_in_capitals_are_shown_in_small_letters() -> None:
    record = Remembered()
    assert record.meet("Ida BERG-HOLM", None, "DNK").actor.name == "Ida Berg-Holm"
    assert record.meet("Ida Karin BERG-HOLM", None, "DNK").actor.name == "Ida Karin Berg-Holm"


def test_the_fuller_naming_fills_in_what_was_not_known() -> None:
    record = Remembered()
    assert record.meet("Ida Berg").actor.country is None
    filled = record.meet("Ida Berg", "Foreign Minister", "DNK").actor
    assert (filled.country, filled.gender) == ("DNK", "f")


def test_reasons_are_in_words() -> None:
    found = Remembered().meet("the Ukrainian president", None, "UKR", "2025-11-07")
    assert next(reason.why for reason in found.reasons) == (
        "the President (Ukraine) on 2025-11-07 is Volodymyr Zelenskyy (the shipped register)"
    )


@pytest.mark.parametrize(
    ("naming", "actor"),
    [
        (Naming("Ukraine", None, "UKR", "state"), "s-UKR"),
        (Naming("Kyiv", None, None), "s-UKR"),
        (Naming("NATO", None, "NATO", "organisation"), "o-NATO"),
        (Naming("NATO", None, None), "o-NATO"),
        (Naming("the European Commission", None, None), "o-EU"),
        (Naming("White House officials", None, "USA", "body"), "b-white-house-officials-usa"),
        (Naming("Government of Japan", None, "JPN", "body"), "b-government-jpn"),
        (Naming("Japanese government", None, "JPN", "body"), "b-government-jpn"),
        (Naming("Guild of Bakers", None, None, "organisation"), "o-guild-of-bakers"),
        (Naming("the survey", None, None), "b-survey"),
    ],
)
def test_states_organisations_and_bodies(naming: Naming, actor: str) -> None:
    record = Remembered()
    assert record.keep(resolve_actor(naming, record)).id == actor
    again = resolve_actor(naming, record)
    assert (again.id, again.is_new, again.learnt) == (actor, False, ())


def judge(verb: str, subject: str, other: str, withdrawn: bool = False) -> Judgement:
    return Judgement(
        "j-1",
        verb,  # type: ignore[arg-type]
        subject,
        "A. Desk",
        "seen on the photograph",
        "2031-01-01T00:00:00Z",
        other,
        withdrawn_at="2031-01-02T00:00:00Z" if withdrawn else None,
    )


def test_what_was_judged_the_same_is_the_subject() -> None:
    record = Remembered()
    first = record.meet("Ida Berg", "Foreign Minister", "DNK").id
    second = record.meet("Ida Holm", "Foreign Minister", "DNK").id
    found = record.meet("Ida Holm", "Foreign Minister", "DNK", judgements=[judge("same", first, second)])
    assert found.id == first
    assert "A. Desk judged them the same: seen on the photograph" in [reason.why for reason in found.reasons]
    withdrawn = record.meet("Ida Holm", "Foreign Minister", "DNK", judgements=[judge("same", first, second, True)])
    assert withdrawn.id == second


def test_what_was_judged_the_same_before_it_was_met_again() -> None:
    record = Remembered()
    first = record.meet("Ida Berg", "Foreign Minister", "DNK").id
    found = record.meet("Ida Holm", "Foreign Minister", "DNK", judgements=[judge("same", first, "p-ida-holm")])
    assert (found.id, found.is_new) == (first, False)
    assert found.learnt == ("Ida Holm",)


def test_what_was_judged_apart_never_joins() -> None:
    record = Remembered()
    bare = record.meet("Okafor", "Ambassador", "NGA").id
    apart = [judge("not-same", bare, "p-chinwe-okafor")]
    assert record.meet("Chinwe Okafor", "Ambassador", "NGA", judgements=apart).id == "p-chinwe-okafor"
    both = [judge("same", bare, "p-chinwe-okafor"), *apart]
    assert record.meet("Chinwe Okafor", "Ambassador", "NGA", judgements=both).id == "p-chinwe-okafor"


def test_an_id_that_is_taken_gets_a_number() -> None:
    ids = meet_all(
        ("Ida Berg", "Foreign Minister", "DNK", "2025"),
        ("Ida Berg", "Foreign Minister", "NOR", "2025"),
        ("Ida Berg", "Foreign Minister", "SWE", "2025"),
    )
    assert ids == ["p-ida-berg", "p-ida-berg-2", "p-ida-berg-3"]


def test_a_naming_without_a_name_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no name"):
        resolve_actor(Naming("  "), Remembered())


def test_an_imported_actor_is_found_by_its_own_keys() -> None:
    tenure = Tenure("Ida Berg", "Foreign Minister", "DNK", "2031", "2038-05", source="list.csv")
    actor = Actor("p-ida-berg", "person", "Ida Berg", "DNK", tenures=(tenure,))
    record = Remembered()
    record.actors[actor.id] = actor
    for key in list_actor_keys(actor):
        record.by_key.setdefault(key, set()).add(actor.id)
    for name, role, day in (
        ("Ida Berg", None, "2040"),
        ("Berg", "Foreign Minister", "2037-05-05"),
        ("Berg", None, "2031-02-01"),
        ("Foreign Minister of Denmark", "Foreign Minister", "2033"),
    ):
        assert record.meet(name, role, "DNK", day).id == actor.id
    assert record.meet("Berg", "Foreign Minister", "DNK", "2060").id != actor.id


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("Ida Berg", True),
        ("Ursula von der Leyen", True),
        ("Berg", True),
        ("Ida Berg and Ole Holm", False),
        ("CDC", False),
        ("the court", False),
        ("Supreme Court", False),
        ("3 in 10 adults", False),
        ("Berg’s office", False),
        ("Robert Sand, Jr.", True),
        ("Іда Берг", True),
    ],
)
def test_words_that_can_be_a_name(name: str, personal: bool) -> None:
    assert is_personal_name(name) is personal


@pytest.mark.parametrize(
    ("name", "rest", "office", "gender"),
    [
        ("Danish Prime Minister Ida Berg", "Ida Berg", "Prime Minister", "f"),
        ("King Abdullah II", "Abdullah II", "King", "m"),
        ("Mrs. Berg", "Berg", None, "f"),
        ("the Danish prime minister", "", "prime minister", None),
        ("Angus King", "Angus King", None, "m"),
        ("Marshall Green", "Marshall Green", None, "m"),
        ("Dr. Okafor", "Okafor", None, None),
    ],
)
def test_titles_are_cut_from_names(name: str, rest: str, office: str | None, gender: str | None) -> None:
    parsed = parse_naming(Naming(name))
    assert (parsed.name, parsed.office) == (rest, office)
    if office != "King" or gender is None:
        assert parsed.gender == gender


@given(st.text(min_size=1, max_size=40))
def test_ids_are_plain_and_the_same_each_time(name: str) -> None:
    slug = slug_name(name)
    assert slug == slug_name(name)
    assert slug.isascii()
    assert slug == slug.lower()
    assert slug
    assert not set(slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_name_of_one_word_twice_is_found_again() -> None:
    record = Remembered()
    assert record.meet("Boutros Boutros", "Minister", "EGY").id == record.meet("Boutros Boutros", None, "EGY").id


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.sampled_from([None, "President", "Minister"]))
def test_whatever_the_words_something_comes_of_them(name: str, role: str | None) -> None:
    record = Remembered()
    first = record.meet(name, role, "DNK")
    second = record.meet(name, role, "DNK")
    assert first.id == second.id
    assert not second.is_new


def test_the_cost_does_not_grow_with_the_record() -> None:
    record = Remembered()
    syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za"]
    for first in syllables:
        for second in syllables:
            for third in syllables:
                record.meet(f"Ana {first}{second}{third}rin".title(), "Envoy", "FRA")
    asked, began = record.asked, time.perf_counter()
    for _ in range(50):
        record.meet("Ana Bakelirin", "Envoy", "FRA")
    assert (record.asked - asked) / 50 <= 12
    assert (time.perf_counter() - began) / 50 < 0.01
