"""The English model that Dragoman ships: tagger, morphologizer, parser, lemmatizer, names of persons, bodies, places.

MODEL_CARD.md beside this file tells its data, licences and figures; `training/` in the repository makes it anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).with_name("en")


@cache
def load_model() -> Language:
    """The shipped pipeline; loaded once a process (about a second), from the package's own files."""
    # Imported here, for it takes a second: who looks things up in a record reads no text.
    import spacy
    from thinc.api import use_ops

    # NumPy's BLAS multiplies the model's matrices two to three times as fast as thinc's own (78 against 26 GFLOP/s on
    # one EPYC core), which makes the whole pipeline half again as fast.
    with use_ops("numpy", use_blis=False):
        return spacy.load(MODEL)
