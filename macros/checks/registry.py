"""Every check there is: the one list. A rule is a generator in a file of its own, and a name in this one.

In: a subject. Out: every problem, warnings among them; a check says itself which of them it yields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.checks.additions import check_additions
from macros.checks.address import check_address
from macros.checks.addresses import check_addresses
from macros.checks.anchors import check_anchors
from macros.checks.calls import check_calls
from macros.checks.collisions import check_collisions
from macros.checks.dates import check_dates
from macros.checks.drafts import check_drafts
from macros.checks.drawn import check_drawn
from macros.checks.duties import check_duties
from macros.checks.figures import check_figures
from macros.checks.files import check_files
from macros.checks.fragments import check_fragments
from macros.checks.glossary import check_glossary
from macros.checks.home import check_home
from macros.checks.large_print import check_large_print
from macros.checks.letters import check_letters
from macros.checks.link_words import check_link_words
from macros.checks.links import check_links
from macros.checks.literature import check_literature
from macros.checks.local_data import check_local_data
from macros.checks.logo import check_logo
from macros.checks.meetings import check_meetings
from macros.checks.mentions import check_mentions
from macros.checks.moved import check_moved
from macros.checks.names import check_names
from macros.checks.navigation import check_navigation
from macros.checks.own_edition import check_own_edition
from macros.checks.placement import check_placement
from macros.checks.points import check_points
from macros.checks.prompt_sets import check_prompt_sets
from macros.checks.readability import check_readability
from macros.checks.reading_paths import check_reading_paths
from macros.checks.references import check_references
from macros.checks.reviews import check_reviews
from macros.checks.rhythm import check_rhythm
from macros.checks.rooms import check_rooms
from macros.checks.school_years import check_school_years
from macros.checks.screens import check_screens
from macros.checks.sections import check_sections
from macros.checks.session_pages import check_session_pages
from macros.checks.sessions import check_sessions
from macros.checks.sheets import check_sheets
from macros.checks.sources import check_sources
from macros.checks.subject import Check, Subject
from macros.checks.themes import check_themes
from macros.checks.titles import check_titles
from macros.checks.twins import check_twins
from macros.checks.unique import check_unique
from macros.checks.word_sections import check_word_sections
from macros.problems import Problem

OF_CONTENT: tuple[Check, ...] = (
    check_home,
    check_drafts,
    check_names,
    check_addresses,
    check_moved,
    check_unique,
    check_word_sections,
    check_titles,
    check_letters,
    check_anchors,
    check_calls,
    check_mentions,
    check_links,
    check_twins,
    check_link_words,
    check_navigation,
    check_placement,
    check_files,
    check_sessions,
    check_session_pages,
    check_rooms,
    check_meetings,
    check_points,
    check_screens,
    check_themes,
    check_sheets,
    check_large_print,
    check_references,
    check_prompt_sets,
    check_literature,
    check_glossary,
    check_figures,
    check_drawn,
    check_duties,
    check_sections,
    check_sources,
    check_reviews,
    check_fragments,
    check_additions,
    check_local_data,
    check_own_edition,
    check_address,
    check_logo,
)
"""Before anything is planned or rendered: the course as it is written, its menu and its configuration."""
OF_YEAR: tuple[Check, ...] = (check_dates, check_collisions, check_school_years)
"""Once the content is whole: the year that it became."""
FOR_AUTHORS: tuple[Check, ...] = (check_readability, check_rhythm, check_reading_paths)
"""Warnings of style, in `scripts/check` only: they take time, and no reader of a built site is served by them.

So it is with the spelling, which `scripts/spelling.py` asks another program about.
"""


def run_checks(checks: Iterable[Check], subject: Subject) -> Iterator[Problem]:
    """Yield all that the checks find."""
    for check in checks:
        yield from check(subject)
