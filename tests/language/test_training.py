"""The parts of the training scripts that need no torch: reading data, trees, variety."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.bio import find_spans, mend_tags, read_bio
from training.docs import NameSwap, guess_spaces, make_doc, write_as_heading
from training.treebank import Parsed, read_treebank
from training.trees import choose_heads, choose_tree, is_projective_tree

from dragoman.language import load_model

TREEBANK = """# newdoc id = X_news_fair
1-2\tShe's\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tShe\tshe\tPRON\tPRP\tCase=Nom\t3\tnsubj\t_\t_
2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_
3\tabroad\tabroad\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tand\t_\t_\t_\t_\t_\t_\t_\t_

# newdoc id = X_vlog_cats
1\tCats\tcat\tNOUN\tNNS\tNumber=Plur\t0\troot\t_\t_

"""


def test_treebank_is_read_with_spaces_and_without_left_out_documents(tmp_path: Path) -> None:
    file = tmp_path / "x.conllu"
    file.write_text(TREEBANK, encoding="utf8")
    [[sentence]] = read_treebank(file, without=("_vlog_",))
    assert sentence.words == ["She", "'s", "abroad"]
    assert sentence.spaces == [False, False, False]
    assert sentence.heads == [2, 2, 2]
    assert sentence.deps == ["nsubj", "cop", "ROOT"]
    assert len(read_treebank(file)) == 2


def test_bio_is_read_by_document_and_sentence(tmp_path: Path) -> None:
    file = tmp_path / "x.bio"
    file.write_text("-DOCSTART-\tO\n\nOslo\tB-LOC\n\nno\tO\n\n-DOCSTART-\tO\n\nUN\tB-ORG\n", encoding="utf8")
    assert read_bio(file) == [[[("Oslo", "B-LOC")], [("no", "O")]], [[("UN", "B-ORG")]]]


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"])))
def test_mended_tags_hold_the_same_entities(tags: list[str]) -> None:
    mended = mend_tags(tags)
    assert find_spans(mended) == find_spans(tags)
    assert all(t[0] != "I" or (i and mended[i - 1][2:] == t[2:]) for i, t in enumerate(mended))


def test_adjacent_entities_stay_apart() -> None:
    assert find_spans(["B-PER", "B-PER", "I-PER", "I-LOC"]) == [(0, 1, "PER"), (1, 3, "PER"), (3, 4, "LOC")]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_chosen_tree_is_the_best_of_all(n: int) -> None:
    chance = np.random.default_rng(n)
    trees = [list(heads) for heads in product(range(n + 1), repeat=n) if is_projective_tree(list(heads))]
    for _ in range(20):
        scores = chance.normal(size=(n, n + 1)).astype("float32")
        best = max(trees, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))
        assert choose_tree(scores) == best
        assert is_projective_tree(choose_heads(scores))


def test_crossing_arcs_and_circles_are_no_trees() -> None:
    assert is_projective_tree([2, 0, 2])
    assert not is_projective_tree([2, 1, 0])
    assert not is_projective_tree([3, 4, 0, 3])
    assert not is_projective_tree([0, 0])


def test_heading_keeps_small_words_small() -> None:
    words = ["the", "envoy", "of", "Malta", "lands"]
    assert write_as_heading(Parsed(words=words)).words == ["The", "Envoy", "of", "Malta", "Lands"]
    assert write_as_heading(Parsed(words=words), capitals=True).words == [w.upper() for w in words]


def test_swapped_names_are_as_long_and_the_same_throughout(tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text('{"names": ["Kaja Kallas"], "countries": ["Malta"], "cities": ["Riga"]}', encoding="utf8")
    first = Parsed(words=["Ivo", "Sanader", "spoke", "."], entities=["B-PER", "I-PER", "O", "O"])
    second = Parsed(words=["Sanader", "left", "NATO", "."], entities=["B-PER", "O", "B-ORG", "O"])
    swapped = NameSwap(names).swap([first, second])
    assert [s.words for s in swapped] == [["Kaja", "Kallas", "spoke", "."], ["Kallas", "left", "NATO", "."]]


@settings(deadline=None)  # the first example loads the model
@given(st.randoms(use_true_random=False))
def test_docs_carry_every_layer(chance: random.Random) -> None:
    n = chance.randint(1, 5)
    words = [chance.choice(["Oslo", "met", ",", "(", "envoys"]) for _ in range(n)]
    deps, entities = ["ROOT", *["dep"] * (n - 1)], ["B-LOC", *["O"] * (n - 1)]
    sentence = Parsed(words=words, heads=[0] * n, deps=deps, entities=entities)
    doc = make_doc(load_model().vocab, [sentence, sentence])
    assert [t.text for t in doc] == words * 2
    assert [s.start for s in doc.sents] == [0, n]
    assert [e.start for e in doc.ents] == [0, n]
    assert len(guess_spaces(words)) == n
