"""The base forms of the lexicon's verbs, for words of which the model makes up one ("prais", "insiste", "echoed")."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.commitments import inflect
from dragoman.lexicon.diplomacy import encounter_verbs, load_diplomacy
from dragoman.lexicon.reporting import load_reporting_words


@cache
def list_bases() -> frozenset[str]:
    """The words of reporting and of encounters in their base form, nouns among them."""
    lists = (words for section in load_diplomacy().values() for words in section.values() if isinstance(words, list))
    words = {word for some in lists for word in some if word.isalpha() and word.islower()}
    return frozenset(words | set(encounter_verbs()) | set(load_reporting_words().takes))


@cache
def list_regular_forms() -> dict[str, str]:
    """Every regular form of these words, and its base form: "praised" is "praise"."""
    forms = {base: base for base in list_bases()}
    for base in sorted(list_bases(), key=lambda word: (-len(word), word)):
        for form in inflect(base):
            forms.setdefault(form, base)
    return forms


def mend_base(form: str, lemma: str) -> str:
    """The base form of a verb: the lemma where it is a known one, else the known word of that form, else the lemma."""
    return lemma if lemma.lower() in list_bases() else list_regular_forms().get(form.lower(), lemma)
