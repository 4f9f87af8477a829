"""The English model as it ships: complete, small, licensed, offline, and reading as it did."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.language import MODEL, load_model

COMPONENTS = ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]


def test_components_keep_their_names() -> None:
    assert load_model().pipe_names == COMPONENTS


def test_labels_are_those_the_annotators_know() -> None:
    assert load_model().get_pipe("ner").labels == ("LOC", "ORG", "PER")
    relations = set(load_model().get_pipe("parser").labels)
    assert {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:desc", "appos", "conj", "acl:relcl", "ROOT"} <= relations


def test_model_is_loaded_once() -> None:
    assert load_model() is load_model()


def test_folder_holds_at_most_15_megabytes() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) <= 15_000_000


def test_loads_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"the network was asked for: {args} {kwargs}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert len(spacy.load(MODEL)("Ministers met.")) == 3


def test_needs_no_training_library() -> None:
    code = "import sys; from dragoman.language import load_model; load_model(); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_settings_name_no_path_of_the_machine_that_made_it() -> None:
    for name in ("config.cfg", "meta.json"):
        words = (MODEL / name).read_text(encoding="utf8")
        assert "/work" not in words
        assert "/tmp" not in words


@pytest.mark.parametrize(
    "source", ["English-EWT", "English-GUM", "UNER", "CrossNER", "wikigold", "MiniLM", "White House", "visits"]
)
def test_card_names_every_source(source: str) -> None:
    assert source in MODEL.with_name("MODEL_CARD.md").read_text(encoding="utf8")


def test_card_and_licence_name_the_licence() -> None:
    assert "CC BY-SA 4.0" in MODEL.with_name("MODEL_CARD.md").read_text(encoding="utf8")
    assert "Attribution-ShareAlike 4.0 International" in MODEL.with_name("LICENSE.txt").read_text(encoding="utf8")
    assert "CC BY-SA 4.0" in load_model().meta["license"]


@pytest.fixture(scope="module")
def meeting() -> Doc:
    return load_model()("President Borut Pahor met with Prime Minister Erna Solberg in Ljubljana on Monday.")


def test_reads_subject_partner_and_place(meeting: Doc) -> None:
    verb = next(t for t in meeting if t.text == "met")
    assert (verb.lemma_, verb.tag_, verb.dep_) == ("meet", "VBD", "ROOT")
    assert {"nsubj", "obl"} <= {t.dep_ for t in verb.children}
    subject = next(t for t in verb.children if t.dep_ == "nsubj")
    assert {"Borut", "Pahor", "President"} == {t.text for t in subject.subtree}


def test_finds_persons_and_places(meeting: Doc) -> None:
    assert [(e.text, e.label_) for e in meeting.ents] == [
        ("Borut Pahor", "PER"),
        ("Erna Solberg", "PER"),
        ("Ljubljana", "LOC"),
    ]


def test_same_reading_alone_and_in_a_batch(meeting: Doc) -> None:
    other = "The two sides signed a memorandum in Astana."
    batched = list(load_model().pipe([other, meeting.text, other]))[1]
    assert [(t.dep_, t.head.i, t.ent_type_) for t in batched] == [(t.dep_, t.head.i, t.ent_type_) for t in meeting]


def test_training_is_described_beside_its_command(root: Path) -> None:
    assert "python -m training" in (root / "training" / "README.md").read_text(encoding="utf8")
