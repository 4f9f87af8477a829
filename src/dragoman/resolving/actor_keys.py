"""The keys by which the record finds an actor again: folded full names, surnames with state, office and years."""

from __future__ import annotations

from itertools import combinations

from dragoman.lexicon.holder_titles import strip_title, tell_families
from dragoman.lexicon.name_folding import PersonName, fold_person_name, join_words
from dragoman.lexicon.names import find_names, name_of
from dragoman.model import Tenure
from dragoman.model.record import Actor
from dragoman.when import When, bound_edtf_date

YEARS = 5
"""Years that one key stands for; who is sought in 2024 is looked for in the five years around."""
_REACH = 2
ANY_STATE = "*"
NO_STATE = NO_YEAR = "-"
SURNAME_FIRST = frozenset("CHN TWN HKG MAC KOR PRK VNM VDR KHM HUN JPN".split())
"""Where names have the surname first, at home or in English texts."""
NO_SURNAME = frozenset("ETH ERI SOM MYS IDN THA SAU QAT ARE KWT BHR OMN JOR MMR".split())
"""Where people are called by the first of their names."""
SLAVIC = frozenset("UKR RUS BLR SUN KAZ KGZ MDA BGR SRB MKD MNE UZB TJK TKM".split())
"""Where one person is written in Ukrainian, Russian or Belarusian form by turns."""
_LONGEST_PAIRED = 4


def is_slavic(country: str | None, *names: PersonName) -> bool:
    """Whether Ukrainian, Russian and Belarusian forms of a name are to meet."""
    return country in SLAVIC or any(name.script != "latin" for name in names)


def list_name_keys(name: PersonName, slavic: bool) -> list[str]:
    """A key for each two words of a full name, in either order; two words that others join count as one too."""
    keys: dict[str, None] = {}
    for words in (name.words, name.slavic) if slavic else (name.words,):
        full = [word for word in words if len(word) > 1]
        pairs = list(combinations(full, 2))
        if 2 < len(full) <= _LONGEST_PAIRED:
            for i in range(len(full) - 1):
                joined = join_words(full[i : i + 2])
                pairs += [(joined, other) for k, other in enumerate(full) if k not in (i, i + 1)]
        # Of "Boutros Boutros-Ghali" the pairs of two different words are enough; of "Boutros Boutros" there is none.
        told = [pair for pair in pairs if pair[0] != pair[1]] or pairs[:1]
        keys.update(dict.fromkeys("n:" + "|".join(sorted(pair)) for pair in told))
    return list(keys)


def list_surnames(name: PersonName, country: str | None) -> list[str]:
    """What may stand alone for a name: the last word, the last but one of three, the first where custom has it so."""
    full = name.full
    if not full:
        return []
    chosen = [full[-1]]
    if len(full) > 2:
        chosen += full[1:-1]
    if country in SURNAME_FIRST | NO_SURNAME:
        chosen.append(full[0])
    return list(dict.fromkeys(chosen))


def list_periods(when: When | None) -> list[int]:
    """The numbers of the stretches of years that a time touches, two years before and after counted in."""
    if when is None:
        return []
    years = (max(1, when.earliest.year - _REACH), when.latest.year + _REACH)
    return list(range(years[0] // YEARS, years[1] // YEARS + 1))


def list_families(role: str | None) -> list[str]:
    """The families of an office; an office of no family is its own."""
    if not role:
        return []
    stripped = strip_title(role)
    found = sorted(f"{family}-deputy" if deputy else family for family, deputy in tell_families(stripped))
    return found or ([stripped] if stripped else [])


def list_meeting_keys(surnames: list[str], country: str | None, role: str | None, when: When | None) -> list[str]:
    """The keys under which somebody met on a day is found again by surname: state, office, years.

    t: surname, state and years; q: the same of who was met in some office; r: with the office. Who was met on
    no known day is found among those of no known day.
    """
    keys: list[str] = []
    years = [str(when.earliest.year // YEARS)] if when else [NO_YEAR]
    for surname in surnames:
        place = f"{country or NO_STATE}:{surname}"
        for year in years:
            keys += [f"q:{place}:{year}", f"q:{ANY_STATE}:{surname}:{year}"] if list_families(role) else []
            keys += [f"t:{place}:{year}", f"t:{ANY_STATE}:{surname}:{year}"]
            for family in list_families(role):
                keys += [f"r:{place}:{family}:{year}", f"r:{ANY_STATE}:{surname}:{family}:{year}"]
    return keys


def list_period_keys(kind: str, place: str, surname: str, when: When | None, family: str = "") -> list[str]:
    """The keys to look under for a surname in a state (or any) in the years around a time; `kind` is t, q or r."""
    middle = f":{family}" if family else ""
    periods = [str(period) for period in list_periods(when)] or [NO_YEAR]
    return [f"{kind}:{place}:{surname}{middle}:{period}" for period in periods]


def list_tenure_keys(tenure: Tenure) -> list[str]:
    """The keys under which the holder of an office is found: add them when the tenure is added to an actor."""
    return [f"o:{tenure.country}:{family}" for family in list_families(tenure.office)] if tenure.country else []


def list_tenure_periods(tenure: Tenure) -> list[When]:
    """A year of each stretch of years that a tenure touches; of one with an open end the first."""
    if not tenure.start:
        return []
    first = bound_edtf_date(tenure.start)[0].year
    last = bound_edtf_date(tenure.end)[1].year if tenure.end else first
    periods = range(first // YEARS, max(first, last) // YEARS + 1)
    return [When.parse(f"{max(first, period * YEARS):04d}") for period in periods]


def id_key(actor_id: str) -> str:
    return f"i:{actor_id}"


def known_key(name: str) -> str:
    """The key of a person of the shipped register."""
    return f"k:{name}"


def fold_body(words: str, country: str | None) -> str:
    """A body's words in small letters without its state: "Government of Japan" -> "government"."""
    left, at = "", 0
    for name in find_names(words):
        if name.kind in ("state", "demonym") and (country is None or name.code == country):
            left += words[at : name.start]
            at = name.end
    left = (left + words[at:]).lower() or name_of(country or "")
    tokens = [
        t for t in left.replace("'s", " ").replace("’s", " ").split() if t not in ("the", "of", "from", "a", "an")
    ]
    return " ".join(tokens)


def list_actor_keys(actor: Actor) -> tuple[str, ...]:
    """The keys that an actor is found under by what it is alone: its id, its names, the offices that it holds.

    For actors made by an import; those met in texts have more (`Resolution.keys`).
    """
    found = [id_key(actor.id)]
    if actor.known:
        found.append(known_key(actor.known))
    if actor.kind == "person":
        for name in dict.fromkeys((actor.name, *(n.name for n in actor.names))):
            form = fold_person_name(name, actor.country)
            found += list_name_keys(form, is_slavic(actor.country, form))
            surnames = list_surnames(form, actor.country)
            found += list_meeting_keys(surnames, actor.country, None, None)
    for tenure in actor.tenures:
        found += list_tenure_keys(tenure)
        form = fold_person_name(actor.name, actor.country)
        surnames = list_surnames(form, tenure.country)
        for when in list_tenure_periods(tenure):
            found += list_meeting_keys(surnames, tenure.country, tenure.office, when)
    return tuple(dict.fromkeys(found))
