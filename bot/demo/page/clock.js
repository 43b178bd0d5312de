// The clock bar: what time it is in the demo, and ways forwards. Zones are the server's business: it sends the
// wall clock time of the demo's zone ("wall") and takes one back.

import { moveClock } from "./server.js";

const SEASON = "2020-03-02T09:00";
const MORNING = "09:00";

const byId = (id) => document.getElementById(id);

export class ClockBar {
  /** `failed` is told the sentence of whatever was refused. */
  constructor({ failed }) {
    this.failed = failed;
    this.wall = null;
    this.last = null; // ms UTC of the latest tick, to see whether the clock runs
    for (const button of document.querySelectorAll("[data-by]")) {
      button.addEventListener("click", () => this.move({ by: Number(button.dataset.by) }));
    }
    byId("morning").addEventListener("click", () => this.move({ wall: nextMorning(this.wall) }));
    byId("season").addEventListener("click", () => this.move({ wall: SEASON }));
    byId("go").addEventListener("submit", (event) => {
      event.preventDefault();
      this.move({ wall: byId("wall").value });
    });
  }

  async move(wish) {
    try {
      const { clock } = await moveClock(wish);
      this.show(clock);
      byId("wall").value = clock.wall.slice(0, 16);
    } catch (error) {
      this.failed(error.message);
    }
  }

  /** A tick comes once a second: a clock that stands still between two of them is paused. */
  tick(clock) {
    if (this.last !== null && !clock.moved) this.showPace(clock.now > this.last);
    this.last = clock.now;
    this.show(clock);
  }

  show({ wall, shown }) {
    this.wall = wall;
    const node = byId("shown");
    if (node.textContent !== shown) node.textContent = shown;
    node.dateTime = wall;
    byId("season").disabled = wall.slice(0, 16) >= SEASON;
    if (!byId("wall").value) byId("wall").value = wall.slice(0, 16);
  }

  showPace(runs) {
    const node = byId("pace");
    node.dataset.runs = runs;
    node.textContent = runs ? "▶ running · идёт" : "⏸ paused · стоит";
  }
}

function nextMorning(wall) {
  const [day, time] = wall.split("T");
  if (time < MORNING) return `${day}T${MORNING}`;
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return `${next.toISOString().slice(0, 10)}T${MORNING}`;
}
