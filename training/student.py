"""The student: spaCy components that go on learning from gold data and from what the teacher labelled."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin, Span
from spacy.training import Example
from thinc.api import Adam, use_ops

from training.docs import NameSwap, make_doc, write_as_heading
from training.treebank import Parsed

if TYPE_CHECKING:
    from spacy.language import Language

PARTS = {"names": ["ner"], "trees": ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer"]}
"""Components with an encoder of their own learn apart, at the same time if there are cores for it."""
PEAK_RATE = 0.001
WORDS_A_BATCH = 1200
DROPOUT = 0.15
OTHER_NAMES, HEADINGS, CAPITALS, LOWER_CASE = 0.35, 0.25, 0.1, 0.02
"""Shares of paragraphs (capitals: of headings). A heading is one sentence: a quarter of texts, a tenth of words."""


def read_labelled(path: Path) -> list[list[Parsed]]:
    """The teacher's paragraphs."""
    nlp = spacy.blank("en")
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    return [[undo_span(sentence) for sentence in doc.sents] for doc in docs]


def keep_entities(documents: list[list[Parsed]]) -> list[list[Parsed]]:
    """The documents with entities only, sentences without them left out."""
    kept = [[Parsed(words=s.words, spaces=s.spaces, entities=s.entities) for s in d if s.entities] for d in documents]
    return [d for d in kept if d]


def undo_span(sentence: Span) -> Parsed:
    """A labelled sentence as plain fields."""
    return Parsed(
        words=[t.text for t in sentence],
        spaces=[bool(t.whitespace_) for t in sentence],
        lemmas=[t.lemma_ for t in sentence],
        pos=[t.pos_ for t in sentence],
        tags=[t.tag_ for t in sentence],
        morphs=[str(t.morph) for t in sentence],
        heads=[t.head.i - sentence.start for t in sentence],
        deps=[t.dep_ for t in sentence],
        entities=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in sentence],
    )


def vary_paragraph(sentences: list[Parsed], swap: NameSwap, chance: random.Random) -> list[Parsed]:
    """The paragraph as it is, with other names, as a heading or in lower case."""
    if all(s.entities for s in sentences) and chance.random() < OTHER_NAMES:
        sentences = swap.swap(sentences)
    if chance.random() < HEADINGS:
        return [write_as_heading(chance.choice(sentences), capitals=chance.random() < CAPITALS)]
    if chance.random() < LOWER_CASE:
        return [replace(s, words=[w.lower() for w in s.words]) for s in sentences]
    return sentences


def draw_examples(nlp: Language, documents: list[list[Parsed]], swap: NameSwap, seed: int) -> Iterator[Example]:
    """Endless examples of one to six sentences each, all documents in a new order each time round."""
    chance = random.Random(seed)
    while True:
        for document in chance.sample(documents, len(documents)):
            first = 0
            while first < len(document):
                last = first + chance.randint(1, 6)
                gold = make_doc(nlp.vocab, vary_paragraph(document[first:last], swap, chance))
                yield Example(nlp.make_doc(gold.text), gold)
                first = last


def fill_batches(examples: Iterator[Example]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    words = 0
    for example in examples:
        batch.append(example)
        words += len(example.reference)
        if words >= WORDS_A_BATCH:
            yield batch
            batch, words = [], 0


def train_student(
    start: Path, part: str, documents: list[list[Parsed]], names: Path, out: Path, words: int, minutes: float
) -> None:
    """Trains the components of a part ("names" or "trees") of the pipeline `start` and saves them, averaged.

    Ends after so many words or minutes, whichever comes first; the rate of learning falls to nothing by then.
    """
    spacy.util.fix_random_seed(0)
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(start, exclude=[p for other in PARTS if other != part for p in PARTS[other]])
        if "trainable_lemmatizer" in nlp.pipe_names:
            # spaCy 3.8 does not read this table back from disk, and then teaches every word to stay as it is.
            lemmatizer = nlp.get_pipe("trainable_lemmatizer")
            lemmatizer.tree2label = {tree: i for i, tree in enumerate(lemmatizer.cfg["labels"])}
        optimiser = Adam(PEAK_RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
        nlp.resume_training(sgd=optimiser)
        swap, losses = NameSwap(names), dict.fromkeys(PARTS[part], 0.0)
        began, seen = time.time(), 0
        for step, batch in enumerate(fill_batches(draw_examples(nlp, documents, swap, seed=1)), 1):
            done = max(seen / words, (time.time() - began) / (60 * minutes))
            if done >= 1:
                break
            optimiser.learn_rate = PEAK_RATE * min(1, step / 50) * (1 - done)
            nlp.update(batch, drop=DROPOUT, sgd=optimiser, losses=losses)
            seen += sum(len(e.reference) for e in batch)
            if step % 100 == 0:
                speed = seen / (time.time() - began)
                rounded = {name: round(float(loss)) for name, loss in losses.items()}
                print(f"step {step}, {done:.0%}, {speed:.0f} words/s, losses {rounded}", flush=True)
                losses = dict.fromkeys(losses, 0.0)
        print(f"{part}: {seen} words in {time.time() - began:.0f} s", flush=True)
        with nlp.use_params(optimiser.averages):
            nlp.to_disk(out)
