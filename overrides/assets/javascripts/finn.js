// Where there is a field to find one of many in; `gode.js` asks for it.

document.addEventListener("input", narrowList);
document.addEventListener("keydown", followOnlyOne);
for (const field of document.querySelectorAll("[data-gr-find]")) field.parentElement.hidden = false;

// A long list becomes what has the words that are written; Enter leads on when one is left.
function narrowList({ target }) {
  if (!target.matches("[data-gr-find]")) return;
  const words = target.value.trim().toLowerCase();
  for (const row of rowsOf(target)) row.hidden = !row.textContent.toLowerCase().includes(words);
  const none = target.closest("div").querySelector("output");
  none.textContent = leftOf(target).length ? "" : none.dataset.none;
}

function followOnlyOne({ key, target }) {
  if (key !== "Enter" || !target.matches("[data-gr-find]")) return;
  const left = leftOf(target);
  if (left.length === 1) left[0].querySelector("a").click();
}

function rowsOf(field) {
  return [...field.closest("div").querySelectorAll("li")];
}

function leftOf(field) {
  return rowsOf(field).filter((row) => !row.hidden);
}
