"""What upstream renames still works for a version, and what it removes is told of: real files, real commands."""

from pathlib import Path

import pytest
from project import copy_fixture, run

from macros.settings.history import GoneId, RenamedKey, load_history
from macros.version import order_of, read_version

KEY = "{old: skoler, new: schools, since: 0.1.0, until: %s}"
NESTED = "{old: contact.mail, new: email, since: 0.1.0, until: 99.0.0}"


def history(project: Path, keys: str = "[]", ids: str = "[]") -> None:
    (project / "macros" / "settings" / "history.yml").write_text(
        f"keys: {keys}\nids: {ids}\n", encoding="utf-8"
    )


def municipal(project: Path, *lines: str) -> None:
    text = "\n".join(["INHERIT: mkdocs.yml", "extra:", "  local:", *(f"    {line}" for line in lines)])
    (project / "mkdocs.kommune.yml").write_text(f"{text}\n", encoding="utf-8")
    upstream = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{upstream.partition('extra:')[0]}extra: {{}}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path) -> Path:
    return copy_fixture(tmp_path / "kurs")


def test_the_real_history_can_be_read_and_promises_nothing_that_is_over():
    found = load_history()
    assert all(isinstance(item, RenamedKey) for item in found.keys)
    assert all(isinstance(item, GoneId) for item in found.ids)
    now = order_of(read_version())
    assert all(order_of(item.since) <= now < order_of(item.until) for item in found.keys), (
        "take out what has had its version"
    )


def test_an_old_key_works_and_the_line_to_write_is_said(project):
    history(project, keys=f"[{KEY % '99.0.0'}, {NESTED}]")
    municipal(
        project,
        "skoler: [Nordre skole, Søndre skole]  # de to",
        "contact: {mail: post@kommune.example}",
    )
    said = run(project, "check")
    assert said.returncode == 0, said.stdout
    assert (
        "mkdocs.kommune.yml:4: advarsel: extra.local.skoler: heter «schools» fra versjon 0.1.0, og det gamle "
        "navnet virker fram til 99.0.0; skriv «schools: [Nordre skole, Søndre skole]  # de to»"
    ) in said.stdout
    assert (
        "mkdocs.kommune.yml:5: advarsel: extra.local.contact.mail: heter «email» fra versjon 0.1.0"
        in said.stdout
    )
    built = run(project, "build")
    assert built.returncode == 0, built.stdout
    assert "skriv «schools: [Nordre skole, Søndre skole]" in built.stdout
    page = (project / "site/leder/samling/andre/index.html").read_text(encoding="utf-8")
    assert "Søndre skole" in page
    assert "mailto:post@kommune.example" in page


def test_an_old_key_is_an_error_when_its_version_is_over(project):
    history(project, keys=f"[{KEY % '0.1.0'}]")
    municipal(project, "skoler: [Nordre skole]")
    said = run(project, "check")
    assert said.returncode == 1
    line = "mkdocs.kommune.yml:4: extra.local.skoler: "
    assert f"{line}heter «schools» fra versjon 0.1.0; skriv «schools: [Nordre skole]»" in said.stdout


def test_a_key_with_both_its_names_is_an_error(project):
    history(project, keys=f"[{KEY % '99.0.0'}]")
    municipal(project, "skoler: [Nordre skole]", "schools: [Søndre skole]")
    said = run(project, "check")
    assert said.returncode == 1
    assert "extra.local.skoler: heter «schools» fra versjon 0.1.0, og det står også her" in said.stdout


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("new: ledelse", "«styring» heter «ledelse» fra versjon 0.1.0; skriv det nye navnet"),
        (
            "reason: filmen vises ikke lenger",
            "«styring» ble fjernet i versjon 0.1.0: filmen vises ikke lenger",
        ),
    ],
)
def test_a_name_that_is_no_more_says_where_it_went(project, entry, message):
    history(project, ids=f"[{{kind: film, old: styring, since: 0.1.0, {entry}}}]")
    municipal(project, "film_minutes: {styring: 18}")
    said = run(project, "check")
    assert said.returncode == 1
    assert f"mkdocs.kommune.yml:4: extra.local.film_minutes.styring: {message}" in said.stdout
