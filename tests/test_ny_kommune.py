"""`scripts/ny-kommune`: a file that the reader accepts, by options, by questions or as an example."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from project import copy_project, run
from upstream import CONFIG, DOCS, ROOT

from macros.schema.local import Local
from macros.settings import read_settings
from macros.site import check_site
from scripts.municipal_file import check_text, read_example, write_text

ANSWERS = (
    *("Bø kommune", "kurs.bo", "https://kurs.bo.example/", "Nordre skole, Søndre skole", ""),
    *("post", "post@bo.example", "«12 34 56 78»", *[""] * 8, "9", "7", ""),
)
"""What a person types, question by question; an address, an e-mail and a number are asked for again."""


def ask(target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(
        ROOT, "ny_kommune", "--config", target, *options, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def test_the_example_uses_every_key_and_fits_the_real_course(tmp_path):
    target = tmp_path / "mkdocs.kommune.yml"
    shutil.copy(CONFIG, tmp_path)
    (tmp_path / "docs").symlink_to(DOCS)
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    done = ask(target, "--eksempel")
    assert (done.returncode, done.stdout) == (0, "")
    settings = read_settings(target)
    site, problems = check_site(settings)
    assert site
    assert problems == []
    assert settings.local.model_fields_set == set(Local.model_fields) - {
        "logo",
        "logo_dark",
        "school_years",
        "terms",
        "leave_out",
        "version_before",
    }, "a logo wants a file, one year is enough, and an example says what the course says"
    assert len(settings.local.schools) == 3


def test_the_page_shows_the_example_year_to_those_without_a_shell():
    page = (DOCS / "om/kommune/oppsett.md").read_text(encoding="utf-8").split("{: #eksempel }")[1]
    shown = yaml.safe_load(page.split("```yaml\n")[1].split("```")[0])["extra"]["local"]
    local = read_example()["local"]
    assert shown == {name: local[name] for name in shown}
    assert {"schools", "school_year", "teacher_groups", "leader_sessions_at"} <= set(shown)


def test_every_key_stands_in_the_file_with_what_it_is_for():
    for local in ({}, {"municipality": "Bø kommune"}, read_example()["local"]):
        text = write_text(local)
        assert check_text(text) == ()
        for name, field in Local.model_fields.items():
            key = field.alias or name
            mark = "" if key in local else "# "
            assert f"    # {field.description}\n    {mark}{key}:" in text


def test_options_become_keys(tmp_path):
    target = tmp_path / "mkdocs.kommune.yml"
    shutil.copy(CONFIG, tmp_path)
    done = ask(target, "--kommune", "Bø: «kommune» #1", "--skoler", "Å, Ø skole", "--epost", "a@bo.example",
               "--samlinger", "8", "--adresse", "https://bo.example/")  # fmt: skip
    assert done.returncode == 0, done.stderr
    local = read_settings(target).local
    assert (local.municipality, local.schools, local.leader_sessions) == ("Bø: «kommune» #1", ("Å", "Ø skole"), 8)  # fmt: skip
    assert local.contact
    assert local.contact.email == "a@bo.example"
    assert "site_url: https://bo.example/" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--samlinger", "9"], "extra.local.leader_sessions: må være høyst 8, ikke «9»"),
        (["--kommune", "<b>Bø</b>"], "extra.local.municipality: kan ikke inneholde «<»; skriv ren tekst"),
        (["--kommune", "a" * 10_000], "extra.local.municipality: er for lang; skriv høyst 120 tegn"),
        (["--farge", "#ffcc00"], "extra.local.colour: har kontrast 1,3 mot sidene"),
        ([], "Skriv --kommune og navnet, eller --eksempel"),
        (["--tull"], "«--config"),
    ],
)
def test_a_wrong_answer_writes_nothing(tmp_path, options, message):
    target = tmp_path / "ny.yml"
    done = ask(target, *options)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not target.exists()


def test_what_is_there_is_never_written_over(tmp_path):
    target = tmp_path / "mkdocs.kommune.yml"
    assert ask(target, "--kommune", "Bø").returncode == 0
    before = target.read_bytes()
    done = ask(target, "--kommune", "Ås")
    assert done.returncode == 1
    assert {"-    municipality: Bø", "+    municipality: Ås"} <= set(done.stdout.splitlines())
    assert "mkdocs.kommune.yml finnes og er ikke endret." in done.stderr
    assert target.read_bytes() == before
    assert ask(target, "--kommune", "Bø").returncode == 0, "nothing differs"
    assert target.read_bytes() == before


def type_in(target, words):
    """Run the command on a terminal where a person types, with the sign of Ctrl-D where the input ends."""
    shutil.copy(CONFIG, target.parent)
    person, terminal = pty.openpty()
    try:
        os.write(person, words.encode())
        return run(ROOT, "ny_kommune", "--config", target, stdin=terminal, stderr=subprocess.PIPE)
    finally:
        os.close(terminal)
        os.close(person)


def test_a_person_is_asked_question_by_question(tmp_path):
    target = tmp_path / "mkdocs.kommune.yml"
    done = type_in(target, "".join(f"{answer}\n" for answer in ANSWERS))
    assert done.returncode == 0, done.stderr
    assert "Svaret må være en hel adresse som begynner med «https://», ikke «kurs.bo»" in done.stderr
    assert read_settings(target).site_url == "https://kurs.bo.example/"
    assert "Svaret må være en e-postadresse, som «post@kommune.no», ikke «post»" in done.stderr
    assert "Svaret må være høyst 8, ikke «9»" in done.stderr
    local = read_settings(target).local
    assert (local.municipality, local.schools) == ("Bø kommune", ("Nordre skole", "Søndre skole"))
    assert local.contact
    assert (local.contact.name, local.contact.email, local.leader_sessions) == (None, "post@bo.example", 7)
    assert local.contact.phone == "12 34 56 78"


def test_one_who_stops_in_the_middle_keeps_the_answers(tmp_path):
    target = tmp_path / "mkdocs.kommune.yml"
    done = type_in(target, "Bø kommune\n\n\x04")
    assert done.returncode == 0, done.stderr
    assert read_settings(target).local.municipality == "Bø kommune"


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_example_builds_with_six_seven_and_eight_sessions(tmp_path, engine):
    project = copy_project(tmp_path / "kurs")
    for count in (6, 7, 8):
        (project / "mkdocs.kommune.yml").unlink(missing_ok=True)
        assert run(project, "ny_kommune", "--eksempel", "--samlinger", count).returncode == 0
        done = run(project, "build", "--engine", engine)
        assert done.returncode == 0, done.stdout
        page = (project / "site/leder/index.html").read_text(encoding="utf-8")
        assert f"Lederne: {count} samlinger" in page
        assert "Fjellvik kommune" in page


def test_the_script_for_the_shell_runs_the_command():
    text = (ROOT / "scripts/ny-kommune").read_text(encoding="utf-8")
    assert text.rstrip().endswith('exec "$python" scripts/ny_kommune.py "$@"')
    assert os.access(ROOT / "scripts/ny-kommune", os.X_OK)
