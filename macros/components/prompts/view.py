"""Questions for discussion: a set's, or those that a page names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.library import PromptSet
from macros.site import Site
from macros.views.common import source_label


@dataclass(frozen=True, kw_only=True)
class PromptView:
    """A question; `label` names its source when it differs from the page's usual one."""

    id: str
    text: str
    label: str | None


def prompt_views(course: Course, names: Iterable[str], usual: str) -> tuple[PromptView, ...]:
    """Return questions by id; `usual` is the page's own source, which needs no label."""
    prompts = (course.prompts[name][0] for name in names)
    return tuple(
        PromptView(id=prompt.id, text=prompt.text, label=source_label(prompt.source, usual, course.local))
        for prompt in prompts
    )


def discussion_prompts(site: Site, entry: Entry[Page], name: str | None = None) -> tuple[PromptView, ...]:
    """Return the questions of a set, or of the set whose page this is."""
    prompt_set = site.course.prompt_sets[name].page if name else entry.page
    assert isinstance(prompt_set, PromptSet), "the check lets only prompt sets call this without a name"
    return prompt_views(site.course, (prompt.id for prompt in prompt_set.prompts), prompt_set.source)
