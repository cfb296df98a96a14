"""The Word files, opened again as a reader's program would: what they say, to whom, and how they are marked up."""

import io
import itertools
import re
import sys
import zipfile
from dataclasses import replace
from functools import lru_cache

import docx
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from markup import to_html, words_of
from project import ROOT, copy_fixture, read_tree, run
from real import name_schools, real_site

from macros.exports.documents import plan_documents, write_documents
from macros.exports.word import ooxml
from macros.exports.word.files import write_word
from macros.exports.word.sessions import record_document, summons_document
from macros.render import render
from macros.views.agenda import number_items

LOCAL = {
    "municipality": "Testvik & omegn",
    "schools": name_schools(3),
    "partner": "Partneren",
    "privacy_officer": {"name": "Ombudet", "email": "ombud@testvik.no"},
    "school_year": {"start": "2026-08-17", "end": "2027-06-18"},
    "leader_sessions_at": {"weekday": "torsdag", "start": "12:00", "dates": {"2": "2026-10-08"}},
}
COUNTS = (6, 7, 8)


@lru_cache(maxsize=1)
def planned():
    """Return every document of a municipality that has said all it can, by name."""
    return {made.id: made for _, _, made in plan_documents(real_site(**LOCAL))}


@lru_cache(maxsize=1)
def whole():
    """Return the same with what Word reads, which only the process makes that runs these tests."""
    return {name: (made, write_word(made)) for name, made in planned().items()}


def open_word(raw):
    return docx.Document(io.BytesIO(raw))


def text_of(raw):
    """Return all that is written in the body, fields to fill in included, a paragraph a line."""
    body = open_word(raw).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def headings_of(raw):
    return [
        (int(p.style.name[-1]), p.text)
        for p in open_word(raw).paragraphs
        if p.style.name.startswith("Heading")
    ]


NAMES = sorted(planned())
each_document = pytest.mark.parametrize("name", NAMES)


@each_document
def test_a_document_begins_with_its_title_and_skips_no_level(name):
    made, raw = whole()[name]
    levels = [level for level, _ in headings_of(raw)]
    assert headings_of(raw)[0] == (1, made.title)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(levels) > 2


@each_document
def test_every_table_has_a_header_row_that_is_repeated_and_a_name(name):
    for table in open_word(whole()[name][1]).element.body.iter(qn("w:tbl")):
        first, *rest = table.findall(qn("w:tr"))
        assert list(first.iter(qn("w:tblHeader")))
        assert all("".join(t.text for t in cell.iter(qn("w:t"))) for cell in first.findall(qn("w:tc")))
        assert rest
        assert not [row for row in rest if list(row.iter(qn("w:tblHeader")))]
        (caption,) = table.iter(qn("w:tblCaption"))
        assert caption.get(qn("w:val"))


@each_document
def test_a_document_says_its_language_title_and_author(name):
    made, raw = whole()[name]
    opened = open_word(raw)
    properties = opened.core_properties
    assert (properties.title, properties.language) == (made.title, "nb-NO")
    assert properties.subject
    assert properties.author == "Testvik & omegn"
    assert properties.created.date() == made.version
    languages = {node.get(qn("w:val")) for node in opened.styles.element.iter(qn("w:lang"))}
    assert languages == {"nb-NO"}


@each_document
def test_the_paper_is_a4_and_tells_what_it_is(name):
    made, raw = whole()[name]
    section = open_word(raw).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = [round(getattr(section, f"{side}_margin").mm) for side in ("left", "right", "top", "bottom")]
    assert margins == [20, 20, 17, 17]
    assert section.header.paragraphs[0].text == "Testvik & omegn"
    foot = section.footer.paragraphs[0]
    assert made.id in foot.text
    assert str(made.version) in foot.text
    fields = section.footer.part.element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


@each_document
def test_nothing_is_spaced_with_empty_paragraphs_and_no_table_ends_the_text(name):
    opened = open_word(whole()[name][1])
    blocks = [block for block in opened.element.body if block.tag != qn("w:sectPr")]
    for block in blocks:
        if block.tag == qn("w:p"):
            assert "".join(node.text or "" for node in block.iter(qn("w:t"))).strip()
    assert blocks[-1].tag == qn("w:p")
    for before, after in itertools.pairwise(blocks):
        assert {before.tag, after.tag} != {qn("w:tbl")}, "two tables become one"


def test_what_is_written_on_screen_is_there_and_nothing_about_pupils():
    site = real_site()
    made = {document.id for _, _, document in plan_documents(site)}
    sessions = {f"{kind}-samling-{number}" for kind in ("innkalling", "referat") for number in range(1, 7)}
    blank = {"innkalling", "referat", "mal-og-strategiplan", "evaluering-og-videre-plan"}
    blank |= {"verdidiskusjon", "for-dere-starter"}
    texts = {"brev-om-banking-time", "brev-om-arbeidet", "behandlingsprotokoll", "saksframlegg", "avtale"}
    texts |= {"til-tillitsvalgte", "til-fau", "til-elevradet", "rektors-ti-minutter", "til-nyansatte"}
    assert made == sessions | blank | texts | {"eksempelplan"}
    for sheet in site.course.sheets.values():
        if sheet.page.audience == "laerer" or sheet.page.notice != "none":
            assert sheet.page.word is None, sheet.path


def test_every_field_of_a_sheet_is_in_its_document():
    site = real_site()
    files = {document.id: write_word(document) for _, _, document in plan_documents(site)}
    for name, sheet in site.course.sheets.items():
        if not sheet.page.word:
            continue
        written = text_of(files[name])
        assert [title for level, title in headings_of(files[name]) if level == 2] == [
            field.label for field in sheet.page.fields
        ]
        for field in sheet.page.fields:
            wanted = [
                *getattr(field, "lines", ()),
                *(column.title for column in getattr(field, "columns", ())),
            ]
            wanted += [*getattr(field, "items", ()), *getattr(field, "choices", ())]
            rows = getattr(field, "rows", ())
            wanted += rows if isinstance(rows, tuple) else ()
            assert [word for word in (*wanted, field.help or "") if word not in written] == []


def test_a_choice_is_a_list_to_choose_from():
    body = open_word(whole()["evaluering-og-videre-plan"][1]).element.body
    (answers,) = body.iter(qn("w:dropDownList"))
    assert [item.get(qn("w:value")) for item in answers] == ["Ja", "Nei", "Ikke avgjort"]


def test_each_answer_to_a_point_is_a_box_to_tick():
    body = open_word(whole()["for-dere-starter"][1]).element.body
    box, said = f"{ooxml.TICKS}checkbox", []
    for row in body.iter(qn("w:tr")):
        titles = [
            control.find(f".//{qn('w:alias')}").get(qn("w:val"))
            for control in row.iter(qn("w:sdt"))
            if control.find(f".//{box}") is not None
        ]
        point = row.xpath("string(w:tc[1])")
        answers = {0: [], 2: ["Ja", "Nei"], 3: ["Ja", "Delvis", "Nei"]}[len(titles)]
        assert titles == [f"{point} {answer}" for answer in answers]
        said += [point] if titles else []
    assert "Ledelsen bruker tid og krefter på dette." in said


@pytest.mark.parametrize("count", COUNTS)
def test_calls_and_minutes_have_the_agenda_and_the_times_of_the_page(count):
    site = real_site(**LOCAL, leader_sessions=count)
    made = {document.id: document for _, _, document in plan_documents(site)}
    for session in site.year.sessions:
        page = BeautifulSoup(to_html(render(site, "session_guide", session.page.path)), "html.parser")
        blocks = page.select(".gr-runsheet--brief .gr-block")
        shown = [
            (words_of(block.select_one(".gr-block__at")), words_of(block.select_one(".gr-block__title")))
            for block in blocks
        ]
        call = write_word(made[f"innkalling-samling-{session.number}"])
        (agenda,) = open_word(call).tables
        rows = [[cell.text for cell in row.cells] for row in agenda.rows[1:]]
        assert [f"kl. {row[1].split('–')[0]}" for row in rows] == [begins for begins, _ in shown]
        assert all(row[2].startswith(f"{title}") for row, (_, title) in zip(rows, shown, strict=True))
        assert sum(int(row[3]) for row in rows) == session.document.minutes
        minutes = write_word(made[f"referat-samling-{session.number}"])
        items = [title for _, title in headings_of(minutes) if title.startswith("Sak ")]
        assert items == [words_of(heading) for heading in page.select("h3") if heading.text[:4] == "Sak "]
        held = [title for _, title in shown if title not in ("Pause", "Tid til overs")]
        assert [title.partition(": ")[2] for title in items] == held
    assert f"innkalling-samling-{count + 1}" not in made


def test_a_call_says_all_that_local_data_knows_and_leaves_the_rest_open():
    known = text_of(whole()["innkalling-samling-2"][1])
    assert "Tid: 12:00–13:30 (90 min)" in known
    assert "Dato: torsdag 8. oktober 2026" in known
    assert "Sted: Skole 2, [rom]" in known
    assert "Deltar også: Partneren" in text_of(whole()["innkalling-samling-1"][1])
    (unknown,) = [made for _, _, made in plan_documents(real_site()) if made.id == "innkalling-samling-2"]
    open_call = text_of(write_word(unknown))
    for blank in ("Dato: [dato]", "Tid: [fra–til] (90 min)", "Sted: [skole og rom]"):
        assert blank in open_call


def call_to(number: int, **local) -> str:
    (made,) = [
        document
        for _, _, document in plan_documents(real_site(**local))
        if document.id == f"innkalling-samling-{number}"
    ]
    return text_of(write_word(made))


def test_the_first_session_is_called_by_those_who_start_the_network_for_it_has_no_leader_yet():
    first, second = call_to(1), call_to(2)
    assert "Kalt inn av: [navnet på den i kommuneledelsen som kaller inn] sammen med" in first
    assert "nettverkslederen" not in first.partition("Saker")[0]
    assert "Kalt inn av: [navnet på nettverkslederen]" in second


def test_the_partner_is_named_in_a_call_unless_a_municipality_says_that_it_has_none():
    named = {number for number in range(1, 7) if "Deltar også: samarbeidspartneren" in call_to(number)}
    assert named == {1, 4, 6}
    last = render(real_site(), "page_head", "leder/samling/siste.md")
    assert "samarbeidspartneren" in words_of(BeautifulSoup(to_html(last), "html.parser").dl)
    alone = call_to(1, municipality="Fjellvik kommune")
    assert "Deltar også" not in alone
    assert "som kaller inn]\n" in alone


def test_what_is_to_be_read_has_its_title_and_an_address_or_a_place_for_one():
    call = call_to(1)
    assert "«Core implementation components», Fixsen mfl. 2009: http" in call
    assert "«Manual for deltakerne i fordypningsgruppene», Drugli: [lenke eller vedlegg]" in call
    assert "uten år" not in call
    assert "artikler" not in call


def test_a_session_page_says_what_is_to_be_read_and_links_to_what_has_an_address():
    page = render(real_site(), "session_guide", "leder/samling/forste.md")
    task = BeautifulSoup(to_html(page), "html.parser").find(id="lesing")
    assert "«Core implementation components», Fixsen mfl. 2009 (" in words_of(task)
    assert "«Manual for deltakerne i fordypningsgruppene», Drugli." in words_of(task)
    assert "nirn.fpg.unc.edu" in str(task)


def test_a_call_to_a_session_without_a_film_asks_for_no_film_checklist():
    asked = [number for number in range(1, 9) if "Filmsjekkliste" in call_to(number, leader_sessions=8)]
    assert asked == [1, 2, 3, 4, 5]


def test_the_call_on_the_page_and_in_word_say_the_same():
    site = real_site(**LOCAL)
    page = BeautifulSoup(to_html(render(site, "session_guide", "leder/samling/andre.md")), "html.parser")
    on_page = words_of(page.select_one("details.gr-summons .gr-copy"))
    for line in text_of(whole()["innkalling-samling-2"][1]).splitlines():
        if line.startswith(("Dato:", "Tid:", "Sted:", "Til:", "Film:", "Mål:")):
            assert line in on_page


def table_below(document: str, heading: str, **local) -> list[list[str]]:
    """Return the cells of the first table after a heading, row by row."""
    made = {made.id: made for _, _, made in plan_documents(real_site(**local))}[document]
    parts = list(made.parts)
    below = parts[next(index for index, part in enumerate(parts) if getattr(part, "text", "") == heading) :]
    found = next(part for part in below if hasattr(part, "rows"))
    return [list(found.header), *map(list, found.rows)]


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (1, "Sak 3: Skolenes foreløpige planer"),
        (2, "Sak 1: Siden sist, og planen"),
        (3, "Sak 1: Siden sist"),
        (6, "Sak 3: Planene for de neste årene"),
    ],
)
def test_the_minutes_have_room_for_each_schools_advice_where_the_schools_tell_of_their_plans(number, heading):
    header, *rows = table_below(f"referat-samling-{number}", heading, schools=name_schools(12))
    assert header[0] == "Skole"
    assert header[-1] == "Råd fra de andre"
    assert [row[0] for row in rows] == list(name_schools(12))


def test_the_minutes_ask_for_partial_goals_where_the_schools_say_what_they_have_done():
    assert "Delmål som er nådd" in table_below("referat-samling-3", "Sak 1: Siden sist")[0]


def test_no_advice_is_asked_for_while_people_say_who_they_are():
    assert "Råd fra de andre" not in table_below("referat-samling-1", "Sak 1: Hvem vi er")[0]


def test_all_who_are_there_have_room_in_the_minutes_school_by_school():
    header, *rows = table_below("referat-samling-1", "Til stede", schools=name_schools(12))
    assert header == ["Skole", "Navn og funksjon"]
    assert [row[0] for row in rows] == [*name_schools(12), "Andre"]


@pytest.mark.parametrize("count", COUNTS)
def test_an_item_has_one_number_in_the_call_and_in_the_minutes_with_or_without_a_film(count):
    site = real_site(**LOCAL, leader_sessions=count)
    made = {document.id: document for _, _, document in plan_documents(site)}
    for session in site.year.sessions:
        called = table_below(f"innkalling-samling-{session.number}", "Saker", **LOCAL, leader_sessions=count)[
            1:
        ]
        minutes = headings_of(write_word(made[f"referat-samling-{session.number}"]))
        items = [title for _, title in minutes if title.startswith("Sak ")]
        numbered = [row for row in called if row[0]]
        assert {row[2].partition(".")[0] for row in called if not row[0]} <= {"Pause", "Tid til overs"}
        for item, (number, _, words, _) in zip(items, numbered, strict=True):
            start, _, title = item.partition(": ")
            assert start == f"Sak {number}"
            assert words.startswith(f"{title}.")


def test_a_break_is_on_the_agenda_and_is_no_item():
    site = real_site(**LOCAL)
    session = site.year.sessions[0]
    first, *others = (slot for slot in session.part.slots if not slot.block.is_pause and not slot.is_slack)
    pause = replace(first, block=first.block.model_copy(update={"id": "pause-1", "title": "Pause"}))
    paused = replace(session, part=replace(session.part, slots=(first, pause, *others)))
    numbers = [number for number, _ in number_items(paused)]
    assert numbers == [1, None, *range(2, len(others) + 2)]
    sheet = site.course.sheets["referat"].page
    titles = [title for _, title in headings_of(write_word(record_document(site, paused, sheet)))]
    assert "Pause" not in " ".join(titles)
    call = write_word(summons_document(site, paused, site.course.sheets["innkalling"].page))
    (agenda,) = open_word(call).tables
    assert [row.cells[0].text for row in agenda.rows[1:4]] == ["1", "", "2"]


@each_document
def test_what_is_handed_to_others_carries_no_word_about_where_the_site_has_its_text_from(name):
    written = text_of(whole()[name][1]).lower()
    about = (
        "ledermanual",
        "lysbilde",
        "nettstedets",
        "forslag fra nettstedet",
        "ikke sett av",
        "kilden",
        "laget her",
        "ikke oppgitt",
    )
    assert [word for word in about if word in written] == []


def test_the_example_plan_is_the_page_to_write_over():
    page = (ROOT / "docs/leder/grunnlag/eksempelplan.md").read_text(encoding="utf-8")
    plan = BeautifulSoup(to_html(page[page.index("## Eksempelvik") :]), "html.parser")
    made, raw = whole()["eksempelplan"]
    written = text_of(raw).split()
    assert written[:3] == ["Eksempelvik", "skole:", "plan"]
    assert " ".join(written) == words_of(plan)
    opened = open_word(raw)
    assert [run.text for p in opened.paragraphs for run in p.runs if run.bold] == [
        strong.get_text() for strong in plan.find_all("strong")
    ]
    assert [title for _, title in headings_of(raw)] == [
        words_of(head) for head in plan.find_all(["h2", "h3"])
    ]
    assert len(opened.tables) == len(plan.find_all("table"))
    assert {"numId"} <= {qn_name(node) for node in opened.styles["List Number"].element.iter()}
    assert made.version.isoformat() in opened.sections[0].footer.paragraphs[0].text


def qn_name(node) -> str:
    return node.tag.rpartition("}")[2]


def test_a_goal_in_the_example_says_what_gets_better_and_has_partial_goals():
    goals = table_below("eksempelplan", "Mål")
    partial = table_below("eksempelplan", "Delmål")
    assert goals[0][0] == "Dette skal bli bedre"
    assert partial[0] == ["Mål", "Til jul", "Til påske"]
    assert [row[0] for row in partial[1:]] == [row[0].partition(".")[0] for row in goals[1:]]
    assert table_below("mal-og-strategiplan", "Delmål")[0] == partial[0]
    for row in (*goals[1:], *partial[1:]):
        assert not re.search(r"merke|logg|banking", " ".join(row), re.IGNORECASE), row


def test_the_partner_of_an_agreement_is_the_municipalitys_or_stands_open():
    assert "Testvik & omegn, [skolenes navn] og Partneren" in text_of(whole()["avtale"][1])
    open_one = {made.id: made for _, _, made in plan_documents(real_site())}["avtale"]
    assert "[samarbeidspartneren]" in text_of(write_word(open_one))


@pytest.mark.parametrize(
    "name", ["saksframlegg", "avtale", "til-tillitsvalgte", "til-fau", "rektors-ti-minutter"]
)
def test_what_is_told_before_the_start_says_that_the_effect_is_not_known(name):
    assert "effekten" in text_of(whole()[name][1]).lower()
    assert "ikke kjent" in text_of(whole()[name][1])


def test_those_who_speak_for_employees_are_told_that_marks_are_data_about_them():
    written = text_of(whole()["til-tillitsvalgte"][1])
    assert "personopplysning om den ansatte" in written
    assert "medarbeidersamtaler" in written


def test_texts_have_local_names_in_and_keep_the_blanks_that_no_one_has_filled():
    entry = text_of(whole()["behandlingsprotokoll"][1])
    assert "Behandlingsansvarlig: Testvik & omegn" in entry
    assert "Personvernombud: Ombudet, ombud@testvik.no" in entry
    assert "[behandlingsgrunnlag og lovhjemmel" in entry
    letter = open_word(whole()["brev-om-banking-time"][1]).element.body
    controls = ["".join(t.text for t in node.iter(qn("w:t"))) for node in letter.iter(qn("w:sdt"))]
    assert "[skolens navn]" in controls
    assert all(words.startswith("[") and words.endswith("]") for words in controls)


def test_the_same_course_makes_the_same_bytes_and_no_file_has_the_time_of_day(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    downloads = write_documents(real_site(**LOCAL), first)
    write_documents(real_site(**LOCAL), second)
    assert read_tree(first) == read_tree(second)
    assert {download.url for download in downloads} == set(read_tree(first))
    for download in downloads:
        file = first / download.url
        assert download.size == file.stat().st_size
        with zipfile.ZipFile(file) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not [name for name in archive.namelist() if "thumbnail" in name]


@pytest.fixture
def project(tmp_path):
    """A course of a few pages, with a text to adapt."""
    project = copy_fixture(tmp_path / "kurs")
    text = project / "docs" / "arbeidsark" / "tekster" / "brev-om-banking-time.md"
    text.parent.mkdir(parents=True)
    written = (ROOT / "docs" / "arbeidsark" / "tekster" / text.name).read_text(encoding="utf-8")
    head, _, _ = written.partition("{{ page_head() }}")
    text.write_text(f"{head}{{{{ page_head() }}}}\n\n{{{{ adaptable_text() }}}}\n", encoding="utf-8")
    return project


def test_a_build_makes_word_files_when_asked_and_is_whole_without(project):
    config = project / "mkdocs.yml"
    file = "arbeidsark/tekster/brev-om-banking-time/brev-om-banking-time.docx"
    plain = run(project, "build", "--config", config)
    assert plain.returncode == 0, plain.stdout
    assert not list((project / "site").rglob("*.docx"))
    assert not [
        page for page in (project / "site").rglob("*.html") if ".docx" in page.read_text(encoding="utf-8")
    ]
    made = run(project, "build", "--config", config, "--word")
    assert made.returncode == 0, made.stdout
    page = BeautifulSoup((project / "site" / file).with_name("index.html").read_bytes(), "html.parser")
    assert [link["href"] for link in page.select(".gr-downloads a")] == ["brev-om-banking-time.docx"]
    assert headings_of((project / "site" / file).read_bytes())[0][0] == 1


def test_word_files_asked_for_without_what_makes_them_is_told_and_the_last_site_stays(project, monkeypatch):
    """The library is hidden from the build as it would be if no one had installed it."""
    assert "docx" in sys.modules
    (project / "sitecustomize.py").write_text("import sys\nsys.modules['docx'] = None\n", encoding="utf-8")
    done = run(project, "build", "--config", project / "mkdocs.yml", "--word")
    assert done.returncode == 1
    assert "Pakkene som --word trenger, mangler her. Kjør build --word i mappa scripts" in done.stdout
    assert "Traceback" not in done.stdout
    plain = run(project, "build", "--config", project / "mkdocs.yml")
    assert plain.returncode == 0, plain.stdout


@pytest.mark.parametrize("name", sorted(whole()))
def test_what_is_signed_never_stands_alone_on_a_page(name):
    *last, _ = open_word(whole()[name][1]).paragraphs[-6:]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in last)
