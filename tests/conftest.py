"""What all tests share: reproducible properties, slow tests on request, sites built once a session."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from project import ADDRESS, build, configure, copy_fixture, copy_project, run

from macros.schema.local import Local

USUAL = Local()
"""What a course is that says nothing of itself."""

settings.register_profile("course", deadline=None, derandomize=True, database=None)
settings.load_profile("course")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the slow tests, too")
    parser.addoption(
        "--update", action="store_true", help="write anew what cases and the awful course expect"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes many seconds; runs with --all")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests out, rather than skip them: what runs by default has no gaps."""
    if config.getoption("--all"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def is_update(pytestconfig: pytest.Config) -> bool:
    """Return whether what tests expect is to be written anew, and so be looked at as a change to the files."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Build the real course with local data, once for all processes that run tests side by side.

    `build_once("zensical", leader_sessions=7)` returns the folder of the site; what says the usual is the usual site.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def build_site(engine: str = "mkdocs", **local: object) -> Path:
        local = {key: value for key, value in local.items() if value != getattr(USUAL, key)}
        name = "-".join(["as", engine, *(f"{key}-{value}" for key, value in local.items())])
        with _locked(shared / "sites.lock"):
            project = shared / "sites"
            if not project.exists():
                copy_project(project)
            site = project / f"site-{name}"
            config = configure(project, name, **local)
            return site if site.exists() else build(project, config, engine, "--address", ADDRESS)

    return build_site


@pytest.fixture(scope="session")
def pdf_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small course that looks like the real one, built with its PDFs once for all processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with _locked(shared / "pdfs.lock"):
        project = shared / "pdfs"
        if not project.exists():
            copy_fixture(project, styled=True)
            done = run(project, "build", "--pdf")
            assert done.returncode == 0, done.stdout
            (project / "said.txt").write_text(done.stdout, encoding="utf-8")
        return project


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def built_site(build_once: Callable[..., Path]) -> Path:
    """Return the real site as it is shipped, or the one that SITE_DIR names."""
    given = os.environ.get("SITE_DIR")
    return Path(given) if given else build_once("mkdocs")


@pytest.fixture(scope="session")
def zensical_site(build_once: Callable[..., Path]) -> Path:
    """Return the real site as the other engine builds it."""
    return build_once("zensical")
