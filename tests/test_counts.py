"""What the sources contain, counted: nothing of it may get lost on its way to the site.

The numbers were counted in the sources by hand; a page that no longer holds them has dropped something.
"""

import re
from collections import Counter
from posixpath import dirname, join, normpath

import pytest
from real import DOCS, real_course, real_site

from macros.checks.anchors import inner_ids
from macros.schema import KINDS
from macros.schema.walk import mentions_of

SUB_QUESTIONS = {1: 6, 2: 8, 3: 9, 4: 4}
"""Of the leader manual, by document."""
AGENDA_ITEMS = {1: 7, 2: 5, 3: 5, 4: 4}
THEORY_QUESTIONS = 16
SLIDE_QUESTIONS = {"d1a", "d1b", "d2", "d3a", "d3b", "d4", "d5", "d6"}
"""Those on the slides that say «drøft»; the slides ask a few more in passing."""
UDIR_QUESTIONS = 8
REFERENCES = {"foredrag": 24, "udir": 24, "ledermanual": 19}
SHARED_REFERENCES = 2
"""Works that two of the sources cite, so that there are so many fewer of them in all."""
OWN_REFERENCES = 7
"""Works on Banking Time that none of the sources cites."""

COURSE = real_course()


def prompts_from(source):
    return [prompt for prompt, _ in COURSE.prompts.values() if prompt.source == source]


def mentioned(entry, kind):
    return [name for found, name, _ in mentions_of(entry.leaves) if found == kind]


def test_four_documents_make_six_to_eight_sessions():
    assert [entry.page.document for entry in COURSE.documents] == [1, 2, 3, 4]
    repeats = [entry.page.repeats for entry in COURSE.documents]
    assert repeats == [(1,), (1,), (3, 4, 5), (1,)]
    assert [len(real_site(leader_sessions=count).year.sessions) for count in (6, 7, 8)] == [6, 7, 8]


@pytest.mark.parametrize(("document", "count"), AGENDA_ITEMS.items())
def test_each_document_has_its_agenda_items(document, count):
    page = COURSE.documents[document - 1].page
    items = [item for item in page.agenda if not item.is_pause]
    assert len(items) == count
    assert page.agenda[-1].type in ("next_time", "decision")
    assert {item.source for item in items} == {"ledermanual"}


@pytest.mark.parametrize(("document", "count"), SUB_QUESTIONS.items())
def test_each_document_has_its_questions_and_asks_every_one_of_them(document, count):
    questions = COURSE.prompt_sets[f"ledersamling-{document}"].page.prompts
    from_manual = [prompt.id for prompt in questions if prompt.source == "ledermanual"]
    assert len(from_manual) == count
    assert set(from_manual) <= set(mentioned(COURSE.documents[document - 1], "prompt"))


def test_the_leader_manual_asks_27_questions_in_sessions_and_16_on_theory():
    in_sessions = [
        prompt for prompt, entry in COURSE.prompts.values() if entry.page.id.startswith("ledersamling-")
    ]
    ours = [prompt.id for prompt in in_sessions if prompt.source != "ledermanual"]
    assert ours == ["ls3-loggen-skrives"]
    assert len(in_sessions) == 27 + len(ours)
    assert len(prompts_from("ledermanual")) == 27 + THEORY_QUESTIONS


def test_the_theory_questions_are_all_there():
    theory = COURSE.prompt_sets["teori-ledelse"].page.prompts
    assert [prompt.source for prompt in theory] == ["ledermanual"] * THEORY_QUESTIONS


def test_slides_and_udir_ask_eight_each():
    assert {prompt.id for prompt in prompts_from("foredrag")} >= SLIDE_QUESTIONS
    assert len(prompts_from("udir")) == UDIR_QUESTIONS
    assert {prompt.source for prompt in COURSE.prompt_sets["udir"].page.prompts} == {"udir"}


def test_six_films_are_buschs_and_four_udirs():
    assert Counter(film.page.by for film in COURSE.films.values()) == {"Tor Busch": 6, "Udir": 4}
    shown = [name for entry in COURSE.documents for name in entry.page.films]
    assert [COURSE.films[name].page.by for name in shown] == ["Tor Busch"] * 6
    assert len(set(shown)) == 6


def test_the_bibliography_holds_every_work_of_every_source():
    cited = Counter(source for ref in COURSE.references.values() for source in ref.cited_by)
    assert {source: cited[source] for source in REFERENCES} == REFERENCES
    assert cited["forslag"] == OWN_REFERENCES
    assert len(COURSE.references) == sum(REFERENCES.values()) - SHARED_REFERENCES + OWN_REFERENCES
    own = [ref for ref in COURSE.references.values() if "forslag" in ref.cited_by]
    assert all(ref.note.startswith("Lagt til av nettstedet.") for ref in own)


@pytest.mark.parametrize(
    ("slides", "udir"),
    [
        ("wang-2016", "wang-2015"),
        ("ertesvag-2016", "ertesvag-roland-2015"),
        ("baker-2006", "baker-grant-morlock-2008"),
    ],
)
def test_works_that_only_look_alike_are_kept_apart(slides, udir):
    assert COURSE.references[slides].cited_by == ("foredrag",)
    assert COURSE.references[udir].cited_by == ("udir",)


def test_theme_three_has_eight_strategies_and_four_refinements():
    group = COURSE.themes["daglige-strategier"].page.groups[0]
    assert COURSE.themes["daglige-strategier"].page.number == 3
    assert len(group.points) == 8
    assert sum(len(point.details) for point in group.points) == 4


def test_the_assessment_has_five_steps_and_the_first_meeting_takes_four():
    steps = COURSE.methods["kartlegging"].page.steps
    assert [step.id for step in steps] == [f"trinn-{number}" for number in range(1, 6)]
    first = next(entry.page for entry in COURSE.meetings if entry.page.number == 1)
    taken = [block.title for block in first.blocks if block.title.startswith("Trinn ")]
    assert {title.split(":")[0] for title in taken} == {f"Trinn {number}" for number in range(1, 5)}


def test_no_prompt_is_in_two_sets_and_each_stands_on_the_page_of_its_set():
    in_sets = [prompt.id for entry in COURSE.prompt_sets.values() for prompt in entry.page.prompts]
    assert len(in_sets) == len(set(in_sets)) == len(COURSE.prompts)
    for entry in COURSE.prompt_sets.values():
        shown = [call.arguments for call in entry.body.calls if call.name == "discussion_prompts"]
        assert shown == [()], entry.path


def test_every_sheet_is_used_by_a_page_or_linked_from_one():
    used = {(kind, name) for entry in COURSE.pages.values() for kind, name, _ in mentions_of(entry.leaves)}
    linked = {
        normpath(join(dirname(entry.path), link.target.partition("#")[0]))
        for entry in COURSE.pages.values()
        for link in entry.body.links
    }
    for name, sheet in COURSE.sheets.items():
        assert ("sheet", name) in used or sheet.path in linked, sheet.path


def test_ids_are_unique_where_they_become_addresses():
    for entry in COURSE.pages.values():
        names = [name for name, _ in inner_ids(entry.page)]
        assert [name for name, count in Counter(names).items() if count > 1] == [], entry.path
    for kind in ("film", "theme", "method", "sheet", "theory", "prompt_set"):
        pages = [entry for entry in COURSE.pages.values() if entry.kind == kind]
        assert len({entry.page.id for entry in pages}) == len(pages), kind


POINTS = {
    ("theme", "fysisk-og-struktur"): {"rommet": 6, "strukturen": 6},
    ("theme", "vaeremate-og-beskjeder"): {"vaeremate": 10, "beskjeder": 7},
    ("theme", "internalisert"): {"kjennetegn": 4, "grep": 7},
    ("theme", "eksternalisert"): {"forstaelse": 3, "grep": 6},
    ("method", "banking-time"): {
        "begrunnelse": 4,
        "dosering": 2,
        "vilkar": 4,
        "aktiviteter": 12,
        "komponenter": 4,
        "avslutning": 5,
        "vanlige-sporsmal": 5,
        "erfaringer": 7,
    },
}


@pytest.mark.parametrize(("kind", "name"), POINTS)
def test_no_point_of_a_theme_or_of_banking_time_is_lost(kind, name):
    page = COURSE.by_id(KINDS[kind].model)[name].page
    found = {group.id: len(group.points) for group in page.groups}
    assert POINTS[kind, name].items() <= found.items()


def test_a_tidy_day_has_its_three_refinements_and_the_room_its_example():
    groups = {group.id: group for group in COURSE.themes["fysisk-og-struktur"].page.groups}
    details = {name: sum(len(point.details) for point in group.points) for name, group in groups.items()}
    assert (details["strukturen"], details["rommet"]) == (3, 1)


def test_what_agreements_lead_to_is_told_beneath_them_and_not_as_one_more_thing_to_do():
    """The slide has ten points on behaviour: three to understand, six to do, and what one of them gives."""
    groups = {group.id: group for group in COURSE.themes["eksternalisert"].page.groups}
    details = {point.id: len(point.details) for group in groups.values() for point in group.points}
    assert {name: count for name, count in details.items() if count} == {"avtaler": 1}
    assert len(details) + sum(details.values()) == 10


def test_one_of_the_four_signs_is_told_to_be_a_need():
    (need,) = [
        point
        for group in COURSE.themes["internalisert"].page.groups
        for point in group.points
        if point.id == "bli-sett"
    ]
    assert need.text.startswith("Behovet: ")


def test_eight_meetings_six_themes_and_a_common_start():
    assert [entry.page.number for entry in COURSE.meetings] == list(range(9))
    assert sorted(entry.page.number for entry in COURSE.themes.values()) == list(range(1, 7))


def test_groups_are_supervised_and_those_who_supervise_them_too():
    """The slides say both; who it is, a municipality says."""
    needs = {entry.page.number: " ".join(entry.page.leaders_provide) for entry in COURSE.meetings}
    assert all("veileder" in needs[number] or "veilede " in needs[number] for number in (0, 1, 5, 7))
    assert "veileder dem igjen" in needs[0]
    assert "veileder veilederen" in needs[1]


EXPERIENCES = {
    "tett-pa-hverdagen": 3,
    "pafyll-og-trygghet": 1,
    "mer-bevisst": 3,
    "fra-tvil-til-felles-sprak": 2,
    "det-de-gjor-annerledes": 4,
}
"""Thirteen in all."""
LOGS = {
    "daglige-strategier": ["logg-navnet", "logg-blikket"],
    "internalisert": ["logg-holde-ut", "logg-bli-kjent"],
}


def test_the_thirteen_experiences_stand_in_their_groups():
    text = (DOCS / "laerer/grunnlag/laerernes-erfaringer.md").read_text(encoding="utf-8")
    sections = dict(part.split(" }\n", 1) for part in text.split("{: #")[1:])
    found = {name: len(re.findall(r"^- ", sections[name], re.MULTILINE)) for name in EXPERIENCES}
    assert found == EXPERIENCES
    assert sum(found.values()) == 13


def test_the_four_logs_are_retold_at_their_themes():
    found = {
        name: [name for name, _ in inner_ids(entry.page) if name.startswith("logg-")]
        for name, entry in COURSE.themes.items()
    }
    assert {name: logs for name, logs in found.items() if logs} == LOGS


def test_the_assessment_has_three_marks_and_one_for_none():
    groups = {group.id: group for group in COURSE.methods["kartlegging"].page.groups}
    assert [point.id for point in groups["merkene"].points] == ["p", "u", "s", "ingen"]
