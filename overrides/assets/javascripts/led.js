// «Led møtet»: one step at a time, with a clock that a press starts. All of its state stands in the address.
(() => {
  const root = document.querySelector(".gr-live")
  const bar = document.querySelector(".gr-live-bar")
  const steps = [...document.querySelectorAll(".gr-live__step")]
  const show = Object.fromEntries([...root.querySelectorAll("[data-show]")].map((place) => [place.dataset.show, place]))
  const button = (name) => bar.querySelector(`[data-do=${name}]`)
  const pauseName = button("pause").textContent
  const now = () => Math.round(Date.now() / 1000)
  const wall = (seconds) => grClock.wall(seconds)
  const stepOf = (id) => steps.find((step) => step.id === id)
  const partOf = (id) => stepOf(id)?.closest(".gr-live__part")
  const planOf = (id) => steps
    .filter((step) => step.closest(".gr-live__part") === partOf(id))
    .map((step) => ({ id: step.id, seconds: step.dataset.minutes * 60 }))

  let state = { ...grClock.none, step: steps[0].id }
  // Until the leader does something the group's screen stays where it is.
  let isBegun = false
  let look = ""
  let follows = bar.dataset.alone
  const tellOthers = grFollow(root.dataset.key, hear, () => { show.screen.textContent = follows = bar.dataset.refused })

  // What an address says; one that names no step is none of ours, and one without a clock leaves it as it is.
  function arrive() {
    const read = grClock.read(location.hash, now())
    if (!stepOf(read.step)) keep()
    else if (state.start && !read.start) return take({ ...state, step: read.step, all: false })
    else [state, isBegun] = [read, true]
    draw()
    tell()
  }

  function keep() {
    if (isBegun) history.replaceState(null, "", grClock.write(state))
  }

  // Take a new state: the address, the page and the group's screen follow.
  function take(next, isMoved = false) {
    state = grClock.visit(next)
    isBegun = true
    keep()
    draw()
    if (isMoved) focusOn(stepOf(state.step).querySelector("h2, h3"))
    tell()
  }

  function focusOn(heading) {
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }

  const beside = (by) => steps[steps.findIndex((step) => step.id === state.step) + by]?.id
  const isLast = () => planOf(state.step).at(-1).id === state.step
  const act = {
    begin: () => take({ ...state, all: false }, true),
    all: () => take({ ...state, all: true }),
    on: () => beside(1) && take({ ...state, step: beside(1), all: false }, true),
    back: () => beside(-1) && take({ ...state, step: beside(-1), all: false }, true),
    start: () => take(grClock.start(planOf(state.step), state, now())),
    more: () => take(grClock.more(state, 300)),
    skip: () => isLast() || take({ ...grClock.skip(planOf(state.step), state, now()), step: beside(1) }, true),
    pause: () => take(state.paused ? grClock.resume(state, now()) : grClock.pause(state, now())),
  }

  function press({ target }) {
    const pressed = target.closest("button")
    if (pressed?.dataset.do) act[pressed.dataset.do]()
    if (pressed?.dataset.open) open(document.getElementById(pressed.dataset.open))
  }

  function open(box) {
    box.open = true
    box.scrollIntoView({ block: "start" })
    box.querySelector("summary").focus({ preventScroll: true })
  }

  function strike(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const name = { ArrowRight: "on", ArrowLeft: "back", Escape: "pause", Pause: "pause" }[event.key]
    if (!name) return
    event.preventDefault()
    act[name]()
  }

  function draw() {
    const isOne = !state.all
    root.classList.toggle("gr-live--one", isOne)
    for (const step of steps) step.classList.toggle("gr-live__step--here", step.id === state.step)
    const seen = grClock.look(planOf(state.step), state, now())
    root.classList.toggle("gr-live--going", isOne && Boolean(seen))
    bar.dataset.look = state.paused ? "still" : seen?.look ?? "none"
    show.clock.textContent = state.paused ? bar.dataset.still : seen ? words(seen) : state.start ? bar.dataset.elsewhere : ""
    show.ends.textContent = seen && !state.paused
      ? bar.dataset.ends.replace("{planned}", planned()).replace("{clock}", wall(seen.end)).replace("{end}", wall(seen.last)) : ""
    show.screen.textContent = follows
    for (const told of root.querySelectorAll(".gr-live__screen, .gr-live__keep")) told.hidden = false
    for (const late of root.querySelectorAll(".gr-live__late")) {
      late.hidden = seen?.look !== "over" || Boolean(state.paused) || late.parentElement !== partOf(state.step)
    }
    announce(seen)
    const shown = { begin: !isOne, all: isOne, start: isOne && !seen, more: isOne, skip: isOne, back: isOne, on: isOne }
    for (const [name, isShown] of Object.entries(shown)) button(name).hidden = !isShown
    button("on").disabled = !beside(1)
    button("back").disabled = !beside(-1)
    button("skip").disabled = isLast()
    for (const pause of document.querySelectorAll("[data-do=pause]")) {
      pause.hidden = false
      pause.classList.toggle("gr-live__pause--on", Boolean(state.paused))
      pause.textContent = state.paused ? bar.dataset.resume : pauseName
    }
  }

  const planned = () => bar.dataset.minutes.replace("{count}", stepOf(state.step).dataset.minutes)

  function words({ left, look }) {
    if (look === "over") return bar.dataset.over.replace("{count}", Math.ceil(-left / 60))
    const rest = left < 60 ? bar.dataset.under : bar.dataset.left.replace("{count}", Math.floor(left / 60))
    return look === "soon" ? bar.dataset.soon.replace("{left}", rest.toLowerCase()) : rest
  }

  // A screen reader hears when little is left and when it is over, and not each minute.
  function announce(seen) {
    const is = `${state.step} ${seen?.look}`
    if (is === look) return
    look = is
    show.told.textContent = seen && seen.look !== "calm" ? words(seen) : ""
  }

  // The group's screen gets the step, whether there is a pause, and when the step ends, where it may see that.
  function tell() {
    const seen = "timed" in stepOf(state.step).dataset && !state.paused
      ? grClock.look(planOf(state.step), state, now()) : null
    tellOthers({ from: "led", step: isBegun ? state.step : "", paused: Boolean(state.paused), ends: seen ? wall(seen.end) : null })
  }

  function hear({ from, step, paused, follows: isThere }) {
    if (from !== "skjerm") return
    follows = isThere === false ? bar.dataset.alone : bar.dataset.followed
    draw()
    if (isThere === true) return
    if (paused !== undefined && paused !== Boolean(state.paused)) return act.pause()
    if (stepOf(step) && step !== state.step) take({ ...state, step })
    else if (!step || step === state.step) tell()
  }

  document.body.append(bar)
  bar.hidden = false
  bar.addEventListener("click", press)
  root.addEventListener("click", press)
  document.addEventListener("keydown", strike)
  document.addEventListener("visibilitychange", draw)
  window.addEventListener("hashchange", arrive)
  setInterval(draw, 1000)
  arrive()
})()
