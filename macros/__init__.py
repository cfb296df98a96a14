"""The adapter: the only module that knows a site engine, MkDocs with its macros plugin or Zensical."""

from logging import getLogger
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Check the content; nothing renders if it fails, and else every page is rendered whole."""
    from macros.compiled import keep_compiled
    from macros.exports.style import write_styles
    from macros.problems import ContentError
    from macros.render import render_body
    from macros.settings import read_settings, take_settings
    from macros.site import load_site
    from macros.whole_page import RENDER_PAGE

    file = env.conf.get("config_file_path")  # Zensical names the folder only.
    env.settings = read_settings(Path(file)) if file else take_settings(Path(env.conf["root_dir"]), env.conf)
    try:
        site = load_site(env.settings)
    except ContentError as error:
        from mkdocs.exceptions import PluginError

        raise PluginError(f"Innholdet kan ikke bygges.\n{error}") from None
    env.site, theme = site, env.conf["theme"]
    if hasattr(theme, "get_env"):  # MkDocs compiles all of the theme for every build.
        from mkdocs import __version__

        theme.get_env = keep_compiled(theme.get_env, __version__)
        for warning in site.warnings:  # As a warning of MkDocs' it would stop a strict build.
            getLogger("mkdocs.macros").info(warning)
    else:  # Zensical calls no hooks, but asks its templates' extensions for each page.
        write_styles(site.course.local, env.settings.config.parent / env.conf["site_dir"])
        env.macro(lambda body: render_body(site, page_path(env), body), RENDER_PAGE)


def on_pre_page_macros(env: Any) -> None:
    """Render the page here, where the engine asks; compiling every page as a template takes longer."""
    from macros.render import render_body

    env.markdown = render_body(env.site, page_path(env), env.markdown)
    env.page.meta["render_macros"] = False


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages and takes no time: styles, the course as data, former addresses."""
    from macros.exports.job import Job
    from macros.exports.registry import export_files
    from macros.exports.style import write_styles

    folder = Path(env.conf["site_dir"])
    write_styles(env.site.course.local, folder)
    if env.conf["use_directory_urls"]:  # A site to open from disk has no program to read the rest.
        export_files(Job(site=env.site, settings=env.settings, folder=folder))


def page_path(env: Any) -> str:
    """Return the path, relative to `docs/`, of the page being rendered."""
    return str(env.page.file.src_uri if hasattr(env.page, "file") else env.page.path)
