"""One function a macro: the site and a page in, the view object for the macro's template out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.views import (
    adaptable,
    duties,
    edition,
    films,
    glossary,
    library,
    meeting,
    overview,
    page,
    paper,
    prompts,
    screen,
    session,
    sheet,
    subscribe,
    teacher,
    year,
)

VIEWS: dict[str, Callable[..., Any]] = {
    "page_head": page.page_head,
    "session_guide": session.session_guide,
    "film_checklist": films.film_checklist,
    "year_plan": year.year_plan,
    "calendar_list": subscribe.calendar_list,
    "big_screen": screen.big_screen,
    "film_card": library.film_card,
    "film_list": overview.film_list,
    "discussion_prompts": library.discussion_prompts,
    "prompt_sets": overview.prompt_sets,
    "all_prompts": prompts.all_prompts,
    "prompt_cards": prompts.all_prompts,
    "theme_guide": teacher.theme_guide,
    "theme_summary": teacher.theme_summary,
    "based_on": teacher.based_on,
    "method_guide": teacher.method_guide,
    "meeting_guide": meeting.meeting_guide,
    "adaptable_text": adaptable.adaptable_text,
    "worksheet": sheet.worksheet,
    "sheet_list": overview.sheet_list,
    "print_list": paper.print_list,
    "references": library.references,
    "rule_list": duties.rule_list,
    "duty_list": duties.duty_list,
    "duty": duties.duty,
    "duty_note": duties.duty_note,
    "cite": library.cite,
    "unsourced_figure": library.unsourced_figure,
    "glossary": glossary.glossary,
    "draft": page.draft,
    "page_terms": glossary.page_terms,
    "ways_in": overview.ways_in,
    "site_facts": edition.site_facts,
}
