"""Figures as they are drawn: on the narrowest phone no words lie on others, each can be read, and each has a name."""

import pytest

from browser.conftest import ask_axe

MODES = (
    (320, "light"),
    (320, "dark"),
    pytest.param((390, "light"), marks=pytest.mark.slow),
    pytest.param((1280, "dark"), marks=pytest.mark.slow),
)
READABLE, SMALLEST = 3.0, 11.0
FAULTS = """
() => {
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const rgb = value => (value.match(/[\\d.]+/g) || [0, 0, 0]).slice(0, 3).map(Number);
  const contrast = (one, other) => {
    const [low, high] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (svg, x, y) => {
    const point = svg.createSVGPoint();
    [point.x, point.y] = [x, y];
    const under = [...svg.querySelectorAll("path")].reverse().find(path => {
      if (getComputedStyle(path).fill === "none") return false;
      return path.isPointInFill(point.matrixTransform(path.getScreenCTM().inverse()));
    });
    if (under) return getComputedStyle(under).fill;
    for (let box = svg.parentElement; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const faults = [];
  for (const svg of document.querySelectorAll(".gr-figure__svg")) {
    const name = svg.querySelector("title").textContent;
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const words = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim());
    const boxes = words.map(text => text.getBoundingClientRect());
    if (!name) faults.push(["no name", svg.outerHTML.slice(0, 80)]);
    if (frame.right > innerWidth + 1) faults.push([name, "wider than the screen"]);
    words.forEach((text, index) => {
      const box = boxes[index], style = getComputedStyle(text), said = text.textContent;
      if (parseFloat(style.fontSize) * scale < SMALLEST) faults.push([name, said, "small", style.fontSize, scale]);
      if (box.left < frame.left - 2 || box.right > frame.right + 2) faults.push([name, said, "outside"]);
      const seen = contrast(style.fill, ground(svg, (box.left + box.right) / 2, (box.top + box.bottom) / 2));
      if (seen < READABLE) faults.push([name, said, "contrast", seen]);
      boxes.slice(0, index).forEach((other, place) => {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (across > 1 && down > 4) faults.push([name, said, "on", words[place].textContent]);
      });
    });
  }
  return faults;
}
""".replace("SMALLEST", str(SMALLEST)).replace("READABLE", str(READABLE))


@pytest.fixture(scope="module")
def with_figures(built_site, every_page):
    """List the pages that have a figure: of those with a time line alone, one."""
    found, lines = [], []
    for path in every_page:
        file = built_site / path
        html = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
        kinds = html.count('class="gr-figure '), html.count("gr-figure--timeline")
        if kinds[0] > kinds[1]:
            found.append(path)
        elif kinds[0]:
            lines.append(path)
    assert len(found) >= 9
    return [*found, lines[0]]


@pytest.mark.parametrize("mode", MODES)
def test_words_in_figures_can_be_read(new_page, with_figures, mode):
    page, faults = new_page(*mode), []
    for path in with_figures:
        page.goto(path)
        faults += [(path, *fault) for fault in page.evaluate(FAULTS)]
    assert faults == []


@pytest.mark.slow
@pytest.mark.parametrize("mode", [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_figures(new_page, with_figures, mode):
    page = new_page(*mode)
    findings = []
    for path in with_figures:
        page.goto(path)
        findings += [(path, *finding) for finding in ask_axe(page)]
    assert findings == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            "words[1].setAttribute('x', words[0].getAttribute('x')), words[1].setAttribute('y', words[0].getAttribute('y'))",
            "on",
        ),
        ("words[0].style.fill = 'rgb(235, 235, 235)'", "contrast"),
        ("words[0].setAttribute('font-size', 6)", "small"),
        ("words[0].setAttribute('x', 900)", "outside"),
    ],
)
def test_the_eye_for_figures_is_open(new_page, change, fault):
    page = new_page(320)
    page.goto("leder/skolearet/")
    assert page.evaluate(FAULTS) == []
    page.evaluate(
        f"(() => {{ const words = document.querySelectorAll('.gr-figure__svg text'); {change}; }})()"
    )
    assert fault in {fault[2] for fault in page.evaluate(FAULTS)}


def test_forced_colours_leave_figures_to_be_read(new_page, with_figures):
    """What is drawn has an edge, and words differ from what they stand on."""
    page, faults = new_page(390, forced_colors="active"), []
    for path in with_figures:
        page.goto(path)
        faults += [(path, *fault) for fault in page.evaluate(FAULTS)]
    assert faults == []


def test_on_paper_a_figure_is_black_on_white(new_page):
    page = new_page(1280, "dark")
    page.goto("laerer/banking-time/")
    page.emulate_media(media="print")
    seen = page.evaluate(
        "() => [...document.querySelectorAll('.gr-figure__svg :is(path, text)')]"
        ".flatMap(part => [getComputedStyle(part).fill, getComputedStyle(part).stroke])"
    )
    greys = {colour for colour in seen if colour != "none"}
    assert all(len(set(colour[4:-1].split(", "))) == 1 for colour in greys), greys
