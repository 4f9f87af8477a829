"""Who does what a verb tells, in parses made by hand: right ones, and wrong ones as the parser makes them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.annotating.subjects import find_subject

VOCABULARY = spacy.blank("en").vocab
POS = {
    "NNP": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "PRP": "PRON",
    "WP$": "PRON",
    "IN": "ADP",
    ",": "PUNCT",
    "POS": "PART",
}


def make_doc(rows: str) -> Doc:
    """A sentence with one word a row: word, tag, relation, head (its number from 1, 0 for the root), kind of name."""
    table = [row.split() for row in rows.strip().splitlines()]
    heads = [int(row[3]) - 1 if int(row[3]) else i for i, row in enumerate(table)]
    return Doc(
        VOCABULARY,
        words=[row[0] for row in table],
        tags=[row[1] for row in table],
        pos=[POS.get(row[1], "VERB" if row[1].startswith("VB") else "X") for row in table],
        lemmas=[row[0].lower() for row in table],
        deps=[row[2] for row in table],
        heads=heads,
        ents=[f"B-{row[4]}" if len(row) > 4 else "O" for row in table],
    )


@pytest.mark.parametrize(
    ("rows", "verb", "subject"),
    [
        (
            """
            Peru NNP obl 7
            , , punct 1
            Ruiz NNP conj 1 PER
            , , punct 1
            whose WP$ nmod:poss 6
            aides NNS nsubj 7
            left VBD advcl 9
            , , punct 7
            praised VBD ROOT 0
            Oslo NNP obj 9 LOC
            """,
            "praised",
            "Ruiz",
        ),
        (
            """
            Banks NNS nsubj 2
            refuse VBP ccomp 6
            Ruiz NNP obl 2 PER
            on IN case 5
            Sunday NNP obl 2
            warned VBD ROOT 0
            Oslo NNP obj 6 LOC
            """,
            "warned",
            "Ruiz",
        ),
        (
            """
            farmers NNS nsubj 5
            ' POS case 1
            chief NN compound 4
            Ruiz NNP nsubj 5 PER
            said VBD ROOT 0
            """,
            "said",
            "Ruiz",
        ),
        (
            """
            judge NN nsubj 5
            , , punct 1
            Ruiz NNP nsubj 5
            , , punct 3
            said VBD ROOT 0
            """,
            "said",
            "Ruiz",
        ),
        (
            """
            Ruiz NNP nsubj 2 PER
            praised VBD ROOT 0
            it PRP obj 2
            but CC cc 5
            said VBD conj 2
            Lind NNP nsubj 7 PER
            lied VBD ccomp 5
            """,
            "said",
            "Ruiz",
        ),
        (
            """
            Ruiz NNP nsubj 2 PER
            urge VBP ROOT 0
            Oslo NNP obj 2 LOC
            wait VB xcomp 2
            , , punct 6
            saying VBG advcl 4
            """,
            "saying",
            "Ruiz",
        ),
        (
            """
            Ruiz MD aux 2 PER
            thanked VBD ROOT 0
            Lind NNP obj 2 PER
            """,
            "thanked",
            "Ruiz",
        ),
        (
            """
            trouble NN nsubj:outer 4
            is VBZ cop 4
            Ruiz NNP nsubj 4 PER
            accused VBD ROOT 0
            us PRP obj 4
            """,
            "accused",
            "Ruiz",
        ),
        (
            """
            Egypt NNP ROOT 0 LOC
            , , punct 1
            called VBN acl 1
            for IN case 5
            peace NN obl 3
            """,
            "called",
            "Egypt",
        ),
        (
            """
            Ruiz NNP nsubj 2 PER
            left VBD ROOT 0
            but CC cc 6
            on IN case 5
            Sunday NNP nsubj 6
            praised VBD conj 2
            """,
            "praised",
            "Ruiz",
        ),
        (
            """
            It PRP nsubj 2
            was VBD aux:pass 5
            , , punct 2
            Ruiz NNP nsubj 5 PER
            told VBD ROOT 0
            us PRP iobj 5
            """,
            "told",
            "Ruiz",
        ),
        (
            """
            Ruiz NNP ROOT 0 PER
            , , punct 1
            writing VBG advcl 1
            home NN obl 3
            """,
            "writing",
            "Ruiz",
        ),
        (
            """
            Asked VBN advcl 8
            , , punct 1
            the NN det 4
            minister NN vocative 1
            , , punct 4
            Ruiz NNP appos 4 PER
            , , punct 1
            said VBD ROOT 0
            """,
            "said",
            "Ruiz",
        ),
    ],
)
def test_the_subject_is_found_whatever_the_parse(rows: str, verb: str, subject: str) -> None:
    doc = make_doc(rows)
    found = find_subject(next(token for token in doc if token.text == verb))
    assert found is not None
    assert found.text == subject
