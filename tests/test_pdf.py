"""PDFs by the real command: what is in them, what they are made of anew, and what happens when one fails."""

import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pdfua
import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from pdfs import (
    crowded_feet,
    faults_in_pdf,
    is_end_of,
    other_fonts,
    outline_of,
    overlaps_in,
    uris_in,
    words_of_pdf,
)
from project import ROOT, copy_project, read_tree, run
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from real import DOCS, real_site
from weasyprint.pdf import tags

from macros.exports.pdf import layout
from macros.exports.pdf.document import stylesheets
from macros.exports.pdf.layout import LayoutError, lay_out
from macros.exports.pdf.order import in_order

SHEET = "arbeidsark/laerer/logg.pdf"
OF_WEASYPRINT = "_build_box_tree"
"""What is replaced, and may have another name in a later version; languages are then missing, which is told here."""
PILES = ["mote-1-leder.pdf", "mote-1-deltaker.pdf", *(f"samling-{n}-leder.pdf" for n in range(1, 7))]
"""The sessions of the small course hand out nothing."""
SUM = re.compile(r"^PDF-er: (\d+), på (\d+) sider; (\d+) laget nå, resten fra forrige gang\.$", re.MULTILINE)
MISSING = "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"


@pytest.fixture
def site(pdf_project):
    return pdf_project / "site"


@pytest.fixture
def project(pdf_project, tmp_path):
    """A copy to change, with what was built and kept the first time."""
    return shutil.copytree(pdf_project, tmp_path / "kurs")


def pdfs_of(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in read_tree(site).items() if path.endswith(".pdf")}


def summary(said: str) -> tuple[int, ...]:
    """Return how many PDFs there are, on how many pages, and how many were made now."""
    found = SUM.search(said)
    assert found, said
    return tuple(map(int, found.groups()))


def read(site: Path, name: str) -> PdfReader:
    return PdfReader(next(site.rglob(name)))


def test_there_is_a_pdf_of_each_sheet_poster_and_module_and_a_pile_for_all_who_get_papers(site):
    names = sorted(Path(path).name for path in pdfs_of(site))
    assert names == sorted([*PILES, "logg.pdf", "plakat-hilse.pdf", "laerermodulen.pdf", "ledermodulen.pdf"])


def test_every_pdf_may_be_published(site):
    faults = {path: faults_in_pdf(site / path) for path in pdfs_of(site)}
    assert {path: found for path, found in faults.items() if found} == {}


def test_the_header_cells_would_lack_their_scope_without_us(site, tmp_path, monkeypatch):
    html = '<html lang="nb"><title>Ark</title><table><thead><tr><th>A<th>B<tbody><tr><th>1<td>2</table>'
    for finisher, rules in ((layout.add_scopes, 0), (lambda document, pdf: None, 1)):
        monkeypatch.setattr(layout, "add_scopes", finisher)
        (tmp_path / "ark.pdf").write_bytes(lay_out(html, site, ())[0])
        found = {finding.rule_id for finding in pdfua.validate(tmp_path / "ark.pdf").findings}
        assert len(found) == rules, found


def test_words_in_another_language_say_so_to_whoever_reads_a_pdf_aloud(site, tmp_path):
    html = (
        '<html lang="nn"><title>Ark</title><p>Nynorsk.<p lang="nb">Bokmål.<p>Om <em lang="en">time-in</em>.'
    )
    (tmp_path / "ark.pdf").write_bytes(lay_out(html, site, ())[0])
    reader = PdfReader(tmp_path / "ark.pdf")
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    said = [
        (found["/S"], found["/Lang"])
        for found in objects
        if isinstance(found, dict) and "/Lang" in found and "/S" in found
    ]
    assert ("/P", "nb") in said
    assert {language for _, language in said} == {"nb", "en"}
    assert reader.trailer["/Root"]["/Lang"] == "nn"


def test_print_over_print_and_a_borrowed_font_are_found(site, tmp_path):
    file = tmp_path / "ark.pdf"
    under = "<p style='margin: -18px 0 0'>Versjon"
    crossing = "<div style='margin: -12px 0 0; border-top: 1px solid'></div>"
    for below, is_found in (("<p>Versjon", False), (under, True), (crossing, True)):
        html = f'<html lang="nb"><title>Ark</title><p style="margin: 0">Navn</p>{below}'
        file.write_bytes(lay_out(html, site, stylesheets(site))[0])
        assert bool(overlaps_in(file)) == is_found, below
        assert other_fonts(PdfReader(file)) == []
    file.write_bytes(lay_out(html, site, ())[0])
    assert len(other_fonts(PdfReader(file))) == 1


def test_a_foot_that_shares_its_height_is_found(site, tmp_path):
    file = tmp_path / "bunke.pdf"
    foot = '<p class="gr-running" data-page="side" data-of="av">Møte 1 · Lederens bunke</p>'
    lower = "<p style='position: fixed; bottom: {}mm; right: 0; margin: 0'>Ta med en penn."
    for bottom, is_crowded in ((5, False), (-10, True), (-14, True)):
        html = (
            f'<html lang="nb"><title>Bunke</title><body class="gr-pdf">{foot}<p>Først.{lower.format(bottom)}'
        )
        file.write_bytes(lay_out(html, site, stylesheets(site))[0])
        assert bool(crowded_feet(file)) == is_crowded, bottom
        assert overlaps_in(file) == []


def test_a_foot_that_says_more_on_every_side_is_found_by_whoever_knows_what_it_should_say(site):
    foot = '<p class="gr-running" data-page="side" data-of="av">{}</p>'
    for said, is_crowded in (("Møte 1 · Lederens bunke", False), ("Penn. Møte 1 · Lederens bunke", True)):
        html = f'<html lang="nb"><title>Bunke</title><body class="gr-pdf">{foot.format(said)}<p>Først.'
        content, _ = lay_out(html, site, stylesheets(site))
        assert bool(crowded_feet(content, "Møte 1 · Lederens bunke")) == is_crowded, said


@pytest.mark.parametrize("below", ["", "utgave 0.1.0 · side", "Penn. side 2 av 2"])
def test_a_foot_ends_what_its_sheet_says_wherever_that_breaks(below):
    identity = "logg · Logg · versjon 2026-01-01 · utgave 0.1.0 · side 2 av 2"
    assert not is_end_of(identity, below)
    assert all(is_end_of(identity, line) for line in ("utgave 0.1.0 · side 2 av 2", "av 2"))


def test_weasyprint_without_what_it_keeps_for_itself_still_makes_pdfs(monkeypatch):
    monkeypatch.delattr(tags, OF_WEASYPRINT)
    layout.say_languages.__wrapped__()
    assert not hasattr(tags, OF_WEASYPRINT)


def test_weasyprint_may_name_what_it_hands_to_what_it_keeps_for_itself(monkeypatch):
    monkeypatch.setattr(tags, OF_WEASYPRINT, lambda box, *, parent: iter([{"P": parent}]))
    layout.say_languages.__wrapped__()
    (element,) = getattr(tags, OF_WEASYPRINT)(
        SimpleNamespace(element=ET.fromstring('<p lang="en"/>')), parent=1
    )
    assert (element["P"], element["Lang"].string) == (1, "en")


def test_a_line_that_is_full_is_not_broken_after_its_first_word(site):
    """It was when it would have been too long with the space that ends a template's line."""
    words = "En av oss har P og en annen S til den samme eleven."
    for width in range(280, 300):
        html = (
            f'<html lang="nb"><title>Ark</title><p style="width: {width}px; font-size: 10pt">\n{words}\n</p>'
        )
        content, _ = lay_out(html, site, stylesheets(site))
        with PdfDocument(content) as document:
            first = document[0].get_textpage().get_text_bounded().splitlines()[0]
        assert len(first.split()) > 8, (width, first)


def test_the_font_has_every_sign_of_the_course():
    """Also those of the Sami languages, which a municipality may write its names in."""
    wanted = {ord(sign) for file in DOCS.rglob("*.md") for sign in file.read_text(encoding="utf-8")}
    wanted |= set(map(ord, "æøåÆØÅčđŋšŧžČĐŊŠŦŽáÁ●▲■–"))
    wanted.discard(ord("\n"))
    for file in sorted((ROOT / "overrides/assets/fonts").glob("*.woff2")):
        assert wanted - set(TTFont(file).getBestCmap()) == set(), file.name


def test_a_page_says_what_its_files_are_and_so_does_the_data(site):
    data = json.loads((site / "kurs.json").read_text(encoding="utf-8"))
    (file,) = next(sheet["files"] for sheet in data["worksheets"] if sheet["id"] == "logg")
    pages, size = len(PdfReader(site / SHEET).pages), (site / SHEET).stat().st_size
    assert (file["url"], file["format"], file["pages"], file["size"]) == (SHEET, "pdf", pages, size)
    page = BeautifulSoup((site / "arbeidsark/laerer/logg/index.html").read_bytes(), "html.parser")
    (link,) = page.select(".gr-downloads a")
    assert link["href"] == "../logg.pdf"
    words = f"{pages} side" if pages == 1 else f"{pages} sider"
    assert link.get_text() == f"Skriv ut arket «Logg» (PDF, {words}, {round(size / 1000)} kB)"
    meeting = BeautifulSoup((site / "laerer/moter/01-kartlegging/index.html").read_bytes(), "html.parser")
    assert [link["href"] for link in meeting.select(".gr-downloads a")] == [
        "../../utskrift/mote-1-leder.pdf",
        "../../utskrift/mote-1-deltaker.pdf",
    ]


def test_the_sum_is_true(pdf_project, site):
    count, pages, anew = summary((pdf_project / "said.txt").read_text(encoding="utf-8"))
    assert count == anew == len(pdfs_of(site))
    assert pages == sum(len(PdfReader(site / path).pages) for path in pdfs_of(site))


def test_progress_is_told_a_line_for_each(pdf_project, site):
    said = (pdf_project / "said.txt").read_text(encoding="utf-8")
    told = re.findall(r"^PDF (\d+) av (\d+): (\S+)$", said, re.MULTILINE)
    assert {url for _, _, url in told} == set(pdfs_of(site))
    assert [int(number) for number, _, _ in told] == list(range(1, len(told) + 1))


def test_a_pile_begins_with_what_is_used_and_says_at_its_top_what_is_in_it(site):
    leader, others = (words_of_pdf(read(site, f"mote-1-{reader}.pdf")) for reader in ("leder", "deltaker"))
    head = "Lederens bunke, 1 eksemplar. Skriv ut også deltakernes bunke til lærermøte 1, ett eksemplar til hver deltaker."
    assert leader[0].startswith(f"{head} Møte 1")
    assert "Begynn med elevene som flest" in " ".join(leader)
    assert others[0].startswith("Logg")
    assert "Begynn med elevene som flest" not in " ".join(others)


def test_a_page_has_one_number(site):
    leader, others = (words_of_pdf(read(site, f"mote-1-{reader}.pdf")) for reader in ("leder", "deltaker"))
    numbers = [re.findall(r"side \d+ av \d+", words) for words in leader + others if words]
    assert {len(found) for found in numbers if found} == {1}
    assert f"side 1 av {len(leader)}" in leader[0]


def test_each_takes_a_slip_home_and_they_lie_on_a_paper_of_their_own(site):
    leader = words_of_pdf(read(site, "mote-1-leder.pdf"))
    assert len(leader) % 2 == 1
    assert leader[-1].count("Ta kontakt med én elev hver dag.") == 8
    assert "Ta kontakt med én elev hver dag." not in words_of_pdf(read(site, "mote-1-deltaker.pdf"))[0]


def test_a_sessions_pile_is_about_that_session_alone(site):
    for number in range(1, 7):
        words = " ".join(words_of_pdf(read(site, f"samling-{number}-leder.pdf")))
        assert set(re.findall(r"Ledersamling (\d+) av 6", words)) == {str(number)}


def test_a_module_has_contents_whose_numbers_are_those_of_its_bookmarks(site):
    for name in ("laerermodulen.pdf", "ledermodulen.pdf"):
        reader = read(site, name)
        bookmarks = outline_of(reader)
        listed = dict(re.findall(r"([^.]+?) ?\.{3,} ?(\d+)", words_of_pdf(reader)[0].partition("Innhold")[2]))
        pages = {words.split(": ")[-1].split()[-1]: int(page) for words, page in listed.items()}
        assert len(pages) > 3
        for word, page in pages.items():
            assert page in {place for title, place in bookmarks.items() if word in title}, word


def test_sessions_stand_in_a_module_in_their_turn_and_chapters_follow_each_other_on_a_side(site):
    site_of_eight = real_site(leader_sessions=8)
    paths = [session.page.path for session in site_of_eight.year.sessions]
    ordered = in_order(DOCS, "leder", site_of_eight.course.pages)
    assert [path for path in ordered if path in paths] == paths
    reader = PdfReader(site / "laerer/utskrift/laerermodulen.pdf")
    begin = outline_of(reader)
    sides = [begin[name] for name in begin if begin[name]]
    assert len(set(sides)) < len(sides)


def test_links_within_a_module_stay_within_it_and_others_are_text(site):
    reader = read(site, "laerermodulen.pdf")
    annotations = [item.get_object() for page in reader.pages for item in page.get("/Annots", [])]
    inside = [item for item in annotations if "/Dest" in item or "/D" in item.get("/A", {})]
    assert inside
    assert len(inside) + len(uris_in(reader)) == len(annotations)
    assert not [uri for uri in uris_in(reader) if "example.org" in uri]


def test_only_what_changed_is_made_anew(project):
    page = project / "docs/arbeidsark/laerer/logg.md"
    before = pdfs_of(project / "site")
    unchanged = run(project, "build", "--pdf")
    assert summary(unchanged.stdout)[2] == 0
    assert pdfs_of(project / "site") == before
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title: Logg", "title: Loggen"), encoding="utf-8")
    changed = run(project, "build", "--pdf")
    after = pdfs_of(project / "site")
    differing = {Path(path).name for path in after if after[path] != before[path]}
    assert differing == {"logg.pdf", "mote-1-leder.pdf", "mote-1-deltaker.pdf", "laerermodulen.pdf"}
    assert summary(changed.stdout)[2] == len(differing)
    assert len(list((project / ".cache/pdf").iterdir())) == len(after)


def test_the_same_course_gives_the_same_bytes(project, pdf_project):
    shutil.rmtree(project / ".cache")
    again = run(project, "build", "--pdf")
    assert summary(again.stdout)[2] == len(pdfs_of(project / "site"))
    assert read_tree(project / "site") == read_tree(pdf_project / "site")


def test_a_pdf_that_fails_is_named_and_the_last_site_stays(project):
    before = read_tree(project / "site")
    style = project / "macros/components/sheet/paper.css"
    broken = '[data-sheet="logg"] { background: url(mangler.png) !important; }'
    style.write_text(f"{style.read_text(encoding='utf-8')}\n{broken}\n", encoding="utf-8")
    done = run(project, "build", "--pdf")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    failed = re.findall(r"^(\S+\.pdf): .*mangler\.png", done.stdout, re.MULTILINE)
    assert failed == [SHEET, "laerer/utskrift/laerermodulen.pdf", "laerer/utskrift/mote-1-deltaker.pdf"]
    assert done.stdout.endswith("Byggingen stoppet; det forrige nettstedet er urørt.\n")
    assert read_tree(project / "site") == before
    assert not (project / ".site-new").exists()


@pytest.mark.parametrize("address", ["https://example.org/bilde.png", "file:///etc/hostname", "mangler.png"])
def test_nothing_is_fetched_but_files_of_the_site(site, address):
    html = f'<html lang="nb"><title>Ark</title><p>Et bilde: <img alt="et bilde" src="{address}"></p></html>'
    with pytest.raises(LayoutError, match=re.escape(address)):
        lay_out(html, site, stylesheets(site))


def test_without_weasyprint_one_is_told_what_to_install_before_anything_is_built(
    project, tmp_path, monkeypatch
):
    (tmp_path / "stand-in").mkdir()
    (tmp_path / "stand-in" / "weasyprint.py").write_text(MISSING, encoding="utf-8")
    before = read_tree(project / "site")
    monkeypatch.setattr("project.PATH", [str(tmp_path / "stand-in")])
    done = run(project, "build", "--pdf")
    assert done.returncode == 1
    for words in ("libpango-1.0-0", "sudo apt install", "brew install pango", "pacman -S", "Uten --pdf"):
        assert words in done.stdout
    assert "Traceback" not in done.stdout
    assert read_tree(project / "site") == before
    plain = run(project, "build")
    assert plain.returncode == 0, plain.stdout
    assert pdfs_of(project / "site") == {}
    for file in (project / "site").rglob("*.html"):
        assert ".pdf" not in file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def of_two_groups(pdf_project, tmp_path_factory):
    """Return what is printed for two groups of three, of one school, that meet at hours of their own."""
    project = shutil.copytree(pdf_project, tmp_path_factory.mktemp("grupper") / "kurs")
    config = json.loads((project / "mkdocs.yml").read_text(encoding="utf-8"))
    local = config["extra"]["local"]
    local["group_size"] = 3
    local["teacher_groups"].append(
        {**local["teacher_groups"][0], "id": "to", "start": "13:15", "dates": {"1": "2026-09-16"}}
    )
    (project / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    shutil.copy(ROOT / "docs/laerer/utskrift.md", project / "docs/laerer")
    done = run(project, "build", "--pdf")
    assert done.returncode == 0, done.stdout
    folder = project / "site/laerer/utskrift"
    return folder, BeautifulSoup((folder / "index.html").read_bytes(), "html.parser")


def test_the_list_of_what_to_print_says_what_a_year_takes(of_two_groups):
    """Added up here from the files themselves: a group of three, with one school's two groups."""
    folder, page = of_two_groups
    leader, others = (len(PdfReader(folder / f"mote-1-{name}.pdf").pages) for name in ("leder", "deltaker"))
    pages, paper = leader + 3 * others, -(-leader // 2) + 3 * -(-others // 2)
    said = [line.get_text() for line in page.select(".gr-paper p")]
    assert said[0].startswith(
        f"Alle bunkene til en gruppe på 3: {pages} sider med de tomme baksidene, eller {paper} ark papir"
    )
    assert said[1:] == [f"Opphaug skole, 2 grupper i alt: {2 * pages} sider, eller {2 * paper} ark papir."]


def test_each_group_has_piles_of_its_own_with_its_days_and_hours(of_two_groups):
    folder, page = of_two_groups
    own = {"opphaug-1-4": ("9. september", "14:30"), "to": ("16. september", "13:15")}
    files = {"laerermodulen.pdf", "mote-1-leder.pdf", "mote-1-deltaker.pdf"}
    offered = {link["href"] for link in page.select(".gr-downloads a")}
    assert offered == files | {f"mote-1-leder-{name}.pdf" for name in own}
    shared = words_of_pdf(PdfReader(folder / "mote-1-leder.pdf"))[0]
    assert "kl. 14:30" not in shared
    for name, (day, start) in own.items():
        (link,) = page.select(f"h3#gruppe-{name} ~ .gr-downloads")[0].select("a")
        assert link["href"] == f"mote-1-leder-{name}.pdf"
        sides = words_of_pdf(PdfReader(folder / link["href"]))
        assert sides[0].startswith(f"Lederens bunke for Opphaug skole ({name}), 1 eksemplar.")
        assert f"{day} 2026 kl. {start}" in sides[0]
        assert f"5 min kl. {start}" in sides[0]
        assert sides[1].startswith("Steg for steg")
        (other,) = own.keys() - {name}
        assert not [side for side in sides if own[other][0] in side or f"kl. {own[other][1]}" in side]
        assert faults_in_pdf(folder / link["href"]) == []


@pytest.mark.slow
def test_every_pdf_of_the_real_course_may_be_published(tmp_path):
    """Those of the example municipality, which has all that the neutral edition has, and piles for each group."""
    project = copy_project(tmp_path / "kurs")
    assert run(project, "ny_kommune", "--eksempel").returncode == 0
    done = run(project, "build", "--pdf")
    assert done.returncode == 0, done.stdout
    faults = {path: faults_in_pdf(project / "site" / path) for path in pdfs_of(project / "site")}
    assert len(faults) == summary(done.stdout)[0] > 95
    assert {path: found for path, found in faults.items() if found} == {}
