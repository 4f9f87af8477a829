"""Write the tables of docs/exports-events.md anew from the lexicon and the code, between their marks.

    python docs/build_event_tables.py

A test fails when the page is not what this would write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from dragoman.exporting.cameo import ICEWS_COLUMNS
from dragoman.exporting.cameo import OWN_COLUMNS as CAMEO_COLUMNS
from dragoman.exporting.polecat import OWN_COLUMNS, POLECAT_COLUMNS
from dragoman.lexicon.events import Coding, load_event_tables, read_cameo_codes
from dragoman.lexicon.names import name_of
from dragoman.lexicon.sectors import load_sectors
from dragoman.lexicon.state_codes import read_memberships

PATH = Path(__file__).with_name("exports-events.md")
MARKED = re.compile(r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def draw_table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join("| " + " | ".join("–" if c in (None, "") else str(c) for c in line) + " |\n" for line in lines)


def spell_coding(coding: Coding | None) -> str:
    if coding is None:
        return ""
    mode = f" ({coding.mode})" if coding.mode else ""
    auxiliary = f", `{coding.auxiliary}`" if coding.auxiliary else ""
    return f"{coding.type}{mode}{auxiliary}"


def spell_code(code: str | None) -> str:
    return f"{code} {read_cameo_codes()[code].name}" if code else ""


def draw_encounters() -> str:
    encounters = load_event_tables().encounters.items()
    return draw_table(
        ("encounter", "PLOVER", "CAMEO"), ((n, spell_coding(c), spell_code(c.cameo)) for n, c in encounters)
    )


def draw_pairs() -> str:
    pairs = load_event_tables().pairs.items()
    return draw_table(("two sides", "CAMEO"), ((name.replace("_", " "), spell_code(code)) for name, code in pairs))


def draw_types() -> str:
    types = load_event_tables().types.values()
    return draw_table(("type", "quad code", "modes"), ((t.name, t.quad.lower(), ", ".join(t.modes)) for t in types))


def draw_kinds() -> str:
    kinds = load_event_tables().kinds.items()
    return draw_table(
        ("commitment", "PLOVER", "codes of its subject"),
        (
            (name, kind.type or "by subject", f"{kind.stage}{f': {kind.subject}' if kind.subject else ''}")
            for name, kind in kinds
        ),
    )


def draw_subjects() -> str:
    return draw_table(
        (
            "subject",
            "delivered: PLOVER",
            "CAMEO",
            "pledge, offer, agreement: PLOVER",
            "CAMEO",
            "request: mode",
            "CAMEO",
        ),
        (
            (
                s.name,
                spell_coding(s.done),
                s.done.cameo if s.done else None,
                spell_coding(s.hostile or Coding("AGREE")) if s.intended else None,
                s.intended,
                s.asked_mode,
                s.asked,
            )
            for s in load_event_tables().subjects
            if not s.untold
        ),
    )


def draw_codes() -> str:
    return draw_table(
        ("code", "name", "intensity"), ((c.code, c.name, c.intensity) for c in read_cameo_codes().values())
    )


def draw_sectors() -> str:
    rows = [(sector.code, sector.name, ", ".join(sorted(sector.offices))) for sector in load_sectors()]
    return draw_table(
        ("code", "sector", "kinds of office"), [*rows, ("IGO", "international organisation", "all of its people")]
    )


def draw_columns(standard: Sequence[str], own: Sequence[str]) -> str:
    return draw_table(("columns", ""), (("of the model", ", ".join(standard)), ("ours, after them", ", ".join(own))))


def draw_changing() -> str:
    """The states whose number, or whose letters, change with time, or that the two lists number differently."""
    cow, gw = read_memberships()
    numbers = {
        m.alpha3: ({n.number for n in cow if n.alpha3 == m.alpha3}, {n.number for n in gw if n.alpha3 == m.alpha3})
        for m in cow
    }
    changing = [code for code, (one, other) in numbers.items() if len(one) > 1 or (other and one != other)]

    def spell(members: Iterable[object], code: str) -> str:
        return "; ".join(
            f"{m.number} {m.start} to {'now' if m.end.year == 9999 else m.end}"  # type: ignore[attr-defined]
            for m in members
            if m.alpha3 == code  # type: ignore[attr-defined]
        )

    return draw_table(
        ("state", "Correlates of War", "Gleditsch and Ward"),
        ((f"{code} {name_of(code)}", spell(cow, code), spell(gw, code)) for code in sorted(changing)),
    )


TABLES: dict[str, Callable[[], str]] = {
    "encounters": draw_encounters,
    "pairs": draw_pairs,
    "types": draw_types,
    "kinds": draw_kinds,
    "subjects": draw_subjects,
    "codes": draw_codes,
    "sectors": draw_sectors,
    "polecat-columns": lambda: draw_columns(POLECAT_COLUMNS, OWN_COLUMNS),
    "icews-columns": lambda: draw_columns(ICEWS_COLUMNS, CAMEO_COLUMNS),
    "changing-codes": draw_changing,
}


def build_event_tables(page: str) -> str:
    """The page with its tables as they are now."""
    return MARKED.sub(lambda found: found[1] + TABLES[found[2]]() + found[3], page)


if __name__ == "__main__":
    PATH.write_text(build_event_tables(PATH.read_text("utf-8")), "utf-8")
