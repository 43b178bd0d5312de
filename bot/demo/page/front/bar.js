// The season's bar: the day and the hour, play and pause, the speed, what comes next, how the bot is.

import { Agenda } from "./agenda.js";
import { complain } from "./dialogs.js";
import { longDay, shortMoment, time } from "./days.js";
import { byId, element, icon } from "./nodes.js";
import { act } from "./server.js";
import { Timeline } from "./timeline.js";
import { word } from "./words.js";

const SPEEDS = [1, 60, 3600, 21_600, 86_400];
const LOOK = 250; // milliseconds between two looks at the clock

export async function attempt(verb, body) {
  try {
    await act(verb, body);
  } catch (error) {
    complain(error);
  }
}

export class Bar {
  constructor(clock) {
    this.clock = clock;
    const jump = (to) => attempt("jump", { to });
    this.timeline = new Timeline(jump);
    this.agenda = new Agenda({ jump, now: () => clock.now() });
    byId("play").addEventListener("click", () => this.#turn());
    byId("speed").addEventListener("change", () => attempt("play", { speed: Number(byId("speed").value) }));
    byId("next").addEventListener("click", () => jump("next"));
    setInterval(() => this.#tick(), LOOK);
  }

  show(season) {
    this.season = season;
    this.draw();
  }

  draw() {
    if (!this.season) return;
    const { paused, speed, next, bot } = this.season;
    byId("play").replaceChildren(icon(paused ? "play" : "pause"));
    name("play", word(paused ? "play" : "pause"));
    this.#drawSpeeds(speed);
    byId("next").disabled = !next;
    byId("next").replaceChildren(icon("next"), element("span", "next-when", next ? shortMoment(next.at) : word("jumpNext")));
    name("next", next ? word("jumpNextTo", { when: this.#whenOf(next) }) : word("jumpNext"));
    const state = byId("bot-state");
    state.dataset.state = bot;
    if (state.textContent !== word(bot)) state.textContent = word(bot);
    this.timeline.show(this.season, this.clock.now());
    this.agenda.show(this.season);
    this.#tick();
  }

  #whenOf({ id, at }) {
    const known = this.season.events.find((event) => event.id === id);
    return [shortMoment(at), known?.title[document.documentElement.lang]].filter(Boolean).join(" — ");
  }

  #turn() {
    if (this.season.paused) attempt("play", { speed: Number(byId("speed").value) });
    else attempt("pause", {});
  }

  #drawSpeeds(speed) {
    const node = byId("speed");
    const speeds = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((one, other) => one - other);
    const options = speeds.map((each) => new Option(`×${each}`, each, each === speed, each === speed));
    const drawn = options.map(({ value, selected }) => `${value}${selected}`).join();
    if (node.dataset.drawn === drawn) return; // an open list is not to be drawn anew under the pointer
    node.dataset.drawn = drawn;
    node.replaceChildren(...options);
  }

  #tick() {
    if (!this.season) return;
    const now = this.clock.now();
    const [day, hour] = [longDay(now), time(now)];
    if (byId("day").textContent !== day) byId("day").textContent = day;
    if (byId("hour").textContent !== hour) byId("hour").textContent = hour;
    byId("now").dateTime = new Date(now).toISOString();
    this.timeline.move(now);
  }
}

function name(id, words) {
  byId(id).setAttribute("aria-label", words);
  byId(id).title = words;
}
