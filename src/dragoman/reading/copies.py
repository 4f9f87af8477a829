"""Tell near copies: a text signed by the least hashes of its word shingles (MinHash, Broder 1997), in bands.

Two texts that share a band may be copies; `measure_overlap` says how much of the shorter one stands in the longer.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4
"""Words in a shingle: short enough that an agency's text with a changed word in each sentence still shares half."""
BANDS, ROWS = 16, 4
"""Texts that share 60 % of their shingles meet in some band with probability .90, those that share 30 % with .12."""
FEWEST_WORDS = 40
"""A shorter text is signed only by its whole: two notices of a line each are alike without being copies."""
LEAST_LENGTH = 0.4
"""A text of less than this share of the other's shingles quotes it rather than copies it."""

_WORD = re.compile(r"\w+")
_PRIME = np.uint64((1 << 31) - 1)


def sign_text(text: str) -> tuple[str, ...]:
    """The bands of a text's signature, each as text ("3:9f2c…"); near copies are likely to share one."""
    shingles = hash_shingles(text)
    if len(shingles) == 0:
        return (f"whole:{blake2b(text.encode(), digest_size=8).hexdigest()}",)
    factors, offsets = _list_permutations()
    hashed = (shingles[:, None].astype(np.uint64) % _PRIME * factors + offsets) % _PRIME
    least = hashed.min(axis=0)
    return tuple(
        f"{band}:{blake2b(least[band * ROWS : (band + 1) * ROWS].tobytes(), digest_size=8).hexdigest()}"
        for band in range(BANDS)
    )


def hash_shingles(text: str) -> NDArray[np.uint32]:
    """The distinct hashes of a text's runs of four words; none for a text of fewer than 40 words."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return np.empty(0, np.uint32)
    runs = zip(*(words[first:] for first in range(SHINGLE)), strict=False)
    return np.unique(np.fromiter((crc32(" ".join(run).encode()) for run in runs), np.uint32))


@cache
def _list_permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Fixed random linear permutations, so that signatures of other days and machines can be compared."""
    numbers = np.random.Generator(np.random.PCG64(1997))
    count = BANDS * ROWS
    return numbers.integers(1, int(_PRIME), count, np.uint64), numbers.integers(0, int(_PRIME), count, np.uint64)


def measure_overlap(text: str, other: str) -> float:
    """The share of the shorter text's shingles that stand in the longer one, 0 where one is much the shorter."""
    left, right = hash_shingles(text), hash_shingles(other)
    if len(left) == 0 or len(right) == 0:
        return float(text == other)
    short, long = sorted((len(left), len(right)))
    if short < LEAST_LENGTH * long:
        return 0.0
    return len(np.intersect1d(left, right, assume_unique=True)) / short
