// The leader's clock: a plan, a state and the time of day in; times, and a new state, out. It keeps nothing.
//
// A plan is the steps of a part, [{id, seconds}]. A state is {step, start, by, paused, shifts, skipped, all}: the step
// that is held, when the clock was started and at which step, when it was stopped (seconds since 1970, or null), by
// how many seconds each step has become longer or shorter, how much of that is because it was skipped, and whether
// all are shown. It stands after # in the address. A clock goes for the part it was started in, and for no other.
(() => {
  const FEW = 0.2
  // An address that is opened another day has no clock.
  const STALE = 12 * 3600

  const length = (state, { id, seconds }) => seconds + (state.shifts[id] ?? 0)
  const before = (plan, id) => plan.slice(0, plan.findIndex((step) => step.id === id))
  const sum = (state, steps) => steps.reduce((total, step) => total + length(state, step), 0)
  const here = (plan, state) => plan.find((step) => step.id === state.step)
  const at = (state, now) => state.paused ?? now
  const shifted = (state, seconds) => {
    const shifts = { ...state.shifts, [state.step]: (state.shifts[state.step] ?? 0) + Math.round(seconds) }
    return { ...state, shifts }
  }
  const ends = (plan, state) => state.start + sum(state, before(plan, state.step)) + length(state, here(plan, state))

  const goes = (plan, state) => Boolean(state.start) && plan.some((step) => step.id === state.by)
  const only = (plan, by) => Object.fromEntries(Object.entries(by).filter(([id]) => plan.some((step) => step.id === id)))

  const none = { step: "", start: null, by: "", paused: null, shifts: {}, skipped: {}, all: false }

  window.grClock = {
    none,

    read(hash, now) {
      const [step, ...rest] = decodeURIComponent(hash.replace(/^#/, "")).split("&")
      const said = new URLSearchParams(rest.join("&"))
      const number = (name) => Number(said.get(name)) || null
      const pairs = (name) => (said.get(name) ?? "").split(",").map((pair) => pair.split("."))
      const seconds = (name) => Object.fromEntries(pairs(name).filter(([, by]) => Number(by)).map(([id, by]) => [id, Number(by)]))
      const start = number("start")
      const isStale = start !== null && Math.abs(now - start) > STALE
      const all = said.has("alle")
      return isStale ? { ...none, step, all }
        : { step, start, by: start && (said.get("ved") ?? step), paused: number("pause"), shifts: seconds("flytt"), skipped: seconds("hoppet"), all }
    },

    write({ step, start, by, paused, shifts, skipped, all }) {
      const moved = (by) => Object.entries(by).filter(([, by]) => by).map((pair) => pair.join(".")).join(",")
      const said = [["start", start], ["ved", start && by], ["pause", paused], ["flytt", moved(shifts)], ["hoppet", moved(skipped)], ["alle", Number(all)]].filter(([, value]) => value)
      return `#${[step, ...said.map((pair) => pair.join("="))].join("&")}`
    },

    // The step that is shown begins now; what lies before it and after it follows, and another part's clock is gone.
    start(plan, state, now) {
      const [shifts, skipped] = [only(plan, state.shifts), only(plan, state.skipped)]
      return { ...state, start: now - sum(state, before(plan, state.step)), by: state.step, paused: null, shifts, skipped }
    },

    more: (state, seconds) => shifted(state, seconds),

    // The step ends now, so all that comes after begins that much earlier, or later.
    skip(plan, state, now) {
      const left = goes(plan, state) ? ends(plan, state) - at(state, now) : length(state, here(plan, state))
      return { ...shifted(state, -left), skipped: { ...state.skipped, [state.step]: -Math.round(left) } }
    },

    // A step that one comes back to was not skipped after all, and has its time again.
    visit(state) {
      const { [state.step]: by, ...skipped } = state.skipped
      return by ? { ...shifted(state, -by), skipped } : state
    },

    pause: (state, now) => ({ ...state, paused: now }),

    // All that comes after begins as much later as the pause lasted; no step becomes longer.
    resume: (state, now) => ({ ...state, start: state.start && state.start + now - state.paused, paused: null }),

    // What to show: the seconds that are left, how it looks, when the step ends, and when the meeting does.
    look(plan, state, now) {
      if (!goes(plan, state)) return null
      const end = ends(plan, state)
      const left = end - at(state, now)
      const isSoon = left <= FEW * length(state, here(plan, state))
      return { left, end, look: left < 0 ? "over" : isSoon ? "soon" : "calm", last: state.start + sum(state, plan) }
    },

    // The time of day on a wall here: 15.40.
    wall(seconds) {
      const day = new Date(seconds * 1000)
      return `${day.getHours()}.${String(day.getMinutes()).padStart(2, "0")}`
    },
  }
})()
