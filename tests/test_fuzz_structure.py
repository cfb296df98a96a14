"""A thousand odd pages: what passes the check is built of nothing that is not on the list, in both engines."""

from __future__ import annotations

import random

import pytest
from bs4 import BeautifulSoup
from markup import to_html
from project import copy_fixture, run

from macros.markup.allowed import AUTHORS, CLASSES, ELEMENTS
from macros.reader.frontmatter import read_markdown
from macros.render import render_body
from macros.settings import read_settings
from macros.site import check_site

PAGES = 1_000
TOGETHER = 25
"""How many pages a check looks at, and how many lie in one that is built."""
BUILT = range(0, 100, 50)
PAGE = "---\ntitle: {0}\ndescription: {0}\n---\n\n"
ADDED = {"gr-term", "gr-draft"} | AUTHORS | CLASSES
WORDS = (
    "elev",
    "Åsen skole",
    "møte",
    "17.",
    "mai",
    "trygg base",
    "PPT",
    "https://a.example/b_c",
    "post@a.example",
)
SIGNS = (
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "```",
        "~~~",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "][",
        "[^1]",
        "<",
        ">",
        "{",
        "}",
    ),
    *(
        "{: ",
        " }",
        "#",
        "##",
        "|",
        "|---|---|",
        "---",
        "===",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "!!! note",
        '??? tip "T"',
    ),
    *(
        ": ",
        "\\",
        "&",
        "&#106;",
        "&lt;",
        "&nbsp;",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "<div markdown=1>",
        "\n",
        "\n\n",
    ),
    *(
        "[a]: https://a.example/x",
        "[^1]: note",
        "*[PPT]: ord",
        "- [ ] ",
        "- [x] ",
        ":smile:",
        "==",
        "[TOC]",
        "<https://a.example>",
    ),
)
ATTRIBUTES = (
    *(
        "onclick=alert(1)",
        "style='color:red'",
        "src=https://a.example/x.png",
        "href=javascript:alert(1)",
        "#id-{0}",
    ),
    *(
        ".gr-noprint",
        ".mermaid",
        "lang=en",
        "title='<img src=x>'",
        "{0}",
        "ping=x",
        'data-x="a b"',
        "id='a b'",
        "class=x",
    ),
)
UNICODE = (
    "\u00a0\u200b\u00ad\u2060\u0301\ufb01\u0130\u1e9e\u202f\u2003\u3000\U0001f600\U00040001\U000d0001\ue000ǅ٣"
)


def make_text(number):
    """Return the same odd text for the same number."""
    rng = random.Random(number)
    parts = []
    for _ in range(rng.randint(3, 25)):
        kind = rng.random()
        if kind < 0.45:
            parts.append(rng.choice(WORDS))
        elif kind < 0.8:
            parts.append(rng.choice(SIGNS))
        elif kind < 0.9:
            parts.append(
                f"{{: {' '.join(rng.sample(ATTRIBUTES, rng.randint(1, 3)))} }}".replace("{0}", str(number))
            )
        elif kind < 0.93:
            parts.append(rng.choice(UNICODE))
        else:
            parts.append(
                f"{rng.choice(('[lenke](', '![bilde](', '[a](<'))}{rng.choice(('#x', 'javascript:x', '//a.example', 'index.md', ''))})"
            )
        parts.append(rng.choice(("", " ", " ", "\n", "\n\n")))
    return "".join(parts)


def write_pages(project, numbers):
    folder = project / "docs" / "om" / "rart"
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for number in numbers:
        text = PAGE.format(f"Side {number}") + "Ord.\n\n" + make_text(number) + "\n"
        (folder / f"side-{number}.md").write_text(text, encoding="utf-8")


def passing(project, numbers):
    """Return the site with the pages that pass the check; those that do not are taken away."""
    write_pages(project, numbers)
    _, problems = check_site(read_settings(project / "mkdocs.yml"))
    for path in {problem.path for problem in problems if not problem.is_warning}:
        (project / path).unlink(missing_ok=True)
    site, problems = check_site(read_settings(project / "mkdocs.yml"))
    assert site, [str(problem) for problem in problems]
    return site


def odd_in(article):
    """Return what of a page is on no list."""
    odd = []
    for tag in article.find_all(True):
        if tag.find_parent("aside", class_="gr-page-terms") or "gr-page-terms" in tag.get("class", ()):
            continue
        if tag.name == "h1" or tag.get("id") == "__skip":
            continue
        allowed = {"class", "id", "lang", *ELEMENTS.get(tag.name, ())}
        odd += [tag.name] if tag.name not in ELEMENTS else []
        odd += [f"{tag.name} {name}" for name in tag.attrs if name not in allowed]
        odd += [
            f".{name}"
            for name in tag.get("class", ())
            if name not in ADDED and not name.startswith("language-")
        ]
        for name in ("href", "src"):
            value = str(tag.get(name, ""))
            if ":" in value.split("/", maxsplit=1)[0] and not value.startswith(
                ("https://", "http://", "mailto:", "tel:", "#")
            ):
                odd.append(f"{name}={value}")
        if tag.name == "img" and "//" in tag["src"]:
            odd.append(tag["src"])
    return odd


@pytest.mark.parametrize(
    "start",
    [0, *(pytest.param(start, marks=pytest.mark.slow) for start in range(PAGES // 4, PAGES, PAGES // 4))],
)
def test_what_passes_the_check_becomes_nothing_that_is_not_on_the_list(tmp_path, start):
    project, passed = copy_fixture(tmp_path / "kurs"), 0
    for first in range(start, start + PAGES // 4, TOGETHER):
        site = passing(project, range(first, first + TOGETHER))
        for path in site.course.pages:
            if path.startswith("om/rart/"):
                passed += 1
                body = read_markdown(project / "docs" / path, path).body
                html = to_html(render_body(site, path, body))
                assert odd_in(BeautifulSoup(html, "html.parser")) == [], (path, body)
                assert "\x02" not in html, (path, body)
    assert PAGES // 4 * 0.03 < passed < PAGES // 4 * 0.7, "the pages are too odd, or not odd enough"


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("first", BUILT)
def test_what_passes_the_check_builds(tmp_path, engine, first):
    project = copy_fixture(tmp_path / "kurs")
    site = passing(project, range(first, first + 50))
    done = run(project, "build", "--engine", engine)
    assert done.returncode == 0, done.stdout
    pages = [path for path in site.course.pages if path.startswith("om/rart/")]
    assert pages
    for path in pages:
        file = project / "site" / path.removesuffix(".md") / "index.html"
        article = BeautifulSoup(file.read_bytes(), "html.parser").find("article")
        assert odd_in(article) == [], path
