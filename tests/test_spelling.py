"""The words are right: the real content against hunspell and our own list."""

from pathlib import Path

from upstream import DOCS

from scripts.spelling import WORD_LIST, check_spelling, words_of


def test_every_word_of_the_content_is_known():
    """Without a dictionary the answer is None, which is no empty list."""
    assert check_spelling(DOCS) == []


def test_a_misspelt_word_is_found_with_its_line_in_prose_and_in_data(tmp_path: Path):
    page = tmp_path / "side.md"
    page.write_text("---\ntitle: Relasjonner\nid: ikke-et-ordd\n---\n\nElevenne kommer.\n", encoding="utf-8")
    found = [(problem.line, problem.message.split("»")[0][1:]) for problem in check_spelling(tmp_path) or ()]
    assert found == [(6, "Elevenne"), (2, "Relasjonner")]


def test_who_has_reviewed_a_page_is_no_word_however_it_is_written():
    inline = 'reviewed_by: {name: Odd Westbyee, date: "2026-11-28", version: "0.1.0", of: ma4b8608945b}\n'
    below = "reviewed_by:\n  name: Odd Westbyee\n  of: ma4b8608945b\n"
    for field in (inline, below):
        words = [word for word, _ in words_of(f"---\n{field}description: Etter.\n---\nTekst.\n")]
        assert words == ["Etter", "Tekst"]


def test_what_is_not_prose_is_no_word():
    text = 'Se [siden](tittell.md), `koode`, {{ cite("bussch") }} og *catch them*{: lang=en }.'
    assert [word for word, _ in words_of(text)] == ["Se", "siden", "og"]


def test_our_list_holds_no_word_that_is_not_used_and_each_once():
    listed = WORD_LIST.read_text(encoding="utf-8").split()
    files = [*DOCS.rglob("*.md")]
    used = {word.casefold() for file in files for word, _ in words_of(file.read_text(encoding="utf-8"))}
    assert listed == sorted(set(listed))
    assert set(listed) <= used
