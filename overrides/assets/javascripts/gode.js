// Runs in <head>, before the theme's bundle. Nothing here is needed for reading.

// The theme's storage helpers, without the storage: nothing is kept about a reader.
window.__md_get = () => null;
window.__md_set = () => {};
window.__md_hash = () => 0;

// The theme says so only once its bundle has run, and then everything moves.
document.documentElement.classList.replace("no-js", "js");

holdSearch();
muteSingleKeys();
mendShadowStyles();
document.addEventListener("click", pressToggle);
document.addEventListener("change", moveFocus);
document.addEventListener("keydown", closeDrawer);
document.addEventListener("focusin", uncoverFocus);
document.addEventListener("DOMContentLoaded", openTarget);
document.addEventListener("DOMContentLoaded", markNear);
window.addEventListener("hashchange", openTarget);
window.addEventListener("beforeprint", openForPaper);

// Keep the search index and its worker from the network until search is touched.
function holdSearch() {
  const searchParts = ".md-search, #__search, [for=__search], [data-gr-toggle=__search]";
  const indexUrl = /\/search(\/search_index)?\.json$/;
  const NativeWorker = window.Worker;
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = [];
  let touched = new URLSearchParams(location.search).has("q");

  const whenTouched = (run) => (touched ? run() : waiting.push(run));
  const touch = ({ target }) => {
    if (touched || !target.closest?.(searchParts)) return;
    touched = true;
    for (const run of waiting.splice(0)) run();
  };
  for (const type of ["focusin", "click", "change"]) document.addEventListener(type, touch, true);

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isSearchIndex = indexUrl.test(new URL(url, location).pathname);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.isSearchIndex) whenTouched(() => send.apply(this, body));
    else send.apply(this, body);
  };

  class HeldWorker extends EventTarget {
    messages = [];
    constructor(...args) {
      super();
      whenTouched(() => this.start(args));
    }
    start(args) {
      this.worker = new NativeWorker(...args);
      this.worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
      for (const message of this.messages) this.worker.postMessage(message);
    }
    postMessage(message) {
      if (this.worker) this.worker.postMessage(message);
      else this.messages.push(message);
    }
  }
  window.Worker = function (...args) {
    return touched ? new NativeWorker(...args) : new HeldWorker(...args);
  };
}

// WCAG 2.1.4: the theme's one-letter shortcuts cannot be turned off by a reader.
function muteSingleKeys() {
  const keys = ["f", "s", "/", "p", ",", "n", "."];
  window.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], .md-search");
    if (keys.includes(event.key) && !typing) event.stopImmediatePropagation();
  }, true);
}

// Zensical styles its search with a <style> that the policy refuses; a sheet it accepts.
function mendShadowStyles() {
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    const append = root.appendChild;
    root.appendChild = (node) => {
      if (!(node instanceof HTMLStyleElement)) return append.call(root, node);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(node.textContent);
      root.adoptedStyleSheets.push(sheet);
      return node;
    };
    return root;
  };
}

// Buttons in place of labels, so that a keyboard and a screen reader reach them.
function pressToggle({ target }) {
  const id = target.closest("[data-gr-toggle]")?.dataset.grToggle;
  if (id) document.querySelector(`label[for=${id}]`).click();
}

function moveFocus({ target }) {
  if (target.id === "__search" && target.checked) document.querySelector(".md-search__input")?.focus();
  if (target.id !== "__drawer") return;
  const opener = document.querySelector(".gr-chrome--menu");
  opener.setAttribute("aria-expanded", target.checked);
  if (target.checked) document.querySelector(".gr-chrome--close").focus();
  else if (document.activeElement.matches("body, .gr-nav *")) opener.focus();
}

function closeDrawer({ key }) {
  const drawer = document.getElementById("__drawer");
  if (key === "Escape" && drawer.checked) drawer.click();
}

// WCAG 2.4.11: the drawer lies over the page, so it closes when focus goes there.
function uncoverFocus({ target }) {
  const drawer = document.getElementById("__drawer");
  if (drawer?.checked && !target.closest(".gr-nav")) drawer.click();
}

// What a link leads to is seen, also when it is folded away; some browsers do so by themselves.
function openTarget() {
  const target = document.querySelector(":target");
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  if (target?.closest("details")) target.scrollIntoView();
}

// In a list of the year: the row of this month, or else the next one; the day is known to the browser alone.
function markNear() {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const month = 2.63e9;
  const waits = ({ dataset: { last, months } }) => {
    if (!last) return Math.min(...months.split(" ").map((number) => (number - 1 - now.getMonth() + 12) % 12));
    return Date.parse(last) < today ? Infinity : (Date.parse(last) - today) / month;
  };
  for (const list of document.querySelectorAll("[data-gr-now]")) {
    const [near] = [...list.children].sort((one, other) => waits(one) - waits(other));
    if (!near || waits(near) === Infinity) continue;
    const isNow = near.dataset.months.split(" ").includes(String(now.getMonth() + 1));
    near.setAttribute("aria-current", "date");
    near.querySelector(isNow ? ".gr-row__now" : ".gr-row__next").hidden = false;
  }
}

// Nothing that an author has folded is left out on paper.
function openForPaper() {
  for (const fold of document.querySelectorAll('details:not([class*="gr-"])')) fold.open = true;
}
