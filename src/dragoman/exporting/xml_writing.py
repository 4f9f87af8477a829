"""Write XML to a stream of text, element by element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOBase
from typing import TextIO, cast
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

NONE: Mapping[str, str] = {}


class XmlWriter:
    """Writes elements as they come; words must hold nothing that XML forbids (`wording.plain`)."""

    def __init__(self, stream: TextIO) -> None:
        self.generator = XMLGenerator(cast(TextIOBase, stream), encoding="utf-8", short_empty_elements=True)
        self.generator.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] = NONE) -> Iterator[None]:
        """An element around what the block writes."""
        self.generator.startElement(name, AttributesImpl(dict(attributes)))
        yield
        self.generator.endElement(name)

    def leaf(self, name: str, attributes: Mapping[str, str] = NONE, words: str = "") -> None:
        """An element with words alone in it, or with nothing."""
        self.generator.startElement(name, AttributesImpl(dict(attributes)))
        if words:
            self.generator.characters(words)
        self.generator.endElement(name)

    def break_line(self) -> None:
        self.generator.characters("\n")
