"""What the tests of screens and of leaders' pages have in common: which pages, and a clock that stands still."""

from real import real_site

from macros.addresses import page_url

STEPPED = ("01-kartlegging", "05-internalisert", "08-ny-vurdering", "forste", "midt-1")
"""The meetings and sessions that are stepped through whole."""
FAKE_CLOCK = """seconds => {
    Date.now = () => seconds * 1000;
    document.dispatchEvent(new Event("visibilitychange"));
}"""
"""Sets the time of day, and draws as a phone does that is unlocked."""
LISTEN = """() => {
    window.heard = [];
    window.other = new BroadcastChannel("gode-relasjoner");
    other.onmessage = ({ data }) => heard.push(data);
}"""
SAY = "said => other.postMessage(said)"
HEARD = "() => heard.at(-1)"


def room_pages(kind):
    """Return the addresses of all pages of a kind, `screen` or `live`, of either track."""
    pages = real_site().course.pages.items()
    return sorted(page_url(path) for path, entry in pages if entry.kind.endswith(kind))


def stepped(kind):
    """Return the addresses of those that are stepped through whole."""
    return [url for url in room_pages(kind) if url.split("/")[-2] in STEPPED]
