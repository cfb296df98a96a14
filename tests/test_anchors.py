"""What the check believes of a page's ids is what its macros write."""

import re
from collections import Counter
from pathlib import Path

from macros.checks.anchors import anchors_of
from macros.render import render
from macros.settings import read_settings
from macros.site import load_site

FIXTURE = Path(__file__).parent / "fixture" / "mkdocs.yml"
WRITTEN = re.compile(r"\{: #([\w-]+)| id=\"([^\"]+)\"")


def test_every_anchor_that_links_may_point_to_is_written_once():
    """The fixture fills every list on which an anchor depends."""
    site = load_site(read_settings(FIXTURE))
    assert not read_settings(FIXTURE).problems
    for entry in site.course.pages.values():
        calls = (render(site, call.name, entry.path, *call.arguments) for call in entry.body.calls)
        written = Counter(one or other for one, other in WRITTEN.findall("\n".join(calls)))
        declared = {anchor.name for anchor in anchors_of(entry, site.course)}
        in_prose = {name for name, _ in entry.body.anchors}
        assert declared - in_prose <= set(written), entry.path
        assert not in_prose & set(written), entry.path
        assert max(written.values(), default=1) == 1, entry.path
