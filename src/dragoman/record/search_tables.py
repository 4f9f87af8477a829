"""The structures that look-ups by words and by names go over, in each database.

Two searches, over text folded by `fold_for_search`, so that one query finds every script:

- Words. SQLite: `documents_search`, an FTS5 table (columns title, text; rowid is `documents.number`; without contents
  of its own). PostgreSQL: a table `documents_search` (number, words), where words is a tsvector of the configuration
  'simple', the title at weight A, the text at D.
- Names, also misspelt ones. Both: the table `names` (kind, subject_id, name, folded). SQLite: `names_search`, an FTS5
  table of trigrams over names.folded (rowid is names.id). PostgreSQL: an index of pg_trgm over names.folded.
"""

from __future__ import annotations

import re

from anyascii import anyascii
from sqlalchemy import Column, Connection, Integer, String, Table, Text, UniqueConstraint, delete, insert, select, text

from dragoman.record.tables import metadata

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("subject_id", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    UniqueConstraint("kind", "subject_id", "name"),
)

UNMANAGED = ("documents_search", "names_search", "ix_names_folded")
"""What `create_search_tables` makes beside the tables of the metadata; also the beginnings of FTS5's own tables."""

_SQLITE = (
    "CREATE VIRTUAL TABLE documents_search USING fts5(title, text, content='', tokenize='ascii')",
    "CREATE VIRTUAL TABLE names_search USING fts5(folded, content='names', content_rowid='id', tokenize='trigram')",
)
_POSTGRES = (
    "CREATE TABLE documents_search (number integer PRIMARY KEY REFERENCES documents (number), words tsvector NOT NULL)",
    "CREATE INDEX ix_documents_search_words ON documents_search USING gin (words)",
    "CREATE INDEX ix_names_folded ON names USING gin (folded gin_trgm_ops)",
)

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SYLLABIC = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003134f])")
_MARKS = str.maketrans({"’": " ", "‘": " ", "ʼ": None, "ʹ": None, "ʻ": None})
_LETTERS = bytes(byte if chr(byte).isalnum() else 32 for byte in bytes(range(128)).lower()) + bytes(128)

# A tsvector holds at most 1 MiB; the words of a text of this many characters fit even if no two are alike.
_MOST_INDEXED = 250_000


def fold_for_search(words: str) -> str:
    """Lower-case Latin letters and digits in single spaces: "Lind’s Київ, 北京" gives "lind s kiiv bei jing".

    Other scripts are transliterated as `anyascii` does, soft signs left out, Chinese and Japanese characters and
    Korean syllables each a word of its own. Queries must be folded alike; what was one word may then be several.
    """
    ascii_words = _FOREIGN.sub(_transliterate, words).encode("ascii")
    return b" ".join(ascii_words.translate(_LETTERS).split()).decode("ascii")


def _transliterate(run: re.Match[str]) -> str:
    marked = run.group().translate(_MARKS)
    return anyascii(_SYLLABIC.sub(r" \1 ", marked)).replace("'", "").replace("`", "")


def create_search_tables(connection: Connection) -> None:
    """Make the structures of the connection's database, PostgreSQL's extension pg_trgm first.

    The tables of the metadata must be there.
    """
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite and not connection.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")):
        connection.execute(text("CREATE EXTENSION pg_trgm"))
    for statement in _SQLITE if sqlite else _POSTGRES:
        connection.execute(text(statement))


def index_document(connection: Connection, number: int, title: str | None, words: str) -> None:
    """Make a document findable by the words of its title and text; once for each `documents.number`."""
    folded_title, folded_text = fold_for_search(title or ""), fold_for_search(words)
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO documents_search (rowid, title, text) VALUES (:number, :title, :text)"
    else:
        statement = (
            "INSERT INTO documents_search (number, words) VALUES (:number,"
            f" setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', left(:text, {_MOST_INDEXED})))"
        )
    connection.execute(text(statement), {"number": number, "title": folded_title, "text": folded_text})


def remove_document(connection: Connection, number: int, title: str | None, words: str) -> None:
    """Make a document unfindable; `title` and `words` must be those it was indexed with."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "INSERT INTO documents_search (documents_search, rowid, title, text)"
                " VALUES ('delete', :number, :title, :text)"
            ),
            {"number": number, "title": fold_for_search(title or ""), "text": fold_for_search(words)},
        )
    else:
        connection.execute(text("DELETE FROM documents_search WHERE number = :number"), {"number": number})


def index_name(connection: Connection, kind: str, subject_id: str, name: str) -> None:
    """Make something findable by a name; known names stay as they are.

    `kind` says of what it is the name ("actor", "document", "instrument"), `subject_id` is its id there.
    """
    same = (names.c.kind == kind) & (names.c.subject_id == subject_id) & (names.c.name == name)
    if connection.scalar(select(names.c.id).where(same)) is not None:
        return
    folded = fold_for_search(name)
    added = connection.execute(insert(names).values(kind=kind, subject_id=subject_id, name=name, folded=folded))
    if connection.dialect.name == "sqlite":
        (number,) = added.inserted_primary_key or (None,)
        connection.execute(
            text("INSERT INTO names_search (rowid, folded) VALUES (:id, :folded)"), {"id": number, "folded": folded}
        )


def remove_names(connection: Connection, kind: str, subject_id: str) -> None:
    """Make something unfindable by any name."""
    its = (names.c.kind == kind) & (names.c.subject_id == subject_id)
    if connection.dialect.name == "sqlite":
        forget = "INSERT INTO names_search (names_search, rowid, folded) VALUES ('delete', :id, :folded)"
        for row in connection.execute(select(names.c.id, names.c.folded).where(its)).all():
            connection.execute(text(forget), {"id": row.id, "folded": row.folded})
    connection.execute(delete(names).where(its))
