"""How long a page takes, and how hard it is: what is counted, and what an author is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from real import real_course, subject_of

from macros.checks.readability import check_readability
from macros.reading import lix, lix_of, paragraphs_of, reading_minutes

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
    assert paragraphs_of(prose) == [
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
