"""The English model that Dragoman ships: tagger, morphologizer, parser, lemmatizer, names of persons, bodies, places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).with_name("en")


@cache
def load_model() -> Language:
    """The shipped pipeline; loaded once a process (about a second), from the package's own files."""
    return spacy.load(MODEL)
