"""A meeting on paper: its first side alone is enough for a stand-in with ten minutes."""

import io
import re

import pytest
import yaml
from bench.visit import serve
from pypdf import PdfReader
from real import DOCS, real_site

from macros.components.meeting.view import meeting_guide
from macros.components.page_head.view import page_head

LISTS = ("bring", "prepare", "say", "pitfalls")
"""What a stand-in needs of the front matter, line by line."""
ASKED = re.compile(r"\{ord:(?P<id>[\w-]+)\}")
DUTIES = yaml.safe_load((DOCS / "om/bekymret-for-en-elev.md").read_text(encoding="utf-8").split("---\n")[1])
READY = {ready["id"]: " ".join(ready["words"]) for ready in DUTIES["ready_words"]}
"""The words for the moment, by the name that a text asks for them with."""
LENGTHS = {
    "neutral": {},
    "short": {"meeting_minutes": 45},
    "crowded": {"meeting_minutes": 45, "class_size": 60, "group_size": 12},
    "long": {"meeting_minutes": 120},
    "mixed": {
        "meeting_minutes": {"default": 60, "2": 120, "4": 75, "5": 180, "8": 120},
        "group_size": 7,
    },
}


SELDOM = {"short", "long", "crowded"}
"""The least and the most of them hold for these too, in the mixed year."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=[pytest.mark.slow] * (name in SELDOM)) for name in LENGTHS],
)
def printed(request, build_once, browser):
    """Return the year, and what each meeting's sides say, letters only: a line may break anywhere."""
    local = LENGTHS[request.param]
    site = real_site(**local)
    sides = {}
    with serve(build_once("mkdocs", **local)) as address:
        page = browser.new_page()
        for meeting in site.year.meetings:
            page.goto(f"{address}{meeting.entry.path.removesuffix('.md')}/")
            pdf = page.pdf(prefer_css_page_size=True)
            sides[meeting.entry.path] = [
                letters(side.extract_text()) for side in PdfReader(io.BytesIO(pdf)).pages
            ]
        page.close()
    return site, sides


def front_matter(path):
    """Return what the author wrote, as no code of ours has read it, with the words that a text asks for."""
    written = (DOCS / path).read_text(encoding="utf-8").split("---\n")[1]
    return yaml.safe_load(ASKED.sub(lambda asked: READY[asked["id"]], written))


def letters(words):
    return "".join(words.split())


def test_the_first_side_is_enough_to_lead_the_meeting(printed):
    site, sides = printed
    for meeting in site.year.meetings:
        written = front_matter(meeting.entry.path)
        head, guide = page_head(site, meeting.entry), meeting_guide(site, meeting.entry)
        slots = [slot for part in guide.parts for slot in part.slots]
        renamed = {slot.block.id for slot in slots if slot.title != slot.block.title}
        pauses = {block["id"] for block in written["blocks"] if block["type"] == "pause"}
        needed = [
            *(written[name] for name in ("description", "participants") if name in written),
            *(words for name in LISTS for words in written.get(name, ())),
            *(block["title"] for block in written["blocks"] if block["id"] not in renamed | pauses),
            *(slot.title for slot in slots),
            *(part.title for part in guide.parts if len(guide.parts) > 1),
            *(words for part in guide.parts for pair in part.shorter for words in pair),
            *(f"{site.course.sheets[handout['sheet']].page.title}, " for handout in written.get("print", ())),
            *(value for _, value in head.facts),
            *(handout.copies for handout in guide.handouts),
            *(f"{slot.span} {slot.minutes} min" for slot in slots),
            *(slot.form_name for slot in slots),
        ]
        first = sides[meeting.entry.path][0]
        missing = [words for words in needed if letters(words) not in first]
        assert missing == [], (meeting.entry.path, meeting.minutes)
        assert head.rooms
        assert letters("".join(room.title for room in head.rooms)) not in first


def test_what_comes_after_begins_on_the_second_side(printed):
    site, sides = printed
    for meeting in site.year.meetings:
        first, second = sides[meeting.entry.path][:2]
        assert second.lstrip("2").startswith("Stegforsteg"), meeting.entry.path
        texts = [slot.block.text for part in meeting.parts for slot in part.slots if slot.block.text]
        assert texts
        assert [words for words in texts if letters(words) in first] == []


def test_the_card_for_a_worry_is_one_side(new_page):
    page = new_page()
    page.goto("om/bekymret-kort/")
    (side,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    words = letters(side.extract_text())
    assert all(wanted in words for wanted in ("113", "112", "116117", "116111", "Barnevernstjenesten"))
