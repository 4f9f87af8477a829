"""Universal Dependencies treebanks (CoNLL-U) as sentences of plain fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Parsed:
    """A sentence; one list entry a token. `heads` are 0-based, a root points to itself. Empty lists: not annotated."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)


def read_treebank(path: Path, without: tuple[str, ...] = ()) -> list[list[Parsed]]:
    """The documents of a CoNLL-U file; `without` leaves out documents whose id contains one of these words.

    The parts of a multiword token stand side by side without space, empty nodes are skipped.
    """
    documents: list[list[Parsed]] = [[]]
    left_out: set[int] = set()
    sentence = Parsed()
    joined, joined_space = 0, True
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("# newdoc"):
            documents.append([])
            if any(word in line for word in without):
                left_out.add(len(documents) - 1)
        elif line.startswith("#"):
            continue
        elif not line:
            if sentence.words:
                documents[-1].append(sentence)
            sentence, joined = Parsed(), 0
        else:
            number, form, lemma, pos, tag, morph, head, dep, _, misc = line.split("\t")
            space = "SpaceAfter=No" not in misc
            if "-" in number:
                joined, joined_space = int(number.split("-")[1]), space
                continue
            if "." in number:
                continue
            i = int(number)
            sentence.words.append(form)
            sentence.spaces.append(space if i > joined else joined_space and i == joined)
            sentence.lemmas.append(form if lemma == "_" else lemma)
            sentence.pos.append(pos)
            sentence.tags.append(tag)
            sentence.morphs.append("" if morph == "_" else morph)
            sentence.heads.append(int(head) - 1 if int(head) else i - 1)
            sentence.deps.append(dep if int(head) else "ROOT")
    return [d for i, d in enumerate(documents) if d and i not in left_out]
