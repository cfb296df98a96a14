"""A course and its catalogues in, the site in another language, or in both, out: a tree and an engine for each.

With both, the source's language is at the site's root, and the other in a folder that bears its name.
Nothing here is imported by who builds one language.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.catalogues import (
    AROUND,
    END,
    LANGUAGES,
    MADE,
    MARKED,
    OWN,
    PLAIN,
    SOURCE,
    START,
    STRINGS,
    THEME,
    read_catalogue,
    read_edited,
)
from macros.settings import Settings
from macros.site import Site, check_site, hand_over, load_site
from macros.translation.finish import finish_site
from macros.translation.tree import write_tree
from macros.wording import speak
from scripts.engine import ENGINES, Engine, run_engine, write_config

NAMES = {"nb": "Bokmål", "nn": "Nynorsk"}
"""What each language calls itself."""
BOTH = "both"
SIDE_BY_SIDE = ("mkdocs",)
"""The engines that can build twice at a time; the other empties the cache that it shares with itself."""
Export = Callable[..., None]


def build_languages(site: Site, engine: Engine, folder: Path, export: Export) -> None:
    """Build the site in the languages that its settings ask for; `export` makes what lies beside the pages."""
    (language,) = LANGUAGES
    is_both = engine.settings.local.language == BOTH
    other = translated(engine, language, is_both=is_both)
    if not is_both:
        build_translated(other, folder)
        _export(other, folder, export)
        return
    beside = folder.with_name(f"{folder.name}-{language}")
    try:
        first = engine._replace(changes=_links(language, f"{language}/", other.settings.site_url))
        with ThreadPoolExecutor(max_workers=1) as pool:
            built = pool.submit(build_translated, other, beside) if engine.name in SIDE_BY_SIDE else None
            run_engine(first, folder)
            export(site, first, folder)
        if built:
            built.result()
        else:
            build_translated(other, beside)
        _export(other, beside, export)
        beside.rename(folder / language)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def translated(engine: Engine, language: str, *, is_both: bool) -> Engine:
    """Write the trees of a language, and return the engine that builds it."""
    settings = engine.settings
    folder = settings.config.parent / MADE / language
    write_tree(settings.docs_dir, folder, language, read_edited(language))
    address = f"{settings.site_url}{language}/" if settings.site_url and is_both else settings.site_url
    words = theme_words(language)
    changes = _links(SOURCE, "../", settings.site_url) if is_both else {"extra": {}}
    if description := words.get(settings.description):
        changes["site_description"] = description
    changes |= {
        "docs_dir": os.path.relpath(folder / MARKED, settings.config.parent),
        "theme": {"name": "material", "language": language},
        "extra": {**changes["extra"], "words": words, AROUND: [START, END]},
    }
    own = replace(settings, docs_dir=folder / PLAIN, language=language, site_url=address)
    return engine._replace(settings=own, changes=changes)


def build_translated(engine: Engine, folder: Path, changes: Mapping[str, Any] | None = None) -> None:
    """Have a translated tree built, and say on each page what of it is in the source's language."""
    run_engine(engine, folder, changes)
    finish_site(folder)


def prepare(settings: Settings, site: Site, language: str, folder: Path) -> Path:
    """Hand an engine in this process the site in a language; returns the configuration to build it by."""
    engine = translated(Engine(ENGINES[0], settings, None, site.absent), language, is_both=False)
    marked = replace(engine.settings, docs_dir=engine.settings.docs_dir.with_name(MARKED), is_marked=True)
    other, _ = check_site(marked)
    assert other, "it is made of what has been checked"
    hand_over(other)
    return write_config(engine, folder, {})


def theme_words(language: str) -> dict[str, str]:
    """Return the words of the theme's templates in a language, by what they are in the source's."""
    said = read_catalogue(STRINGS / language / f"{OWN}.po")
    return {
        words: found.text for (context, words), found in said.items() if context == THEME and found.is_edited
    }


def _export(engine: Engine, folder: Path, export: Export) -> None:
    try:
        export(load_site(engine.settings), engine, folder, build=build_translated)
    finally:
        speak(SOURCE)


def _links(language: str, way: str, url: str | None) -> dict[str, Any]:
    """Return what pages need to lead to themselves in another language: the way there, and the whole address."""
    return {"extra": {"other": {"language": language, "name": NAMES[language], "way": way, "url": url or ""}}}
