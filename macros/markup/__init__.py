"""What authors may write: Markdown's extensions, ours among them, as one that both engines load.

In: a text. Out: what it becomes, in the house's own way where Python-Markdown's does not do: no inline
style, Norwegian words, ids without æøå. `look` judges what came out.
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.extensions.abbr import AbbrExtension  # type: ignore[import-untyped]
from markdown.extensions.attr_list import AttrListExtension  # type: ignore[import-untyped]
from markdown.extensions.def_list import DefListExtension  # type: ignore[import-untyped]
from markdown.extensions.footnotes import FootnoteExtension  # type: ignore[import-untyped]
from markdown.extensions.md_in_html import MarkdownInHtmlExtension  # type: ignore[import-untyped]
from markdown.extensions.sane_lists import SaneListExtension  # type: ignore[import-untyped]
from markdown.extensions.toc import TocExtension  # type: ignore[import-untyped]

from macros.markup.blocks import Boxes, Foldouts, Tables, UnderlinedHeadings
from macros.markup.inline import Deleted, MailAddress, TickBoxes, WebAddress
from macros.markup.slugs import make_slug

BACK = "Tilbake til teksten ved fotnote {}"


class HouseMarkup(Extension):  # type: ignore[misc]
    """All that a page may be written in."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the extensions there are, then what we do in another way."""
        md.registerExtensions(
            [
                AbbrExtension(),
                AttrListExtension(),
                DefListExtension(),
                FootnoteExtension(BACKLINK_TITLE=BACK),
                MarkdownInHtmlExtension(),
                SaneListExtension(),
                TocExtension(slugify=make_slug, permalink=False),
            ],
            {},
        )
        if "|" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("|")
        blocks = md.parser.blockprocessors
        blocks.register(Boxes(md.parser), "admonition", 105)
        blocks.register(Tables(md.parser, {"use_align_attribute": False}), "table", 75)
        blocks.register(UnderlinedHeadings(md.parser), "setextheader", 60)
        md.inlinePatterns.register(WebAddress(), "web_address", 85)
        md.inlinePatterns.register(MailAddress(), "mail_address", 84)
        md.inlinePatterns.register(Deleted(), "deleted", 55)
        md.treeprocessors.register(Foldouts(md), "foldouts", 30)
        md.treeprocessors.register(TickBoxes(md), "tick_boxes", 19)


def makeExtension(**options: Any) -> HouseMarkup:  # noqa: N802 - the name is Python-Markdown's
    """Return the extension for a configuration that names this module."""
    return HouseMarkup(**options)
