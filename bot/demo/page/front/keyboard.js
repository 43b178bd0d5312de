// The buttons under a message. A tap waits for the bot's answer for as long as Telegram would.

import { button, element, icon } from "./nodes.js";
import { word } from "./words.js";

/** `act`: press(message, data), link(address, words), fill(text), pass(text), copy(text). Null without buttons. */
export function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  const node = element("div", "keyboard");
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", word("buttons"));
  for (const row of rows) node.append(element("div", "row", ...row.map((each) => key(each, message, act))));
  return node;
}

function key(wanted, message, act) {
  const node = keyOf(wanted, message, act);
  node.classList.add("key");
  if (wanted.style) node.dataset.style = wanted.style;
  return node;
}

function keyOf(wanted, message, act) {
  const words = element("span", "key-words", wanted.text);
  if (wanted.callback_data !== undefined) {
    const node = button("", () => act.press(message, wanted.callback_data), words);
    node.dataset.data = wanted.callback_data;
    return node;
  }
  if (wanted.url) {
    const node = act.link(wanted.url);
    if (node) {
      node.append(words, element("span", "key-mark", icon("out")));
      return node;
    }
  }
  if (wanted.copy_text) return button("", () => act.copy(wanted.copy_text.text), words);
  if (wanted.switch_inline_query_current_chat !== undefined) {
    return button("", () => act.fill(wanted.switch_inline_query_current_chat), words);
  }
  if (wanted.switch_inline_query !== undefined) return button("", () => act.pass(wanted.switch_inline_query), words);
  const node = button("", null, words);
  node.disabled = true;
  node.title = word("unplayable");
  return node;
}
