// Elements and icons. Text always becomes text nodes: nothing here is ever parsed as HTML, but our own icons.

const PATHS = {
  back: "M15 5l-7 7 7 7",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  calendar: "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4",
  check: "M5 12l5 5 9-10",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 10l6 6 6-6",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  globe: "M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  moon: "M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z",
  next: "M6 5l9 7-9 7zM18 5v14",
  out: "M8 16l9-9M9 7h8v8",
  pause: "M8 5v14M16 5v14",
  play: "M7 4l12 8-12 8z",
  send: "M4 12l16-8-5 16-4-6zM11 14l9-10",
  skip: "M5 5l7 7-7 7M13 5l7 7-7 7",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  tune: "M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4",
};

/** element("p", "name other", "words", child…) */
export function element(tag, className = "", ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

/** A button that does not send forms. */
export function button(className, act, ...children) {
  const node = element("button", className, ...children);
  node.type = "button";
  if (act) node.addEventListener("click", act);
  return node;
}

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** What only a screen reader says. */
export function unseen(words) {
  return element("span", "unseen", words);
}

const HUES = 7;

/** Initials on a colour that stays with the id. */
export function avatar(id, name, className = "") {
  const initials = name
    .split(/\s+/)
    .map((part) => part.match(/[\p{L}\p{N}]/u)?.[0] ?? "")
    .join("")
    .slice(0, 2);
  const node = element("span", `avatar ${className}`.trim(), initials.toUpperCase());
  node.dataset.hue = hueOf(id);
  node.setAttribute("aria-hidden", "true");
  return node;
}

export function hueOf(id) {
  return Math.abs(id) % HUES;
}

export function byId(id) {
  return document.getElementById(id);
}
