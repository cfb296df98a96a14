"""What python-docx has no method for: marks in the file's own XML, most of them for those who listen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

THUMBNAIL = RELATIONSHIP_TYPE.THUMBNAIL
CELL_MARGIN = "108"
"""In twentieths of a point, as the library's tables have it."""
FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
PLACEHOLDER = "w:showingPlcHdr"
"""Says that a field holds nothing yet but what is to be written over."""
TICKS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
"""The namespace of boxes to tick, which came with Word 2010."""
UNTICKED, TICKED = "☐", "☒"
TICK_FONT = "MS Gothic"
"""Which has both boxes wherever Word is; another program takes its own."""
TICK_STATES = {
    "checked": {"val": "0"},
    "checkedState": {"val": f"{ord(TICKED):04X}", "font": TICK_FONT},
    "uncheckedState": {"val": f"{ord(UNTICKED):04X}", "font": TICK_FONT},
}


def add_field(paragraph: Any, code: str) -> None:
    """Add a number that Word works out, such as `PAGE`."""
    field = _element("w:fldSimple", instr=code)
    run = paragraph.add_run("1")._r
    paragraph._p.append(field)
    field.append(run)


def shade(run: Any) -> None:
    """Give a blank a background, besides its brackets."""
    run._r.get_or_add_rPr().append(_element("w:shd", val="clear", color="auto", fill="FFF3B0"))


def make_control(run: Any, title: str) -> None:
    """Wrap a run into a field that is replaced by what one writes."""
    _wrap(run._r, title, OxmlElement(PLACEHOLDER), _element("w:text", multiLine="1"))


def add_choice(paragraph: Any, title: str, placeholder: str, options: Sequence[str]) -> None:
    """Add a list of answers, of which one is chosen."""
    answers = _element("w:dropDownList")
    for option in options:
        answers.append(_element("w:listItem", displayText=option, value=option))
    _wrap(paragraph.add_run(f"[{placeholder}]")._r, title, OxmlElement(PLACEHOLDER), answers)


def add_tick(paragraph: Any, title: str) -> None:
    """Add a box that a click ticks; `title` says for what, to those who hear it."""
    box = etree.Element(f"{TICKS}checkbox", nsmap={"w14": TICKS.strip("{}")})
    for name, values in TICK_STATES.items():
        etree.SubElement(box, f"{TICKS}{name}", {f"{TICKS}{key}": value for key, value in values.items()})
    run = paragraph.add_run(UNTICKED)
    run._r.get_or_add_rPr().insert(0, _element("w:rFonts", **dict.fromkeys(FONT_SLOTS, TICK_FONT)))
    _wrap(run._r, title, box)


def _wrap(run: Any, title: str, *kind: Any) -> None:
    control, properties, content = map(OxmlElement, ("w:sdt", "w:sdtPr", "w:sdtContent"))
    properties.extend([_element("w:alias", val=title), *kind])
    run.addprevious(control)
    content.append(run)
    control.extend([properties, content])


def mark_header(row: Any) -> None:
    """Make a row the table's header, repeated on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="E7EFF5"))


def keep_whole(row: Any) -> None:
    """Keep a row from being broken across pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def describe_table(table: Any, title: str) -> None:
    """Say what a table holds to those who cannot see it, and line its edge up with the text."""
    table._tbl.tblPr.find(qn("w:tblW")).addnext(_element("w:tblInd", w=CELL_MARGIN, type="dxa"))
    table._tbl.tblPr.extend([_element("w:tblCaption", val=title), _element("w:tblDescription", val=title)])


def set_defaults(styles: Any, font: str, language: str) -> None:
    """Set what every style begins with."""
    for defaults in styles.iter(qn("w:rPrDefault")):
        _set_font_and_language(defaults.find(qn("w:rPr")), font, language)


def set_font(style: Any, font: str, language: str) -> None:
    """Set a style's font, in place of the theme's, and its language."""
    _set_font_and_language(style.get_or_add_rPr(), font, language)


def _set_font_and_language(properties: Any, font: str, language: str) -> None:
    for name in ("w:rFonts", "w:lang"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, _element("w:rFonts", **dict.fromkeys(FONT_SLOTS, font)))
    properties.append(_element("w:lang", val=language, eastAsia=language, bidi=language))


def clear_tabs(style: Any) -> None:
    """Take away the tab stops that a style comes with."""
    for tabs in list(style.iter(qn("w:tabs"))):
        tabs.getparent().remove(tabs)


def set_settings_language(settings: Any, language: str) -> None:
    """Set the language of what one writes."""
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), language)


def drop_thumbnail(package: Any) -> None:
    """Leave out the picture of the empty document that the library begins with."""
    for name, relation in list(package.rels.items()):
        if relation.reltype == THUMBNAIL:
            del package.rels[name]


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
