"""Currencies: their codes, names and symbols, and the states where the bare name means them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.states import read_states
from dragoman.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: `code` by ISO 4217; `names` singular and plural, the usual first; `states` as alpha-3 codes.

    The names of a currency are also those of others ("dollar", "crown"): `states` says whose it is when bare.
    """

    code: str
    names: tuple[tuple[str, str], ...]
    symbols: tuple[str, ...]
    states: tuple[str, ...]


@cache
def currencies() -> tuple[Currency, ...]:
    """All currencies of currencies.tsv. LexiconError on a fault in the file."""
    known = {state.alpha3 for state in read_states()}
    found: dict[str, Currency] = {}
    for row in read_table("currencies.tsv", ("code", "names", "symbols", "states"), required=2):
        code = row["code"]
        if len(code) != 3 or not code.isupper() or code in found:
            raise row.fault(f"{code!r} is no new ISO 4217 code")
        pairs = [tuple(name.split("/")) for name in row.values("names")]
        if any(len(pair) != 2 for pair in pairs):
            raise row.fault("a name is written singular/plural")
        if lost := set(row.values("states")) - known:
            raise row.fault(f"no alpha-3 code of states.tsv: {', '.join(sorted(lost))}")
        names = tuple((one, many) for one, many in pairs)
        found[code] = Currency(code, names, row.values("symbols"), row.values("states"))
    return tuple(found.values())
