"""The tables of event data: they hold together, and a wrong one is named."""

from __future__ import annotations

import copy
from typing import Any, get_args

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.events import FILE, compile_words, load_event_tables, read_cameo_codes, shape_event_tables
from dragoman.lexicon.sectors import find_sector, shape_sectors
from dragoman.lexicon.tables import read_toml
from dragoman.model import CommitmentKind, Status

CEASEFIRE = [subject["name"] for subject in read_toml(FILE)["subjects"]].index("ceasefire")


def test_every_status_kind_and_code_has_its_line() -> None:
    tables = load_event_tables()
    assert set(tables.encounters) == {*get_args(Status), "proposed_by"}
    assert set(tables.kinds) == set(get_args(CommitmentKind))
    used = {s.intended for s in tables.subjects} | {s.asked for s in tables.subjects}
    used |= {s.done.cameo for s in tables.subjects if s.done} | set(tables.pairs.values())
    used |= {tables.signed.cameo} | {coding.cameo for coding in tables.encounters.values()}
    assert used - {None} == set(read_cameo_codes()), "codes that nothing uses, or that the table lacks"
    assert all(-10 <= code.intensity <= 10 for code in read_cameo_codes().values())
    assert {t.name for t in tables.types.values()} >= {s.done.type for s in tables.subjects if s.done}
    last = tables.subjects[-1]
    assert last.words is None, "the last subject fits everything"
    assert all((last.done, last.intended, last.asked))


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("encounters", "held", "type"), "PARLEY", "'PARLEY' is none of its types"),
        (("encounters", "planned", "cameo"), "999", "'999' is no code of cameo_codes.tsv"),
        (("subjects", CEASEFIRE, "done", "mode"), "phone", "RETREAT has no mode 'phone'"),
        (("subjects", CEASEFIRE, "done", "colour"), "red", "unexpected keyword argument 'colour'"),
        (("kinds", "pledge", "type"), "VOW", "'VOW' is none of its types"),
    ],
)
def test_a_wrong_table_is_named(path: tuple[Any, ...], value: str, fault: str) -> None:
    table = copy.deepcopy(read_toml(FILE))
    place = table
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(LexiconError, match=rf"events.toml: .*{fault}"):
        shape_event_tables(table)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(LexiconError, match=r"events.toml: the key 'signed' is missing"):
        shape_event_tables({key: value for key, value in read_toml(FILE).items() if key != "signed"})


def test_words_are_whole_and_stars_stand_for_letters() -> None:
    words = compile_words(["sever", "air defence*", "*billion"])
    assert [bool(words.search(t)) for t in ("Sever ties", "several", "air  defences", "€2billion", "billions")] == [
        True, False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "sector"),
    [
        ("President", "GOV"),
        ("Minister of Defence", "GOV"),
        ("Ambassador", "GOV"),
        ("Speaker of Parliament", "LEG"),
        ("Senator", "LEG"),
        ("General", "MIL"),
        ("Chief of the General Staff", "MIL"),
        ("leader of the opposition", "OPP"),
        ("Director of Military Intelligence", "SPY"),
        ("Chairman", None),
        ("fisherman", None),
    ],
)
def test_the_sector_of_a_role(role: str, sector: str | None) -> None:
    assert find_sector(role) == sector


def test_a_kind_of_office_that_is_none_is_named() -> None:
    with pytest.raises(LexiconError, match=r"sectors.toml: GOV: 'wizard' is no kind of office"):
        shape_sectors({"GOV": {"name": "government", "words": ["x"], "offices": ["wizard"]}})
    with pytest.raises(LexiconError, match=r"sectors.toml: the key 'words' is missing"):
        shape_sectors({"GOV": {"name": "government"}})
