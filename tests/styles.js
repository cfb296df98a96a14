// What a page looks like, as hashes to compare and values to explain a difference by. Run in the page.
window.styles = (() => {
  const local = (text) => text.replaceAll(location.origin, "");
  const elements = () => [document.documentElement, ...document.querySelectorAll("body, body *")];

  // All values, or null where there is no such pseudo-element.
  const values = (element, pseudo, names) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && style.content === "none") return null;
    return names.map((name) => style.getPropertyValue(name));
  };
  const hash = (words) => {
    let sum = 0;
    for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 16777619);
    return sum;
  };
  const label = (element) => [element.localName, ...element.classList].join(".");
  const words = (element) =>
    [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ data }) => data.replace(/\s+/g, " ").trim())
      .join("|");

  const media = ({ media: { mediaText } }) => (mediaText ? [`@media ${mediaText}`] : []);
  const isGroup = (rule) => rule.cssRules && !rule.style && !(rule instanceof CSSKeyframesRule);
  // Each rule with the conditions around it.
  const flatten = (rules, around) =>
    [...rules].flatMap((rule) => {
      if (rule.styleSheet) return flatten(rule.styleSheet.cssRules, [...around, ...media(rule)]);
      if (isGroup(rule)) return flatten(rule.cssRules, [...around, rule.cssText.split("{")[0].trim()]);
      return [{ rule, text: [...around, rule.cssText].join(" ") }];
    });
  const loaded = () => [...document.styleSheets].flatMap((sheet) => flatten(sheet.cssRules, media(sheet)));

  return {
    // The page apart from its looks: [element, own words, where it leads].
    content: () =>
      elements().map((element) => [label(element), words(element), local(element.href?.toString() ?? "")]),
    // Every rule that is loaded; what is hovered or pressed is seen here alone.
    rules: () => loaded().map(({ text }) => text),
    // Every property that a rule sets; no other can change. Custom ones are seen where they are used.
    properties: () => [...new Set(loaded().flatMap(({ rule }) => [...(rule.style ?? [])]))].filter((name) => !name.startsWith("--")),
    // For each element a hash for itself and for each pseudo-element, 0 where there is none.
    hashes: ([names, pseudos]) =>
      elements().map((element) =>
        pseudos.map((pseudo) => {
          const found = values(element, pseudo, names);
          return found ? hash(local(found.join("\n"))) : 0;
        }),
      ),
    values: ([index, pseudo, names]) => values(elements()[index], pseudo, names)?.map(local) ?? [],
  };
})();
