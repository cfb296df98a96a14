"""One function a macro: the site and a page in, the view object for the macro's template out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.views import leader_year, library, overview, page, session, teacher

VIEWS: dict[str, Callable[..., Any]] = {
    "page_head": page.page_head,
    "session_guide": session.session_guide,
    "film_checklist": leader_year.film_checklist,
    "year_plan": leader_year.year_plan,
    "film_card": library.film_card,
    "film_list": overview.film_list,
    "discussion_prompts": library.discussion_prompts,
    "prompt_sets": overview.prompt_sets,
    "theme_guide": teacher.theme_guide,
    "method_guide": teacher.method_guide,
    "meeting_guide": teacher.meeting_guide,
    "worksheet": library.worksheet,
    "sheet_list": overview.sheet_list,
    "references": library.references,
    "cite": library.cite,
    "ways_in": overview.ways_in,
}
