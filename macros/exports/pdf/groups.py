"""A site and one of its groups in, the site as that group alone would have it out, and its pages as they would be built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from macros.conversion import Converter
from macros.reader.frontmatter import read_markdown
from macros.render import render_body, render_html, trust
from macros.schema.schedules import TeacherGroup
from macros.site import Site
from macros.year.planner import Sitting

MARKUP = "macros.markup"
"""The extension that `mkdocs.yml` names, which is all that pages are converted with."""


def of_group(site: Site, group: TeacherGroup) -> Site:
    """Return the site as it would be if there were no other group."""

    def own(sittings: Sequence[Sitting]) -> tuple[Sitting, ...]:
        return tuple(sitting for sitting in sittings if sitting.group.id == group.id)

    local = site.course.local.model_copy(update={"teacher_groups": (group,)})
    meetings = tuple(
        replace(meeting, dates=own(meeting.dates), follow_ups=own(meeting.follow_ups))
        for meeting in site.year.meetings
    )
    return site._replace(course=replace(site.course, local=local), year=replace(site.year, meetings=meetings))


def write_article(site: Site, path: str, docs_dir: Path) -> Markup:
    """Return what a built site would have on a page, but for its links, which lead to files."""
    body = read_markdown(docs_dir / path, path).body
    content = Converter([MARKUP], {}).convert(render_body(site, path, body)).html
    return render_html("pdf_article", content=trust(content))
