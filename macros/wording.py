"""Values in, words out: the one table of strings that templates use, and what is built from it.

The table is in the source's language; a catalogue has what it is in another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from macros.catalogues import OWN, SOURCE, START, STRINGS, mark, read_catalogue
from macros.reader.tree import parse_yaml

MOST_STRINGS = 2000
"""Far more than an author's file may hold: the table is ours."""
HOUR = 60
KILOBYTE = 1000
LONG_NUMBER = 10_000
NO_BREAK = "\N{NO-BREAK SPACE}"


NAMES = re.compile(
    r"^(module|pile)\..*\.file$|^meeting\..*\.id$|_address$|^mark\..*\.(letter|shape)$|^notice\.blank$"
)
"""Keys of strings that are part of addresses, or signs: alike in every language."""


class Spoken(NamedTuple):
    """The language that is written, and whether what stays in the source's is marked."""

    language: str
    is_marked: bool


_spoken = [Spoken(SOURCE, is_marked=False)]
"""How this process writes; one build after another may set it."""


def speak(language: str, *, is_marked: bool = False) -> None:
    """Write in a language from now on."""
    _spoken[0] = Spoken(language, is_marked)


def spoken() -> str:
    """Return the language that is written."""
    return _spoken[0].language


@lru_cache(maxsize=4)
def strings(language: str = SOURCE, *, is_marked: bool = False) -> dict[str, str]:
    """Return the table of strings of a language; what is not edited there is the source's."""
    path = STRINGS / f"{SOURCE}.yml"
    data: dict[str, str] = parse_yaml(path.read_text(encoding="utf-8"), path.name, most=MOST_STRINGS).data
    if language == SOURCE:
        return data
    known = read_catalogue(STRINGS / language / f"{OWN}.po")
    found = {key: known.get((key, words)) for key, words in data.items()}
    return {
        key: said.text if (said := found[key]) and said.is_edited else _left(key, words, is_marked)
        for key, words in data.items()
    }


def _left(key: str, words: str, is_marked: bool) -> str:
    return mark(words) if is_marked and not NAMES.search(key) else words


def text(key: str, **values: object) -> str:
    """Return a string with its values put in; a key that is not in the table is a bug, and so is None."""
    if None in values.values():
        raise TypeError(f"None in «{key}»; say in words that something is unknown")
    return strings(_spoken[0].language, is_marked=_spoken[0].is_marked)[key].format(**values)


def in_language(words: str, others: Mapping[str, str]) -> str:
    """Return words in the language that is written, from what they are in others, or marked as the source's."""
    language, is_marked = _spoken[0]
    if language == SOURCE:
        return words
    return others.get(language) or (mark(words) if is_marked else words)


def minutes_text(minutes: int) -> str:
    """Write a length as `90 min`."""
    return text("time.minutes", count=minutes)


def hours_text(minutes: int) -> str:
    """Write a sum as hours and half hours, and what is neither with its minutes: `13 timer og 20 minutter`."""
    hours, rest = divmod(minutes, HOUR)
    if hours and rest == HOUR // 2:
        return text("time.sum", count=f"{hours},5")
    whole = text("time.sum_one") if hours == 1 else text("time.sum", count=hours)
    left = text("time.sum_minutes", count=rest)
    return f"{whole} {text('word.and')} {left}" if hours and rest else whole if hours else left


def count_text(count: int) -> str:
    """Write a number with a space that does not break between thousands, from five figures on: `44 267`."""
    return f"{count:,}".replace(",", NO_BREAK) if count >= LONG_NUMBER else str(count)


def size_text(size: int) -> str:
    """Write the size of a file, in bytes, as `84 kB` or `1,2 MB`."""
    if size < KILOBYTE * KILOBYTE:
        return text("size.kilobytes", count=max(1, round(size / KILOBYTE)))
    return text("size.megabytes", count=f"{size / KILOBYTE / KILOBYTE:.1f}".replace(".", ","))


def elapsed(minutes: int) -> str:
    """Write a point of time as hours and minutes from the start: `1:05`."""
    return f"{minutes // HOUR}:{minutes % HOUR:02}"


def clock(start: time, minutes: int = 0) -> str:
    """Write the time of day `minutes` after a start: `12:05`."""
    total = start.hour * HOUR + start.minute + minutes
    return f"{total // HOUR % 24:02}:{total % HOUR:02}"


def span(start: int, end: int, begins: time | None = None) -> str:
    """Write a stretch of time, by the clock when it is known when it begins."""
    write = (lambda minutes: clock(begins, minutes)) if begins is not None else elapsed
    return f"{write(start)}–{write(end)}"


def month_name(month: int) -> str:
    """Return a month's name, from its number."""
    return text(f"month.{month}")


def months_text(months: Sequence[int]) -> str:
    """Write a window of months: `oktober`, `mai eller juni`, `oktober–mars`."""
    first, *rest = map(month_name, months)
    if rest[1:]:
        return f"{first}–{rest[-1]}"
    return f" {text('word.or')} ".join([first, *rest])


def listing(words: Sequence[str]) -> str:
    """Join words as a sentence does: `a, b og c`."""
    return f" {text('word.and')} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capitalize(words: str) -> str:
    """Return words with a capital first letter."""
    first = 1 if words.startswith(START) else 0
    return words[: first + 1].upper() + words[first + 1 :]


def date_text(day: date) -> str:
    """Write a date in full: `onsdag 9. september 2026`."""
    return text(
        "date.full",
        weekday=text(f"weekday.{day.weekday()}"),
        day=day.day,
        month=month_name(day.month),
        year=day.year,
    )


def days_text(first: date, last: date) -> str:
    """Write a stretch of days: `5.–9. oktober 2026`, `28. september–2. oktober 2026`."""
    end = text("date.day", day=last.day, month=month_name(last.month), year=last.year)
    if first == last:
        return end
    if first.year != last.year:
        return f"{text('date.day', day=first.day, month=month_name(first.month), year=first.year)}–{end}"
    if first.month != last.month:
        return f"{text('date.day_of_month', day=first.day, month=month_name(first.month))}–{end}"
    return f"{first.day}.–{end}"


def day_text(day: date) -> str:
    """Write a date where the year is known: `onsdag 9. september`."""
    weekday = text(f"weekday.{day.weekday()}")
    return text("date.weekday", weekday=weekday, day=day.day, month=month_name(day.month))


def meets_text(day: date, start: time, minutes: int) -> str:
    """Write when something is held: `onsdag 9. september 2026 kl. 14:30–16:00`."""
    return text("date.at", date=date_text(day), time=span(0, minutes, start))
