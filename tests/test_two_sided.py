"""Piles printed on both sides: which pages share a paper, and what stands at their feet, at any size of class.

A pile is parted after the meeting: some sheets are locked in, the names in another place, one goes home.
"""

import io
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pdfs import crowded_feet, overlaps_in, papers_of, words_of_pdf
from pypdf import PdfReader
from real import DOCS, local_of_class, real_site

from macros.exports.pdf.catalogue import Catalogue
from macros.exports.pdf.document import stylesheets
from macros.exports.pdf.layout import lay_out
from macros.exports.pdf.piles import plan_piles

OF_A_CLASS = {"mote-1-leder", "mote-1-deltaker", "mote-8-deltaker", "samling-1-deltaker"}
"""The piles whose length the class decides, and one of the leaders'."""


@pytest.fixture(
    params=[pytest.param(24, marks=pytest.mark.slow), 28, pytest.param(60, marks=pytest.mark.slow)]
)
def papers(request, build_once):
    """Return what lies on each paper of a pile that is printed on both sides, and which sheets it should be."""
    local = local_of_class(request.param)
    site, folder = real_site(**local), build_once("mkdocs", **local)
    documents = {document.url: document for document in Catalogue(site, folder, DOCS).documents()}
    ids = {entry.path: name for name, entry in site.course.sheets.items()}

    def lay_out_pile(pile):
        content, _ = lay_out(documents[pile.url].html, folder, stylesheets(folder))
        running = BeautifulSoup(documents[pile.url].html, "html.parser").select_one(".gr-running").get_text()
        assert (crowded_feet(content, running), overlaps_in(content)) == ([], []), pile.url
        if pile.gathering.track == "laerer" and pile.reader == "leder":  # whose side 1 is for a stand-in
            second = words_of_pdf(PdfReader(io.BytesIO(content)))[1]
            assert second.startswith("Steg for steg"), pile.url
        wanted = [name for name, _ in groupby(ids[path] for path in pile.contents if path in ids)]
        return papers_of(PdfReader(io.BytesIO(content))), wanted

    return {Path(pile.url).stem: partial(lay_out_pile, pile) for pile in plan_piles(site)}


def faults_in(papers, wanted):
    """Return the papers that two things share, and what is not there as it should be."""
    shared = [paper for paper in papers if len({owner for owner in paper if owner}) != 1]
    owners = [paper[0] for paper in papers if paper[0] != "prose"]
    return shared, owners if [owner for owner, _ in groupby(owners)] != wanted else []


def test_no_sheet_of_a_class_shares_a_paper(papers):
    for name in sorted(OF_A_CLASS):
        assert faults_in(*papers[name]()) == ([], []), name


@pytest.mark.slow
def test_no_sheet_of_any_pile_shares_a_paper(papers):
    assert len(papers) > 25
    for name, lay_out_pile in papers.items():
        assert faults_in(*lay_out_pile()) == ([], []), name


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [45, 60, 90, 120, 180])
def test_side_one_holds_all_that_a_stand_in_needs_in_meetings_of_any_length(build_once, minutes):
    local = {"meeting_minutes": minutes, "group_size": 8}
    site, folder = real_site(**local), build_once("mkdocs", **local)
    documents = {document.url: document for document in Catalogue(site, folder, DOCS).documents()}
    piles = [pile for pile in plan_piles(site) if (pile.gathering.track, pile.reader) == ("laerer", "leder")]
    assert len(piles) == 9
    for pile in piles:
        content, _ = lay_out(documents[pile.url].html, folder, stylesheets(folder))
        first, second = (words_of_pdf(PdfReader(io.BytesIO(content)))[at] for at in (0, 1))
        assert "Storskjerm:" in first
        assert second.startswith("Steg for steg"), pile.url


def test_a_shared_paper_and_an_empty_one_are_found():
    assert faults_in([("prose", "logg"), ("", "")], ["logg"]) == ([("prose", "logg"), ("", "")], [""])
