"""Put the layers on a page, one module a layer."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotating.amounts import annotate_amounts
from dragoman.annotating.dates import annotate_dates
from dragoman.annotating.instruments import annotate_instruments
from dragoman.annotating.page import Page
from dragoman.annotating.people import annotate_people
from dragoman.annotating.quotations import annotate_quotations
from dragoman.annotating.sentences import parse_document
from dragoman.model import Document


def annotate_document(document: Document) -> Page:
    """The page of a document with all its layers; each layer may use those before it."""
    page = parse_document(document)
    if document.title:
        page.headline = parse_document(replace(document, text=document.title, asides=()))
        page.headline.dates = annotate_dates(page.headline)
    page.dates = annotate_dates(page)
    page.amounts = annotate_amounts(page)
    annotate_people(page)
    page.instruments = annotate_instruments(page)
    page.quotations = annotate_quotations(page)
    return page
