// What comes before the reader by itself: toasts, alerts, and the question where something should go.

import { avatar, button, byId, element } from "./nodes.js";

const TOAST = 6000; // milliseconds a toast stays

export function toast(words, kind = "") {
  const node = element("p", `toast ${kind}`, words);
  byId("toasts").append(node);
  setTimeout(() => node.remove(), TOAST);
}

export function complain(error) {
  toast(error.message, "refusal");
}

export function alert(words) {
  byId("alert-text").textContent = words;
  if (!byId("alert").open) byId("alert").showModal();
}

/** Ask which of the chats is meant; undefined where it was cancelled. */
export function choose(title, chats) {
  const dialog = byId("choice");
  byId("choice-title").textContent = title;
  return new Promise((resolve) => {
    const choices = chats.map((chat) => {
      const pick = () => {
        resolve(chat);
        dialog.close();
      };
      return button("choice", pick, avatar(chat.id, chat.title, "small"), chat.title);
    });
    byId("choices").replaceChildren(...choices);
    dialog.addEventListener("close", () => resolve(undefined), { once: true });
    dialog.showModal();
  });
}
