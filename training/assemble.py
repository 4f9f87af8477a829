"""Joins the parts of the student to the pipeline that ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy

LIMIT = 15_000_000
META = {
    "name": "dragoman",
    "version": "0.1.0",
    "description": "English for news and readouts of diplomacy: tags, morphology, lemmas, UD trees, PER/ORG/LOC",
    "author": "The Dragoman maintainers",
    "license": "CC BY-SA 4.0",
}


def assemble_pipeline(trees: Path, names: Path, out: Path) -> None:
    """Writes one pipeline with the tree components and the NER; raises ValueError if it is too large to ship."""
    nlp = spacy.load(trees)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(META)
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    meta = json.loads((out / "meta.json").read_text(encoding="utf8"))
    meta.pop("performance", None)
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    if size > LIMIT:
        raise ValueError(f"{out} has {size} bytes, more than {LIMIT}")
