"""The site's dates and its address in, a warning where the one needs the other out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.settings import LOCAL

DATED = ("teacher_groups", "leader_sessions_at")
NO_ADDRESS = "mangler, og da kan ingen abonnere på kalenderne; skriv adressen nettstedet får, som «site_url: https://…»"


def check_address(subject: Subject) -> Iterator[Problem]:
    """Whoever has dates says where the site will be, since calendars are subscribed to by their address."""
    settings = subject.settings
    if not settings.site_url and settings.local.years:
        for key in DATED:
            if getattr(settings.local, key):
                line = settings.local_tree.line((*LOCAL, key))
                yield Problem(settings.local_file, line, "site_url", NO_ADDRESS, is_warning=True)
                return
