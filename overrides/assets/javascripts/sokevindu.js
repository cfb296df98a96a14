// The search's window: what is typed in, hits out. Loaded by `gode.js` after the search and the pages' words.
(() => {
  const AT_FIRST = 8;
  // Letters of text that a hit shows.
  const LENGTH = 170;
  const root = new URL("../../", document.currentScript.src);
  const dialog = document.querySelector(".gr-search");
  const part = (name) => dialog.querySelector(`.gr-search__${name}`);
  const [input, status, hits, more, help] = ["input", "status", "hits", "more", "help"].map(part);
  const { Search, split, stem } = window.grSearch;
  const search = new Search(window.MiniSearch, window.grSearchPages);
  let found = { hits: [], stems: new Map() };

  input.addEventListener("input", answer);
  more.addEventListener("click", () => {
    show(found.hits.slice(AT_FIRST));
    more.hidden = true;
    hits.children[AT_FIRST].querySelector("a").focus();
  });
  dialog.addEventListener("keydown", walk);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-gr-search-close], a")) dialog.close();
  });
  answer();

  function answer() {
    const query = input.value.trim();
    found = query ? search.find(query) : { hits: [], stems: new Map() };
    hits.replaceChildren();
    show(found.hits.slice(0, AT_FIRST));
    more.hidden = found.hits.length <= AT_FIRST;
    help.hidden = !query || found.hits.length > 0;
    status.textContent = query ? count(found.hits.length, query) : "";
  }

  function count(number, query) {
    const { none, one, many } = status.dataset;
    if (!number) return none.replace("{query}", () => query);
    return number === 1 ? one : many.replace("{number}", number);
  }

  function show(pages) {
    for (const page of pages) {
      const [anchor, heading, text] = bestSection(page);
      const item = make("li", "hit");
      const link = make("a", "link");
      link.href = new URL(page.url, root);
      if (page.kind) link.append(make("span", "kind", page.kind), " ");
      link.append(marked(make("span", "title"), page.title));
      item.append(link, marked(make("p", "text"), excerpt(text || page.description)));
      if (anchor && heading) {
        const place = make("a", "place", hits.dataset.place.replace("{heading}", () => heading));
        place.href = new URL(`${page.url}#${anchor}`, root);
        item.append(place);
      }
      hits.append(item);
    }
  }

  // The part of a page that says most of what was asked for in its heading and in what is shown of its text.
  function bestSection({ sections, description }) {
    const met = ([, heading, text]) => weigh(`${heading} ${excerpt(text)}`);
    return sections.reduce((best, one) => (met(one) > met(best) ? one : best), ["", "", description]);
  }

  // The stretch of a text that holds most of the words that were found, from the first of them on.
  function excerpt(text) {
    const places = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => isFound(word)).map(({ index }) => index);
    const within = (from) => weigh(text.slice(from, from + LENGTH * 0.75));
    const first = places.reduce((best, one) => (within(one) > within(best) ? one : best), places[0] ?? 0);
    const start = first < LENGTH / 4 ? 0 : text.lastIndexOf(" ", first - LENGTH / 5) + 1;
    const end = start + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", start + LENGTH);
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  // Each word counts once, and one that only has the reader's word in it counts less.
  function weigh(text) {
    return [...new Set(split(text).map(stem))].reduce((sum, word) => sum + (found.stems.get(word) ?? 0), 0);
  }

  function isFound(word) {
    return found.stems.has(stem(word.toLowerCase()));
  }

  function marked(element, text) {
    for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
      element.append(isFound(piece) ? make("mark", "found", piece) : piece);
    }
    return element;
  }

  function make(tag, name, text = "") {
    const element = document.createElement(tag);
    element.className = `gr-search__${name}`;
    element.textContent = text;
    return element;
  }

  // Arrows walk from the field through the hits; Enter in the field takes the first one.
  function walk(event) {
    const links = [...hits.querySelectorAll(".gr-search__link")];
    if (event.key === "Enter" && event.target === input) return links[0]?.click();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...links];
    const next = stops[stops.indexOf(event.target.closest("input, .gr-search__link")) + step];
    event.preventDefault();
    next?.focus();
  }
})();
