"""The windows of months in, what each gathering is said to be in out: no month is said of two, where that can be.

A window is what dates are looked for in; two may share a month, and then it belongs to the earlier one that
has no other.
"""

from __future__ import annotations

from collections.abc import Sequence

Months = tuple[int, ...]


def share_out(windows: Sequence[Months]) -> tuple[Months, ...]:
    """Return each gathering's own months, in the order of the year; a window that is all taken stays whole."""
    taken: set[int] = set()
    own: list[Months] = []
    for index, window in enumerate(windows):
        others = {month for other in (*windows[:index], *windows[index + 1 :]) for month in other}
        free = [month for month in window if month not in taken]
        if free:
            taken.add(free[0])
            own.append(tuple(month for month in free if month == free[0] or month not in others))
        else:
            own.append(window)
    return tuple(own)
