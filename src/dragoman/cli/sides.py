"""What people call a state, an organisation, an actor or an instrument: found in the record, or the choices listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.console import Console

from dragoman.errors import NotInRecord
from dragoman.lexicon.names import find_code, name_of

if TYPE_CHECKING:
    from dragoman.model.record import Actor, RecordedInstrument
    from dragoman.record.store import Record
    from dragoman.views.aligned import AlignedTable

WIDTH = 100
"""Characters of a list of choices: it stands in an error message, whatever the terminal is."""


def find_side(record: Record, name: str) -> str:
    """The code of a state or organisation, else the id of an actor. Raises as `choose_actor` does."""
    return find_code(name) or choose_actor(record, name).id


def find_sides(record: Record, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(find_side(record, name) for name in names)


def name_side(record: Record, side: str) -> str:
    """What to call a code or an actor's id in a heading."""
    name = name_of(side)
    return name if name != side or find_code(side) else record.load_actor(side).name


def choose_actor(record: Record, name: str) -> Actor:
    """The actor of a name or id. Raises NotInRecord; click.UsageError that lists the choices where several have it."""
    from dragoman.views.tables import tabulate_actors

    found = record.find_actors(name)
    same = [actor for actor in found if actor.name.casefold() == name.casefold()]
    # A body may be called after its members ("the Vogt government").
    members = [actor for actor in found if actor.kind != "body"]
    found = next((alone for alone in (same, members) if len(alone) == 1), found)
    if not found:
        raise NotInRecord(name, "actor")
    if len(found) > 1:
        raise refuse_choice(name, "actors", tabulate_actors(found))
    return found[0]


def choose_instrument(record: Record, name: str) -> RecordedInstrument:
    """The instrument of a name, acronym or id. Raises as `choose_actor` does."""
    from dragoman.views.tables import tabulate_instruments

    found = record.find_instruments(name)
    folded = name.casefold()
    same = [i for i in found if folded in (i.id, i.name.casefold(), (i.acronym or "").casefold())]
    found = same if len(same) == 1 else found
    if not found:
        raise NotInRecord(name, "instrument")
    if len(found) > 1:
        raise refuse_choice(name, "instruments", tabulate_instruments(found))
    return found[0]


def refuse_choice(name: str, kind: str, table: AlignedTable) -> click.UsageError:
    """The error that lists what a name may mean."""
    console = Console(width=WIDTH, no_color=True, highlight=False, force_terminal=False)
    with console.capture() as shown:
        console.print(table)
    return click.UsageError(f"several {kind} are called {name!r}; give the id of one:\n{shown.get().rstrip()}")
