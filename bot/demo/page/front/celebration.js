// A message effect: a handful of confetti over the conversation. Who asked for less motion is spared it.

import { byId, element } from "./nodes.js";

const PIECES = 42;
const SIGNS = ["🎉", "🏅", "✨", "🥇", "🎊"];
const LONGEST = 2200; // milliseconds

export function celebrate() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const place = element("div", "celebration");
  place.setAttribute("aria-hidden", "true");
  byId("conversation").append(place);
  const flights = Array.from({ length: PIECES }, (_, number) => fly(place, number));
  Promise.allSettled(flights.map((flight) => flight.finished)).then(() => place.remove());
}

function fly(place, number) {
  const piece = element("span", "confetti", SIGNS[number % SIGNS.length]);
  place.append(piece);
  const aside = (Math.random() - 0.5) * place.clientWidth * 0.9;
  const up = -place.clientHeight * (0.35 + Math.random() * 0.5);
  const turn = (Math.random() - 0.5) * 900;
  const at = (x, y, angle) => `translate(${x}px, ${y}px) rotate(${angle}deg)`;
  return piece.animate(
    [
      { transform: at(0, 0, 0), opacity: 1, easing: "cubic-bezier(.2,.8,.4,1)" },
      { transform: at(aside * 0.7, up, turn / 2), opacity: 1, offset: 0.4, easing: "ease-in" },
      { transform: at(aside, 80, turn), opacity: 0 },
    ],
    { duration: LONGEST * (0.7 + Math.random() * 0.3), fill: "forwards" },
  );
}
