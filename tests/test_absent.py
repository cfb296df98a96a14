"""Pages that a year lacks: those of sessions that a network does not hold are nowhere on its site, in either engine."""

import json
from dataclasses import replace

import pytest
from real import CONFIG

from macros.schema.local import Local
from macros.settings import read_settings
from macros.site import check_site
from macros.year.schools import SCHOOLS_PAGE

POSSIBLE = {f"leder/samling/midt-{turn}.md" for turn in range(1, 6)}
ENGINES = ("mkdocs", "zensical")
is_slow = pytest.mark.slow


def absent_of(count):
    """Return the names of the pages that a year of so many sessions lacks."""
    return [f"midt-{turn}" for turn in range(count - 2, 6)]


@pytest.mark.parametrize("count", [6, 7, 8])
def test_the_course_is_whole_in_years_of_each_length(count):
    """No text leads to a session that one of the years lacks."""
    settings = replace(read_settings(CONFIG), local=Local(leader_sessions=count))
    site, problems = check_site(settings)
    assert problems == []
    folders = ("led", "samling", "storskjerm")
    of_others = [f"leder/{folder}/{name}.md" for folder in folders for name in absent_of(count)]
    assert site.absent == (*of_others, SCHOOLS_PAGE)
    own = [session.page.path for session in site.year.sessions]
    assert own == [path for path in own if path in site.course.pages]
    assert set(own) & POSSIBLE == POSSIBLE - set(site.absent)


@pytest.mark.parametrize(
    ("engine", "count"),
    [
        ("mkdocs", 6),
        *(pytest.param(engine, count, marks=is_slow) for engine in ENGINES for count in (6, 7, 8)),
    ],
)
def test_a_session_that_the_year_lacks_is_nowhere_on_the_site(build_once, engine, count):
    site = build_once(engine, leader_sessions=count)
    names = absent_of(count)
    there = {path.name for path in (site / "leder" / "samling").iterdir()}
    assert there == {"forste", "andre", "siste", *(f"midt-{turn}" for turn in range(1, count - 2))}
    sessions = json.loads((site / "kurs.json").read_text(encoding="utf-8"))["leader_sessions"]
    assert len({session["url"] for session in sessions}) == count
    assert all((site / session["url"] / "index.html").is_file() for session in sessions)
    texts = [*site.rglob("*.html"), *site.rglob("*.json"), *site.rglob("*.xml")]
    found = [
        (file.relative_to(site).as_posix(), name)
        for file in texts
        for content in [file.read_text(encoding="utf-8")]
        for name in names
        if f"/{name}/" in content or f'"{name}/' in content
    ]
    assert found == []
