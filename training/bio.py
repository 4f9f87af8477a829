"""Named entities in two-column BIO files: a word, a tab, its tag; blank lines end sentences."""

from __future__ import annotations

from pathlib import Path

Tagged = list[tuple[str, str]]


def read_bio(path: Path) -> list[list[Tagged]]:
    """The documents of a file, each a list of sentences of (word, tag); `-DOCSTART-` lines begin a document."""
    documents: list[list[Tagged]] = [[]]
    sentence: Tagged = []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line and not line.startswith("-DOCSTART-"):
            word, tag = line.split("\t")
            sentence.append((word, tag))
            continue
        if sentence:
            documents[-1].append(sentence)
            sentence = []
        if line:
            documents.append([])
    return [d for d in documents if d]


def find_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """The entities of one sentence's tags as (first, last + 1, label); an I that continues nothing begins one."""
    spans: list[tuple[int, int, str]] = []
    start, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag != f"I-{label}":
            spans.append((start, i, label))
            start = -1
        if tag != "O" and start < 0:
            start, label = i, tag[2:]
    return spans


def mend_tags(tags: list[str]) -> list[str]:
    """The same entities in strict BIO, every one begun by a B."""
    mended = ["O"] * len(tags)
    for first, last, label in find_spans(tags):
        mended[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    return mended
