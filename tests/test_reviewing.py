"""What experts are sent and send back: every paragraph is there, every answer is told, and nothing changes."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from project import copy_fixture, read_tree, run
from real import real_site, subject_of

from macros.checks.reviews import check_reviews
from macros.components.review.view import review_count
from macros.exports.review.answers import AnswerError, read_answers
from macros.exports.review.document import review_documents
from macros.exports.review.passages import passages_of
from macros.exports.review.report import report
from macros.exports.word.files import write_word
from macros.render import render
from macros.reviews import fingerprint
from macros.schema.base import Review
from macros.settings import read_settings
from macros.site import check_site
from macros.version import read_version

PATH = "leder/grunnlag/verdier.md"
PLACE = f"{PATH}#\n"


@pytest.fixture
def project(tmp_path):
    return copy_fixture(tmp_path / "kurs")


def site_of(project):
    site, problems = check_site(read_settings(project / "mkdocs.yml"))
    assert site, problems
    return site


def sent(site):
    """Return the file of the leaders, as it was sent."""
    (made,) = (each for each in review_documents(site) if each.id == "gjennomgang-ledere")
    return docx.Document(io.BytesIO(write_word(made)))


def rows_of(opened):
    return {row.cells[0].text: row for table in opened.tables for row in table.rows}


def row_at(opened, key):
    (row,) = (row for name, row in rows_of(opened).items() if name.startswith(f"{PLACE}{key}\n"))
    return row


def told(site, opened, tmp_path):
    file = tmp_path / "svar.docx"
    opened.save(file)
    return list(report(site, read_answers(file)))


def reviewed(site, **changes):
    """Return the site with a page reviewed as it stands, and then changed."""
    entry = site.course.pages[PATH]
    review = Review(name="Kari Nordmann", date="2026-11-28", version="0.1.0", of=fingerprint(entry))
    data = {**entry.tree.data, **changes}
    page = entry.page.model_copy(update={"reviewed_by": review, **changes})
    read = replace(entry, page=page, tree=replace(entry.tree, data=data))
    return site._replace(course=replace(site.course, pages={**site.course.pages, PATH: read}))


def test_every_paragraph_of_the_course_is_in_one_file_with_its_place():
    site = real_site()
    rows = [
        row[0]
        for made in review_documents(site)
        for part in made.parts
        if hasattr(part, "rows")
        for row in part.rows
    ]
    for path in ("laerer/tema/1-fysisk-og-struktur.md", "leder/samlinger/02-plan.md", "om/personvern.md"):
        for passage in passages_of(site.course, site.course.pages[path]):
            assert rows.count(f"{path}#\n{passage.key}\n{passage.mark}") == 1, passage.name


def test_what_is_ours_is_asked_about_and_the_first_page_has_rights_and_doubts():
    for made in review_documents(real_site()):
        grids = [part for part in made.parts if hasattr(part, "rows")]
        assert grids[0].title == "Rettigheter til metoden og manualene"
        assert grids[1].title == "Der kildene er uenige eller mangler noe"
        for row in (row for grid in grids for row in grid.rows if "\nhele-siden\n" not in row[0]):
            assert ("forslag fra nettstedet" in row[2]) == (row[3] == "Riktig / endre til:")


def test_a_paragraph_names_the_works_it_cites_and_whose_it_is():
    course = real_site().course
    theme, background = (
        {one.key: one for one in passages_of(course, course.pages[path])}
        for path in ("laerer/tema/2-vaeremate-og-beskjeder.md", "laerer/grunnlag/hva-er-en-relasjon.md")
    )
    assert "(McHugh mfl. 2013)" in theme["det-forskningen-sier/2"].words
    assert theme["det-forskningen-sier/2"].source == "forslag", "the text below a theme's points is ours"
    assert theme["groups.vaeremate.points.respekt.text"].source == "foredrag"
    assert theme["provenance"].source == "forslag"
    told = [one for key, one in background.items() if "/" in key]
    assert told
    assert all(one.is_mixed and one.source == "foredrag" for one in told), "its provenance tells which"


def test_a_file_that_comes_back_as_it_was_sent_asks_for_nothing(project, tmp_path):
    site = site_of(project)
    (line,) = told(site, sent(site), tmp_path)
    assert line.startswith("0 å se på, 0 riktige,")
    assert line.endswith("Ingenting er endret.")


def test_answers_changes_and_a_review_are_told_with_file_and_line(project, tmp_path):
    site = site_of(project)
    opened = sent(site)
    row_at(opened, "title").cells[3].text = "Riktig"
    row_at(opened, "description").cells[3].text = "Endre til: Hva verdier er."
    row_at(opened, "hva-er-en-verdi/2").cells[1].text = "En verdi er noe annet."
    row_at(opened, "hele-siden").cells[3].paragraphs[0].add_run(" Kari Nordmann, RKBU, 28.11.2026")
    lines = told(site, opened, tmp_path)
    assert lines[-1].startswith("3 å se på, 1 riktige,")
    assert f"docs/{PATH}:3: description" in lines
    assert "  svar:  Hva verdier er." in lines
    assert f"docs/{PATH}:13: hva-er-en-verdi/2" in lines
    assert "  skrevet om til:  En verdi er noe annet." in lines
    assert "  gjennomgått av:  Kari Nordmann, RKBU, 28.11.2026" in lines
    assert any(f"of: {fingerprint(site.course.pages[PATH])}}}" in line for line in lines)


def test_tracked_changes_count_as_they_would_be_accepted(project, tmp_path):
    site = site_of(project)
    opened = sent(site)
    paragraph = row_at(opened, "description").cells[1].paragraphs[0]
    deleted = paragraph.runs[0].element
    element = deleted.getparent()
    inserted = element.makeelement(qn("w:ins"), {})
    element.append(inserted)
    paragraph.add_run(" Og mer.")
    inserted.append(paragraph.runs[-1].element)
    for words in deleted.findall(qn("w:t")):
        words.tag = qn("w:delText")
    assert "  skrevet om til:  Og mer." in told(site, opened, tmp_path)


def test_a_page_that_has_changed_since_the_file_was_sent_is_not_to_be_marked_as_reviewed(project, tmp_path):
    opened = sent(site_of(project))
    row_at(opened, "hele-siden").cells[3].text = "Kari Nordmann"
    file = project / "docs" / PATH
    file.write_text(file.read_text(encoding="utf-8") + "\nNytt avsnitt.\n", encoding="utf-8")
    lines = told(site_of(project), opened, tmp_path)
    assert any("kan ikke merkes som gjennomgått" in line for line in lines)
    assert not [line for line in lines if "reviewed_by" in line]


def test_the_command_tells_and_leaves_every_file_as_it_was(project, tmp_path):
    opened = sent(site_of(project))
    row_at(opened, "description").cells[3].text = "Hva verdier er."
    opened.save(tmp_path / "svar.docx")
    before = read_tree(project / "docs")
    done = run(project, "gjennomgang", tmp_path / "svar.docx")
    assert done.returncode == 0, done.stdout
    assert "svar:  Hva verdier er." in done.stdout
    assert read_tree(project / "docs") == before


@pytest.mark.parametrize("content", [b"", b"dette er tekst", b"PK\x03\x04 og resten er borte"])
def test_a_broken_file_is_told_in_norwegian(content, project, tmp_path):
    (tmp_path / "svar.docx").write_bytes(content)
    done = run(project, "gjennomgang", tmp_path / "svar.docx")
    assert done.returncode == 1
    assert "«svar.docx» er ikke en Word-fil som kan leses" in done.stdout
    assert "Traceback" not in done.stdout


def test_another_word_file_is_told_apart(tmp_path):
    docx.Document().save(tmp_path / "brev.docx")
    with pytest.raises(AnswerError, match="ingen rader fra en gjennomgang"):
        read_answers(tmp_path / "brev.docx")


def test_a_reviewed_page_says_by_whom_until_it_changes(project):
    site = site_of(project)
    same, changed = reviewed(site), reviewed(site, description="Noe nytt.")
    assert "Gjennomgått av Kari Nordmann 28. november 2026 ·" in render(same, "page_head", PATH)
    assert list(check_reviews(subject_of(same.course))) == []
    assert "28. november 2026, endret siden ·" in render(changed, "page_head", PATH)
    assert "Siden er endret etter det." in render(changed, "page_foot", PATH)
    (warning,) = check_reviews(subject_of(changed.course))
    assert warning.is_warning
    assert "endret etter at Kari Nordmann leste den 28. november 2026" in warning.message


def test_line_breaks_and_search_words_change_no_review(project):
    site = site_of(project)
    before = fingerprint(site.course.pages[PATH])
    assert fingerprint(reviewed(site, search_words=["ny"]).course.pages[PATH]) == before
    assert fingerprint(reviewed(site, title="Ny").course.pages[PATH]) != before


def test_the_page_of_sources_counts_what_is_reviewed(project):
    site = site_of(project)
    entry = site.course.pages[PATH]
    assert review_count(site, entry).startswith("Ingen av de ")
    assert review_count(reviewed(site), entry).startswith("1 av de ")
    assert review_count(reviewed(site, title="Ny"), entry).endswith(
        "Én av dem er endret etter gjennomgangen."
    )


@pytest.mark.parametrize(
    ("contact", "code"),
    [("", 1), ("ikke en adresse", 1), ("post@kurs.example", 0), ("https://kurs.example/", 0)],
)
def test_a_release_needs_a_contact_and_nothing_else_does(contact, code, project):
    file = project / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace('contact = ""', f'contact = "{contact}"')
    file.write_text(text, encoding="utf-8")
    version = read_version()
    news = f'{{: #utgave-{version.replace(".", "-")} }}\n{{{{ changes("{version}") }}}}'
    (project / "docs/om/hva-er-nytt.md").write_text(news, encoding="utf-8")
    done = run(project, "release")
    assert done.returncode == code
    assert ("pyproject.toml: tool.gode-relasjoner.contact" in done.stdout) == bool(code)
