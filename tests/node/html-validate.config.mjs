// What the standard demands, and none of the validator's opinions on style.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    // HTML allows any id without spaces; the theme begins its own with an underscore.
    "valid-id": ["error", { relaxed: true }],
    // A table whose cells are laid out one under the other on a phone keeps its roles by saying them.
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    // An <aside> inside an article is no landmark; axe looks at the landmarks that browsers make.
    "unique-landmark": "off",
    // The search shows its hits while one types; there is nothing to submit.
    "wcag/h32": "off",
    // Markdown writes hidden="", and numbers as people write them: style, too.
    "attribute-boolean-style": "off",
    "tel-non-breaking": "off",
  },
};
