"""The teacher labels sentences: entities, tags, morphology and trees."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import spacy
import torch
from spacy.tokens import Doc, DocBin

from training.bio import mend_tags
from training.docs import LAYERS, make_doc
from training.teacher import Encoded, Teacher, cut_batches, stack_batch
from training.treebank import Parsed
from training.trees import choose_heads


def label_sentences(teacher: Teacher, sentences: list[Parsed], size: int = 4000) -> list[Parsed | None]:
    """The sentences with all layers, lemmas as they came; None for those too long for the teacher."""
    encoded = [teacher.encode(Parsed(words=s.words)) for s in sentences]
    place = {id(e): i for i, e in enumerate(encoded)}
    labelled: list[Parsed | None] = [None] * len(sentences)
    whole = [e for e, s in zip(encoded, sentences, strict=True) if len(e.first) == len(s.words)]
    for batch in cut_batches(whole, size):
        for e, found in zip(batch, label_batch(teacher, batch), strict=True):
            source = sentences[place[id(e)]]
            found.words, found.spaces, found.lemmas = source.words, source.spaces, source.lemmas
            labelled[place[id(e)]] = found
    return labelled


@torch.inference_mode()
def label_batch(teacher: Teacher, batch: list[Encoded]) -> Iterator[Parsed]:
    """What the teacher reads in each sentence of the batch, without words."""
    stacked = stack_batch(batch)
    words, arcs = teacher(stacked["pieces"], stacked["cases"], stacked["mask"], stacked["first"])
    best = {layer: out(words[:, 1:]).argmax(-1).tolist() for layer, out in teacher.out.items()}
    scores = arcs.log_softmax(-1).numpy()
    trees = [choose_heads(scores[i, : len(e.first), : len(e.first) + 1]) for i, e in enumerate(batch)]
    heads = torch.tensor([tree + [0] * (arcs.size(1) - len(tree)) for tree in trees])
    deps = teacher.score_deps(words, heads)
    deps[..., teacher.index["deps"]["ROOT"]] = -1e4
    named = deps.argmax(-1).tolist()
    for i, (encoded, tree) in enumerate(zip(batch, trees, strict=True)):
        n = len(encoded.first)
        morphs = [teacher.labels["morphs"][k].split("|", 1) for k in best["morphs"][i][:n]]
        yield Parsed(
            pos=[pos for pos, _ in morphs],
            morphs=[features for _, features in morphs],
            tags=[teacher.labels["tags"][k] for k in best["tags"][i][:n]],
            entities=mend_tags([teacher.labels["entities"][k] for k in best["entities"][i][:n]]),
            heads=[j if h == 0 else h - 1 for j, h in enumerate(tree)],
            deps=["ROOT" if h == 0 else teacher.labels["deps"][named[i][j]] for j, h in enumerate(tree)],
        )


def read_sentences(doc: Doc) -> list[Parsed]:
    return [
        Parsed([t.text for t in s], [bool(t.whitespace_) for t in s], [t.lemma_ or t.text for t in s])
        for s in doc.sents
    ]


def label_corpus(teacher: Teacher, split: Path, out: Path, minutes: float = 60) -> None:
    """Labels the paragraphs of a DocBin until the minutes are over (2,000 tokens a second on one core)."""
    nlp = spacy.blank("en")
    docs = list(DocBin().from_disk(split).get_docs(nlp.vocab))
    labelled, count, began = DocBin(attrs=LAYERS), 0, time.time()
    for first in range(0, len(docs), 500):
        paragraphs = [read_sentences(doc) for doc in docs[first : first + 500]]
        found = iter(label_sentences(teacher, [s for p in paragraphs for s in p]))
        for paragraph in paragraphs:
            sentences = [next(found) for _ in paragraph]
            whole = [s for s in sentences if s is not None]
            if len(whole) == len(sentences):
                labelled.add(make_doc(nlp.vocab, whole))
                count += sum(len(s.words) for s in whole)
        print(f"{count} tokens, {count / (time.time() - began):.0f} a second", flush=True)
        if time.time() - began > 60 * minutes:
            break
    labelled.to_disk(out)
