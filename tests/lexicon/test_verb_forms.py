"""The base forms of verbs for which the model makes one up."""

from __future__ import annotations

import pytest

from dragoman.annotating.sentences import parse_document
from dragoman.lexicon.verb_forms import mend_base
from dragoman.model import Document


@pytest.mark.parametrize(
    ("form", "lemma", "base"),
    [
        ("praised", "prais", "praise"),
        ("insisting", "insiste", "insist"),
        ("Replying", "replye", "reply"),
        ("quipped", "quipp", "quip"),
        ("said", "say", "say"),
        ("glimmered", "glimmere", "glimmere"),
    ],
)
def test_a_made_up_base_form_gives_way_to_the_one_known(form: str, lemma: str, base: str) -> None:
    assert mend_base(form, lemma) == base


def test_only_verbs_are_mended() -> None:
    page = parse_document(Document("test", "Ana Ruiz praised the army. The warning came late.", ""))
    lemmas = {token.text: token.lemma_ for token in page.doc}
    assert (lemmas["praised"], lemmas["warning"]) == ("praise", "warning")
