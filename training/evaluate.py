"""Measures a pipeline on the test sets: `python -m training.evaluate MODEL... --shared ../shared`.

Trees, tags and lemmas from raw text (UD English EWT, PUD, the news half of PUD), entities on given tokens (PUD, news
half, CrossNER politics), and both on PUD's news set in title case like headings. Punctuation does not count in UAS/LAS.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import use_ops

from training.bio import read_bio
from training.docs import make_doc, write_as_heading
from training.treebank import Parsed, read_treebank

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES_A_TEXT = 6
TREES = {"EWT": "en_ewt", "PUD": "en_pud", "PUD news": "en_pudnews"}
NAMES = {"PUD": "uner_pud", "PUD news": "uner_pudnews", "politics": "crossner_politics"}
TREE_FIGURES = {"UPOS": "pos_acc", "XPOS": "tag_acc", "lemma": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las"}


def cut_texts(documents: list[list[Parsed]]) -> Iterator[list[Parsed]]:
    for document in documents:
        for first in range(0, len(document), SENTENCES_A_TEXT):
            yield document[first : first + SENTENCES_A_TEXT]


def read_named(path: Path) -> list[list[Parsed]]:
    return [[Parsed(words=[w for w, _ in s], entities=[t for _, t in s]) for s in d] for d in read_bio(path)]


def score_pipeline(nlp: Language, texts: Iterable[list[Parsed]], raw: bool) -> dict[str, Any]:
    """spaCy's figures for the texts, parsed from raw text or from the given tokens."""
    gold = [make_doc(nlp.vocab, text) for text in texts]
    plain = [
        nlp.make_doc(g.text)
        if raw
        else Doc(nlp.vocab, words=[t.text for t in g], spaces=[bool(t.whitespace_) for t in g])
        for g in gold
    ]
    examples = [Example(p, g) for p, g in zip(nlp.pipe(plain, batch_size=128), gold, strict=True)]
    return dict(Scorer(nlp).score(examples))


def measure_pipeline(model: Path, language: Path) -> dict[str, float]:
    """All figures of a pipeline, in percent, by set and kind."""
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(model)
    figures: dict[str, float] = {}

    def note(name: str, value: float) -> None:
        figures[name] = round(100 * value, 1)

    for name, file in TREES.items():
        documents = read_treebank(language / "ud" / f"{file}-test.conllu")
        scores = score_pipeline(nlp, cut_texts(documents), raw=True)
        for figure, key in TREE_FIGURES.items():
            note(f"{name} {figure}", scores[key])
    headings = [[write_as_heading(s)] for d in documents for s in d]
    note("headings UAS", score_pipeline(nlp, headings, raw=True)["dep_uas"])
    for name, file in NAMES.items():
        named = read_named(language / "ner" / f"test_{file}.bio")
        scores = score_pipeline(nlp, cut_texts(named), raw=False)
        note(f"{name} NER", scores["ents_f"])
        for label in ("PER", "ORG", "LOC"):
            note(f"{name} {label}", scores["ents_per_type"][label]["f"])
    news = read_named(language / "ner" / "test_uner_pudnews.bio")
    headings = [[write_as_heading(s)] for d in news for s in d]
    note("headings NER", score_pipeline(nlp, headings, raw=False)["ents_f"])
    return figures


def print_figures(models: list[Path], language: Path, out: Path | None = None) -> None:
    """A table of the figures, one column a pipeline; `out` takes them as JSON too."""
    figures = {str(model): measure_pipeline(model, language) for model in models}
    print(" " * 16, *(Path(model).name.rjust(12) for model in figures))
    for name in next(iter(figures.values())):
        print(name.ljust(16), *(f"{column[name]:12.1f}" for column in figures.values()))
    if out:
        out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("models", nargs="+", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--json", type=Path, help="write the figures here too")
    given = parser.parse_args()
    print_figures(given.models, given.shared / "language", given.json)


if __name__ == "__main__":
    main()
