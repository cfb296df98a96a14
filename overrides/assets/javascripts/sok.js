// Search: pages and a query in, the pages that answer it out, best first. It knows Norwegian endings,
// compounds, a wrong letter and the words that questions are made of. Loaded once somebody searches.
(() => {
  const FIELDS = { title: 6, words: 5, description: 3, headings: 3, kind: 2, text: 1 };
  const WAYS = { exact: 1, prefix: 0.45, suffix: 0.35, part: 0.5, fuzzy: 0.3 };
  const SHORTEST_PART = 3;
  const ENDINGS = [
    "hetenes", "hetene", "hetens", "heten", "elsene", "elsen", "elser", "ingene", "ingens", "ingen", "inger",
    "erne", "enes", "ende", "ene", "ane", "ens", "ets", "ers", "est", "ere", "ete", "ede", "te",
    "en", "et", "er", "ar", "es", "as", "de", "e", "a", "s", "t", "r", "n",
  ];
  const ASKING = new Set(
    ("hva hvem hvor hvorfor hvordan når er en et ei jeg du vi dere han hun den det de meg deg oss seg min mitt mine " +
      "din ditt dine vår vårt våre og i å på til for fra med av om som at skal kan må vil gjør gjøre bør blir være har " +
      "ha få får så da eller hvis ikke noe noen sin sitt sine ut opp inn ned der her hvilke hvilken hvilket betyr " +
      "mener lenge mye mange mellom ved under over etter før " +
      "kva kven kvar kvifor korleis når eg me de dykk ho dei ein ei eit frå ikkje noko nokon gjer gjere vere vore " +
      "kjem berre då kva kvilken betyr tyder mykje").split(" "),
  );

  // A word without its ending; the same is done to the course's words and to the reader's.
  function stem(word) {
    for (const ending of ENDINGS) {
      if (word.length - ending.length >= (ending.length === 1 ? 3 : 4) && word.endsWith(ending)) return undouble(word.slice(0, -ending.length));
    }
    return undouble(word);
  }

  function undouble(word) {
    return /([bdfgklmnprst])\1$/.test(word) ? word.slice(0, -1) : word;
  }

  function split(text) {
    return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  class Search {
    constructor(MiniSearch, pages) {
      this.pages = pages;
      this.vocabulary = new Set();
      this.index = new MiniSearch({
        fields: Object.keys(FIELDS),
        idField: "url",
        tokenize: split,
        processTerm: (word) => this.learn(word),
        searchOptions: { boost: FIELDS, tokenize: (term) => [term], processTerm: (term) => term },
      });
      this.weights = new Map(pages.map((page) => [page.url, page.weight]));
      this.index.addAll(pages.map(fieldsOf));
    }

    learn(word) {
      const term = stem(word);
      this.vocabulary.add(term);
      return term;
    }

    // The pages that answer a query, best first, and the stems that are marked in them, each with what it counts.
    find(query) {
      const words = split(query);
      const asked = words.filter((word) => !ASKING.has(word));
      const groups = (asked.length ? asked : words).map((word) => this.waysOf(word));
      for (const [index, word] of asked.entries()) {
        const joined = stem(word + (asked[index + 1] ?? ""));
        if (asked[index + 1] && this.vocabulary.has(joined)) groups.push(new Map([[joined, WAYS.exact]]));
      }
      const scores = new Map();
      for (const ways of groups) this.addGroup(scores, ways);
      const hits = [...scores].map(([url, { score, groups: met }]) => ({
        url,
        score: score * this.weights.get(url) * (met / groups.length) ** 1.5,
      }));
      hits.sort((one, other) => other.score - one.score || (one.url < other.url ? -1 : 1));
      const stems = new Map(groups.flatMap((ways) => [...ways]).sort(([, one], [, other]) => one - other));
      return { hits: hits.map(({ url }) => this.pages.find((page) => page.url === url)), stems };
    }

    // Each word of a query counts once a page: by the best of the ways in which the page has it.
    addGroup(scores, ways) {
      const best = new Map();
      for (const [term, weight] of ways) {
        for (const { id, score } of this.index.search(term)) {
          best.set(id, Math.max(best.get(id) ?? 0, score * weight));
        }
      }
      for (const [url, score] of best) {
        const before = scores.get(url) ?? { score: 0, groups: 0 };
        scores.set(url, { score: before.score + score, groups: before.groups + 1 });
      }
    }

    // The course's words that may stand for a reader's word, each with what it counts.
    waysOf(word) {
      const wanted = stem(word);
      const ways = new Map();
      const add = (term, weight) => ways.set(term, Math.max(ways.get(term) ?? 0, weight));
      if (this.vocabulary.has(wanted)) add(wanted, WAYS.exact);
      if (wanted.length >= SHORTEST_PART) {
        for (const term of this.vocabulary) {
          if (term === wanted || term.length - wanted.length < 2) continue;
          if (term.startsWith(wanted)) add(term, WAYS.prefix);
          else if (wanted.length > SHORTEST_PART && term.endsWith(wanted)) add(term, WAYS.suffix);
        }
      }
      if (!this.vocabulary.has(wanted)) {
        for (const part of this.partsOf(word)) add(part, WAYS.part);
        if (!ways.size) for (const term of this.near(wanted)) add(term, WAYS.fuzzy);
      }
      return ways;
    }

    // «møteinnkalling» is looked for as «møte» and «innkalling», also with an «s» or «e» between.
    partsOf(word) {
      for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
        const last = stem(word.slice(cut));
        const firsts = [word.slice(0, cut), word.slice(0, cut).replace(/[se]$/, "")].map(stem);
        const first = firsts.find((part) => part.length >= SHORTEST_PART && this.vocabulary.has(part));
        if (first && last.length >= SHORTEST_PART && this.vocabulary.has(last)) return [first, last];
      }
      return [];
    }

    near(wanted) {
      if (wanted.length < 4) return [];
      const most = wanted.length > 7 ? 2 : 1;
      const found = [...this.vocabulary].map((term) => [distance(wanted, term, most), term]);
      const least = Math.min(...found.map(([far]) => far));
      return least > most ? [] : found.filter(([far]) => far === least).map(([, term]) => term);
    }
  }

  function fieldsOf({ url, title, words, description, kind, sections }) {
    return {
      url,
      title,
      words,
      description,
      kind,
      headings: sections.map(([, heading]) => heading).join(" · "),
      text: sections.map(([, , text]) => text).join(" "),
    };
  }

  // How many letters are wrong, missing, too many or changed about; more than `most` is not counted on.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, row] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  window.grSearch = { Search, split, stem };
})();
