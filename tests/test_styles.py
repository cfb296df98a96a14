"""The tool that compares two built sites: it sees each kind of change, and none where there is none."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import styles

PAGE = """<!doctype html><html lang="nb"><link rel="stylesheet" href="a.css">
<p class="a">Blåbær <a href="b.html">er blå</a></p><p hidden>Skjult</p>"""
STYLE = """.a { color: rgb(0, 0, 1); background: url("c.svg") }
.a::before { content: "«" }
a:hover { color: red }
@media (prefers-color-scheme: dark) { .a { color: rgb(0, 0, 2) } }
@media print { .a { color: rgb(0, 0, 3) } }
@media (min-width: 60em) { .a { padding: 1px } }
"""
SCREEN = ["390 px, light", "390 px, dark", "1280 px, light", "1280 px, dark"]


@pytest.fixture(scope="module")
def apart():
    """Run things in a thread of their own that holds a browser: other tests may hold one in this thread."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        held = styles.open_browser()
        browser = thread.submit(held.__enter__).result()
        yield lambda function, *arguments: thread.submit(function, browser, *arguments).result()
        thread.submit(held.__exit__, None, None, None).result()


@pytest.fixture
def compare(tmp_path, apart):
    """Return what differs between the site and one with something put instead of something else."""

    def change(old="", new=""):
        for name, put in (("before", ("", "")), ("after", (old, new))):
            folder = tmp_path / name
            folder.mkdir()
            for file, words in (("index.html", PAGE), ("a.css", STYLE)):
                (folder / file).write_text(words.replace(*put), encoding="utf-8")
        return apart(styles.compare_sites, tmp_path / "before", tmp_path / "after", [""])

    return change


def test_the_same_site_is_the_same(compare):
    assert compare() == []


@pytest.mark.parametrize(
    ("old", "new", "seen", "views"),
    [
        ("0, 0, 1", "0, 0, 9", ("p.a", "color"), ["390 px, light", "1280 px, light"]),
        ("0, 0, 2", "0, 0, 9", ("p.a", "color"), ["390 px, dark", "1280 px, dark"]),
        ("0, 0, 3", "0, 0, 9", ("p.a", "color"), ["print"]),
        ("padding: 1px", "padding: 2px", ("p.a", "padding-top"), SCREEN[2:]),
        ('content: "«"', 'content: "‹"', ("p.a::before", "content"), [*SCREEN, "print"]),
        ('content: "«"', "content: none", ("p.a::before", "element"), [*SCREEN, "print"]),
        ("c.svg", "d.svg", ("p.a", "background-image"), [*SCREEN, "print"]),
        (" hidden", "", ("p", "display"), [*SCREEN, "print"]),
        ("hover { color: red }", "hover { color: blue }", ("", "rule"), [""]),
        ("er blå", "er røde", ("a", "words"), [""]),
        ("b.html", "c.html", ("a", "link"), [""]),
    ],
)
def test_each_kind_of_change_is_seen_where_it_is(compare, old, new, seen, views):
    found = compare(old, new)
    assert list(dict.fromkeys(one.view for one in found if (one.element, one.what) == seen)) == views
    assert f"{seen[1]}: " in "\n".join(styles.describe(found))


def test_a_rule_may_move_as_long_as_what_it_does_stays(compare):
    *others, last = STYLE.splitlines(keepends=True)
    assert compare(STYLE, last + "".join(others)) == []
