"""A paper as a Word file, with footnotes that Word and LibreOffice number and show at the foot of the page."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from dragoman.errors import MissingExtra
from dragoman.exporting.papers.apparatus import (
    MARK,
    Apparatus,
    Source,
    build_apparatus,
    find_numeric_columns,
    set_phrases,
    write_value,
)
from dragoman.exporting.papers.svg import measure_svg
from dragoman.exporting.papers.word_footnotes import FootnoteWriter
from dragoman.exporting.papers.word_looks import TEXT_WIDTH, dress_document
from dragoman.exporting.papers.word_tables import add_columns, fit_columns, keep_rows_whole, rule_table
from dragoman.model.paper import Listing, Paper, Paragraph, Picture, Section, Sentence, Table
from dragoman.pictures.png import write_png
from dragoman.wording import plain

PIXEL = Mm(25.4 / 96)


def set_word(paper: Paper) -> bytes:
    """The paper as a Word file of A4 pages.

    Pictures are drawn as PNG, or set as the tables of their data without the extra `papers`. The file bears the day of
    the paper as the time of its making, and so do the entries of its archive.
    """
    return _WordSetter(paper).set()


class _WordSetter:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.apparatus: Apparatus = build_apparatus(paper)
        self.document: WordDocument = Document()
        dress_document(self.document, plain(paper.title))
        self.footnotes = FootnoteWriter(
            {number: self.apparatus.write_long_note(note) for note, number in self.apparatus.numbers.items()}
        )

    def set(self) -> bytes:
        self.document.add_paragraph(plain(self.paper.title), "Title")
        if plain(self.paper.subtitle):
            self.document.add_paragraph(plain(self.paper.subtitle), "Subtitle")
        for section in self.paper.sections:
            self._set_section(section)
        if self.apparatus.sources:
            self.document.add_heading("Sources", 1)
            for source in self.apparatus.sources.values():
                self._set_source(source)
        for place, line in enumerate((self.apparatus.review, *self.paper.about)):
            paragraph = self.document.add_paragraph(plain(line), "About")
            paragraph.paragraph_format.space_before = Pt(0 if place else 8)
        self.footnotes.attach(self.document)
        self._sign()
        stream = BytesIO()
        self.document.save(stream)
        return fix_times(stream.getvalue(), self.paper.day)

    def _set_section(self, section: Section) -> None:
        self.document.add_heading(plain(section.title), 1)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                self._set_sentence(self.document.add_paragraph(), block.sentence)
            elif isinstance(block, Listing):
                self._set_listing(block)
            elif isinstance(block, Table):
                self._set_table(block)
            else:
                self._set_picture(block)

    def _set_sentence(self, paragraph: WordParagraph, sentence: Sentence) -> None:
        for phrase in set_phrases(sentence, self.apparatus.numbers):
            _add_words(paragraph, phrase.before)
            _add_words(paragraph, phrase.words, {"strong": "Strong", "quiet": "Quiet"}.get(phrase.phrase.style))
            if phrase.phrase.reviewed:
                _add_words(paragraph, f"\u00a0{MARK}", "Quiet")
            for place, number in enumerate(phrase.numbers):
                if place:
                    self.footnotes.add_raised(paragraph, ",")
                self.footnotes.cite(paragraph, number)
            _add_words(paragraph, phrase.after)

    def _set_listing(self, listing: Listing) -> None:
        if not any(plain(label) for label, _ in listing.items):
            for _, sentence in listing.items:
                self._set_sentence(self.document.add_paragraph(style="List Bullet"), sentence)
            return
        widest = max(len(plain(label)) for label, _ in listing.items)
        label_width = Mm(min(max(2.5 * widest, 20), 42))
        table = add_columns(self.document, len(listing.items), [label_width, TEXT_WIDTH - label_width])
        for row, (label, sentence) in zip(table.rows, listing.items, strict=True):
            _add_words(row.cells[0].paragraphs[0], plain(label), "Label")
            self._set_sentence(row.cells[1].paragraphs[0], sentence)
        keep_rows_whole(table)
        self._close_table()

    def _set_table(self, table: Table) -> None:
        words = [["".join(phrase.text for phrase in cell) for cell in row] for row in table.rows]
        self._start_table(table.caption, table.columns, words, table.numbers)
        for row, cells in zip(self.document.tables[-1].rows[1:], table.rows, strict=True):
            for cell, sentence in zip(row.cells, cells, strict=True):
                self._set_sentence(cell.paragraphs[0], sentence)
        self._close_table()

    def _set_picture(self, picture: Picture) -> None:
        title = plain(picture.title)
        try:
            drawn = write_png(picture)
        except MissingExtra:  # its numbers tell the same
            rows = [[write_value(value) for value in row] for row in picture.rows]
            self._start_table(title, picture.columns, rows, find_numeric_columns(picture.rows))
            for row, cells in zip(self.document.tables[-1].rows[1:], rows, strict=True):
                for cell, value in zip(row.cells, cells, strict=True):
                    cell.paragraphs[0].add_run(value)
            self._close_table()
            return
        self.document.add_paragraph(title, "Caption")
        width, _ = measure_svg(picture.svg)
        shape = self.document.add_picture(BytesIO(drawn), min(int(width * PIXEL), TEXT_WIDTH))
        shape._inline.docPr.set("descr", title)
        for side in ("distT", "distB", "distL", "distR"):  # LibreOffice moves a picture that tells no distance
            shape._inline.set(side, "0")

    def _start_table(
        self, caption: str, columns: tuple[str, ...], rows: list[list[str]], numbers: tuple[int, ...]
    ) -> None:
        """A table with the names of its columns; its other cells are empty, those of numbers set to the right."""
        if plain(caption):
            self.document.add_paragraph(plain(caption), "Caption")
        names = [plain(column) for column in columns]
        table = add_columns(self.document, len(rows) + 1, fit_columns([names, *rows]))
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            _add_words(cell.paragraphs[0], name, "Strong")
        for row in table.rows:
            for place, cell in enumerate(row.cells):
                cell.paragraphs[0]._p.style = "TableText"
                if place in numbers:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        rule_table(table)
        keep_rows_whole(table)

    def _close_table(self) -> None:
        # Two tables without a paragraph between them are one to Word.
        self.document.add_paragraph(style="Gap")

    def _set_source(self, source: Source) -> None:
        paragraph = self.document.add_paragraph(style="Source")
        paragraph.add_run(source.letter, "Label")
        paragraph.add_run(f"\t{source.told}")
        if source.link:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self.document.part.relate_to(source.link, RT.HYPERLINK, is_external=True))
            run = Run(OxmlElement("w:r"), paragraph)
            run.text, run.style = source.link_words, "Address"
            link.append(run._r)
            paragraph.add_run(" ")
            paragraph._p.append(link)
        paragraph.add_run(f" {plain(source.document.id)}", "Quiet")

    def _sign(self) -> None:
        told, day = self.document.core_properties, datetime.fromisoformat(self.paper.day)
        told.title, told.subject = plain(self.paper.title)[:255], plain(self.paper.subtitle)[:255]
        told.author = told.last_modified_by = "Dragoman"
        told.comments, told.keywords, told.language = "", "", "en"
        told.created = told.modified = day
        told.revision = 1


def _add_words(paragraph: WordParagraph, words: str, style: str | None = None) -> None:
    """Add a run with a style by its id: to find one by its name, python-docx goes through all there are."""
    if not words:
        return
    run = paragraph.add_run(words)
    if style:
        run._r.style = style


def fix_times(archive: bytes, day: str) -> bytes:
    """A ZIP archive with the same files, all of this day (ISO; ZIP knows none before 1980)."""
    made = datetime.fromisoformat(day)
    moment = (max(made.year, 1980), made.month, made.day, 0, 0, 0)
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as found, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in found.namelist():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            fixed.writestr(entry, found.read(name))
    return stream.getvalue()
