"""States, organisations and cities as the tables give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar, get_args

from dragoman.lexicon.tables import Row, read_table

Condition = Literal["", "after preposition", "shared", "not after a state", "compound"]

StateKind = Literal["state", "territory", "former"]
OrganisationKind = Literal["organisation", "format", "court", "bank"]
PlaceKind = Literal["city", "region", "place"]

MARKS: dict[str, Condition] = {"?": "after preposition", "*": "shared", "!": "not after a state", "-": "compound"}


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a name, and when it counts."""

    text: str
    condition: Condition = ""


@dataclass(frozen=True, slots=True)
class Capital:
    name: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; `nouns` are its people, singular and plural."""

    alpha3: str
    alpha2: str
    kind: StateKind
    name: str
    other_names: tuple[Form, ...]
    adjectives: tuple[Form, ...]
    nouns: tuple[tuple[Form, Form], ...]
    capitals: tuple[Capital, ...]
    metonyms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or format; `bodies` act for it."""

    code: str
    kind: OrganisationKind
    names: tuple[Form, ...]
    bodies: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A city, region or place of meetings outside the capitals."""

    name: str
    forms: tuple[Form, ...]
    state: str
    kind: PlaceKind


def parse_form(value: str) -> Form:
    """A form with its mark read: "Male?" counts only after a preposition of place."""
    mark = MARKS.get(value[-1:], "")
    return Form(value[:-1], mark) if mark else Form(value)


def parse_forms(values: tuple[str, ...]) -> tuple[Form, ...]:
    return tuple(parse_form(v) for v in values)


def parse_capital(value: str) -> Capital:
    """A capital with its spellings: "Kyiv = Kiev"."""
    forms = tuple(parse_form(v.strip()) for v in value.split("="))
    return Capital(forms[0].text, forms)


K = TypeVar("K", bound=str)


def parse_kind(row: Row, kinds: Sequence[K]) -> K:
    """The kind in a row. LexiconError if it is none of the kinds."""
    for kind in kinds:
        if row["kind"] == kind:
            return kind
    raise row.fault(f"the kind must be one of {', '.join(kinds)}, not {row['kind']!r}")


@cache
def read_states() -> tuple[State, ...]:
    """All states and territories of states.tsv. LexiconError on a fault in the file."""
    columns = ("alpha3", "alpha2", "kind", "name", "other_names", "adjectives", "nouns", "capitals", "metonyms")
    found: dict[str, State] = {}
    for row in read_table("states.tsv", columns, required=4):
        code = row["alpha3"]
        if len(code) != 3 or not code.isupper() or code in found:
            raise row.fault(f"{code!r} is no new alpha-3 code")
        pairs = [tuple(noun.split("/")) for noun in row.values("nouns")]
        if any(len(pair) != 2 for pair in pairs):
            raise row.fault("a noun is written singular/plural")
        found[code] = State(
            alpha3=code,
            alpha2=row["alpha2"],
            kind=parse_kind(row, get_args(StateKind)),
            name=row["name"],
            other_names=parse_forms(row.values("other_names")),
            adjectives=parse_forms(row.values("adjectives")),
            nouns=tuple((parse_form(one), parse_form(many)) for one, many in pairs),
            capitals=tuple(parse_capital(v) for v in row.values("capitals")),
            metonyms=parse_forms(row.values("metonyms")),
        )
    return tuple(found.values())


@cache
def read_organisations() -> tuple[Organisation, ...]:
    """All organisations and formats of organisations.tsv. LexiconError on a fault in the file."""
    found: dict[str, Organisation] = {}
    for row in read_table("organisations.tsv", ("code", "kind", "names", "bodies"), required=2):
        code = row["code"]
        if code in found:
            raise row.fault(f"{code!r} stands twice")
        kind = parse_kind(row, get_args(OrganisationKind))
        found[code] = Organisation(code, kind, parse_forms(row.values("names")), parse_forms(row.values("bodies")))
    return tuple(found.values())


@cache
def read_cities() -> tuple[City, ...]:
    """All cities, regions and places of cities.tsv. LexiconError on a fault in the file."""
    codes = {state.alpha3 for state in read_states()}
    found: list[City] = []
    for row in read_table("cities.tsv", ("name", "other_names", "state", "kind"), required=1):
        if row["state"] not in codes:
            raise row.fault(f"{row['state']!r} is no alpha-3 code of states.tsv")
        kind = parse_kind(row, get_args(PlaceKind))
        first = parse_form(row["name"])
        found.append(City(first.text, (first, *parse_forms(row.values("other_names"))), row["state"], kind))
    return tuple(found)


@cache
def is_state(code: str) -> bool:
    """Whether the code is a state's or territory's, and no organisation's."""
    return any(state.alpha3 == code for state in read_states())
