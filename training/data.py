"""What the teacher and the student learn from: the sentences of ../shared/language, annotations of a kind merged."""

from __future__ import annotations

import hashlib
from itertools import chain
from pathlib import Path

from training.bio import read_bio
from training.treebank import Parsed, read_treebank

WEAK_GENRES = ("_conversation_", "_vlog_")
"""Genres of GUM with the weakest licence trail; they add nothing for news."""

TREEBANKS = (("en_ewt", "uner_ewt"), ("en_gumclean", "gumclean"))
NAMES_ONLY = ("crossner", "wikigold")


def read_parsed(language: Path, part: str = "train") -> list[list[Parsed]]:
    """Documents with parses and, where the same sentence has them, entities. `part`: train, dev or test."""
    documents: list[list[Parsed]] = []
    for treebank, names in TREEBANKS:
        entities = {
            tuple(word for word, _ in sentence): [tag for _, tag in sentence]
            for sentence in chain(*read_bio(language / "ner" / f"{part}_{names}.bio"))
        }
        for document in read_treebank(language / "ud" / f"{treebank}-{part}.conllu", WEAK_GENRES):
            for sentence in document:
                sentence.entities = entities.get(tuple(sentence.words), [])
            documents.append(document)
    return documents


def read_named(language: Path) -> list[list[Parsed]]:
    """Training documents with entities only."""
    return [
        [Parsed(words=[w for w, _ in s], entities=[t for _, t in s]) for s in document]
        for name in NAMES_ONLY
        for document in read_bio(language / "ner" / f"train_{name}.bio")
    ]


def check_hash(path: Path, sha256: str) -> None:
    """Raises ValueError if the file is not the pinned one."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{path}: SHA-256 is {found}, pinned is {sha256}")
