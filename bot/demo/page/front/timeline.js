// The season as a line with its events as marks. It is for the eye and the pointer; the agenda holds the same.

import { longDay, shortMonth, wall } from "./days.js";
import { toast } from "./dialogs.js";
import { byId, element } from "./nodes.js";
import { language, word } from "./words.js";

const FEW = 8; // months that are all named

export class Timeline {
  #drawn = "";

  /** `jump(where)`: an event's id or an instant. */
  constructor(jump) {
    this.node = byId("timeline");
    this.past = element("span", "past");
    this.knob = element("span", "knob");
    this.node.addEventListener("click", (event) => {
      const { id } = event.target.dataset;
      const at = this.#instantAt(event.clientX);
      if (at <= this.now) toast(word("eventsHow"));
      else jump(id ?? at);
    });
  }

  show({ begins, ends, events }, now) {
    this.begins = begins;
    this.ends = ends;
    const drawn = JSON.stringify([begins, ends, events, language()]);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      const marks = events.map((each) => this.#mark(each));
      this.node.replaceChildren(element("span", "track"), this.past, ...this.#months(), ...marks, this.knob);
    }
    this.move(now);
  }

  move(now) {
    this.now = now;
    const part = this.#part(now);
    this.past.style.width = part;
    this.knob.style.left = part;
  }

  #mark({ id, at, kind, title, done }) {
    const node = element("span", `mark ${kind}`);
    node.classList.toggle("done", done);
    node.style.left = this.#part(at);
    node.title = `${longDay(at)}: ${title[language()]}`;
    node.dataset.id = id;
    return node;
  }

  #months() {
    const { year, month } = wall(this.begins);
    const marks = [];
    for (let number = month; Date.UTC(year, number, 1) < this.ends; number += 1) {
      const at = Date.UTC(year, number, 1);
      const named = (number % 12) + 1;
      const node = element("span", "month", shortMonth(named));
      node.style.left = this.#part(at);
      marks.push(node);
    }
    const step = Math.ceil(marks.length / FEW);
    return marks.filter((_, index) => index % step === 0);
  }

  #part(at) {
    const part = (at - this.begins) / (this.ends - this.begins);
    return `${(Math.min(1, Math.max(0, part)) * 100).toFixed(3)}%`;
  }

  #instantAt(x) {
    const box = this.node.getBoundingClientRect();
    return Math.round(this.begins + ((x - box.left) / box.width) * (this.ends - this.begins));
  }
}
