// The messages of an open place, in order: their days, their runs, and where the reader stands among them.

import { element } from "./nodes.js";
import { word } from "./words.js";

const NEAR = 60; // pixels from the end within which a reader is taken to follow the conversation
const FLASH = 1600; // milliseconds a message is marked that was gone to

export class Log {
  #follows = true;

  /** `made(message)` is its list item; `moved()` is told when the reader has moved or all has been moved. */
  constructor(node, list, { made, moved }) {
    this.node = node;
    this.list = list;
    this.made = made;
    this.moved = moved;
    node.addEventListener("scroll", () => {
      this.#follows = this.isAtEnd();
      moved();
    });
    new ResizeObserver(() => this.#follows && this.toEnd()).observe(node);
  }

  /**
   * Show these messages instead of whatever was shown; the first that is new gets a line above it. `stays`: it is
   * the same place as before, and who reads further up is left there.
   */
  fill(messages, { readUpTo, isNew, stays }) {
    const stood = stays && !this.#follows ? this.node.scrollTop : null;
    this.node.setAttribute("aria-busy", "true");
    this.list.replaceChildren(...messages.map((message) => this.made(message)));
    const first = readUpTo && messages.find((message) => message.message_id > readUpTo && isNew(message));
    this.newFrom = first ? first.message_id : null;
    this.settle();
    const line = this.list.querySelector(".new-line");
    if (stood !== null) this.node.scrollTop = stood;
    else if (line) this.node.scrollTop += line.getBoundingClientRect().top - this.node.getBoundingClientRect().top - 48;
    else this.toEnd();
    this.#follows = this.isAtEnd();
    this.node.removeAttribute("aria-busy");
  }

  put(message, isOwn) {
    const follows = this.#follows || isOwn;
    const item = this.made(message);
    const old = this.find(message.message_id);
    if (old) this.#replace(old, item);
    else {
      item.classList.add("arrives");
      this.#insert(item, message.message_id);
    }
    this.settle();
    if (follows) this.toEnd();
    this.moved();
  }

  remove(id) {
    this.find(id)?.remove();
    this.settle();
  }

  find(id) {
    return this.list.querySelector(`[data-id="${Number(id)}"]`);
  }

  goTo(id) {
    const item = this.find(id);
    if (!item) return;
    item.scrollIntoView({ block: "center", behavior: "smooth" });
    item.classList.add("flash");
    setTimeout(() => item.classList.remove("flash"), FLASH);
  }

  isAtEnd() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < NEAR;
  }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    this.#follows = true;
  }

  /** Name each day once, mark what is new, and let what one person says in a row hang together. */
  settle() {
    for (const line of this.list.querySelectorAll(".line")) line.remove();
    let before = null;
    for (const item of [...this.list.children]) {
      const parted = item.dataset.day !== before?.dataset.day;
      if (parted) item.before(lineOf("day", item.dataset.day));
      const isNew = Number(item.dataset.id) === this.newFrom;
      if (isNew) item.before(lineOf("new-line", word("new")));
      const first = parted || isNew || before.dataset.by !== item.dataset.by || before.matches(".service");
      item.classList.toggle("first", first);
      before?.classList.toggle("last", first || item.matches(".service"));
      before = item;
    }
    before?.classList.add("last");
  }

  /** The new item takes the place of the old one, and whatever in it was focused keeps the focus. */
  #replace(old, item) {
    const focused = [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
    old.replaceWith(item);
    if (focused < 0) return;
    const places = item.querySelectorAll("button, a");
    (places[Math.min(focused, places.length - 1)] ?? this.node).focus({ preventScroll: true });
  }

  #insert(item, id) {
    const next = [...this.list.querySelectorAll(".message")].find((each) => Number(each.dataset.id) > id);
    this.list.insertBefore(item, next ?? null);
  }
}

function lineOf(kind, words) {
  return element("li", `line ${kind}`, element("span", "pill", words));
}
