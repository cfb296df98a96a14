// Search: pages and a query in, the pages that answer it out, best first. It knows Norwegian endings,
// compounds, a wrong letter and the words that questions are made of. Loaded once somebody searches.
(() => {
  const FIELDS = { title: 6, words: 5, description: 3, headings: 3, kind: 2, text: 1 };
  const WAYS = { exact: 1, prefix: 0.45, suffix: 0.35, part: 0.5, fuzzy: 0.3 };
  const SHORTEST_PART = 3;
  // In words.
  const PHRASES = [2, 3, 4];
  const ENDINGS = ("hetenes hetene hetens heten heter het ernes enes erne ende este ene ane ens ets ers est ere ete ede " +
    "ing en et er ar es as de te e a s t n r").split(" ");
  const ASKING = new Set(
    ("hva hvem hvor hvorfor hvordan når er en et ei jeg du vi dere han hun den det de meg deg oss seg min mitt mine " +
      "din ditt dine vår vårt våre og i å på til for fra med av om som at skal kan må vil gjør gjøre bør blir være har " +
      "ha få får så da eller hvis ikke noe noen sin sitt sine ut opp inn ned der her hvilke hvilken hvilket betyr " +
      "mener lenge mye mange mellom ved under over etter før " +
      "kva kven kvar kvifor korleis når eg me de dykk ho dei ein ei eit frå ikkje noko nokon gjer gjere vere vore " +
      "kjem berre då kva kvilken betyr tyder mykje").split(" "),
  );

  // A word without each ending that it may have, the longest of what is left first.
  function cut(word) {
    const rests = ENDINGS.filter((ending) => word.endsWith(ending) && mayEnd(word.slice(0, -ending.length), ending));
    return [word, ...rests.reverse().map((ending) => undouble(word.slice(0, -ending.length)))];
  }

  function mayEnd(rest, ending) {
    if (ending === "n" || ending === "r") return rest.length > 2 && rest.endsWith("e");
    return rest.length >= (ending === "ing" ? 4 : 3);
  }

  function undouble(word) {
    return /([bdfgklmnprst])\1$/.test(word) ? word.slice(0, -1) : word;
  }

  function split(text) {
    return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  // The course's words; those that differ in their endings alone have one base, the shortest of them.
  class Vocabulary {
    constructor(texts) {
      const words = [...new Set(texts.flatMap(split))].filter((word) => !ASKING.has(word));
      words.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
      this.bases = new Map();
      for (const word of words) {
        const base = this.base(word);
        for (const rest of cut(word)) if (!this.bases.has(rest)) this.bases.set(rest, base);
      }
      this.terms = new Set(this.bases.values());
    }

    base(word) {
      const rest = cut(word).find((each) => this.bases.has(each));
      return rest ? this.bases.get(rest) : word;
    }
  }

  class Search {
    constructor(MiniSearch, pages) {
      const texts = pages.map(fieldsOf);
      const vocabulary = new Vocabulary(texts.flatMap((fields) => Object.keys(FIELDS).map((name) => fields[name])));
      const known = new Map();
      this.pages = pages;
      this.vocabulary = vocabulary.terms;
      this.stem = (word) => known.get(word) ?? known.set(word, vocabulary.base(word)).get(word);
      for (const fields of texts) fields.phrases = this.phrasesIn(fields.words);
      this.phrases = new Set(texts.flatMap(({ phrases }) => phrases));
      this.index = new MiniSearch({
        fields: [...Object.keys(FIELDS), "phrases"],
        idField: "url",
        stringifyField: (value) => value,
        tokenize: (text, field) => (field === "phrases" ? text : split(text)),
        processTerm: (word, field) => (field === "phrases" ? word : this.stem(word)),
        searchOptions: { boost: { ...FIELDS, phrases: FIELDS.words }, tokenize: (term) => [term], processTerm: (term) => term },
      });
      this.weights = new Map(pages.map((page) => [page.url, page.weight]));
      this.index.addAll(texts);
    }

    // The pages that answer a query, best first, and the stems that are marked in them, each with what it counts.
    find(query) {
      const words = split(query);
      const asked = words.filter((word) => !ASKING.has(word));
      const groups = (asked.length ? asked : words).map((word) => this.waysOf(word));
      for (const [index, word] of asked.entries()) {
        const joined = this.stem(word + (asked[index + 1] ?? ""));
        if (asked[index + 1] && this.vocabulary.has(joined)) groups.push(new Map([[joined, WAYS.exact]]));
      }
      for (const phrase of this.phrasesAsked(words)) groups.push(new Map([[phrase, WAYS.exact]]));
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

    phrasesIn(searchWords) {
      const phrases = searchWords.split(" · ").map(split).filter((words) => words.length > 1);
      return phrases.map((words) => words.map(this.stem).join(" "));
    }

    // The search words of more than one word that stand in a query.
    phrasesAsked(words) {
      const stems = words.map(this.stem);
      const some = stems.flatMap((_, from) => PHRASES.map((length) => stems.slice(from, from + length).join(" ")));
      return new Set(some.filter((phrase) => this.phrases.has(phrase)));
    }

    // Each word of a query counts once a page, by the best of the ways in which the page has it, and more if few have it.
    addGroup(scores, ways) {
      const best = new Map();
      for (const [term, weight] of ways) {
        for (const { id, score } of this.index.search(term)) {
          best.set(id, Math.max(best.get(id) ?? 0, score * weight));
        }
      }
      const rare = Math.log(1 + this.pages.length / best.size);
      for (const [url, score] of best) {
        const before = scores.get(url) ?? { score: 0, groups: 0 };
        scores.set(url, { score: before.score + score * rare, groups: before.groups + 1 });
      }
    }

    // The course's words that may stand for a reader's word, each with what it counts.
    waysOf(word) {
      const wanted = this.stem(word);
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
        if (!ways.size) for (const term of this.near(word)) add(term, WAYS.fuzzy);
      }
      return ways;
    }

    // «møteinnkalling» is looked for as «møte» and «innkalling», also with an «s» or «e» between.
    partsOf(word) {
      for (let place = word.length - SHORTEST_PART; place >= SHORTEST_PART; place -= 1) {
        const last = this.stem(word.slice(place));
        const firsts = [word.slice(0, place), word.slice(0, place).replace(/[se]$/, "")].map(this.stem);
        const first = firsts.find((part) => part.length >= SHORTEST_PART && this.vocabulary.has(part));
        if (first && last.length >= SHORTEST_PART && this.vocabulary.has(last)) return [first, last];
      }
      return [];
    }

    // The words that are spelt nearly so, their endings left aside.
    near(word) {
      if (word.length < 4) return [];
      const most = word.length > 7 ? 2 : 1;
      const forms = cut(word).filter((form) => form.length > 2);
      const found = [...this.vocabulary].map((term) => [Math.min(...forms.map((form) => distance(form, term, most))), term]);
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

  window.grSearch = { Search, split };
})();
