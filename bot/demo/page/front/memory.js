// What the browser remembers between visits: the page's language and look, and what was read in this run.
// A browser that keeps nothing (private windows, blocked storage) loses only that.

const PREFIX = "zholdama-demo-";

export function remembered(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing is lost but the memory of it.
  }
}
