"""Print plans as text: every meeting and session as it becomes for so many minutes, schools and people."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

from pydantic import ValidationError

from macros.problems import ContentError
from macros.schema.local import Local
from macros.settings import Settings, read_settings
from macros.site import check_site, plan_other_year
from macros.views.common import meeting_goto, session_heading
from macros.views.shorter import when_shorter
from macros.wording import minutes_text, span, text
from macros.year.planner import PlannedMeeting, PlannedSession, Year
from macros.year.slots import Part, Slot
from scripts.commands import CommandError, Parser, choose_config, run

SIZES = {
    "minutter": ("meeting_minutes", "lengden på lærermøtene"),
    "elever": ("class_size", "elever på klasselista"),
    "deltakere": ("group_size", "deltakere i gruppa"),
    "samlinger": ("leader_sessions", "ledersamlinger i året"),
}
"""The options that stand for a key of the municipality's."""


def main() -> int:
    """Print the plans that are asked for."""
    options = _options()
    year = _year(read_settings(choose_config(options.config)), options)
    is_all = options.mote is None and options.samling is None
    for meeting in year.meetings:
        if is_all or meeting.entry.page.number == options.mote:
            print(*_meeting_lines(meeting), sep="\n", end="\n\n")
    for session in year.sessions:
        if is_all or session.number == options.samling:
            print(*_session_lines(session), sep="\n", end="\n\n")
    return 0


def _options() -> argparse.Namespace:
    parser = Parser(
        "Skriv møteplaner og dagsordener slik de blir, med minutter, ord til gruppa og det som utgår."
    )
    parser.add_argument("--mote", type=int, metavar="NR", help="bare dette lærermøtet; 0 er felles oppstart")
    parser.add_argument("--samling", type=int, metavar="NR", help="bare denne ledersamlingen")
    parser.add_argument("--skoler", type=int, metavar="ANTALL", help="skoler i nettverket")
    for name, (_, words) in SIZES.items():
        parser.add_argument(f"--{name}", type=int, metavar="ANTALL", help=words)
    return parser.parse_args()


def _year(settings: Settings, options: argparse.Namespace) -> Year:
    """Return the year as it becomes with the sizes of the command line; raises ContentError with every problem."""
    site, problems = check_site(settings)
    if site is None:
        raise ContentError(problems)
    return plan_other_year(replace(settings, local=_local(settings.local, options)))


def _local(local: Local, options: argparse.Namespace) -> Local:
    """Return local data with the sizes of the command line instead of its own, without dates."""
    given = {key: getattr(options, name) for name, (key, _) in SIZES.items()}
    data = {key: value for key, value in given.items() if value is not None}
    schools = tuple(f"Skole {number}" for number in range(1, (options.skoler or 0) + 1)) or local.schools
    try:
        checked = Local(**data)
    except ValidationError as error:
        wrong = next(name for name, (key, _) in SIZES.items() if key == error.errors()[0]["loc"][0])
        message = (
            f"Ingen plan kan ha --{wrong} {getattr(options, wrong)}; se hvilke tall som går, i «Oppsett»."
        )
        raise CommandError(message) from None
    kept = {key: getattr(checked, key) for key in data}
    return local.model_copy(update={**kept, "network": schools, "school_year": None, "school_years": ()})


def _meeting_lines(meeting: PlannedMeeting) -> Iterator[str]:
    yield f"=== {meeting_goto(meeting).title} · {len(meeting.parts)} × {minutes_text(meeting.minutes)}"
    for part in meeting.parts:
        if len(meeting.parts) > 1:
            yield f"--- {text('meeting.part', number=part.number)}: {part.name}. {part.purpose}"
        yield from _part_lines(part)
        if part.until_next:
            yield f"    {text('part.until_next')} {part.until_next}"


def _session_lines(session: PlannedSession) -> Iterator[str]:
    yield f"=== {session_heading(session)} · {minutes_text(session.document.minutes)}"
    yield from _part_lines(session.part)


def _part_lines(part: Part) -> Iterator[str]:
    for slot in part.slots:
        yield _slot_line(slot)
    for block in part.left_out:
        yield f"  {text('runsheet.left_out')} {block.title} ({minutes_text(block.minutes)})"
    for question, answer in when_shorter(part):
        yield f"  {question} {answer}"


def _slot_line(slot: Slot) -> str:
    way = " [kort variant]" if slot.uses_alternative else ""
    when = f"{span(slot.start, slot.end):>10} {minutes_text(slot.minutes):>7}"
    return f"{when}  {slot.title}{way} | {slot.screen or ''}"


if __name__ == "__main__":
    run(main)
