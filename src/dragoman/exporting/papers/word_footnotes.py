"""Footnotes of a Word file (ECMA-376, part 1, section 17.11), which python-docx does not write.

A footnote is made of a part that holds all of them, beginning with two separators; of settings that name these; and of
references in the text, by id. Word numbers them in the order of the references.
"""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

W = nsmap["w"]
TEXT, REFERENCE = "footnotetext", "footnotereference"
"""The ids of the styles of footnotes and of the raised numbers that refer to them."""
SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


class FootnoteWriter:
    """Writes footnotes with these words, by their numbers from 1; they must be first cited in that order."""

    def __init__(self, notes: Mapping[int, str]) -> None:
        self._notes = notes
        self._cited: set[int] = set()

    def cite(self, paragraph: Paragraph, number: int) -> None:
        """Refer to a note at the end of the paragraph: a footnote at first, then a reference to the same one."""
        if number in self._cited:
            self._refer_again(paragraph, number)
            return
        self._cited.add(number)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:name"), _bookmark_of(number))
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        paragraph._p.append(start)
        self.add_raised(paragraph)._r.append(reference)
        paragraph._p.append(end)

    def add_raised(self, paragraph: Paragraph, words: str = "") -> Run:
        """A run in the style of the numbers of footnotes."""
        run = paragraph.add_run(words)
        run._r.style = REFERENCE
        return run

    def _refer_again(self, paragraph: Paragraph, number: int) -> None:
        """A field with the number of a footnote that has its place elsewhere (17.16.5.40, NOTEREF)."""
        for kind in ("begin", "instruction", "separate", "result", "end"):
            run = self.add_raised(paragraph)
            if kind == "instruction":
                instruction = OxmlElement("w:instrText")
                instruction.set(qn("xml:space"), "preserve")
                instruction.text = f" NOTEREF {_bookmark_of(number)} \\h "
                run._r.append(instruction)
            elif kind == "result":
                run.text = str(number)
            else:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)

    def attach(self, document: Document) -> None:
        """Add the footnotes to the file, once all are cited."""
        if not self._notes:
            return
        content = etree.tostring(self._build_notes(), xml_declaration=True, encoding="UTF-8", standalone=True)
        package = document.part.package
        assert package is not None, "an open document has a package"
        part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, content, package)
        document.part.relate_to(part, RT.FOOTNOTES)
        settings = document.settings.element
        named = OxmlElement("w:footnotePr")
        for _, number in SEPARATORS:
            named.append(_number_element("w:footnote", number))
        # The schema of settings is a sequence: footnotes come before what is compatible.
        settings.find(qn("w:compat")).addprevious(named)

    def _build_notes(self) -> BaseOxmlElement:
        root = OxmlElement("w:footnotes", nsdecls={"w": W, "r": nsmap["r"]})
        for kind, number in SEPARATORS:
            note = _number_element("w:footnote", number)
            note.set(qn("w:type"), kind)
            note.append(_build_paragraph(f"w:{kind}"))
            root.append(note)
        for number, words in self._notes.items():
            note = _number_element("w:footnote", number)
            paragraph = _build_paragraph("w:footnoteRef", TEXT, REFERENCE)
            run = OxmlElement("w:r")
            paragraph.append(run)
            Run(run, None).text = f" {words}"  # type: ignore[arg-type]
            note.append(paragraph)
            root.append(note)
        return root


def _build_paragraph(mark: str, style: str | None = None, run_style: str | None = None) -> BaseOxmlElement:
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    for name, parent, value in (("w:pStyle", paragraph, style), ("w:rStyle", run, run_style)):
        if value:
            properties, named = OxmlElement(name[:3] + "Pr"), OxmlElement(name)
            named.set(qn("w:val"), value)
            properties.append(named)
            parent.append(properties)
    run.append(OxmlElement(mark))
    paragraph.append(run)
    return paragraph


def _number_element(name: str, number: int) -> BaseOxmlElement:
    element = OxmlElement(name)
    element.set(qn("w:id"), str(number))
    return element


def _bookmark_of(number: int) -> str:
    return f"_Note{number}"
