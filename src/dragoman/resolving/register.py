"""Registers of office-holders in and out: CSV tables of our own shape, FollowTheMoney entities as JSON lines.

CSV: the columns name, office, country, from, to, source; any others are passed over. FollowTheMoney: Person, Position,
Organization and Occupancy entities (followthemoney.tech), dates as they are there ("2019", "2019-05", "2019-05-20").
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from dragoman.errors import RegisterError
from dragoman.lexicon.names import find_organisation, find_state
from dragoman.lexicon.states import read_organisations, read_states
from dragoman.model import Tenure
from dragoman.model.record import FiledTenure
from dragoman.resolving.entities import Entity, list_alpha2, make_tenure_entities, spell_state
from dragoman.when import bound_edtf_date

COLUMNS = ("name", "office", "country", "from", "to", "source")
_NEEDED = COLUMNS[:3]
# What a spreadsheet takes for a formula gets an apostrophe before it, which is taken away again on the way in.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_DAY = 10
"""Letters of a day in an ISO time: "2019-05-20" of "2019-05-20T00:00:00"."""


def read_register(path: str | Path) -> list[Tenure]:
    """The tenures of a register, in its order, each once: a CSV file, or FollowTheMoney entities as JSON lines.

    Contradicting tenures are all kept. RegisterError names every faulty line; then nothing is read. OSError if the file
    can't be opened.
    """
    path = Path(path)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise RegisterError(str(path), (f", line {line}: not UTF-8: save the file as UTF-8",)) from fault
    parse = parse_entities if text.lstrip().startswith("{") else parse_table
    return parse(text, str(path))


def write_register(path: str | Path, tenures: Iterable[FiledTenure]) -> None:
    """Write tenures as CSV (UTF-8 with a byte order mark, for spreadsheets), or as entities (.json, .jsonl, .ftm).

    OSError if the file can't be written.
    """
    path = Path(path)
    if path.suffix.lower().endswith(("json", "jsonl", "ftm")):
        path.write_text(format_entities(tenures), "utf-8", newline="")
    else:
        path.write_text(format_table(filed.tenure for filed in tenures), "utf-8-sig", newline="")


# CSV


def format_table(tenures: Iterable[Tenure]) -> str:
    """The tenures as CSV with a heading; no cell is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for t in tenures:
        cells = (t.person, t.office, t.country, t.start, t.end, t.source)
        writer.writerow([_guard(cell or "") for cell in cells])
    return out.getvalue()


def _guard(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell.strip()


def parse_table(text: str, name: str) -> list[Tenure]:
    """The tenures of a CSV text, divided by commas, semicolons or tabs; `name` is what faults call it.

    A row that names no source has `name`'s last part for it. RegisterError names every faulty line.
    """
    lines = text.removeprefix("\ufeff")
    heading = lines.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=True)
    faults: list[str] = []
    found: dict[tuple[str | None, ...], Tenure] = {}
    columns: list[str] | None = None
    begins = 1
    try:
        for row in reader:
            line, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = [cell.strip().lower() for cell in row]
                missing = [column for column in _NEEDED if column not in columns]
                if missing:
                    raise RegisterError(name, (f", line {line}: there is no column {' and no column '.join(missing)}",))
                continue
            if len(row) > len(columns):
                faults.append(f", line {line}: {len(row)} cells for {len(columns)} columns")
                continue
            cells = dict(zip(columns, map(_unguard, row), strict=False))
            wrong, tenure = make_tenure(*(cells.get(column, "") for column in COLUMNS), register=name)
            faults += [f", line {line}: {words}" for words in wrong]
            if tenure is not None:
                found.setdefault(_identify(tenure), tenure)
    except csv.Error as fault:
        faults.append(f", line {reader.line_num}: {fault}")
    if columns is None:
        faults.append(": there is no heading; the columns are " + ", ".join(COLUMNS))
    if faults:
        raise RegisterError(name, tuple(faults))
    return list(found.values())


def _identify(tenure: Tenure) -> tuple[str | None, ...]:
    return tenure.person, tenure.office, tenure.country, tenure.start, tenure.end, tenure.source


def make_tenure(
    person: str, office: str, country: str, start: str, end: str, source: str, *, register: str
) -> tuple[list[str], Tenure | None]:
    """A tenure of a register's words, or what is wrong with them, every fault in words."""
    wrong = [f"{told} is empty" for told, words in (("name", person), ("office", office)) if not words]
    if person and not any(c.isalpha() for c in person):
        wrong.append(f"{person!r} is no name")
    code = find_code(country) if country else None
    if country and code is None:
        wrong.append(f"{country!r} is no state or organisation that is known")
    bounds = []
    for told, words in (("from", start), ("to", end)):
        try:
            bounds += [bound_edtf_date(words)] if words else []
        except ValueError as fault:
            wrong.append(f"{told}: {fault}")
    if len(bounds) > 1 and bounds[1][1] < bounds[0][0]:
        wrong.append(f"the tenure ends ({end}) before it begins ({start})")
    if wrong:
        return wrong, None
    source = source or Path(register).name
    why = f"{source} says so"
    return [], Tenure(person, office, code, start or None, end or None, None, source, "register:import", why)


@cache
def _list_codes() -> dict[str, str]:
    """Codes by their capitals: alpha-3, alpha-2, an organisation's acronym."""
    codes = {state.alpha2.upper(): state.alpha3 for state in read_states() if state.alpha2}
    codes |= {state.alpha2.upper(): state.alpha3 for state in read_states() if state.alpha2 and state.kind != "former"}
    codes |= {body.code.upper(): body.code for body in read_organisations()}
    return codes | {state.alpha3: state.alpha3 for state in read_states()}


def find_code(words: str) -> str | None:
    """The code that a cell means: a code itself, in any letters, or the name of a state or organisation."""
    plain = words.strip()
    return _list_codes().get(plain.upper()) or find_state(plain) or find_organisation(plain)


# FollowTheMoney


def format_entities(tenures: Iterable[FiledTenure]) -> str:
    """The tenures as FollowTheMoney entities, one a line: the same tenures give the same ids, as in `export ftm`."""
    entities: dict[str, Entity] = {}
    for filed in tenures:
        for entity in make_tenure_entities(filed):
            entities.setdefault(entity["id"], entity)
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities.values())


def parse_entities(text: str, name: str) -> list[Tenure]:
    """The tenures of FollowTheMoney entities, one JSON object a line; other schemata are passed over.

    An occupancy with several beginnings is a tenure for each. RegisterError names every faulty line.
    """
    faults: list[str] = []
    entities: dict[str, Entity] = {}
    occupancies: list[tuple[int, Entity]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except ValueError as fault:
            faults.append(f", line {number}: no JSON: {fault}")
            continue
        if not _is_entity(entity):
            faults.append(f", line {number}: no entity: an object with id, schema and properties is wanted")
        elif entity["schema"] == "Occupancy":
            occupancies.append((number, entity))
        else:
            entities[entity["id"]] = entity
    found: dict[tuple[str | None, ...], Tenure] = {}
    for number, occupancy in occupancies:
        for wrong, tenure in _read_occupancy(occupancy, entities, name):
            faults += [f", line {number}: {words}" for words in wrong]
            if tenure is not None:
                found.setdefault(_identify(tenure), tenure)
    if faults:
        raise RegisterError(name, tuple(faults))
    return list(found.values())


def _is_entity(entity: object) -> bool:
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
        return False
    told = all(
        isinstance(values, list) and all(isinstance(value, str) for value in values)
        for values in entity["properties"].values()
    )
    return told and isinstance(entity.get("id"), str) and isinstance(entity.get("schema"), str)


def _first(entity: Entity | None, key: str) -> str:
    values: Sequence[str] = entity["properties"].get(key, ()) if entity else ()
    return values[0].strip() if values else ""


def _read_occupancy(
    occupancy: Entity, entities: dict[str, Entity], register: str
) -> Iterator[tuple[list[str], Tenure | None]]:
    holder, post = (entities.get(_first(occupancy, key)) for key in ("holder", "post"))
    missing = [key for key, entity in (("holder", holder), ("post", post)) if entity is None]
    if missing:
        yield [f"there is no entity {_first(occupancy, key)!r} for its {key}" for key in missing], None
        return
    office, country = _split_position(post, entities)
    starts, ends = ([d[:_DAY] for d in occupancy["properties"].get(key) or [""]] for key in ("startDate", "endDate"))
    for start in starts:
        for end in ends:
            yield make_tenure(
                _first(holder, "name"), office, country, start, end, _first(occupancy, "publisher"), register=register
            )


def _split_position(post: Entity | None, entities: dict[str, Entity]) -> tuple[str, str]:
    """The office of a position and its state or organisation: "President of Ukraine" -> "President", "ua"."""
    name = _first(post, "name")
    organisation = entities.get(_first(post, "organization"))
    if organisation is not None and find_code(_first(organisation, "name")):
        return name, _first(organisation, "name")
    country = _first(post, "country")
    code = find_code(country) if country else None
    if code and (office := name.removesuffix(f" of {spell_state(code)}")) != name:
        return office, code
    for of in re.finditer(r" of (?=\S)", name):
        told = find_state(name[of.end() :])
        if told is not None and (not country or country.lower() == list_alpha2()[told] or code == told):
            return name[: of.start()], told
    return name, country
