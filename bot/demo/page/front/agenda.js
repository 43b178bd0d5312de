// The season's events as a list one can read and choose from, and small leaps forwards.

import { LATER, longDay, nextMorning, time } from "./days.js";
import { button, byId, element, unseen } from "./nodes.js";
import { language, word, wordOr } from "./words.js";

const SIGNS = { tournament: "🏟", news: "📰", result: "🏅", games: "🔥" };

export class Agenda {
  /** `jump(where)`: an event's id or an instant; `now()`: the season's time. */
  constructor({ jump, now }) {
    this.jump = jump;
    this.now = now;
    this.node = byId("agenda");
    byId("agenda-open").addEventListener("click", () => this.#open());
  }

  show(season) {
    this.season = season;
    if (this.node.open) this.#draw();
  }

  #open() {
    this.#draw();
    this.node.showModal();
    byId("events").querySelector("button:enabled")?.scrollIntoView({ block: "center" });
  }

  #go(where) {
    this.node.close();
    this.jump(where);
  }

  #draw() {
    byId("leaps").replaceChildren(
      button("pill-button", () => this.#go(nextMorning(this.now())), word("morning")),
      button("pill-button", () => this.#go(Math.round(this.now() + LATER.hour)), word("hour")),
      button("pill-button", () => this.#go(Math.round(this.now() + LATER.day)), word("day")),
    );
    byId("events").replaceChildren(...this.season.events.map((event) => element("li", "", this.#line(event))));
  }

  #line({ id, at, kind, title, done }) {
    const over = done || at <= this.now();
    const sign = element("span", "event-sign", SIGNS[kind] ?? "•");
    sign.setAttribute("aria-hidden", "true");
    const line = button(
      `event ${kind}`,
      () => this.#go(id),
      sign,
      element("span", "event-title", unseen(`${wordOr(kind, kind)}: `), title[language()]),
      element("span", "event-when", `${longDay(at)}, ${time(at)}${over ? ` · ${word("happened")}` : ""}`),
    );
    line.disabled = over;
    return line;
  }
}
