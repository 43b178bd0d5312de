// What is offered above the field while one writes: commands, or what the bot found. A list chosen from by
// pointer or by the arrow keys, while the writing goes on.

import { byId, element } from "./nodes.js";

export class Offers {
  #options = [];
  #active = -1;

  constructor(field) {
    this.field = field;
    this.node = byId("offers");
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** `options`: [{title, description, mark, act()}]; the field keeps the focus. */
  show(options) {
    this.#options = options;
    this.#active = -1;
    this.node.replaceChildren(...options.map((option, index) => this.#line(option, index)));
    this.node.hidden = !options.length;
    this.field.removeAttribute("aria-activedescendant");
  }

  say(words) {
    this.show([]);
    const line = element("li", "offer quiet", words);
    line.setAttribute("role", "option");
    line.setAttribute("aria-disabled", "true");
    this.node.replaceChildren(line);
    this.node.hidden = false;
  }

  close() {
    this.show([]);
  }

  /** Whether a key pressed in the field was meant for the list. */
  takes(event) {
    if (!this.isOpen) return false;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.#activate(this.#active + 1);
    else if (event.key === "ArrowUp") this.#activate(this.#active - 1);
    else if (event.key === "Enter" && this.#active >= 0) this.#options[this.#active].act();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #line({ title, description, mark, act }, index) {
    const words = element("span", "offer-words", element("span", "offer-title", title), description ?? "");
    const line = element("li", "offer", mark ? element("span", "offer-mark", mark) : "", words);
    line.id = `offer-${index}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.addEventListener("mousedown", (event) => event.preventDefault());
    line.addEventListener("click", act);
    return line;
  }

  #activate(index) {
    const count = this.#options.length;
    if (!count) return;
    this.#active = (index + count) % count;
    [...this.node.children].forEach((line, each) => {
      line.setAttribute("aria-selected", String(each === this.#active));
    });
    const line = this.node.children[this.#active];
    line.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", line.id);
  }
}
