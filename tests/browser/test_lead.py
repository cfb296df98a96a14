"""«Led møtet», as its leader holds it: a clock that a press starts, steps, pauses and boxes, in three browsers."""

import re
import time

import pytest
from bs4 import BeautifulSoup
from real import real_site

from browser.conftest import ask_axe
from browser.rooms import FAKE_CLOCK, HEARD, LISTEN, SAY, room_pages, stepped

PHONE = [390, 844]
BEGAN = round(time.time())
"""A page that is loaded anew sees the real clock first, and lets go of one that was started another day."""
MINUTE = 60
PAGES, STEPPED = room_pages("live"), stepped("live")
BAR = """() => ({
    look: document.querySelector(".gr-live-bar").dataset.look,
    ...Object.fromEntries([...document.querySelectorAll("[data-show]")].map(place =>
        [place.dataset.show, place.textContent])),
})"""
PLAN = """() => [...document.querySelectorAll(".gr-live__step")].map(step => ({
    id: step.id, minutes: Number(step.dataset.minutes), part: step.parentElement.id,
    isTimed: step.matches("[data-timed]"), isSeen: step.checkVisibility()}))"""
STORED = "() => [localStorage.length, sessionStorage.length, document.cookie]"
WALL = """seconds => { const at = new Date(seconds * 1000);
    return `${at.getHours()}.${String(at.getMinutes()).padStart(2, "0")}` }"""


LATE = """() => { const seen = [...document.querySelectorAll(".gr-live__late")].filter(late => late.checkVisibility());
    return [seen.length, seen.every(late => late.innerText.startsWith("Er dere etter planen?"))] }"""


DONE = """() => [...document.querySelectorAll(".gr-live__done")].filter(done => done.checkVisibility())
    .map(done => done.querySelector("progress").value)"""


class Leader:
    """A leader with a phone, and a clock that goes when told."""

    def __init__(self, hands, path):
        self.hands, self.path, self.now = hands, path, BEGAN
        hands.open(path, *PHONE)
        self.wait(0)

    def wait(self, minutes):
        self.now += round(minutes * MINUTE)
        self.hands.evaluate(FAKE_CLOCK, self.now)

    def press(self, name):
        self.hands.click(f".gr-live-bar [data-do={name}]")

    def bar(self):
        return self.hands.evaluate(BAR)

    def wall(self, minutes):
        """Return the time of day some minutes after the beginning, as on a wall where the browser is."""
        return self.hands.evaluate(WALL, BEGAN + minutes * MINUTE)

    def step(self):
        return self.hands.evaluate("() => location.hash").removeprefix("#").split("&")[0]

    def plan(self):
        return self.hands.evaluate(PLAN)

    def reload(self):
        """Load the page again, as a phone does that has put it away."""
        self.hands.evaluate("() => { window.isOld = true; setTimeout(() => location.reload()) }")
        self.hands.wait_for("() => document.readyState === 'complete' && !window.isOld")
        self.wait(0)


def said_of_end(leader, planned, step, whole):
    """Return what the bar says of a step's planned minutes, and of when it and all of it end."""
    held = "samlingen" if leader.path.startswith("leder/") else "møtet"
    return f"Planlagt {planned} min. Steget slutter {leader.wall(step)}, {held} {leader.wall(whole)}."


@pytest.fixture(params=STEPPED)
def leader(request, hands):
    return Leader(hands, request.param)


def test_a_meeting_is_led_from_its_first_step_to_its_last(leader):
    """Each step says what is left, then that little is left, then that it is over; and the next begins."""
    plan = leader.plan()
    leader.press("start")
    passed, total = 0, sum(step["minutes"] for step in plan)
    for number, step in enumerate(plan):
        assert leader.step() == step["id"]
        assert [other["id"] for other in leader.plan() if other["isSeen"]] == [step["id"]]
        bar, minutes = leader.bar(), step["minutes"]
        passed += minutes
        assert (bar["look"], bar["clock"]) == ("calm", f"{minutes} min igjen av steget")
        assert bar["ends"] == said_of_end(leader, minutes, passed, total)
        leader.wait(0.7 * minutes)
        assert leader.bar()["look"] == "calm"
        leader.wait(0.2 * minutes)
        bar = leader.bar()
        assert (bar["look"], bar["clock"][:11], bar["told"]) == ("soon", "Snart slutt", bar["clock"])
        leader.wait(0.1 * minutes + 1)
        bar = leader.bar()
        assert (bar["look"], bar["clock"]) == ("over", "Steget er 1 min over tiden")
        assert leader.hands.evaluate(LATE) == [1, True]
        leader.wait(-1)
        assert leader.hands.evaluate(LATE)[0] == 0
        if number < len(plan) - 1:
            leader.press("on")
    assert leader.hands.evaluate("() => document.querySelector('[data-do=on]').disabled")
    assert leader.hands.evaluate(STORED) == [0, 0, ""]
    assert leader.hands.messages() == []


def test_it_opens_at_its_first_step_with_the_clock_s_button_in_sight_and_says_whether_a_screen_follows(
    leader,
):
    seen = [step["id"] for step in leader.plan() if step["isSeen"]]
    assert seen == [leader.plan()[0]["id"]]
    top, bottom = leader.hands.evaluate("""() => {
        const { top, bottom } = document.querySelector("[data-do=start]").getBoundingClientRect();
        return [top, bottom] }""")
    assert 0 < top < bottom < PHONE[1]
    assert leader.bar()["screen"].startswith("Ingen storskjerm på denne maskinen følger deg.")
    assert leader.hands.evaluate("() => location.hash") == ""


def test_no_clock_begins_by_itself(leader):
    assert leader.bar()["look"] == "none"
    leader.wait(30)
    leader.press("on")
    bar = leader.bar()
    assert (bar["look"], bar["clock"], bar["ends"]) == ("none", "", "")
    assert "start" not in leader.hands.evaluate("() => location.hash")


def test_five_more_and_skipped_move_all_that_comes_after(leader):
    plan = leader.plan()
    first, second = plan[0]["minutes"], plan[1]["minutes"]
    total = sum(step["minutes"] for step in plan)
    leader.press("start")
    leader.press("more")
    bar = leader.bar()
    assert bar["clock"] == f"{first + 5} min igjen av steget"
    assert bar["ends"] == said_of_end(leader, first, first + 5, total + 5)
    leader.wait(2)
    leader.press("skip")
    assert leader.step() == plan[1]["id"]
    bar = leader.bar()
    assert bar["clock"] == f"{second} min igjen av steget"
    assert bar["ends"] == said_of_end(leader, second, 2 + second, 2 + total - first)
    leader.press("skip")
    third = plan[2]["minutes"]
    assert leader.bar()["ends"] == said_of_end(leader, third, 2 + third, 2 + total - first - second)


def test_what_is_skipped_before_the_clock_goes_takes_no_time(leader):
    plan = leader.plan()
    leader.press("skip")
    leader.press("start")
    total = sum(step["minutes"] for step in plan[1:])
    assert leader.bar()["ends"].endswith(f" {leader.wall(total)}.")


def test_who_goes_back_to_a_step_that_was_skipped_has_its_time_again(leader):
    plan = leader.plan()
    first, total = plan[0]["minutes"], sum(step["minutes"] for step in plan)
    leader.press("start")
    leader.wait(1)
    leader.press("skip")
    leader.reload()
    leader.press("back")
    assert leader.bar()["clock"].startswith(f"{first - 1} min igjen")
    assert leader.bar()["ends"] == said_of_end(leader, first, first, total)


def test_nothing_is_skipped_at_the_last_step(leader):
    last = leader.plan()[-1]["id"]
    leader.hands.open("about:blank")
    leader.hands.open(f"{leader.path}#{last}", *PHONE)
    assert leader.hands.evaluate("() => document.querySelector('[data-do=skip]').disabled")


def test_a_page_that_is_loaded_again_knows_step_start_and_shifts(leader):
    leader.press("start")
    leader.press("on")
    leader.press("more")
    leader.wait(3)
    before, step = leader.bar(), leader.step()
    leader.reload()
    after = leader.bar()
    assert (leader.step(), after["clock"], after["ends"]) == (step, before["clock"], before["ends"])
    leader.press("pause")
    leader.reload()
    assert leader.bar()["look"] == "still"


def test_a_clock_belongs_to_the_part_that_it_was_started_in(new_page):
    """Who steps into the next part by mistake and back has lost nothing; the next begins when its clock is started."""
    page = new_page(width=390)
    second = "d1-tegn-og-grep"
    begins = re.compile(rf'<section [^>]*id="{second}"')

    def divide(route):
        parted = begins.sub(r'</section><section class="gr-live__part" id="d2">\g<0>', route.fetch().text())
        assert 'id="d2"' in parted
        route.fulfill(body=parted, content_type="text/html; charset=utf-8")

    page.clock.set_fixed_time("2026-11-28T14:00:00")
    page.route("**/led/05-internalisert/", divide)
    page.goto("laerer/led/05-internalisert/")
    clock, ends, told = (
        page.locator(f".gr-live-bar [data-show={name}]") for name in ("clock", "ends", "told")
    )
    page.locator("[data-do=start]").click()
    for _ in range(2):
        page.locator("[data-do=on]").click()
    before = clock.inner_text(), ends.inner_text()
    page.locator("[data-do=on]").click()
    assert page.url.split("#")[1].startswith(f"{second}&start=")
    assert clock.inner_text() == "Klokka går for en annen del. Trykk «Start klokka» når denne begynner."
    assert (ends.inner_text(), told.inner_text()) == ("", "")
    page.reload()
    assert page.locator("[data-do=start]").is_visible()
    page.locator("[data-do=back]").click()
    assert (clock.inner_text(), ends.inner_text()) == before
    page.locator("[data-do=on]").click()
    page.locator("[data-do=start]").click()
    assert clock.inner_text() == "10 min igjen av steget"
    page.locator("[data-do=back]").click()
    assert clock.inner_text().startswith("Klokka går for en annen del.")


def test_an_address_of_another_day_has_no_clock(leader):
    step = leader.plan()[1]["id"]
    leader.hands.open("about:blank")
    leader.hands.open(f"{leader.path}#{step}&start={BEGAN - 24 * 60 * MINUTE}&flytt={step}.300", *PHONE)
    assert (leader.step(), leader.bar()["look"]) == (step, "none")
    leader.wait(0)
    leader.press("start")
    assert leader.bar()["clock"] == f"{leader.plan()[1]['minutes']} min igjen av steget"


def test_the_time_line_shows_how_far_the_meeting_has_come(leader):
    """In minutes of the plan: no step gives more than it has, however long it lasts."""
    first, second = (step["minutes"] for step in leader.plan()[:2])
    assert leader.hands.evaluate(DONE) == [0]
    leader.press("start")
    leader.wait(first / 2)
    assert leader.hands.evaluate(DONE) == [first // 2]
    leader.wait(first)
    assert leader.hands.evaluate(DONE) == [first]
    leader.press("on")
    assert first <= leader.hands.evaluate(DONE)[0] <= first + second
    leader.press("back")
    assert leader.hands.evaluate(DONE) == [first]


@pytest.mark.parametrize("way", ["key", "button", "box"])
def test_a_pause_stops_the_clock_and_what_comes_after_begins_later(leader, way):
    def pause():
        if way == "key":
            leader.hands.press("Escape")
        elif way == "button":
            leader.press("pause")
        else:
            leader.hands.click(".gr-live__pause")

    total = sum(step["minutes"] for step in leader.plan())
    leader.press("start")
    leader.wait(2)
    before = leader.bar()
    if way == "box":
        leader.hands.click(".gr-live-bar [data-open=bekymring]")
    pause()
    leader.wait(10)
    bar = leader.bar()
    assert (bar["look"], bar["clock"], bar["ends"]) == ("still", "Pause. Klokka står.", "")
    pause()
    bar = leader.bar()
    assert bar["clock"] == before["clock"]
    assert bar["ends"].endswith(f" {leader.wall(total + 10)}.")


def test_what_to_say_when_is_one_tap_away_and_a_worry_begins_with_a_pause(leader):
    name = ["navn"] if leader.path.startswith("laerer") else []
    for box in ("bekymring", *name, "uenighet", "kollega"):
        leader.hands.click(f".gr-live-bar [data-open={box}]")
        top, is_open = leader.hands.evaluate(
            "box => { const it = document.getElementById(box); return [it.getBoundingClientRect().top, it.open] }",
            box,
        )
        assert is_open
        assert top < PHONE[1] / 2
    first = leader.hands.evaluate(
        "() => document.querySelector('#bekymring summary').nextElementSibling.innerText"
    )
    assert first.startswith("Først: Trykk «Pause».")


def test_a_keyboard_steps_and_the_focus_follows_to_the_heading(leader):
    leader.hands.press("ArrowRight", "ArrowRight", "ArrowLeft")
    assert leader.step() == leader.plan()[1]["id"]
    focused = leader.hands.evaluate(
        "() => [document.activeElement.closest('section').id, document.activeElement.localName]"
    )
    assert focused[0] == leader.plan()[1]["id"]
    assert focused[1] in ("h2", "h3")


def test_the_screen_is_told_the_step_and_the_end_and_nothing_else(leader):
    leader.hands.evaluate(LISTEN)
    leader.press("start")
    ends = 0
    for step in leader.plan():
        ends += step["minutes"]
        told = leader.hands.wait_for(f"() => heard.findLast(said => said.step === '{step['id']}')")
        assert told.keys() == {"from", "step", "paused", "ends", "site", "meeting"}
        assert told["ends"] == (leader.wall(ends) if step["isTimed"] else None)
        assert leader.hands.site == told["site"]
        assert (
            told["meeting"].replace("/moter/", "/led/") + "/" == leader.path or "/samling" in told["meeting"]
        )
        leader.hands.press("ArrowRight")


def test_the_screen_moves_the_leader_and_pauses_for_both(leader):
    leader.hands.evaluate(LISTEN)
    leader.press("start")
    told = leader.hands.wait_for(HEARD)
    third = leader.plan()[2]["id"]
    said = {"site": told["site"], "meeting": told["meeting"], "from": "skjerm"}
    leader.hands.evaluate(SAY, {**said, "step": third, "paused": False})
    leader.hands.wait_for(f"() => location.hash.startsWith('#{third}&')")
    leader.hands.evaluate(SAY, {**said, "step": third, "paused": True})
    leader.hands.wait_for("() => document.querySelector('.gr-live-bar').dataset.look === 'still'")
    leader.hands.evaluate(SAY, {**said, "meeting": "laerer/moter/99", "step": third, "paused": False})
    leader.hands.evaluate(SAY, {**said, "site": "https://example.org/", "step": third, "paused": False})
    leader.hands.evaluate("() => new Promise(settled => setTimeout(settled, 100))")
    assert leader.bar()["look"] == "still"
    assert leader.bar()["screen"].startswith("Storskjermen")


def test_nothing_scrolls_sideways_and_buttons_are_large(leader):
    leader.press("start")
    assert leader.hands.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    sizes = leader.hands.evaluate("""() => [...document.querySelectorAll(".gr-live-bar button")]
        .filter(button => button.checkVisibility()).map(button => button.getBoundingClientRect())
        .map(({ width, height }) => Math.min(width, height))""")
    assert min(sizes) >= 44


def test_the_two_windows_of_one_machine_follow_each_other(new_page, site):
    page = new_page(width=390)
    page.goto(STEPPED[0])
    with page.context.expect_page() as opened:
        page.locator(".gr-live__ways a").first.click()
    screen = opened.value
    screen.locator(".gr-screen-bar").wait_for()
    page.locator("[data-do=start]").click()
    step = page.url.split("#")[1].split("&")[0]
    screen.wait_for_function("step => location.hash === '#' + step", arg=step)
    assert "slutter" in screen.locator(f"#{step} .gr-slide__time").inner_text()
    screen.keyboard.press("Escape")
    page.locator('.gr-live-bar[data-look="still"]').wait_for()
    page.keyboard.press("Escape")
    screen.locator(".gr-screen-pause").wait_for(state="hidden")
    page.keyboard.press("ArrowRight")
    after = page.url.split("#")[1].split("&")[0]
    screen.wait_for_function("step => location.hash === '#' + step", arg=after)
    assert after != step
    followed = page.locator(".gr-live__screen")
    assert followed.inner_text() == "Storskjermen på denne maskinen følger deg."
    screen.goto("about:blank")
    page.get_by_text("Ingen storskjerm").wait_for()


STEPS = """() => [...document.querySelectorAll(".gr-live__step")].map(step => [
    step.checkVisibility({visibilityProperty: true}) && step.getBoundingClientRect().height > 0,
    step.children[0].localName, step.children[1].className])"""


@pytest.mark.parametrize("path", PAGES)
def test_it_reads_without_javascript_form_before_advice_and_steps_are_headings(new_page, path):
    page = new_page(javascript=False)
    page.goto(path)
    steps = page.evaluate(STEPS)
    assert len(steps) > 3
    assert page.locator(".gr-live-bar, .gr-live__pause").locator("visible=true").count() == 0
    for is_seen, heading, facts in steps:
        assert is_seen
        assert heading in ("h2", "h3")
        assert facts == "gr-live__facts"
    for box in page.locator(".gr-live__box").all():
        box.locator("summary").click()
        assert box.locator("p, li").first.is_visible()


@pytest.mark.parametrize("path", [PAGES[0], PAGES[-1]])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_while_a_meeting_is_led(new_page, path, scheme):
    page = new_page(width=390, scheme=scheme)
    page.goto(path)
    page.locator("[data-do=start]").click()
    page.locator("[data-open=bekymring]").click()
    assert ask_axe(page) == []


def test_no_link_made_at_build_carries_a_clock(built_site):
    links = [
        link["href"]
        for file in built_site.rglob("*.html")
        for link in BeautifulSoup(file.read_bytes(), "html.parser").select("a[href*='/led/']")
    ]
    assert len(links) >= len(PAGES)
    assert [link for link in links if "start=" in link or "&" in link] == []


def test_every_meeting_leads_to_its_two_pages_from_its_head(built_site):
    for meeting in real_site().year.meetings:
        path = meeting.entry.path.removesuffix(".md")
        head = BeautifulSoup((built_site / path / "index.html").read_bytes(), "html.parser").select(
            ".gr-head__rooms a"
        )
        assert [link["href"].split("/")[-3] for link in head] == ["led", "storskjerm"]
