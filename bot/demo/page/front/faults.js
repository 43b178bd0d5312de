// The drawer of faults: what can be broken, and what the outbox makes of it.

import { attempt } from "./bar.js";
import { button, byId, element, icon } from "./nodes.js";
import { word } from "./words.js";

export class Faults {
  constructor(store) {
    this.store = store;
    this.node = byId("faults");
    byId("faults-open").addEventListener("click", () => this.#turn(this.node.hidden));
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.#turn(false));
  }

  show(season) {
    this.season = season;
    const { network, flood, blocked } = season.faults;
    const broken = network || flood || blocked.length > 0 || season.bot !== "running";
    byId("faults-open").classList.toggle("alarmed", broken);
    if (!this.node.hidden) this.#draw();
  }

  draw() {
    if (!this.node.hidden) this.#draw();
  }

  #turn(open) {
    this.node.hidden = !open;
    byId("faults-open").setAttribute("aria-expanded", String(open));
    if (open) {
      this.#draw();
      this.node.querySelector("button").focus();
    } else byId("faults-open").focus();
  }

  #draw() {
    const focused = [...this.node.querySelectorAll("button, input")].indexOf(document.activeElement);
    const { faults, outbox, bot } = this.season;
    const people = [...this.store.people.values()];
    const shut = button("round", () => this.#turn(false), icon("close"));
    shut.setAttribute("aria-label", word("close"));
    this.node.replaceChildren(
      element("header", "", element("h2", "", word("faults")), shut),
      element("p", "quiet", word("faultsHow")),
      this.#switch("network", faults.network, word("network"), word("networkHow")),
      this.#switch("flood", faults.flood, word("flood"), word("floodHow")),
      this.#killer(bot),
      element("h3", "", word("blocks")),
      ...people.map(({ id, first_name: name }) => this.#switch("block", faults.blocked.includes(id), name, "", id)),
      element("h3", "", word("outbox")),
      this.#numbers(outbox),
    );
    if (focused >= 0) this.node.querySelectorAll("button, input")[focused]?.focus();
  }

  #switch(name, on, title, how, person) {
    const box = element("input", "switch");
    box.type = "checkbox";
    box.checked = on;
    box.setAttribute("role", "switch");
    const wish = () => ({ name, on: box.checked, ...(person && { person }) });
    box.addEventListener("change", () => attempt("fault", wish()));
    const words = element("span", "", element("strong", "", title), how && element("span", "quiet", how));
    return element("label", "fault", words, box);
  }

  #killer(bot) {
    const kill = button("pill-button danger", () => attempt("fault", { name: "kill", on: true }), word("kill"));
    kill.disabled = bot !== "running";
    return element("p", "fault", element("span", "quiet", word("killHow")), kill);
  }

  #numbers({ waiting, said, given_up: givenUp, oldest_s: oldest }) {
    const cell = (count, key) => element("div", `number ${key}`, element("dt", "", word(key)), element("dd", "", String(count)));
    const list = element("dl", "numbers", cell(waiting, "waiting"), cell(said, "said"), cell(givenUp, "given_up"));
    if (oldest === null) return list;
    return element("div", "", list, element("p", "quiet", word("oldest", { count: oldest })));
  }
}
