"""Local data as it is written in, what its author wrote as one writes elsewhere, and YAML takes for something else, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from macros.problems import Location, Problem, format_field, shorten
from macros.reader.tree import Tree

CURLED = re.compile(r"[“”„‟‘‚].*|.*[“”‟’]")
COLOUR = re.compile(r"\s*colour:\s*(#[0-9a-fA-F]{3,8})\b")
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
EARLIEST, LATEST = "07:00", "19:59"
"""Between these a group of teachers meets; outside them the hour is more often a slip."""


def find_slips(tree: Tree, name: str, start: Location, source: Sequence[str]) -> Iterator[Problem]:
    """Yield the slips in what stands at `start`; `source` is the lines of the file."""
    local = tree.data
    for step in start:
        local = local.get(step) if isinstance(local, dict) else None
    for where, value in _texts(local, start):
        if CURLED.fullmatch(value):
            bare = value.strip("“”„‟‘’‚")
            message = f'Words anførselstegn blir med på siden; skriv rette: «"{shorten(bare)}"»'
            yield Problem(name, tree.line(where), format_field(where), message)
    if not isinstance(local, dict):
        return
    yield from _colour(local, tree, name, (*start, "colour"), source)
    yield from _schools(local.get("schools"), tree, name, (*start, "schools"))
    yield from _groups(local, tree, name, start)


def _colour(
    local: dict[str, Any], tree: Tree, name: str, where: Location, source: Sequence[str]
) -> Iterator[Problem]:
    line = tree.line(where)
    written = COLOUR.match(source[line - 1]) if 0 < line <= len(source) else None
    if "colour" in local and local["colour"] is None and written:
        message = f'det som står etter «#», leses ikke; skriv «colour: "{written[1]}"»'
        yield Problem(name, line, format_field(where), message)


def _schools(schools: Any, tree: Tree, name: str, where: Location) -> Iterator[Problem]:
    for index, school in enumerate(schools if isinstance(schools, list) else ()):
        if isinstance(school, str) and ";" in school:
            message = "er én skole slik det står; skriv komma mellom skolene"
            yield Problem(name, tree.line((*where, index)), format_field((*where, index)), message)


def _groups(local: dict[str, Any], tree: Tree, name: str, start: Location) -> Iterator[Problem]:
    groups = local.get("teacher_groups")
    for key in ("teacher_groups", "leader_sessions_at"):
        if local.get(key) and not _has_year(local) and not _has_dates(local[key]):
            where = (*start, key)
            message = "gir ingen datoer uten skoleåret; skriv «school_year» med «start» og «end» også"
            yield Problem(name, tree.line(where), format_field(where), message, is_warning=True)
    starts = [
        (("teacher_groups", index), group)
        for index, group in enumerate(groups if isinstance(groups, list) else ())
    ]
    for place, group in (*starts, (("leader_sessions_at",), local.get("leader_sessions_at"))):
        hour = group.get("start") if isinstance(group, dict) else None
        if isinstance(hour, str) and HOUR.fullmatch(hour) and not EARLIEST <= hour <= LATEST:
            where = (*start, *place, "start")
            message = f"klokka {hour} er utenom arbeidsdagen; mente dere om ettermiddagen?"
            yield Problem(name, tree.line(where), format_field(where), message, is_warning=True)


def _has_year(local: dict[str, Any]) -> bool:
    return bool(local.get("school_year") or local.get("school_years"))


def _has_dates(schedules: Any) -> bool:
    """Whether dates are given, which the check of dates tells about."""
    schedules = schedules if isinstance(schedules, list) else [schedules]
    return any(isinstance(schedule, dict) and schedule.get("dates") for schedule in schedules)


def _texts(value: Any, where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(item, (*where, key))
