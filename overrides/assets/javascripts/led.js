// «Led møtet»: one step at a time, with a clock that a press starts. All of its state stands in the address.
(() => {
  const root = document.querySelector(".gr-live")
  const bar = document.querySelector(".gr-live-bar")
  const steps = [...document.querySelectorAll(".gr-live__step")]
  const show = Object.fromEntries([...bar.querySelectorAll("[data-show]")].map((place) => [place.dataset.show, place]))
  const button = (name) => bar.querySelector(`[data-do=${name}]`)
  const pauseName = button("pause").textContent
  const now = () => Math.round(Date.now() / 1000)
  const wall = (seconds) => grClock.wall(seconds)
  const stepOf = (id) => steps.find((step) => step.id === id)
  const partOf = (id) => stepOf(id)?.closest(".gr-live__part")
  const planOf = (id) => steps
    .filter((step) => step.closest(".gr-live__part") === partOf(id))
    .map((step) => ({ id: step.id, seconds: step.dataset.minutes * 60 }))

  let state = { step: "", start: null, paused: null, shifts: {}, all: false }
  let look = ""
  const tellOthers = grFollow(root.dataset.key, hear, () => { show.screen.textContent = bar.dataset.refused })

  // What an address says; one that names no step is none of ours, and one without a clock leaves it as it is.
  function arrive() {
    const read = grClock.read(location.hash, now())
    if (!stepOf(read.step)) keep()
    else if (state.start && !read.start) return take({ ...state, step: read.step, all: false })
    else state = read
    draw()
    if (state.step) tell()
  }

  function keep() {
    if (state.step) history.replaceState(null, "", grClock.write(state))
  }

  // Take a new state: the address, the page and the group's screen follow.
  function take(next, isMoved = false) {
    const isElsewhere = state.step && partOf(next.step) !== partOf(state.step)
    state = isElsewhere ? { ...next, start: null, paused: null, shifts: {} } : next
    keep()
    draw()
    if (isMoved && state.step) focusOn(stepOf(state.step).querySelector("h2, h3"))
    tell()
  }

  function focusOn(heading) {
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }

  const beside = (by) => steps[steps.findIndex((step) => step.id === state.step) + by]?.id
  const act = {
    begin: () => take({ ...state, step: state.step || steps[0].id, all: false }, true),
    all: () => take({ ...state, all: true }),
    on: () => beside(1) && take({ ...state, step: beside(1), all: false }, true),
    back: () => beside(-1) && take({ ...state, step: beside(-1), all: false }, true),
    start: () => take(grClock.start(planOf(state.step), state, now())),
    more: () => take(grClock.more(state, 300)),
    skip: () => take({ ...grClock.skip(planOf(state.step), state, now()), step: beside(1) ?? state.step }, true),
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
    if (!name || (name !== "pause" && !state.step)) return
    event.preventDefault()
    act[name]()
  }

  function draw() {
    const isOne = Boolean(state.step) && !state.all
    root.classList.toggle("gr-live--one", isOne)
    for (const step of steps) step.classList.toggle("gr-live__step--here", step.id === state.step)
    const seen = state.step ? grClock.look(planOf(state.step), state, now()) : null
    bar.dataset.look = state.paused ? "still" : seen?.look ?? "none"
    show.clock.textContent = state.paused ? bar.dataset.still : seen ? words(seen) : ""
    show.ends.textContent = seen && !state.paused
      ? bar.dataset.ends.replace("{clock}", wall(seen.end)).replace("{end}", wall(seen.last)) : ""
    announce(seen)
    const shown = { begin: !isOne, all: isOne, start: isOne && !seen, more: isOne, skip: isOne, back: isOne, on: isOne }
    for (const [name, isShown] of Object.entries(shown)) button(name).hidden = !isShown
    button("on").disabled = !beside(1)
    button("back").disabled = !beside(-1)
    for (const pause of document.querySelectorAll("[data-do=pause]")) {
      pause.hidden = false
      pause.classList.toggle("gr-live__pause--on", Boolean(state.paused))
      pause.textContent = state.paused ? bar.dataset.resume : pauseName
    }
  }

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
    const seen = state.step && "timed" in stepOf(state.step).dataset && !state.paused
      ? grClock.look(planOf(state.step), state, now()) : null
    tellOthers({ from: "led", step: state.step, paused: Boolean(state.paused), ends: seen ? wall(seen.end) : null })
  }

  function hear({ from, step, paused }) {
    if (from !== "skjerm") return
    show.screen.textContent = bar.dataset.followed
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
