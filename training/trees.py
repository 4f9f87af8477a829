"""The best projective tree with one root from the scores of all arcs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def choose_heads(scores: Scores) -> list[int]:
    """The head of each word (0: the root, i + 1: word i) from scores[word, head]; a tree in any case."""
    heads = [int(h) for h in scores.argmax(1)]
    return heads if is_projective_tree(heads) else choose_tree(scores)


def is_projective_tree(heads: list[int]) -> bool:
    """Whether heads (0: the root) make one tree with one root and no crossing arcs."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        steps, at = 0, word
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    arcs = [(min(h, d), max(h, d)) for d, h in enumerate(heads, 1)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def choose_tree(scores: Scores) -> list[int]:
    """Eisner's algorithm (1996): the highest-scoring projective tree whose root has one child."""
    n = len(scores)
    arc = scores[:, 1:].T  # arc[head, dependant]
    low = np.float32(-1e9)
    left = np.full((n, n), low)  # complete spans headed by their right end
    right = np.full((n, n), low)  # complete spans headed by their left end
    open_left, open_right = np.full((n, n), low), np.full((n, n), low)
    np.fill_diagonal(left, 0)
    np.fill_diagonal(right, 0)
    cut, cut_left, cut_right = (np.zeros((n, n), dtype=int) for _ in range(3))
    for width in range(1, n):
        for s in range(n - width):
            t = s + width
            joined = right[s, s:t] + left[s + 1 : t + 1, t]
            q = int(joined.argmax())
            cut[s, t] = s + q
            open_left[s, t] = joined[q] + arc[t, s]
            open_right[s, t] = joined[q] + arc[s, t]
            whole = left[s, s:t] + open_left[s:t, t]
            q = int(whole.argmax())
            left[s, t], cut_left[s, t] = whole[q], s + q
            whole = open_right[s, s + 1 : t + 1] + right[s + 1 : t + 1, t]
            q = int(whole.argmax())
            right[s, t], cut_right[s, t] = whole[q], s + 1 + q
    root = int((left[0] + right[:, n - 1] + scores[:, 0]).argmax())
    heads = [0] * n
    spans = [("left", 0, root), ("right", root, n - 1)]
    while spans:
        kind, s, t = spans.pop()
        if s == t:
            continue
        if kind == "left":
            q = int(cut_left[s, t])
            spans += [("left", s, q), ("open left", q, t)]
        elif kind == "right":
            q = int(cut_right[s, t])
            spans += [("open right", s, q), ("right", q, t)]
        else:
            head, dependant = (t, s) if kind == "open left" else (s, t)
            heads[dependant] = head + 1
            q = int(cut[s, t])
            spans += [("right", s, q), ("left", q + 1, t)]
    return heads
