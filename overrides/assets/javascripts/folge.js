// The leader's window and the group's screen follow each other on one machine. Nothing leaves it.
(() => {
  const site = new URL("../../", document.currentScript.src).href

  // Call `hear` with what other windows tell about the same meeting of the same site; return a way to tell them.
  window.grFollow = (meeting, hear) => {
    let channel
    try {
      channel = new BroadcastChannel("gode-relasjoner")
    } catch {
      return { tell() {}, refused: true }
    }
    channel.addEventListener("message", ({ data }) => {
      if (data?.site === site && data.meeting === meeting) hear(data)
    })
    const refused = location.protocol === "file:" && isWebKit()
    return { tell: (message) => channel.postMessage({ ...message, site, meeting }), refused }
  }

  // WebKit makes a channel for pages from disk, and carries nothing over it.
  function isWebKit() {
    return /AppleWebKit/.test(navigator.userAgent) && !/Chrom(e|ium)/.test(navigator.userAgent)
  }
})()
