"""The macros that page bodies may call: on which kinds of page, with which argument.

One table for the reader of bodies and its checks, for `render`, and for who wonders what there is. The
template of a macro bears its name.
"""

from __future__ import annotations

from typing import NamedTuple


class Call(NamedTuple):
    """A macro: the page kinds it belongs to (empty: all), and what its one argument names."""

    kinds: tuple[str, ...] = ()
    argument: str | None = None
    """`reference`, `figure`, `duty`, `prompt_set`, `release` or `track`; None: the macro takes no argument."""
    is_optional: bool = False
    anchors: tuple[str, ...] = ()
    """The ids that the macro's headings bear, so that prose can link to them."""
    is_prose: bool = False
    """Whether what it writes is prose, in which terms are explained."""


CALLS = {
    "page_head": Call(),
    "session_overview": Call(
        ("leader_session",),
        anchors=(
            "samlinger",
            "pa-sidene",
            "saker",
            "for-samlingen",
            "skriv-ut",
            "sporsmal",
            "filmsjekkliste",
            "neste-gang",
            "etter-samlingen",
        ),
    ),
    "session_guide": Call(
        ("session",),
        anchors=("saker", "for-samlingen", "skriv-ut", "sporsmal", "neste-gang", "etter-samlingen"),
    ),
    "film_checklist": Call(("page",)),
    "film_card": Call(("film",), anchors=("plan-b",)),
    "film_list": Call(("page",)),
    "year_wheel": Call(("page",)),
    "mapping_steps": Call(("method", "meeting", "page")),
    "sheet_ways": Call(("page", "meeting")),
    "report_paths": Call(("duties",)),
    "between_meetings": Call(("page", "theory")),
    "safe_haven": Call(("theory",)),
    "banking_time": Call(("method", "theme", "page")),
    "room_plan": Call(("theme", "sheet")),
    "year_needs": Call(("page",)),
    "year_plan": Call(("page",), "track", is_optional=True, anchors=("aret",)),
    "calendar_list": Call(("page",)),
    "school_list": Call(("page",)),
    "school_way": Call(("page",)),
    "school_calendars": Call(("page",)),
    "big_screen": Call(("screen", "session_screen")),
    "screen_list": Call(("page",), "track"),
    "lead_live": Call(("live", "session_live"), anchors=("bekymring", "uenighet", "kollega")),
    "discussion_prompts": Call(argument="prompt_set", is_optional=True),
    "prompt_sets": Call(("page",)),
    "all_prompts": Call(("page",)),
    "prompt_cards": Call(("page",)),
    "theme_guide": Call(
        ("theme",),
        anchors=("prov-dette", "kort-sagt", "oving", "logg", "drofting", "ark"),
        is_prose=True,
    ),
    "based_on": Call(("theme", "method")),
    "method_guide": Call(("method",), anchors=("prov-dette", "drofting", "ark"), is_prose=True),
    "meeting_guide": Call(
        ("meeting",),
        anchors=(
            "skriv-ut",
            "moteplan",
            "tre-ting",
            "fallgruver",
            "steg-for-steg",
            "sporsmal",
            "oving",
            "logg",
            "borte",
            "bekymring",
            "navn",
            "uenighet",
            "kollega",
            "oppfolging",
            "lederne",
        ),
    ),
    "adaptable_text": Call(("text",), anchors=("teksten",)),
    "worksheet": Call(("sheet", "large_sheet")),
    "sheet_list": Call(("page",)),
    "print_list": Call(("page",), "track", anchors=("aret", "bunker", "ark")),
    "references": Call(("bibliography",)),
    "rule_list": Call(("bibliography",)),
    "duty_list": Call(("duties",), anchors=("ord",)),
    "duty": Call(argument="duty"),
    "duty_note": Call(),
    "worry_card": Call(("page",), anchors=("ring", "meld")),
    "proposal_mark": Call(),
    "review_count": Call(("page",)),
    "upstream_contact": Call(("page",)),
    "own_edition": Call(("page",)),
    "changes": Call(("page",), "release"),
    "version_before": Call(("page",)),
    "cite": Call(argument="reference"),
    "unsourced_figure": Call(argument="figure"),
    "glossary": Call(("glossary",)),
    "ways_in": Call(("page",)),
    "site_facts": Call(("page",), anchors=("utgaven",)),
}

ONLY_WITH = {
    "ark": ("worksheets",),
    "drofting": ("prompts",),
    "etter-samlingen": ("after",),
    "oppfolging": ("follow_up",),
    "skriv-ut": ("print", "bring", "prepare"),
}
"""The anchors of headings that a page has only when one of these fields is filled in."""

ROOMS = ("screen", "session_screen", "live", "session_live")
"""Kinds of pages that are shown while a meeting or a session is held."""

HEADLESS = ("page", *ROOMS)
"""Kinds whose pages say in their own way what they are."""

REQUIRED = {
    "leader_session": ("session_overview",),
    "session": ("session_guide",),
    "film": ("film_card",),
    "prompt_set": ("discussion_prompts",),
    "theme": ("theme_guide",),
    "method": ("method_guide",),
    "meeting": ("meeting_guide",),
    "sheet": ("worksheet",),
    "text": ("adaptable_text",),
    "large_sheet": ("worksheet",),
    "bibliography": ("references",),
    "glossary": ("glossary",),
    "duties": ("duty_list",),
    "screen": ("big_screen",),
    "live": ("lead_live",),
    "session_screen": ("big_screen",),
    "session_live": ("lead_live",),
}
"""The macros without which a page of the kind would not show its data."""
