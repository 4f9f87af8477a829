"""What a database reports, told as errors of ours: which record, what is wrong, what to do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dragoman.errors import (
    AccessRefused,
    BrokenRecord,
    NoRecord,
    ReadOnlyRecord,
    RecordError,
    RecordFull,
    RecordLocked,
    RecordUnreachable,
)

_Fault = tuple[type[RecordError], str, str]

_RESTORE = "restore it from a copy; what is still legible can be saved with: sqlite3 OLD .recover | sqlite3 NEW"
_LOCKED: _Fault = (RecordLocked, "somebody else is writing to it", "try again when they are done; nothing was lost")
_AGAIN = "see that it runs and try again; what was written before stands"

# https://www.sqlite.org/rescode.html, primary codes.
_SQLITE_FAULTS: dict[int, _Fault] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PERM: (ReadOnlyRecord, "this user may not open it", "ask its owner for the right to write"),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyRecord,
        "the file or its folder can't be written",
        "give this user the right to write to both, or copy the record to another folder",
    ),
    sqlite3.SQLITE_FULL: (RecordFull, "no room is left on its disk", "make room and run the command again"),
    sqlite3.SQLITE_IOERR: (RecordUnreachable, "its disk can't be read or written", "check the disk or network share"),
    sqlite3.SQLITE_CORRUPT: (BrokenRecord, "the file is damaged", _RESTORE),
    sqlite3.SQLITE_NOTADB: (BrokenRecord, "it is no SQLite file, or its beginning is damaged", _RESTORE),
}

_NO_SEARCH: _Fault = (
    RecordError,
    f"this Python's SQLite ({sqlite3.sqlite_version}) can't search texts",
    "use a Python with SQLite 3.34 or newer, with FTS5",
)
_NO_TRIGRAMS: _Fault = (
    RecordError,
    "the PostgreSQL extension pg_trgm can't be made in this database",
    "ask its administrator to run in it: CREATE EXTENSION pg_trgm (in Debian it comes with postgresql)",
)

# https://www.postgresql.org/docs/15/errcodes-appendix.html, whole codes before classes.
_POSTGRES_FAULTS: dict[str, _Fault] = {
    "25006": (ReadOnlyRecord, "the server allows only reading", "use the address of the server that is written to"),
    "42501": (ReadOnlyRecord, "this user lacks a right on the server", "ask its administrator to grant it"),
    "3F000": (ReadOnlyRecord, "this user may not use the database's schema", "ask its administrator to grant it"),
    "55P03": _LOCKED,
    "40P01": _LOCKED,
    "53100": (RecordFull, "no room is left on the server's disk", "make room and run the command again"),
    "53300": (RecordUnreachable, "the server has no connection left", "try again later"),
    "3D000": (NoRecord, "the server has no such database", "make it first: createdb NAME"),
    "08": (RecordUnreachable, "the server went away", _AGAIN),
    "57P": (RecordUnreachable, "the server went away", _AGAIN),
    "28": (AccessRefused, "the server refuses this user", "check user name and password"),
    "XX001": (BrokenRecord, "the server finds the data damaged", "ask its administrator to restore it from a backup"),
    "XX002": (BrokenRecord, "the server finds an index damaged", "ask its administrator to run REINDEX DATABASE"),
}

# While connecting, libpq gives the server's words without a code.
_POSTGRES_WORDS = {
    r'database ".*" does not exist': "3D000",
    r"authentication failed|no password supplied|no pg_hba\.conf entry|role \".*\" does not exist": "28",
    r"too many clients|remaining connection slots|too many connections": "53300",
}


def mask_password(address: str | Path) -> str:
    """The address as it may be shown: with *** for the password, if it has one."""
    text = str(address)
    if "://" not in text:
        return text
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        return re.sub(r"(?<=://).*@", "***@", text)
    secret = {key: "***" for key in url.query if "password" in key.lower()}
    shown = url.set(drivername=url.get_backend_name()).update_query_dict(secret)
    return shown.render_as_string(hide_password=True).replace("%2A%2A%2A", "***")


@contextmanager
def explain_faults(address: str | Path) -> Iterator[None]:
    """Turn what the database at `address` reports inside the block into a RecordError; other errors pass unchanged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = _explain(address, error)
        if fault is None:
            raise
        raise fault from error
    except PoolTimeout as error:
        raise RecordUnreachable(mask_password(address), "all connections to it are in use", "try again") from error


def _explain(address: str | Path, error: DBAPIError | sqlite3.Error) -> RecordError | None:
    origin = error.orig if isinstance(error, DBAPIError) else error
    fault: _Fault | None = None
    detail = ""
    if isinstance(origin, sqlite3.Error):
        fault = _find_sqlite_fault(address, origin)
    elif isinstance(error, DBAPIError):
        fault, detail = _find_postgres_fault(error), _quote_server(error)
    if fault is None:
        return None
    kind, words, remedy = fault
    return kind(mask_password(address), words + detail, remedy)


def _find_sqlite_fault(address: str | Path, error: sqlite3.Error) -> _Fault | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN:
        return explain_unopened(Path(address))
    if re.search("no such module: fts5|no such tokenizer|error in tokenizer constructor", str(error)):
        return _NO_SEARCH
    return _SQLITE_FAULTS.get(code)


def explain_unopened(path: Path) -> _Fault:
    """Why SQLite can't open a file: it tells nothing but that."""
    if path.is_dir():
        return RecordError, "it is a folder", "name a file, such as dragoman.db in it"
    if not path.parent.is_dir():
        return NoRecord, f"there is no folder {path.parent}", "make it first, or name another"
    return (
        ReadOnlyRecord,
        "the file can't be opened, or its folder can't be written",
        "give this user the right to write to both, or name a file in another folder",
    )


def _find_postgres_fault(error: DBAPIError) -> _Fault | None:
    code, words = getattr(error.orig, "sqlstate", None), str(error.orig)
    if "CREATE EXTENSION pg_trgm" in (error.statement or ""):
        return _NO_TRIGRAMS
    if code is None:
        code = next((code for pattern, code in _POSTGRES_WORDS.items() if re.search(pattern, words)), None)
    if code is not None:
        found = next((fault for key, fault in _POSTGRES_FAULTS.items() if code.startswith(key)), None)
        if found is not None:
            return found
    if error.connection_invalidated:
        return RecordUnreachable, "the server went away", _AGAIN
    if code is None and type(error.orig).__name__ in ("OperationalError", "ConnectionTimeout"):
        return RecordUnreachable, "the server can't be reached", "check host and port, and " + _AGAIN
    return None


def _quote_server(error: DBAPIError) -> str:
    """The last line of what the server says, in brackets; it never holds a password."""
    lines = [line.strip() for line in str(error.orig).splitlines() if line.strip()]
    said = next((line for line in lines if "FATAL" in line), lines[0] if lines else "")
    return f" ({said})" if said else ""
