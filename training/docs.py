"""From plain sentences to spaCy documents, with the variety that the treebanks lack: headings, other names."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.bio import find_spans
from training.treebank import Parsed

LAYERS = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_TYPE", "ENT_IOB"]
SMALL_WORDS = frozenset("a an and as at but by for from in nor of on or the to vs with".split())
NO_SPACE_BEFORE = frozenset([*".,:;!?)]}%'’”", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"])
NO_SPACE_AFTER = frozenset("([{$€£“")


def make_doc(vocab: Vocab, sentences: list[Parsed]) -> Doc:
    """One Doc of several sentences; a layer that one of them lacks is left out of all."""
    words = [w for s in sentences for w in s.words]
    spaces = [x for s in sentences for x in (s.spaces or guess_spaces(s.words))]
    layers: dict[str, list[object]] = {}
    for layer, name in (("tags", "tags"), ("pos", "pos"), ("morphs", "morphs"), ("lemmas", "lemmas"), ("deps", "deps")):
        if all(getattr(s, layer) for s in sentences):
            layers[name] = [x for s in sentences for x in getattr(s, layer)]
    if "deps" in layers:
        heads, base = [], 0
        for s in sentences:
            heads += [base + h for h in s.heads]
            base += len(s.words)
        layers["heads"] = heads
    if all(s.entities for s in sentences):
        layers["ents"] = [x for s in sentences for x in s.entities]
    starts = [i == 0 for s in sentences for i in range(len(s.words))]
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts, **layers)


def guess_spaces(words: list[str]) -> list[bool]:
    """Whether a space follows each word, where the source does not say."""
    following = [*words[1:], ""]
    return [
        w not in NO_SPACE_AFTER and after not in NO_SPACE_BEFORE and "-" not in (w, after)
        for w, after in zip(words, following, strict=True)
    ]


def write_as_heading(sentence: Parsed, capitals: bool = False) -> Parsed:
    """The sentence in title case (or capitals), as headings are set; its annotation stays."""
    words = [
        w.upper() if capitals else w if i and w.lower() in SMALL_WORDS else w[:1].upper() + w[1:]
        for i, w in enumerate(sentence.words)
    ]
    return replace(sentence, words=words)


class NameSwap:
    """Puts other names of as many words in the place of persons and places, one for one within a document."""

    def __init__(self, path: Path, seed: int = 5) -> None:
        named = json.loads(path.read_text(encoding="utf8"))
        self.chance = random.Random(seed)
        self.persons: dict[int, list[list[str]]] = {}
        self.places: dict[int, list[list[str]]] = {}
        for name in named["names"]:
            self.persons.setdefault(len(name.split()), []).append(name.split())
        for name in [*named["countries"], *named["cities"]]:
            self.places.setdefault(len(name.split()), []).append(name.split())

    def swap(self, sentences: list[Parsed]) -> list[Parsed]:
        """The sentences with other names; trees and tags stay as they are."""
        chosen: dict[tuple[str, ...], list[str]] = {}
        spans = [(tuple(s.words[i:j]), label) for s in sentences for i, j, label in find_spans(s.entities)]
        for old, label in sorted(spans, key=lambda span: -len(span[0])):
            if label == "ORG" or old in chosen or not all(w.istitle() and w.isalpha() for w in old):
                continue
            if label == "LOC":
                if self.chance.random() < 0.5 and len(old) in self.places:
                    chosen[old] = self.chance.choice(self.places[len(old)])
            elif len(old) == 1:
                chosen[old] = [self.chance.choice(self.persons[2])[-1]]
            elif len(old) in self.persons:
                chosen[old] = self.chance.choice(self.persons[len(old)])
                chosen.setdefault(old[-1:], chosen[old][-1:])
        swapped = []
        for s in sentences:
            words, lemmas = list(s.words), list(s.lemmas)
            for first, last, label in find_spans(s.entities):
                new = chosen.get(tuple(s.words[first:last]))
                if new and label != "ORG":
                    words[first:last] = new
                    if lemmas:
                        lemmas[first:last] = new
            swapped.append(replace(s, words=words, lemmas=lemmas))
        return swapped
