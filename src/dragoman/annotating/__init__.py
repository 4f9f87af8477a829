"""Put the layers on a page, one module a layer."""

from __future__ import annotations

from dragoman.annotating.page import Page
from dragoman.annotating.sentences import parse_document
from dragoman.model import Document


def annotate_document(document: Document) -> Page:
    """The page of a document with all its layers; each layer may use those before it."""
    return parse_document(document)
