// The season's time as the page shows it: between two words of the server it runs on by itself.

export class SeasonClock {
  #told = { now: 0, paused: true, speed: 1 };
  #since = 0;

  tell(season) {
    this.#told = season;
    this.#since = performance.now();
  }

  now() {
    const { now, paused, speed } = this.#told;
    return paused ? now : now + (performance.now() - this.#since) * speed;
  }
}
