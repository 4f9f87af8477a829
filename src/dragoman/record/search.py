"""Search the record by words and names in any script: actors and instruments by name, documents by their texts.

A query is words, each of which must occur, at least as the beginning of a word, and "phrases in quotation marks".
Whatever else stands in it is no syntax and never an error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, or_, select, text

from dragoman.lexicon.name_folding import romanise_name
from dragoman.model import Span
from dragoman.record.search_tables import fold_for_search, names
from dragoman.record.snippets import Snippet, Spelling, cut_snippet
from dragoman.record.spellings import is_alike, liken_name, list_spellings
from dragoman.record.tables import accounts, actors, documents, instruments

HitKind = Literal["actor", "instrument", "document"]

MOST_NAMED = 10
"""Actors and instruments among the hits; whoever wants more of them gives a longer name."""
CANDIDATES = 200
"""Names that share letters with the query and are compared with it one by one."""
ALL_WORDS = 0.9
"""The likeness of a name that holds all words asked for (`liken_name`); merely alike or begun ones come below."""
MOST_SPELLINGS = 12
TITLE_WEIGHT = 5.0
"""A word of the title counts as five of the text, as PostgreSQL's weights A and D do within a factor of two."""

_TERM = re.compile(r'["“„«]([^"”“»]*)["”“»]?|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a query, folded; `romanised` as English texts write a name of another script."""

    words: tuple[str, ...]
    quoted: bool = False
    romanised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `snippet` begins at code point `start` of the stored text, `marks` are the words that match.

    `date` is a document's day of publication, `engagements` are those that it speaks of. The snippet of an actor or
    instrument is the name that was found, without offsets (`start` None).
    """

    kind: HitKind
    id: str
    title: str
    snippet: str
    start: int | None = None
    marks: tuple[Span, ...] = ()
    date: str | None = None
    source: str | None = None
    engagements: tuple[str, ...] = ()


def search_record(connection: Connection, query: str, limit: int = 20) -> list[Hit]:
    """The best hits first: actors and instruments of such a name, then documents that hold all the words."""
    terms = parse_query(query)
    if not terms or limit < 1:
        return []
    named = [hit for _, hit in find_named(connection, terms)[: min(limit, MOST_NAMED)]]
    return named + find_documents(connection, terms, limit - len(named))


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms of a query; what holds no letter and no figure is left out."""
    terms = []
    for match in _TERM.finditer(query):
        raw = match[1] or match[2] or ""
        words = tuple(fold_for_search(raw).split())
        romanised = () if raw.isascii() else tuple(fold_for_search(romanise_name(raw)).split())
        if words:
            terms.append(Term(words, match[1] is not None, romanised))
    return tuple(terms)


def find_named(connection: Connection, terms: Sequence[Term]) -> list[tuple[float, Hit]]:
    """Actors and instruments with a name like the query's words, and how like it is, the likest first."""
    asked = [word for term in terms for word in term.romanised or term.words]
    likest = rank_names(connection, asked)
    found: list[tuple[float, Hit]] = []
    ids = [i for kind, i in likest if kind == "instrument"]
    for row in connection.execute(select(instruments).where(instruments.c.id.in_(ids))):
        likeness, name = likest["instrument", row.id]
        found.append((likeness, make_named_hit("instrument", row, row.acronym, name)))
    for asked_id, row in follow_merges(connection, [i for kind, i in likest if kind == "actor"]).items():
        likeness, name = likest["actor", asked_id]
        found.append((likeness, make_named_hit("actor", row, row.country, name)))
    found.sort(key=lambda pair: (-pair[0], pair[1].kind, pair[1].title, pair[1].id))
    return list({pair[1].id: pair for pair in reversed(found)}.values())[::-1]


def rank_names(connection: Connection, asked: Sequence[str]) -> dict[tuple[str, str], tuple[float, str]]:
    """For what has a name like the folded words asked for (kind and id), how like the likest is, and that name."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for row in find_candidates(connection, asked):
        likeness = liken_name(asked, row.folded.split())
        if likeness:
            key = row.kind, row.subject_id
            best[key] = max(best.get(key, (0.0, "")), (likeness, row.name))
    return best


def find_named_ids(connection: Connection, kind: HitKind, name: str, limit: int) -> list[str]:
    """The ids of the actors or instruments of a name, in any script and spelling; the best first, or an id alone.

    Names that are only like it, or begin with it, count where none holds all its words.
    """
    if kind == "actor":
        own = [row.id for row in follow_merges(connection, [name]).values()]
    else:
        own = list(connection.scalars(select(instruments.c.id).where(instruments.c.id == name)))
    if own:
        return own
    found = [(likeness, hit.id) for likeness, hit in find_named(connection, parse_query(name)) if hit.kind == kind]
    exact = [i for likeness, i in found if likeness >= ALL_WORDS]
    return (exact or [i for _, i in found])[:limit]


def make_named_hit(kind: HitKind, row: Row[*tuple[Any, ...]], note: str | None, name: str) -> Hit:
    return Hit(kind, row.id, f"{row.name} ({note})" if note and note != row.name else row.name, name)


def find_candidates(connection: Connection, words: Iterable[str]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Rows of `names` that share three letters in a row with one of the words; for shorter words, that hold them."""
    long = [word for word in dict.fromkeys(words) if len(word) > 2]
    if not long:
        whole = [
            or_(names.c.folded == w, names.c.folded.startswith(f"{w} "), names.c.folded.endswith(f" {w}"))
            for w in words
        ]
        query = select(names).where(*whole)
        return connection.execute(query.order_by(names.c.folded, names.c.id).limit(CANDIDATES)).all()
    if connection.dialect.name == "sqlite":
        trigrams = dict.fromkeys(word[i : i + 3] for word in long for i in range(len(word) - 2))
        matched = text(
            "SELECT rowid AS id, rank AS place FROM names_search WHERE names_search MATCH :letters"
            " ORDER BY rank, rowid LIMIT :most"
        ).bindparams(letters=" OR ".join(f'"{t}"' for t in trigrams), most=CANDIDATES)
        ids = [row.id for row in connection.execute(matched)]
        return connection.execute(select(names).where(names.c.id.in_(ids)).order_by(names.c.id)).all()
    connection.execute(text("SELECT set_config('pg_trgm.word_similarity_threshold', '0.3', true)"))
    found: dict[int, None] = {}
    near = text(
        "SELECT id FROM names WHERE :word <% folded ORDER BY word_similarity(:word, folded) DESC, id LIMIT :most"
    )
    for word in long:
        found |= dict.fromkeys(connection.scalars(near, {"word": word, "most": CANDIDATES}))
    return connection.execute(select(names).where(names.c.id.in_(found)).order_by(names.c.id)).all()


def follow_merges(connection: Connection, ids: Iterable[str]) -> dict[str, Row[*tuple[Any, ...]]]:
    """For each actor's id its row, or that of the actor it was merged into."""
    now = {i: i for i in ids}
    rows: dict[str, Row[*tuple[Any, ...]]] = {}
    while missing := [i for i in now.values() if i not in rows]:
        rows |= {row.id: row for row in connection.execute(select(actors).where(actors.c.id.in_(missing)))}
        now = {i: rows[current].merged_into or current for i, current in now.items() if current in rows}
    return {i: rows[current] for i, current in now.items()}


def find_documents(connection: Connection, terms: Sequence[Term], limit: int) -> list[Hit]:
    """Documents that hold every term, in one of its spellings; the most telling first."""
    if limit < 1:
        return []
    spelt = [spell_term(connection, term) for term in terms]
    if connection.dialect.name == "sqlite":
        ranked = text(
            "SELECT rowid AS number FROM documents_search WHERE documents_search MATCH :words"
            f" ORDER BY bm25(documents_search, {TITLE_WEIGHT}, 1.0), rowid DESC LIMIT :most"
        )
        words = " AND ".join(write_fts5(spellings) for spellings in spelt)
    else:
        ranked = text(
            "SELECT number FROM documents_search, to_tsquery('simple', :words) AS query WHERE words @@ query"
            " ORDER BY ts_rank_cd(words, query, 1) DESC, number DESC LIMIT :most"
        )
        words = " & ".join(write_tsquery(spellings) for spellings in spelt)
    numbers = list(connection.scalars(ranked, {"words": words, "most": limit}))
    rows = {row.number: row for row in connection.execute(select(documents).where(documents.c.number.in_(numbers)))}
    spoken_of = list_engagements(connection, [row.id for row in rows.values()])
    wanted = [spelling for spellings in spelt for spelling in spellings]
    return [make_hit(rows[number], wanted, spoken_of[rows[number].id]) for number in numbers]


def list_engagements(connection: Connection, document_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The engagements that documents speak of, in the order of their accounts."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    query = select(accounts.c.document_id, accounts.c.engagement_id).where(
        accounts.c.document_id.in_(document_ids), accounts.c.superseded.is_(False)
    )
    for row in connection.execute(query.order_by(accounts.c.document_id, accounts.c.ordinal)):
        found[row.document_id][row.engagement_id] = None
    return defaultdict(tuple, {document: tuple(ids) for document, ids in found.items()})


def make_hit(row: Row[*tuple[Any, ...]], wanted: Sequence[Spelling], engagements: tuple[str, ...]) -> Hit:
    snippet: Snippet = cut_snippet(row.text, wanted)
    return Hit(
        "document",
        row.id,
        row.title or row.given_id,
        snippet.text,
        snippet.start,
        snippet.marks,
        row.published,
        row.source,
        engagements,
    )


def spell_term(connection: Connection, term: Term) -> list[Spelling]:
    """A term's own words first, as the beginning of others; then how its name is spelt elsewhere."""
    spellings = [Spelling(term.words, open=not term.quoted)]
    if not term.quoted and len(term.words) == 1 and len(term.words[0]) > 3:
        (word,) = term.romanised if len(term.romanised) == 1 else term.words
        others = dict.fromkeys([word, *list_spellings(word)])
        for row in find_candidates(connection, [word]):
            others |= {part: None for part in row.folded.split() if is_alike(word, part, loose=bool(term.romanised))}
        spellings += [Spelling((other,)) for other in others if other != term.words[0]]
    return spellings[:MOST_SPELLINGS]


def write_fts5(spellings: Sequence[Spelling]) -> str:
    """The spellings in the language of FTS5; they hold a–z and 0–9 only, so nothing in them can be syntax."""
    return "(" + " OR ".join(f'"{" ".join(s.words)}"' + " *" * s.open for s in spellings) + ")"


def write_tsquery(spellings: Sequence[Spelling]) -> str:
    """The spellings in the language of to_tsquery."""
    phrases = (" <-> ".join(f"'{word}'" for word in s.words) + ":*" * s.open for s in spellings)
    return "(" + " | ".join(f"({phrase})" for phrase in phrases) + ")"
