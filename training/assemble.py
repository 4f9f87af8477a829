"""Joins the parts of the student to the pipeline that ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

LIMIT = 15_000_000
SHARE_OF_START = 0.3
META = {
    "name": "dragoman",
    "version": "0.1.0",
    "description": "English for news and readouts of diplomacy: tags, morphology, lemmas, UD trees, PER/ORG/LOC",
    "author": "The Dragoman maintainers",
    "license": "CC BY-SA 4.0",
}


def mix_weights(start: Path, names: Path) -> Language:
    """The trained NER, its weights averaged with those it started from: finds more in text unlike its lessons."""
    first, trained = spacy.load(start), spacy.load(names)
    nodes = zip(first.get_pipe("ner").model.walk(), trained.get_pipe("ner").model.walk(), strict=True)
    for old, new in nodes:
        for name in new.param_names:
            if new.has_param(name):
                mixed = SHARE_OF_START * old.get_param(name) + (1 - SHARE_OF_START) * new.get_param(name)
                new.set_param(name, mixed.astype("float32"))
    return trained


def assemble_pipeline(start: Path, trees: Path, names: Path, out: Path, *, mix: bool = True) -> None:
    """Writes one pipeline with the tree components and the NER; raises ValueError if it is too large to ship.

    `mix` says whether the NER was trained just now and is to be averaged with that of `start`.
    Its table of strings and its lemma rules are those of `start`: words met in training need no entry, and rules added
    in training stand behind those that the labels point to and are never used.
    """
    nlp = spacy.load(trees, exclude=["ner"])
    nlp.add_pipe("ner", source=mix_weights(start, names) if mix else spacy.load(names))
    nlp.meta.update(META)
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    for kept in ("vocab/strings.json", "trainable_lemmatizer/trees"):
        shutil.copyfile(start / kept, out / kept)
    meta = json.loads((out / "meta.json").read_text(encoding="utf8"))
    meta.pop("performance", None)
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    if size > LIMIT:
        raise ValueError(f"{out} has {size} bytes, more than {LIMIT}")
