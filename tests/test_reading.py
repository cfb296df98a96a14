"""How long a page takes, and how hard it is: what is counted, and what an author is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from real import real_course, subject_of

from macros.checks.readability import check_readability
from macros.checks.reading_paths import READING_PATHS, check_reading_paths, reading_lengths
from macros.checks.rhythm import check_rhythm
from macros.reading import lix, lix_of, paragraphs_of, reading_minutes, sentences_of, short_run, texts_in
from macros.schema.base import Review

COURSE = real_course()
TEACHERS, LEADERS = COURSE.theory["alder-og-kjonn"], COURSE.theory["laererrollen"]
PLACE = f"docs/{TEACHERS.path}:{TEACHERS.body.line}"
EASY = "Du ser en elev. Hun sier hei. "
HARD = "Lærerprofesjonens handlingskompetanse forutsetter organisasjonskulturens verdigrunnlag i styringsdokumentene "


def page(entry, prose):
    return replace(entry, body=replace(entry.body, prose=prose))


def warnings(entry, prose):
    course = replace(COURSE, pages={entry.path: page(entry, prose)})
    return [str(problem) for problem in check_readability(subject_of(course))]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Du ser en elev."], 4),
        (["Du ser en elev. Hun sier hei."], 3.5),
        (["Du ser dem", "Hun ser deg"], 3),
        (["Samtalen er viktig."], 3 + 100 / 3),
        (["Læreren sier: «Hei du.» Så går de."], 7 / 3 + 100 / 7),
        (["Ca. to av dem, f.eks. i 10. klasse."], 9),
        ([], 0),
        (["–"], 0),
    ],
)
def test_lix_is_words_a_sentence_and_long_words_a_hundred(texts, expected):
    assert lix_of(texts) == pytest.approx(expected)


def test_only_what_is_read_is_counted():
    prose = (
        "{{ page_head() }}\n\n## En overskrift {: #anker }\n\n"
        'Hun leser [om Banking Time](../banking-time.md) {{ cite("busch-2012") }}.\nOg **mer**.\n\n'
        "1. Det første.\n2. Det andre\n   på to linjer\n\n* En stjerne\n- En strek\n\n"
        "> Et sitat.\n> Mer av det.\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert [*paragraphs_of(prose)] == [
        "Hun leser om Banking Time . Og mer.",
        "Det første.",
        "Det andre på to linjer",
        "En stjerne",
        "En strek",
        "Et sitat. Mer av det.",
    ]


def test_a_page_takes_its_words_at_an_even_pace_with_those_of_its_data():
    minutes = [reading_minutes(page(TEACHERS, "ord " * words)) for words in (0, 180, 360)]
    assert minutes[0] > 0
    assert [later - minutes[0] for later in minutes[1:]] == pytest.approx([1, 2])


def test_a_page_that_is_short_and_easy_is_not_told_of():
    assert warnings(TEACHERS, EASY * 100) == []


def test_a_page_that_is_hard_is_told_of():
    [warning] = warnings(TEACHERS, HARD * 3)
    assert warning.startswith(f"{PLACE}: advarsel: LIX er ")
    assert warning.endswith(", og skal være høyst 45; del setninger, og velg kortere ord")


def test_a_page_that_is_long_is_told_of():
    [warning] = warnings(TEACHERS, EASY * 180)
    assert warning.startswith(f"{PLACE}: advarsel: lesetiden er 7,")
    assert warning.endswith(" minutter, og skal være under 7; del siden i to")


def test_leaders_can_read_what_is_too_hard_for_a_tired_teacher():
    prose = (
        "En virksomhet arbeider med verdiene sine i mange sammenhenger, og ledelsen gjør det over tid. " * 20
    )
    assert 45 < lix(page(TEACHERS, prose)) <= 50
    assert 45 < lix(page(LEADERS, prose)) <= 50
    assert warnings(TEACHERS, prose)
    assert not warnings(LEADERS, prose)


def test_all_background_is_short_and_easy_enough():
    assert [str(problem) for problem in check_readability(subject_of(COURSE))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hun ser. Han går. De ler.", ["Hun ser", "Han går", "De ler."]),
        ("Hun ser dem alle komme inn. Han går. De ler.", ["Han går", "De ler."]),
        ("Han går. Hun ser dem alle komme inn nå. De ler. Vi går.", ["De ler", "Vi går."]),
        ("", []),
    ],
)
def test_very_short_sentences_are_counted_in_a_row(text, expected):
    assert short_run(sentences_of(text), 6) == expected


def test_a_paragraph_that_limps_is_told_of():
    limping = "Hun ser. Han går. De ler. Vi går. "
    course = replace(COURSE, pages={TEACHERS.path: page(TEACHERS, limping + "Dere kommer.")})
    [warning] = map(str, check_rhythm(subject_of(course)))
    assert warning.startswith(f"{PLACE}: advarsel: 5 setninger på rad har under 6 ord, fra «Hun ser»")
    parted = replace(COURSE, pages={TEACHERS.path: page(TEACHERS, limping + "\n\nDere kommer.")})
    assert list(check_rhythm(subject_of(parted))) == []


def test_no_page_limps_and_no_reading_path_is_too_long():
    assert [*check_rhythm(subject_of(COURSE)), *check_reading_paths(subject_of(COURSE))] == []


def test_reading_paths_lead_over_pages_that_there_are():
    assert {name for path in READING_PATHS for name in path.pages} <= COURSE.pages.keys()


def test_a_reading_path_that_is_too_long_is_told_of():
    path = READING_PATHS[0]
    entry = COURSE.pages[path.pages[-1]]
    too_much = path.most - reading_lengths(COURSE)[path] + 1
    longer = replace(entry, body=replace(entry.body, prose=entry.body.prose + "\n\n" + "ord " * too_much))
    course = replace(COURSE, pages={**COURSE.pages, entry.path: longer})
    warning = str(next(check_reading_paths(subject_of(course))))
    assert f"{path.most + 1} ord, og det skal være høyst {path.most}" in warning


def test_what_stands_in_for_other_words_is_not_read_as_well():
    meeting = COURSE.pages["laerer/moter/02-fysisk-og-struktur.md"]
    read = set(texts_in(meeting))
    assert {block.text for block in meeting.page.blocks if block.text} <= read
    assert not {block.screen for block in meeting.page.blocks if block.text != block.screen} & read
    assert not {part.purpose for part in meeting.page.parts} & read


def test_who_has_reviewed_a_page_makes_it_no_longer():
    review = Review(name="Kari Nordmann ved et senter", date="2026-11-28", version="0.1.0", of="m0a1b2c3d4e5")
    reviewed = replace(TEACHERS, page=TEACHERS.page.model_copy(update={"reviewed_by": review}))
    assert reading_minutes(reviewed) == reading_minutes(TEACHERS)
