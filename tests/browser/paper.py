"""A printed PDF in, what a reader holds out: each side's size, its words, and where on it there is ink.

It is the same for every browser's print: an empty last side has no ink, a lying sheet that is printed upright has
the wrong size, and a sheet that runs over has more sides than it should.
"""

from dataclasses import dataclass

import pypdfium2

MILLIMETRE = 72 / 25.4
"""In points, which a PDF counts in."""
LIGHTEST = 200  # of 255: what is lighter is paper


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of paper, in millimetres."""

    size: tuple[int, int]
    """(width, height) as it is read: a sheet that lies is wider than high."""
    words: str
    """All text, on one line."""
    ink: tuple[float, float, float, float] | None
    """How far from the left, upper, right and lower edge the first ink stands; None on an empty side."""


def read_sides(pdf: bytes) -> tuple[Side, ...]:
    """Return the sides of a PDF in order."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_read_side(page) for page in document)


def _read_side(page: pypdfium2.PdfPage) -> Side:
    width, height = page.get_size()
    return Side(
        size=(round(width / MILLIMETRE), round(height / MILLIMETRE)),
        words=" ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "-").split()),
        ink=_find_ink(page),
    )


def _find_ink(page: pypdfium2.PdfPage) -> tuple[float, float, float, float] | None:
    image = page.render(scale=1, grayscale=True).to_pil()
    box = image.point(lambda grey: 255 * (grey < LIGHTEST)).getbbox()
    if not box:
        return None
    left, top, right, bottom = box
    return tuple(px / MILLIMETRE for px in (left, top, image.width - right, image.height - bottom))
