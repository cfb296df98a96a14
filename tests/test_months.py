"""A month belongs to one meeting, wherever it is said when meetings are held."""

import pytest
from real import real_site

from macros.year.months import share_out
from macros.year.tracks import side_by_side


@pytest.mark.parametrize(
    ("windows", "own"),
    [
        ([(8,), (8, 9), (9, 10)], [(8,), (9,), (10,)]),
        ([(11, 12), (1,)], [(11, 12), (1,)]),
        ([(2,), (2, 3), (5, 6)], [(2,), (3,), (5, 6)]),
        ([(10, 11), (11, 12)], [(10,), (11, 12)]),
        ([(8,), (8,)], [(8,), (8,)]),
        ([], []),
    ],
)
def test_a_month_is_shared_by_two_only_when_there_is_no_other(windows, own):
    assert list(share_out(windows)) == own


def test_no_month_of_the_course_is_said_of_two_meetings():
    months = [month for meeting in real_site().year.meetings for month in meeting.months]
    assert len(months) == len(set(months))
    assert set(months) == {8, 9, 10, 11, 12, 1, 2, 3, 5, 6}


def test_the_year_has_each_meeting_in_the_first_of_its_own_months():
    year = real_site().year
    rows = {meeting.entry.page.number: row.month for row in side_by_side(year) for meeting in row.meetings}
    assert rows == {meeting.entry.page.number: meeting.months[0] for meeting in year.meetings}
