"""Files that no one writes end in words, at once: the tests' own patience is the measure."""

from __future__ import annotations

import os

import pytest
from project import copy_fixture, run

from macros.markup.judge import Judged
from macros.settings import read_settings
from macros.site import check_site

PAGE = "---\ntitle: Mer\ndescription: Mer om oss.\n---\n\n"


def lines_of(project, file):
    _, problems = check_site(read_settings(project / "mkdocs.yml"))
    return [str(problem) for problem in sorted(problems) if problem.path == file]


@pytest.fixture
def project(tmp_path):
    return copy_fixture(tmp_path / "kurs")


def test_a_pipe_that_no_one_writes_to_is_told_of(project):
    os.mkfifo(project / "docs" / "om" / "ror.md")
    done = run(project, "check", "--config", "mkdocs.yml")
    assert "docs/om/ror.md: det er ikke en vanlig fil; ta den bort" in done.stdout
    assert done.returncode == 1


def test_of_thousands_of_keys_the_reader_is_told_once(project):
    keys = "".join(f"felt_{number}: x\n" for number in range(10_000))
    (project / "docs" / "om" / "mer.md").write_text(f"---\n{keys}---\n\nTekst.\n", encoding="utf-8")
    assert lines_of(project, "docs/om/mer.md") == [
        "docs/om/mer.md:502: det er flere enn 500 felter her; ta bort dem som ikke hører til"
    ]


def test_of_hundreds_of_mistakes_the_first_are_told_and_the_rest_are_counted(project):
    items = "".join("  - {id: x}\n" for _ in range(400))
    file = project / "docs" / "drofting" / "arbeidet.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("prompts:\n", f"prompts:\n{items}", 1), encoding="utf-8")
    lines = lines_of(project, "docs/drofting/arbeidet.md")
    assert 50 < len(lines) < 250
    assert any(line.endswith("feil til her; rett disse først") for line in lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "".join(f"[a](b{number}.md)\n" for number in range(20_000)),
            "docs/om/mer.md:5: teksten er lengre enn",
        ),
        (
            "".join(f"[a](b{number}.md)\n" for number in range(601)),
            "docs/om/mer.md:5: det er flere enn 600 «[»",
        ),
        ("{: " * 15_000, "docs/om/mer.md:5: det er flere enn 1500"),
        ("- " * 700 + "a", "docs/om/mer.md:6: lister og sitater går dypere enn 9 nivåer"),
        ("a\n: b\n" * 1_400, "docs/om/mer.md:5: lister og sitater går dypere enn 9 nivåer"),
    ],
)
def test_what_would_take_minutes_is_not_begun(project, text, said):
    (project / "docs" / "om" / "mer.md").write_text(f"{PAGE}{text}\n", encoding="utf-8")
    (line,) = lines_of(project, "docs/om/mer.md")
    assert line.startswith(said)


def test_of_dead_links_on_a_page_the_first_hundred_are_told_of(project):
    links = "".join(f"[a](b{number}.md)\n" for number in range(500))
    (project / "docs" / "om" / "mer.md").write_text(f"{PAGE}{links}", encoding="utf-8")
    lines = lines_of(project, "docs/om/mer.md")
    assert len(lines) == 100
    assert lines[0].startswith("docs/om/mer.md:6: lenken «b0.md» går til en side som ikke finnes")


def test_the_most_that_is_begun_ends():
    for sign in ("[", "![", "[a](", "<a ", "`a ", "*a ", "_a ", "|a", "a\n: b\n\n", "!!! note\n", "> "):
        text = sign * (590 // sign.count("[") if "[" in sign else 1_400)
        judged = Judged(text, text)
        assert judged.too_much or list(judged.problems()) is not None
