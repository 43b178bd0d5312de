// The tour of a minute: an invitation, then the step it is at, which can be gone past or ended.

import { attempt } from "./bar.js";
import { button, byId, element, icon } from "./nodes.js";
import { language, word } from "./words.js";

export class Tour {
  #shown = "";

  /** `visit(chat's id)` shows the chat that a step is about. */
  constructor(visit) {
    this.visit = visit;
    this.node = byId("tour");
    this.said = element("div", "tour-said");
    this.said.setAttribute("aria-live", "polite");
    this.buttons = element("div", "tour-buttons");
    this.node.append(this.said, this.buttons);
  }

  show({ tour }) {
    const shown = JSON.stringify([tour, language()]);
    if (shown === this.#shown) return;
    const began = this.step;
    this.#shown = shown;
    this.step = tour?.step;
    document.body.classList.toggle("touring", Boolean(tour));
    if (tour) this.#drawStep(tour);
    else this.#drawInvitation();
    if (tour?.chat && tour.step !== began) this.visit(tour.chat);
  }

  #drawInvitation() {
    this.said.replaceChildren(element("p", "", word("about")));
    const begin = () => attempt("tour", { do: "start" });
    this.#offer(button("pill-button filled", begin, icon("play"), word("tour")));
  }

  #drawStep({ step, of, says }) {
    const dots = element("span", "dots");
    for (let number = 1; number <= of; number += 1) dots.append(element("i", number <= step ? "past" : ""));
    dots.setAttribute("aria-hidden", "true");
    this.said.replaceChildren(
      element("p", "tour-step", word("tourStep", { step, of }), dots),
      element("p", "tour-says", says[language()]),
    );
    this.#offer(
      button("pill-button filled", () => attempt("tour", { do: "skip" }), word("skip"), icon("skip")),
      button("pill-button", () => attempt("tour", { do: "stop" }), word("stop")),
    );
  }

  /** Buttons that stay the same keep the focus of who walks through by keyboard. */
  #offer(...buttons) {
    const focused = [...this.buttons.children].indexOf(document.activeElement);
    this.buttons.replaceChildren(...buttons);
    if (focused >= 0) (this.buttons.children[focused] ?? this.buttons.children[0]).focus();
  }
}
