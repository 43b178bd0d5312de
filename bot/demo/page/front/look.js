// Light or dark, and the page's language: as the browser wishes until somebody says otherwise.

import { remember, remembered } from "./memory.js";
import { byId, icon } from "./nodes.js";
import { LANGUAGES, NAMES, language, speak, word } from "./words.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** `changed` is told when the language is another. */
export function setUpLook(changed) {
  wear(remembered("theme"));
  byId("theme").addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark";
    remember("theme", wanted);
    wear(wanted);
  });
  dark.addEventListener("change", drawTheme);
  byId("language").replaceChildren(...LANGUAGES.map((code) => optionOf(code)));
  byId("language").value = language();
  byId("language").addEventListener("change", (event) => {
    speak(event.target.value);
    changed();
  });
}

export function drawTheme() {
  const words = word(isDark() ? "toLight" : "toDark");
  byId("theme").replaceChildren(icon(isDark() ? "sun" : "moon"));
  byId("theme").setAttribute("aria-label", words);
  byId("theme").title = words;
}

function wear(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  drawTheme();
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : dark.matches;
}

function optionOf(code) {
  const option = new Option(NAMES[code], code);
  option.lang = code;
  return option;
}
