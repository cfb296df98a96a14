// The big screen: keys and buttons go one slide on or back, the address follows, and a pause shows nothing.
// Without this script the page just scrolls.
(() => {
  const root = document.querySelector(".gr-screen")
  const bar = document.querySelector(".gr-screen-bar")
  const rest = document.querySelector(".gr-screen-pause")
  const slides = [...document.querySelectorAll(".gr-slide")]
  const keys = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }
  const times = new Map(slides.map((slide) => [slide, slide.querySelector(".gr-slide__time")?.textContent]))
  let here = Math.max(0, slides.findIndex((slide) => slide.id === location.hash.slice(1)))
  let isPaused = false
  const button = (name) => bar.querySelector(`[data-do=${name}]`)
  const pauseName = button("pause").textContent
  const tellOthers = grFollow(root.dataset.key, hear, () => {})

  document.body.append(bar, rest)
  bar.hidden = false
  bar.addEventListener("click", ({ target }) => act(target.closest("button")?.dataset.do))
  document.addEventListener("keydown", strike)
  document.addEventListener("scroll", notice, { passive: true })
  window.addEventListener("resize", () => place())
  window.addEventListener("hashchange", () => {
    const found = slides.findIndex((slide) => slide.id === location.hash.slice(1))
    if (found >= 0 && found !== here) go(found)
  })
  place()
  tellOthers({ from: "skjerm" })
  window.addEventListener("pagehide", () => tellOthers({ from: "skjerm", follows: false }))
  window.addEventListener("pageshow", ({ persisted }) => persisted && tellOthers({ from: "skjerm" }))

  function act(name) {
    if (name === "pause") pause(!isPaused)
    else if (name) go(here + (name === "on" ? 1 : -1))
  }

  function strike(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === "Escape" || event.key === "Pause") return act("pause")
    if (event.key === " " && event.target.closest("a, button")) return
    const by = event.key === " " && event.shiftKey ? -1 : keys[event.key]
    if (!by) return
    event.preventDefault()
    go(here + by)
  }

  function go(index, isTold = true) {
    if (!slides[index]) return
    here = index
    place()
    if (isTold) tellOthers({ from: "skjerm", step: slides[here].dataset.step, paused: isPaused })
  }

  function place() {
    history.replaceState(null, "", `#${slides[here].id}`)
    slides[here].scrollIntoView({ behavior: "instant", block: "start" })
    bound()
  }

  function bound() {
    button("back").setAttribute("aria-disabled", here === 0)
    button("on").setAttribute("aria-disabled", here === slides.length - 1)
  }

  // Someone scrolls: the slide at the middle is the one that is shown.
  function notice() {
    const middle = window.innerHeight / 2
    const found = slides.findLastIndex((slide) => slide.getBoundingClientRect().top < middle)
    if (found < 0 || found === here) return
    here = found
    history.replaceState(null, "", `#${slides[here].id}`)
    bound()
  }

  function pause(isOn, isTold = true) {
    isPaused = isOn
    rest.hidden = !isOn
    button("pause").textContent = isOn ? button("pause").dataset.resume : pauseName
    if (isTold) tellOthers({ from: "skjerm", step: slides[here].dataset.step, paused: isPaused })
  }

  function hear({ from, step, paused, ends }) {
    if (from !== "led") return
    tellOthers({ from: "skjerm", follows: true })
    if (paused !== isPaused) pause(paused, false)
    if (step && slides[here].dataset.step !== step) go(slides.findIndex((slide) => slide.dataset.step === step), false)
    for (const slide of slides) {
      const time = slide.querySelector(".gr-slide__time")
      if (time) time.textContent = ends && slide.dataset.step === step ? said(slide, ends) : times.get(slide)
    }
  }

  function said(slide, ends) {
    const words = slide.matches(".gr-slide--pause") ? root.dataset.again : root.dataset.ends
    return words.replace("{clock}", ends)
  }
})()
