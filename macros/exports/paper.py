"""The length of every pile in, what a whole year takes of paper out, on the pages that list what to print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from macros.addresses import page_url
from macros.exports.downloads import Download
from macros.exports.pdf.piles import Pile, Reader, plan_piles
from macros.render import render_html
from macros.schema.base import Track
from macros.site import Site
from macros.views.handouts import USUAL_GROUP, participants
from macros.wording import text
from macros.year.schools import has_many_groups

SLOT = re.compile(r'(\Wclass="gr-paper" data-page="[^"]*">)(?=</)')


class Paper(NamedTuple):
    """Sides, and the sheets of paper they lie on when both sides are used."""

    pages: int
    paper: int

    def plus(self, other: Paper, count: int) -> Paper:
        """Return this and so many of another."""
        return Paper(self.pages + other.pages * count, self.paper + other.paper * count)


def fill_paper(site: Site, folder: Path, downloads: Sequence[Download]) -> None:
    """Write on each module's list what its piles take of paper in a year."""
    lengths = {download.url: download.pages or 0 for download in downloads}
    piles = plan_piles(site)
    for track in get_args(Track):
        page = folder / page_url(f"{track}/utskrift.md") / "index.html"
        if not page.is_file():
            continue
        own = [pile for pile in piles if pile.gathering.track == track]
        lines = str(render_html("paper", lines=tuple(_count(site, track, own, lengths))))
        html = page.read_bytes().decode()
        page.write_bytes(SLOT.sub(lambda slot, lines=lines: slot[1] + lines, html).encode())  # type: ignore[misc]


def _count(site: Site, track: Track, piles: Sequence[Pile], lengths: dict[str, int]) -> Iterator[str]:
    once = _add_up(piles, lengths, "leder")
    each = _add_up(piles, lengths, "deltaker")
    if track == "leder":
        yield text("paper.leader", pages=once.pages, paper=once.paper)
        yield text("paper.participant", pages=each.pages, paper=each.paper)
        return
    size = participants(site.course, track)
    group = once.plus(each, size or USUAL_GROUP)
    key = "paper.group" if size else "paper.usual_group"
    yield text(key, size=size or USUAL_GROUP, pages=group.pages, paper=group.paper)
    local = site.course.local
    schools = Counter(() if has_many_groups(local) else (group.school for group in local.teacher_groups))
    for school, count in schools.items():
        pages, paper = group.pages * count, group.paper * count
        if count == 1:
            yield text("paper.one_group", school=school, pages=pages, paper=paper)
        else:
            yield text("paper.school", school=school, count=count, pages=pages, paper=paper)
    if not schools:
        yield text("paper.multiply")


def _add_up(piles: Sequence[Pile], lengths: dict[str, int], reader: Reader) -> Paper:
    """Return what one copy of each of a reader's piles takes."""
    found = [lengths[pile.url] for pile in piles if pile.reader == reader]
    return Paper(sum(found), sum(-(-pages // 2) for pages in found))
