"""A sentence in a language on its way to the page: edited, changed in bokmål, mended; and catalogues that are broken."""

from __future__ import annotations

from dataclasses import replace

import polib
import pytest
from project import copy_fixture, run
from upstream import ROOT

from macros import catalogues
from macros.settings import read_settings
from macros.site import check_site
from macros.translation import count as count_of_translated

PAGE = "docs/leder/grunnlag/verdier.md"
TAIL = " Den viser seg i det vi gjør når ingen ser på. Les mer i [litteraturlista](../../kilder/index.md#hattie-2009)."
BEFORE = "En verdi er noe vi holder fast ved når det koster."
AFTER = "En verdi er noe vi holder fast ved, også når det koster."
NYNORSK = "Ein verdi er noko vi held fast ved når det kostar."
MENDED = "Ein verdi er noko vi held fast ved, òg når det kostar."
CATALOGUE = "macros/strings/nn/leder/grunnlag.po"
FIXTURE = ROOT / "tests/fixture/mkdocs.yml"


@pytest.fixture
def project(tmp_path):
    """A small course in nynorsk whose page says one sentence, in catalogues of its own."""
    project = copy_fixture(tmp_path / "project", styled=True)
    for file in (project / "macros/strings/nn").rglob("*.po"):
        if file.name != "ord.po":
            file.unlink()
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        config.replace('"local": {', '"local": {"language": "nn", '), encoding="utf-8"
    )
    return project


def change(project):
    page = project / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace(BEFORE, AFTER), encoding="utf-8")


def translate(project, words):
    """Write what the sentence is, as an editor does, and take away its mark."""
    catalogue = polib.pofile(str(project / CATALOGUE), wrapwidth=0)
    (entry,) = (
        entry for entry in catalogue if entry.msgid.startswith((BEFORE, AFTER)) and not entry.obsolete
    )
    entry.msgstr, entry.flags, entry.previous_msgid = f"{words}{TAIL}", [], None
    catalogue.save()
    return entry


def built(project):
    done = run(project, "build")
    assert done.returncode == 0, done.stdout
    return (project / "site/leder/grunnlag/verdier/index.html").read_text(encoding="utf-8")


def count(project):
    """Return how many texts the check says are edited, and the whole of what it says of them."""
    done = run(project, "check")
    assert done.returncode == 0, done.stdout
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("Nynorsk: "))
    return int(line.split()[1]), line


@pytest.mark.slow
def test_a_changed_sentence_is_bokmal_on_the_page_until_somebody_mends_it(project):
    assert run(project, "sprak").returncode == 0
    none, _ = count(project)
    translate(project, NYNORSK)
    assert f"<p>{NYNORSK} " in built(project)
    assert count(project)[0] == none + 1

    change(project)
    assert f'<p lang="nb">{AFTER}' in built(project)
    edited, line = count(project)
    assert edited == none
    assert line.endswith(" 1 redigerte tekster er endret på bokmål siden; kjør kommandoen sprak.")
    assert "1 endret på bokmål siden" in run(project, "sprak").stdout
    assert f'<p lang="nb">{AFTER}' in built(project)

    translate(project, MENDED)
    assert f"<p>{MENDED} " in built(project)
    assert count(project)[0] == none + 1


BROKEN = {"merge": "<<<<<<< HEAD", "quote": 'msgid "Hei "du" der"', "previous": "#| du"}
"""Lines that no catalogue has; polib goes on to say why of some."""


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_catalogue_that_is_broken_is_told_of_with_all_else_and_never_written_over(tmp_path, line):
    project = copy_fixture(tmp_path / "project")
    with (project / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\nLes mer [her](leder/grunnlag/verdier.md).\n")
    file = project / "macros/strings/nn/forside.po"
    broken = broken_by(line, file)
    file.write_text(broken, encoding="utf-8")
    message = "macros/strings/nn/forside.po:9: {}herfra er fila ingen katalog"
    check, sprak = run(project, "check"), run(project, "sprak")
    assert (check.returncode, sprak.returncode) == (0, 1), check.stdout + sprak.stdout
    assert "lenken «her» sier ikke hvor den går" in check.stdout
    assert message.format("advarsel: ") in check.stdout
    assert message.format("") in sprak.stdout  # it has stopped, so this is no warning
    assert file.read_text(encoding="utf-8") == broken


def broken_by(line, file):
    lines = file.read_text(encoding="utf-8").split("\n")
    return "\n".join([*lines[:8], line, *lines[8:]])


@pytest.mark.parametrize("language", ["nb", "nn", "both"])
def test_a_site_in_the_language_of_a_broken_catalogue_says_so_when_it_is_built(
    tmp_path, monkeypatch, language
):
    whole = count_of_translated.catalogues_in("nn")[0]
    file = tmp_path / "forside.po"
    file.write_text(broken_by("<<<<<<< HEAD", whole), encoding="utf-8")
    monkeypatch.setattr(count_of_translated, "catalogues_in", lambda language: [file])
    monkeypatch.setattr(count_of_translated, "ROOT", tmp_path)
    settings = read_settings(FIXTURE)
    settings = replace(settings, local=settings.local.model_copy(update={"language": language}))
    site, _ = check_site(settings)
    said = [f"{warning.path}:{warning.line}" for warning in site.warnings]
    assert said == ([] if language == "nb" else ["forside.po:9"])


def test_of_a_catalogue_what_is_read_last_is_kept_and_nothing_of_a_broken_one(tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    monkeypatch.setattr(catalogues, "KEPT", kept)
    file = tmp_path / "a.po"
    for words in ("Elevane", 'Elevane "her"', "Elevane her"):
        file.write_text(f'msgid "Eleven"\nmsgstr "{words}"\n', encoding="utf-8")
        said = [each.text for each in catalogues.read_catalogue(file).values()]
        assert said == ([] if '"' in words else [words])
        (last,) = kept.iterdir()
        assert ('"' in words) or words in last.read_text(encoding="utf-8")
