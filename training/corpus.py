"""Picks paragraphs of the corpus for the teacher to label, tokenised and split into sentences."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import DocBin

if TYPE_CHECKING:
    from spacy.language import Language

FOREIGN = ("readout", "joint statement", "leaders", "prime minister", "bilateral", "summit", "ukraine", "statement")
"""Words in the title of a document about other states; all of these are read, others as room is left."""
CHARACTERS_A_DOCUMENT = 12_000
CHARACTERS_A_PARAGRAPH = (20, 1500)
WORDS_A_SENTENCE = 80


def pick_paragraphs(corpus: Path, seed: int = 2) -> Iterator[str]:
    """Paragraphs of shuffled documents: two about foreign affairs for each one that is not, the rest at the end."""
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(seed).shuffle(rows)
    foreign = [r for r in rows if any(word in r["title"].lower() for word in FOREIGN)]
    other = [r for r in rows if not any(word in r["title"].lower() for word in FOREIGN)]
    order = []
    while foreign or other:
        order += [foreign.pop() for _ in range(min(2, len(foreign)))]
        order += [other.pop()] if other else []
    seen = set()
    for row in order:
        for line in (row["title"] + "\n" + row["text"][:CHARACTERS_A_DOCUMENT]).split("\n"):
            paragraph = " ".join(line.split())
            if CHARACTERS_A_PARAGRAPH[0] <= len(paragraph) <= CHARACTERS_A_PARAGRAPH[1] and paragraph not in seen:
                seen.add(paragraph)
                yield paragraph


def split_corpus(nlp: Language, corpus: Path, out: Path, words: int) -> None:
    """Writes paragraphs of so many words with tokens, sentences and lemmas (as `nlp` reads them) to a DocBin.

    The teacher gives no lemmas; the student keeps those of the pipeline that it starts from.
    """
    picked, count = DocBin(attrs=["ORTH", "SPACY", "LEMMA", "SENT_START"]), 0
    with nlp.select_pipes(enable=["tok2vec", "parser", "trainable_lemmatizer"]):
        for doc in nlp.pipe(pick_paragraphs(corpus), batch_size=256):
            if any(len(s) > WORDS_A_SENTENCE for s in doc.sents):
                continue
            picked.add(doc)
            count += len(doc)
            if count >= words:
                break
    picked.to_disk(out)
    print(len(picked), "paragraphs,", count, "tokens", flush=True)
