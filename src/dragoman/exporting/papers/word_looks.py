"""The look of a Word file: page, styles, footer."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Georgia"
ACCENT, QUIET, INK = RGBColor(0x1F, 0x4E, 0x5A), RGBColor(0x56, 0x56, 0x56), RGBColor(0x1A, 0x1A, 0x1A)
PAGE, MARGIN = (Mm(210), Mm(297)), Mm(19)
WORDS_OWN = ("footnote text", "footnote reference")
"""Styles that Word knows by these names, but the template of python-docx doesn't bring."""
TEXT_WIDTH = Emu(PAGE[0] - 2 * MARGIN)


def dress_document(document: Document, title: str) -> None:
    """Give an empty document its page, its styles and a footer with the title and the number of the page."""
    _lay_out_page(document)
    _dress_text(document)
    _name_styles(document)
    _set_footer(document, title)
    _drop_thumbnail(document)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; else it says "Compatibility Mode"


def _lay_out_page(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = PAGE
    page.left_margin = page.right_margin = page.bottom_margin = MARGIN
    page.top_margin, page.footer_distance = Mm(16), Mm(9)


def _dress_text(document: Document) -> None:
    """The styles that python-docx brings: their fonts are those of an Office theme, their colours of its own blue."""
    normal = _take_style(document, "Normal")
    _dress(normal, 9.5, INK, after=3)
    normal.paragraph_format.line_spacing = 1.06
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    title = _take_style(document, "Title")
    _dress(title, 16, ACCENT, after=2, bold=True)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    _dress(_take_style(document, "Subtitle"), 10.5, QUIET, after=4, italic=True)
    heading = _take_style(document, "Heading 1")
    _dress(heading, 11.5, ACCENT, before=8, after=3, bold=True)
    _draw_line(heading, "top")
    caption = _take_style(document, "Caption")
    _dress(caption, 9, QUIET, before=4, after=3, italic=True, bold=False)
    caption.paragraph_format.keep_with_next = True
    _dress(_take_style(document, "List Bullet"), 9.5, INK, after=2)
    _dress(_take_style(document, "Footer"), 8, QUIET)


def _name_styles(document: Document) -> None:
    """The styles that it doesn't bring."""
    for name, size, color, after in (
        ("Table Text", 8.5, INK, 1),
        ("Gap", 4, INK, 0),
        ("Source", 8, INK, 1),
        ("About", 7.5, QUIET, 0.5),
        ("footnote text", 7.5, INK, 0),
    ):
        _dress(_add_style(document, name), size, color, after=after)
    table_text = _take_style(document, "Table Text")
    table_text.paragraph_format.space_before = Pt(1.5)
    table_text.paragraph_format.line_spacing = 1.0
    gap = _take_style(document, "Gap")
    gap.paragraph_format.line_spacing = 1.0
    note = _take_style(document, "footnote text")
    note.paragraph_format.line_spacing = 1.0
    source = _take_style(document, "Source").paragraph_format
    source.left_indent, source.first_line_indent = Mm(7), Mm(-7)
    source.tab_stops.add_tab_stop(Mm(7))
    for name, ink in (("Quiet", QUIET), ("Label", ACCENT), ("Address", ACCENT), ("footnote reference", INK)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name in WORDS_OWN)
        assert isinstance(style, CharacterStyle)
        style.font.color.rgb = ink
        style.font.bold = True if name == "Label" else None
        style.font.superscript = True if name == "footnote reference" else None


def _take_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle), name
    return style


def _add_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in WORDS_OWN)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    return style


def _dress(
    style: ParagraphStyle,
    size: float,
    color: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool | None = None,
    italic: bool | None = None,
) -> None:
    font, spacing = style.font, style.paragraph_format
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # a font of the theme goes before a font that is named
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = color
    for spaced in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spaced)
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)


def _draw_line(style: ParagraphStyle, side: str) -> None:
    """A thin line above or below the paragraphs of a style."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "B9C4C6")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = style.element.get_or_add_pPr()
    # The schema is a sequence: borders come before the spacing.
    properties.find(qn("w:spacing")).addprevious(borders)


def _set_footer(document: Document, title: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    tabs = paragraph.paragraph_format.tab_stops
    for standard in _take_style(document, "Footer").paragraph_format.tab_stops:
        tabs.add_tab_stop(standard.position, WD_TAB_ALIGNMENT.CLEAR)
    tabs.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    short = title if len(title) <= 80 else f"{title[:79].rstrip()}…"
    paragraph.add_run(f"{short}\t")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)


def _drop_thumbnail(document: Document) -> None:
    """The template brings a picture of its own first page."""
    package = document.part.package
    assert package is not None, "an open document has a package"
    for key, relation in list(package.rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            del package.rels[key]
