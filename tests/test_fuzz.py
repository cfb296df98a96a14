"""Five hundred damaged files: each ends in a clean message or is fine, never in a traceback."""

import random
import shutil

import pytest
from project import ROOT, copy_fixture, run

from macros.reader.frontmatter import read_markdown
from macros.render import render_body
from macros.settings import read_settings
from macros.site import check_site

CASES, SHARE = 500, 100
BUILT = range(0, CASES, 25)
ODD = [
    "\0", "\u202e", "😀", "\ufeff", "\t", "{{", "}}", "{%", "{#", "<script>", "---\n", "'", '"', ": ", "- ", "[", "]",
    "{", "}", "&a ", "*a", "!!python/object/apply:os.system [ls]", "|", ">", "#", "%", "@", "\\", "\r", "null", "true",
    "9" * 400, "1e999", "2026-11-22", "14:30", "../" * 9, "å" * 200, "](x)", "{: #x }", '{{ cite("x") }}', "<<: *x\n",
]  # fmt: skip


def delete(text, rng):
    start = rng.randrange(len(text))
    return text[:start] + text[start + rng.randint(1, 40) :]


def truncate(text, rng):
    return text[: rng.randrange(len(text))]


def insert(text, rng):
    place = rng.randrange(len(text))
    return text[:place] + rng.choice(ODD) + text[place:]


def replace_value(text, rng):
    lines = text.split("\n")
    row = rng.choice([number for number, line in enumerate(lines) if ": " in line] or [0])
    lines[row] = lines[row].partition(": ")[0] + ": " + rng.choice(ODD)
    return "\n".join(lines)


def indent(text, rng):
    lines = text.split("\n")
    row = rng.randrange(len(lines))
    lines[row] = " " * rng.randint(1, 5) + lines[row]
    return "\n".join(lines)


def swap_lines(text, rng):
    lines = text.split("\n")
    one, other = (rng.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def repeat_line(text, rng):
    lines = text.split("\n")
    row = rng.randrange(len(lines))
    return "\n".join([*lines[:row], lines[row], *lines[row:]])


def scramble_bytes(text, rng):
    data = bytearray(text.encode())
    for _ in range(3):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


WAYS = (delete, truncate, insert, replace_value, indent, swap_lines, repeat_line, scramble_bytes)


def damage(project, number):
    """Damage one file of a project in up to three ways, always the same for a number; return the file."""
    rng = random.Random(number)
    files = sorted([*(project / "docs").rglob("*.md"), *project.rglob(".nav.yml"), project / "mkdocs.yml"])
    file = rng.choice(files)
    text = file.read_text(encoding="utf-8")
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(WAYS)(text, rng) if isinstance(text, str) and text else text
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return file


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(first, marks=pytest.mark.slow) for first in range(SHARE, CASES, SHARE))]
)
def test_the_checker_says_what_is_wrong_or_the_course_renders(tmp_path, first):
    project = copy_fixture(tmp_path / "kurs")
    refused = 0
    for number in range(first, first + SHARE):
        file = damage(project, number)
        site, problems = check_site(read_settings(project / "mkdocs.yml"))
        wrong = [problem for problem in problems if not problem.is_warning]
        assert (site is None) == bool(wrong), number
        assert all(problem.message and problem.path for problem in problems), number
        for path in site.course.pages if site else ():
            body = read_markdown(project / "docs" / path, path).body
            assert render_body(site, path, body), (number, path)
        refused += site is None
        shutil.copy(ROOT / "tests" / "fixture" / file.relative_to(project), file)
    assert SHARE * 0.4 < refused < SHARE, "the damage is too little to test anything, or hides what is fine"


@pytest.mark.slow
@pytest.mark.parametrize("number", BUILT)
def test_a_whole_build_ends_in_words_or_in_a_site(tmp_path, number):
    project = copy_fixture(tmp_path / "kurs")
    damage(project, number)
    done = run(project, "build")
    assert done.returncode in (0, 1), done.stdout
    assert "Traceback" not in done.stdout
    assert (project / "site" / "index.html").is_file() == (done.returncode == 0)
    assert done.returncode == 0 or done.stdout.strip()
