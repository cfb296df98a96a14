"""The adapter: the only module that knows a site engine, MkDocs with its macros plugin or Zensical."""

from logging import getLogger
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Check the content; nothing renders if it fails, and else every page is rendered whole."""
    from macros.compiled import keep_compiled
    from macros.conversion import find_extensions
    from macros.problems import ContentError
    from macros.render import render_body
    from macros.settings import read_settings, take_settings
    from macros.site import load_site
    from macros.whole_page import RENDER_PAGE

    conf, file = env.conf, env.conf.get("config_file_path")  # Zensical names the folder only.
    env.settings = read_settings(Path(file)) if file else take_settings(Path(conf["root_dir"]), conf)
    try:
        site = load_site(env.settings)
    except ContentError as error:
        from mkdocs.exceptions import PluginError

        raise PluginError(f"Innholdet kan ikke bygges.\n{error}") from None
    env.site, theme = site, conf["theme"]
    if hasattr(theme, "get_env"):  # MkDocs compiles the theme and looks for extensions again and again.
        from mkdocs import __version__
        from pathspec.gitignore import GitIgnoreSpec as Spec

        conf["exclude_docs"] = (conf["exclude_docs"] or Spec([])) + Spec.from_lines(site.absent)
        conf["markdown_extensions"] = find_extensions(conf["markdown_extensions"], conf["mdx_configs"])
        theme.get_env = keep_compiled(theme.get_env, __version__)
        for warning in site.warnings:  # As a warning of MkDocs' it would stop a strict build.
            getLogger("mkdocs.macros").info(warning)
    else:  # Zensical calls no hook for a page, but asks its templates' extensions.
        env.macro(lambda body: render_body(site, page_path(env), body), RENDER_PAGE)


def on_pre_page_macros(env: Any) -> None:
    """Render the page here, where the engine asks; compiling every page as a template takes longer."""
    from macros.render import render_body

    env.markdown = render_body(env.site, page_path(env), env.markdown)
    env.page.meta["render_macros"] = False


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages and takes no time: the course as data, former addresses."""
    from macros.exports.job import Job
    from macros.exports.registry import export_files

    if env.conf["use_directory_urls"]:  # A site to open from disk has no program to read the rest.
        export_files(Job(site=env.site, settings=env.settings, folder=Path(env.conf["site_dir"])))


def page_path(env: Any) -> str:
    """Return the path, relative to `docs/`, of the page being rendered."""
    page = env.page
    return str(page.file.src_uri if hasattr(page, "file") else page.path)
