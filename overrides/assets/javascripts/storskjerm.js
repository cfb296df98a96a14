// Arrow keys, Page Up/Down and space go one slide on or back; without this script the page just scrolls.
(() => {
  const slides = [...document.querySelectorAll(".gr-slide")]
  const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }
  const current = () => {
    const middle = window.innerHeight / 2
    return slides.findLastIndex((slide) => slide.getBoundingClientRect().top < middle)
  }
  const isTall = (slide, direction) => {
    const { top, bottom } = slide.getBoundingClientRect()
    return direction > 0 ? bottom > window.innerHeight + 4 : top < -4
  }
  document.addEventListener("keydown", (event) => {
    const direction = event.key === " " && event.shiftKey ? -1 : step[event.key]
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return
    const index = Math.max(0, current())
    if (isTall(slides[index], direction)) return
    const next = slides[index + direction]
    if (!next) return
    event.preventDefault()
    next.scrollIntoView({ behavior: "instant", block: "start" })
  })
})()
