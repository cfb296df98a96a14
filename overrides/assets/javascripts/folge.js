// The leader's window and the group's screen follow each other on one machine. Nothing leaves it.
(() => {
  const NAME = "gode-relasjoner"
  const PATIENCE = 1000
  const site = new URL("../../", document.currentScript.src).href

  // Call `hear` with what other windows say of the same meeting of the same site, and `refuse` when the browser
  // carries nothing between them; return the way to tell the others.
  window.grFollow = (meeting, hear, refuse) => {
    let channel, other
    try {
      [channel, other] = [new BroadcastChannel(NAME), new BroadcastChannel(NAME)]
    } catch {
      refuse()
      return () => {}
    }
    // WebKit makes channels for pages from disk, and carries nothing over them: so one is tried on the other.
    const late = setTimeout(refuse, PATIENCE)
    channel.addEventListener("message", ({ data }) => {
      if (data?.site !== site || data.meeting !== meeting) return
      if (data.from === "trial") clearTimeout(late)
      else hear(data)
    })
    other.postMessage({ site, meeting, from: "trial" })
    return (message) => channel.postMessage({ ...message, site, meeting })
  }
})()
