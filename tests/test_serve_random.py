"""Whatever is edited, in whatever order: what is served is what a clean build makes, byte for byte."""

import random
import re

import pytest
from live import serve_live
from project import copy_project, read_tree, run

ROUNDS = 4
KOMMUNE = "INHERIT: mkdocs.yml\nsite_name: Kurset i {name}\nextra:\n  local:\n    municipality: {name}\n    class_size: {size}\n"
NEW = "---\ntitle: Side {number}\ndescription: Ny side nummer {number}.\n---\n\n## Del {number} {{: #del }}\n\nSe [personvern](personvern.md).\n"


class Author:
    """Someone who edits a course, and never leaves it broken."""

    def __init__(self, project, seed):
        self.project, self.chance, self.made = project, random.Random(seed), []
        self.done = []
        self.edits = (
            self.write_prose,
            self.change_description,
            self.change_title,
            self.add_page,
            self.link_to_new_page,
            self.remove_page,
            self.rename_in_menu,
            self.change_local_data,
            self.change_string,
            self.change_template,
            self.change_partial,
            self.change_style,
        )

    def edit(self):
        edit = self.chance.choice(self.edits)
        self.done.append(edit.__name__)
        edit()

    def change(self, path, pattern, new):
        file = self.project / path
        text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert count, path
        file.write_text(text, encoding="utf-8")

    def pick_page(self):
        pages = sorted((self.project / "docs").rglob("*.md"))
        return self.chance.choice(pages).relative_to(self.project)

    def number(self):
        return self.chance.randrange(10_000)

    def write_prose(self):
        with (self.project / self.pick_page()).open("a", encoding="utf-8") as page:
            page.write(f"\n\nTil slutt et avsnitt {self.number()} om **dette**.\n")

    def change_description(self):
        self.change(self.pick_page(), r"^description: .*$", f"description: Om nummer {self.number()}.")

    def change_title(self):
        self.change(self.pick_page(), r"^title: .*$", f"title: Tittel {self.number()}")

    def add_page(self):
        page = self.project / f"docs/om/side-{self.number()}.md"
        page.write_text(NEW.format(number=self.number()), encoding="utf-8")
        self.made.append(page)

    def link_to_new_page(self):
        if self.made:
            with (self.project / "docs/om/personvern.md").open("a", encoding="utf-8") as page:
                page.write(f"\n\n[Den nye]({self.made[0].name}#del).\n")
            self.made.pop(0)

    def remove_page(self):
        if self.made:
            self.made.pop().unlink()

    def rename_in_menu(self):
        self.change("docs/.nav.yml", r"^  - [^:\n]+: filmer$", f"  - Film {self.number()}: filmer")

    def change_local_data(self):
        name, size = self.chance.choice(["Bjugn", "Rissa"]), self.chance.randrange(10, 60)
        file = self.project / "mkdocs.kommune.yml"
        if file.exists() and self.chance.random() < 1 / 3:
            file.unlink()
        else:
            file.write_text(KOMMUNE.format(name=name, size=size), encoding="utf-8")

    def change_string(self):
        self.change(
            "macros/strings/nb.yml", r"^head\.not_reviewed: .*$", f"head.not_reviewed: Ulest {self.number()}."
        )

    def change_template(self):
        self.change(
            "macros/components/page_head/page_head.md.jinja",
            r"^# .*$",
            f"# {{{{ view.page.name }}}} {self.number()}",
        )

    def change_partial(self):
        self.change(
            "overrides/partials/footer.html",
            r'(?:Nettstedet lagrer|Lagrer ingenting) [^"<]*',
            f"Lagrer ingenting {self.number()}.",
        )

    def change_style(self):
        with (self.project / "macros/styles/base.css").open("a", encoding="utf-8") as styles:
            styles.write(f"/* {self.number()} */\n")


def read_newest(folder):
    """Return the last whole build that the server has, or nothing while it makes it."""
    builds = sorted(folder.glob("gode-relasjoner-*/*"), key=lambda path: int(path.name))
    try:
        return read_tree(builds[-1])
    except (IndexError, OSError):
        return {}


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6))])
def test_what_is_served_is_what_a_clean_build_makes(tmp_path, monkeypatch, seed):
    project, folder = copy_project(tmp_path / "kurs"), tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    author = Author(project, seed)
    with serve_live(project, tmp_path / "said.txt") as live:
        live.read()
        for _ in range(ROUNDS):
            for _ in range(author.chance.randrange(1, 4)):
                author.edit()
            done = run(project, "build")
            assert done.returncode == 0, done.stdout
            clean = read_tree(project / "site")
            try:
                live.wait_until(lambda clean=clean: read_newest(folder) == clean)
            except AssertionError:
                served = read_newest(folder)
                different = {path for path in {*served, *clean} if served.get(path) != clean.get(path)}
                assert different == set(), (author.done, live.said)
                raise
