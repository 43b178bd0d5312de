// The list of chats: who, when, what was said last, how much is unread.

import { sinceThen } from "./days.js";
import { avatar, button, byId, element, unseen } from "./nodes.js";
import { inShort } from "./service.js";
import { word, wordOr } from "./words.js";

export class ChatList {
  #chosen = null;

  /** `open(chat)` shows a chat; `now()` is the demo's time in ms. */
  constructor(store, { open, now }) {
    this.store = store;
    this.open = open;
    this.now = now;
    this.node = byId("chats");
    this.node.addEventListener("keydown", (event) => this.#step(event));
  }

  choose(chat) {
    this.#chosen = chat?.id ?? null;
    this.draw();
  }

  /** Where a keyboard or a screen reader was before it went into a chat. */
  focus(chat) {
    this.node.querySelector(`[data-chat="${chat?.id}"]`)?.focus({ preventScroll: true });
  }

  draw() {
    const focused = document.activeElement?.dataset?.chat;
    const chats = [...this.store.chats.values()];
    const parts = [
      ["people", chats.filter((chat) => chat.kind === "private")],
      ["shared", chats.filter((chat) => chat.kind !== "private")],
    ];
    this.node.replaceChildren(
      ...parts
        .filter(([, listed]) => listed.length)
        .flatMap(([title, listed]) => [
          element("h2", "list-title", word(title)),
          element("ul", "", ...listed.map((chat) => element("li", "", this.#row(chat)))),
        ]),
    );
    if (focused) this.node.querySelector(`[data-chat="${focused}"]`)?.focus({ preventScroll: true });
  }

  #row(chat) {
    const last = this.store.last(chat);
    const unread = this.store.unread(chat);
    const row = button(
      "chat",
      () => this.open(chat),
      avatar(chat.id, chat.title),
      element("span", "chat-title", chat.title, element("span", "role", ` ${this.#role(chat)}`)),
      element("span", "chat-time", last ? sinceThen(last.date * 1000, this.now()) : ""),
      this.#line(chat, last),
    );
    if (unread) {
      const count = element("span", "count", String(unread), unseen(` (${word("unread", { count: unread })})`));
      row.append(count);
    }
    row.dataset.chat = chat.id;
    if (chat.id === this.#chosen) row.setAttribute("aria-current", "true");
    return row;
  }

  #role(chat) {
    if (chat.kind !== "private") return word(chat.kind);
    const { role } = this.store.person(chat.id);
    return wordOr(role, role);
  }

  #line(chat, last) {
    if (this.store.typing.has(chat.id)) return element("span", "chat-line typing", word("typing"));
    if (!last) return element("span", "chat-line", word("empty"));
    const by = chat.kind === "group" ? `${this.store.sender(last).name}: ` : "";
    return element("span", "chat-line", by && element("b", "", by), inShort(last).slice(0, 120));
  }

  /** Up and down through the chats, as in a list. */
  #step(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const rows = [...this.node.querySelectorAll(".chat")];
    const next = rows[rows.indexOf(document.activeElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
