"""What the benchmark compares is the same: figures about different pages would say nothing."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from bench.content import COPIED, make_project
from bench.visit import weigh_visits
from bench.year import MANY, USUAL, make_owners
from project import PATIENCE, ROOT, read_articles, read_tree
from upstream import CONFIG

from macros.settings import read_settings
from macros.site import check_site, load_site
from macros.year.schools import SCHOOLS_PAGE

GROWTH = 2  # KiB of a first visit, of which the menu may take its part


@pytest.mark.parametrize("factor", [1, pytest.param(3, marks=pytest.mark.slow)])
def test_a_larger_course_is_as_valid_and_as_large_as_said(tmp_path, factor):
    course = check_site(read_settings(CONFIG))[0].course
    project = make_project(CONFIG, tmp_path, factor)
    site, problems = check_site(read_settings(project.ours))
    assert [problem for problem in problems if not problem.is_warning] == []
    assert len(site.course.pages) == project.pages == factor * len(course.pages)
    kinds = {entry.kind for path, entry in site.course.pages.items() if path not in course.pages}
    assert kinds == (set(COPIED) if factor > 1 else set())


def test_the_pages_to_compare_with_have_the_words_of_macros_and_no_calls(tmp_path):
    project = make_project(CONFIG, tmp_path, 1)
    ours, plain = read_tree(tmp_path / "docs"), read_tree(tmp_path / "plain")
    assert {path for path in plain if path.endswith(".md")} == set(
        load_site(read_settings(project.ours)).course.pages
    )
    for path, page in plain.items():
        assert b"{{" not in page, path
        assert page.split(b"\n---\n")[0] == ours[path].split(b"\n---\n")[0], path


def test_the_municipalities_differ_from_the_neutral_course_by_their_data_alone(tmp_path):
    project = make_project(CONFIG, tmp_path, 1)
    owners = make_owners(project.ours.with_name("docs"))
    for config, groups in zip(owners, (0, USUAL, MANY), strict=True):
        site, problems = check_site(read_settings(config))
        assert [problem for problem in problems if not problem.is_warning] == []
        assert len(set(site.course.pages) - {SCHOOLS_PAGE}) == project.pages
        dated = [meeting.dates for meeting in site.year.meetings if meeting.entry.page.number]
        assert {len(dates) for dates in dated} == {groups}


@pytest.mark.slow
def test_all_that_is_compared_builds_and_says_the_same(tmp_path):
    project = make_project(CONFIG, tmp_path, 2)
    articles = []
    for config in (project.ours, project.plain, project.material):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
        articles.append(read_articles(config.with_name(f"{config.stem}-site")))
    assert articles[0] == articles[1]
    assert articles[1].keys() == articles[2].keys()


@pytest.mark.slow
def test_a_first_visit_weighs_no_more_when_there_are_more_pages(tmp_path):
    weights = []
    for factor in (1, 4):
        project = make_project(CONFIG, tmp_path / str(factor), factor)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(project.ours)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
        site, folder = (
            load_site(read_settings(project.ours)),
            project.ours.with_name(f"{project.ours.stem}-site"),
        )
        with ThreadPoolExecutor(max_workers=1) as apart:  # this one may hold other tests' browser
            visits = apart.submit(weigh_visits, site, folder).result()
        weights.append({kind: visits[kind] for kind in COPIED})
    assert {kind for kind, more in weights[1].items() if more > weights[0][kind] + GROWTH} == set(), weights


@pytest.mark.slow
def test_a_quick_run_names_every_target(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["", "tests"])},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    assert done.returncode in (0, 1), done.stderr
    assert ("Mål som ikke er nådd:" in done.stdout) == (done.returncode == 1)
    for label in (
        "«Material alene»",
        "Forhold til 1×",
        "Kommune med",
        "Planlegge",
        "scripts/check",
        "Første besøk",
    ):
        assert re.search(rf"{label}.*\(mål \d", done.stdout), label
