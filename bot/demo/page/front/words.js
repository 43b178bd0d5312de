// The page's own words, in one language at a time. What the bot says is in the language it chose.

import en from "./words.en.js";
import kk from "./words.kk.js";
import ru from "./words.ru.js";
import { remembered, remember } from "./memory.js";

export const NAMES = { kk: "Қазақша", ru: "Русский", en: "English" };
export const LANGUAGES = Object.keys(NAMES);

const WORDS = { ru, kk, en };

let chosen = remembered("language") ?? navigator.languages.map((tag) => tag.slice(0, 2)).find(isOurs) ?? "ru";
if (!isOurs(chosen)) chosen = "ru";

function isOurs(code) {
  return LANGUAGES.includes(code);
}

export function language() {
  return chosen;
}

export function speak(code) {
  chosen = code;
  remember("language", code);
}

/** The words of a key, with {name}s filled in. */
export function word(key, values = {}) {
  return WORDS[chosen][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Words of something that may have none, as a role nobody foresaw. */
export function wordOr(key, otherwise) {
  return Object.hasOwn(WORDS[chosen], key) ? word(key) : otherwise;
}

/** Fill what the page's HTML marks with data-word, data-label and data-title. */
export function translate() {
  document.documentElement.lang = chosen;
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    if (node.matches("button")) node.title = word(node.dataset.label);
  }
}
