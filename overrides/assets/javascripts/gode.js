// Runs in <head>. Nothing here is needed for reading.

const SCRIPTS = document.currentScript.src;
let searching;

document.documentElement.classList.replace("no-js", "js");

document.addEventListener("click", pressToggle);
document.addEventListener("click", leaveDrawer);
document.addEventListener("change", moveFocus);
document.addEventListener("keydown", closeDrawer);
document.addEventListener("focusin", uncoverFocus);
for (const prepare of [openTarget, openAskedSearch, followHeadings, reachWideTables, markNear, findInLists]) {
  document.addEventListener("DOMContentLoaded", prepare);
}
window.addEventListener("hashchange", openTarget);
window.addEventListener("beforeprint", openForPaper);

// The search comes from the network when somebody wants it, one file after the other.
function openSearch(opener) {
  const dialog = document.querySelector(".gr-search");
  if (!searching) {
    const styles = document.createElement("link");
    Object.assign(styles, { rel: "stylesheet", href: new URL("../stylesheets/sok.css", SCRIPTS) });
    document.head.append(styles);
  }
  if (!dialog.open) dialog.showModal();
  dialog.addEventListener("close", () => opener?.focus(), { once: true });
  searching ??= ["minisearch.js", "sok.js", "../search/sider.js", "sokevindu.js"].reduce(
    (before, name) => before.then(() => load(new URL(name, SCRIPTS))),
    Promise.resolve(),
  );
}

function load(address) {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: loaded, onerror: failed });
    document.head.append(script);
  });
}

function openAskedSearch() {
  const query = new URLSearchParams(location.search).get("q");
  const input = document.querySelector(".gr-search__input");
  if (!query || !input) return;
  input.value = query;
  openSearch(document.querySelector("[data-gr-search]"));
}

// Marks the heading that is read.
function followHeadings() {
  const links = new Map([...document.querySelectorAll("[data-md-component=toc] a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id))).filter(Boolean);
  if (!headings.length) return;
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4).at(-1);
    for (const [id, link] of links) {
      link.classList.toggle("md-nav__link--active", passed !== undefined && decodeURIComponent(id) === passed.id);
    }
  };
  new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" }).observe(document.querySelector("article"));
  addEventListener("scroll", mark, { passive: true });
}

// A table that is wider than its place is scrolled by keyboard, too.
function reachWideTables() {
  for (const table of document.querySelectorAll("article table")) {
    const box = [table, table.parentElement].find((each) => each.scrollWidth > each.clientWidth + 1);
    if (box && getComputedStyle(box).overflowX === "auto") box.tabIndex = 0;
  }
}

// Buttons in place of labels, so that a keyboard and a screen reader reach them.
function pressToggle({ target }) {
  const opener = target.closest("[data-gr-search]");
  if (opener) openSearch(opener);
  const id = target.closest("[data-gr-toggle]")?.dataset.grToggle;
  if (id) document.querySelector(`label[for=${id}]`).click();
}

function moveFocus({ target }) {
  if (target.id !== "__drawer") return;
  const opener = document.querySelector(".gr-chrome--menu");
  opener.setAttribute("aria-expanded", target.checked);
  if (target.checked) document.querySelector(".gr-chrome--close").focus();
  else if (document.activeElement.matches("body, .md-sidebar *")) opener.focus();
}

function closeDrawer({ key }) {
  const drawer = document.getElementById("__drawer");
  if (key === "Escape" && drawer.checked) drawer.click();
}

// A heading that is chosen in the drawer takes the reader along: the next Tab goes on from there.
function leaveDrawer({ target }) {
  const link = target.closest(".gr-nav__toc a");
  const drawer = document.getElementById("__drawer");
  const heading = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!heading || !drawer.checked) return;
  drawer.click();
  heading.tabIndex = -1;
  setTimeout(() => heading.focus({ preventScroll: true }));
}

// WCAG 2.4.11: the drawer lies over the page, so it closes when focus goes there.
function uncoverFocus({ target }) {
  const drawer = document.getElementById("__drawer");
  if (drawer?.checked && !target.closest(".gr-nav")) drawer.click();
}

function findInLists() {
  if (document.querySelector("[data-gr-find]")) load(new URL("finn.js", SCRIPTS));
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
