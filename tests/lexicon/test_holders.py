"""The register of office-holders: what it covers, and whom a name, a title and a day find in it."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.lexicon.holders import COLUMNS, FILE, Holder, find_holder, holders, read_holder
from dragoman.lexicon.states import read_organisations, read_states
from dragoman.lexicon.tables import parse_table

COUNTRIES = frozenset(s.alpha3 for s in read_states()) | {o.code for o in read_organisations()}


def tell(holder: Holder | None) -> str | None:
    """A holder as "name, country"."""
    return f"{holder.name}, {holder.country}" if holder else None


def test_covers_the_great_powers_for_all_years() -> None:
    leaders: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for holder in holders():
        for country, office in (("USA", "President"), ("GBR", "Prime Minister"), ("JPN", "Prime Minister")):
            if (holder.country, holder.office) == (country, office):
                leaders[country].append((holder.start, holder.end or "9999"))
    for country, tenures in leaders.items():
        for year in range(1950, 2026):
            assert any(start[:4] <= str(year) <= end[:4] for start, end in tenures), (country, year)
    assert len(leaders) == 3


def test_counts() -> None:
    assert len(holders()) >= 3000
    assert len({holder.country for holder in holders()}) >= 150
    assert Counter(holder.gender for holder in holders())["f"] >= 300


def test_the_lines_of_one_person_agree() -> None:
    for name in {holder.name for holder in holders()}:
        lines = {(h.spellings, h.gender, h.bare) for h in holders() if h.name == name}
        assert len(lines) == 1, name


def test_no_cell_holds_stray_marks() -> None:
    for holder in holders():
        for cell in (holder.name, holder.office, *holder.spellings):
            assert cell == " ".join(cell.split())
            assert not set(cell) & set('|@"()'), cell


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Ana Perón\tx\tPresident\tARG\t1974", "neither f nor m"),
        ("Ana Perón\tf\tPresident\tXXQ\t1974", "no code"),
        ("Ana Perón\tf\tPresident\tARG\t1974-13", "month"),
        ("Ana Perón\tf\tPresident\tARG\t1974\t1970", "ends before it begins"),
        ("Ana Perón\tf\tPresident\tARG\t1974\t\t...", "no words"),
        ("Ana Perón\tf\tPresident\tARG\t1974\t\t\tno", "yes or empty"),
    ],
)
def test_faults_name_the_line(line: str, fault: str) -> None:
    rows = parse_table(FILE, "\t".join(COLUMNS) + "\n" + line, COLUMNS, 5)
    with pytest.raises(LexiconError, match=f"line 2: .*{fault}"):
        read_holder(next(iter(rows)), frozenset(COUNTRIES))


@pytest.mark.parametrize(
    ("name", "title", "day", "found"),
    [
        ("Trump", None, None, "Donald Trump, USA"),
        ("Putin", None, "2007-02-10", "Vladimir Putin, RUS"),
        ("Bush", "President", "1990-11-19", "George H. W. Bush, USA"),
        ("Bush", "President", "2003-03-01", "George W. Bush, USA"),
        ("Bush", None, "2003-03-01", None),
        ("Wilson", None, None, None),
        ("Wilson", "Prime Minister", "1966-05-05", "Harold Wilson, GBR"),
        ("Wilson", "Foreign Minister", "1966-05-05", None),
        ("Clinton", "Secretary", "2011-06-01", "Hillary Clinton, USA"),
        ("Clinton", "Secretary of State", "2011-06-01", "Hillary Clinton, USA"),
        ("Clinton", "former President", "2011-06-01", "Bill Clinton, USA"),
        ("Xi", "President", "2019-01-01", "Xi Jinping, CHN"),
        ("Xi", None, None, "Xi Jinping, CHN"),
        ("Li", "Premier", "2016", "Li Keqiang, CHN"),
        ("Li", None, "2016", None),
        ("Moody", None, "2022", None),
        ("Modi", None, "2022", "Narendra Modi, IND"),
        ("Berry", None, "2022", None),
        ("Zelensky", None, "2022", "Volodymyr Zelenskyy, UKR"),
        ("Erdogan", None, "2022", "Recep Tayyip Erdoğan, TUR"),
        ("Nguyen", None, "1970", None),
        ("Thieu", None, "1970", "Nguyen Van Thieu, VNM"),
        ("Ahmed", None, "2021", None),
        ("Abiy", None, "2021", "Abiy Ahmed, ETH"),
        ("Guterres", None, "2020", "António Guterres, UN"),
        ("Guterres", None, None, None),
        ("Milei", None, "2024-06", "Javier Milei, ARG"),
        ("Stoltenberg", None, "2011", "Jens Stoltenberg, NOR"),
        ("Stoltenberg", "NATO chief", None, "Jens Stoltenberg, NATO"),
        ("Lula", None, None, "Luiz Inácio Lula da Silva, BRA"),
        ("al-Sissi", "President", None, "Abdel Fattah el-Sisi, EGY"),
        ("Kim", "President", None, None),
        ("Kim", "President", "2000-06-15", "Kim Dae-jung, KOR"),
        ("Kim", "President", "2016-06-15", "Jim Yong Kim, World Bank"),
        ("Lee", "Prime Minister", None, None),
        ("Lee", "Prime Minister", "2010-06-15", "Lee Hsien Loong, SGP"),
        ("Lee", "President", "2010-06-15", "Lee Myung-bak, KOR"),
        ("Castro", "President", None, None),
        ("Castro", "President", "2009-01-01", "Raúl Castro, CUB"),
        ("Abdullah", "King", "2010-01-01", None),
        ("Abdullah", "King", "2020-01-01", "Abdullah II, JOR"),
        ("Meloni", "President", "2023-05", "Giorgia Meloni, ITA"),
        ("Marcos", "President", "1980", "Ferdinand Marcos, PHL"),
        ("Bhutto", "Prime Minister", "1989", "Benazir Bhutto, PAK"),
        ("Rogers", "Secretary", "1970-06", "William P. Rogers, USA"),
        ("Greer", "Ambassador", "2025-06", "Jamieson Greer, USA"),
        ("Rodríguez", "Foreign Minister", "2015", "Bruno Rodríguez, CUB"),
        ("Schroeder", "Chancellor", "2001-01-01", "Gerhard Schröder, DEU"),
        ("Ivanov", "Foreign Minister", "2000-04-01", "Igor Ivanov, RUS"),
        ("Ivanov", "Defense Minister", "2005-04-01", "Sergei Ivanov, RUS"),
        ("Herzog", "President", "1996-09-01", "Roman Herzog, DEU"),
        ("Herzog", "President", "2023-09-01", "Isaac Herzog, ISR"),
        ("Biden", "Vice President", "2012-01-01", "Joe Biden, USA"),
        ("Sherman", "Deputy Secretary", "2022-01-10", "Wendy Sherman, USA"),
        ("Sherman", "Secretary", "2022-01-10", None),
        ("Truman", "President", "2021-01-10", "Harry S. Truman, USA"),
        ("Putin’s", "President", "2021-01-10", "Vladimir Putin, RUS"),
        ("Yang", "State Councilor", "2016-01-10", "Yang Jiechi, CHN"),
        ("Haniyeh", "Hamas leader", "2020-01-10", "Ismail Haniyeh, PSE"),
        ("II", "King", "2020-01-10", None),
        ("González", "Special Assistant to the President", "1990-01-10", None),
        ("Brown", "Chancellor of the Exchequer", "2005-01-10", "Gordon Brown, GBR"),
        ("Yermak", "head of the Office of the President", "2022-01-10", "Andriy Yermak, UKR"),
        ("Zelensky", "head of the presidential administration", "2022-01-10", None),
        ("Heath", "Deputy Prime Minister", "1972-01-01", None),
        ("Johnson", "President", "2015-01-01", None),
    ],
)
def test_a_surname_needs_a_title_that_fits(name: str, title: str | None, day: str | None, found: str | None) -> None:
    assert tell(find_holder(name, title, day)) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Joseph R. Biden, Jr.", "Joe Biden, USA"),
        ("J.D. Vance", "JD Vance, USA"),
        ("J. D. Vance", "JD Vance, USA"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy, UKR"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy, UKR"),
        ("Jim Baker", "James Baker, USA"),
        ("Sergey Lavrov", "Sergey Lavrov, RUS"),
        ("Jinping Xi", "Xi Jinping, CHN"),
        ("GEORGE H.W. BUSH", "George H. W. Bush, USA"),
        ("George W. Bush", "George W. Bush, USA"),
        ("Gideon Sa’ar", "Gideon Sa'ar, ISR"),
        ("Boris Baker", None),
        ("Prince Mohammed bin Salman", "Mohammed bin Salman, SAU"),
        ("Sheikh Mohamed bin Zayed Al Nahyan", "Mohamed bin Zayed Al Nahyan, ARE"),
        ("Dr. Condoleezza Rice", "Condoleezza Rice, USA"),
        ("Sultan bin Salman", None),
        ("Mohammad bin Salman", "Mohammed bin Salman, SAU"),
        ("Kim Jong-Un", "Kim Jong Un, PRK"),
        ("Takaichi Sanae", "Sanae Takaichi, JPN"),
        ("Hun Sen", "Hun Sen, KHM"),
        ("Al Gore", "Al Gore, USA"),
        ("Ferdinand R. Marcos, Jr.", "Ferdinand Marcos Jr., PHL"),
        ("Abdel-Fattah Al Sisi", "Abdel Fattah el-Sisi, EGY"),
        ("Abdullah II", "Abdullah II, JOR"),
        ("", None),
        ("…", None),
    ],
)
def test_a_full_name_needs_no_title(name: str, found: str | None) -> None:
    assert tell(find_holder(name)) == found


def test_a_full_name_far_from_its_tenures_is_a_namesakes() -> None:
    assert find_holder("George Brown", None, "2024-01-01") is None
    assert tell(find_holder("George Brown", None, "1967-01-01")) == "George Brown, GBR"


@given(st.text(max_size=40), st.none() | st.text(max_size=30), st.none() | st.dates().map(str) | st.text(max_size=12))
def test_any_text_is_answered(name: str, title: str | None, day: str | None) -> None:
    found = find_holder(name, title, day)
    assert found is None or found in holders()


def test_every_tenure_is_found_by_name_title_and_day() -> None:
    for holder in holders():
        found = find_holder(holder.name, holder.office, holder.start)
        assert found is not None, holder
        assert (found.name, found.country) == (holder.name, holder.country)
