// A Telegram text as nodes. Nothing is ever parsed as HTML: words become text nodes, entities become elements.
// Offsets count UTF-16 code units, and so do JavaScript's strings.

const LONG_QUOTE = 160; // characters that fill about three lines, as much as a collapsed quote shows
const SAFE = new Set(["http:", "https:", "mailto:", "tg:"]);
const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** Fill `node`; `say` is called with the words of a tapped command. */
export function write(node, text, entities, say) {
  const spans = (entities ?? []).map((entity) => ({ entity, from: entity.offset, to: entity.offset + entity.length }));
  fill(node, text, 0, text.length, inOrder(spans), say);
}

/** A link that leads to the web, to mail or into Telegram; null for any other address. */
export function link(address, words) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!SAFE.has(url.protocol)) return null;
  const node = element("a", words);
  node.href = url.href;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

export function element(tag, text = "", className = "") {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  if (className) node.className = className;
  return node;
}

function inOrder(spans) {
  return spans.sort((one, other) => one.from - other.from || other.to - one.to);
}

function fill(node, text, from, to, spans, say) {
  let at = from;
  let left = spans;
  while (left.length) {
    const [outer, ...others] = left;
    left = [];
    const inner = [];
    for (const span of others) {
      if (span.from >= outer.to) left.push(span);
      else if (span.to <= outer.to) inner.push(span);
      else {
        // Two that only overlap: the part outside comes after.
        inner.push({ ...span, to: outer.to });
        left.push({ ...span, from: outer.to });
      }
    }
    inOrder(left);
    node.append(text.slice(at, outer.from));
    const shown = made(outer.entity, text.slice(outer.from, outer.to), say);
    fill(shown.inside, text, outer.from, outer.to, inner, say);
    node.append(shown.outside);
    at = outer.to;
    // A block ends its line by itself.
    if (BLOCKS.has(outer.entity.type) && text[at] === "\n" && !left.some((span) => span.from <= at)) at += 1;
  }
  node.append(text.slice(at, to));
}

/** The element of an entity, and the element in it that its words go into. */
function made(entity, words, say) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return both(element(tag));
  const make = MAKERS[entity.type];
  return make ? make(entity, words, say) : both(element("span"));
}

function both(node) {
  return { outside: node, inside: node };
}

const MAKERS = {
  text_link: (entity) => both(link(entity.url, "") ?? element("span")),
  url: (_, words) => both(link(words, "") ?? link(`https://${words}`, "") ?? element("span")),
  email: (_, words) => both(link(`mailto:${words}`, "") ?? element("span")),
  pre: preformatted,
  blockquote: () => both(element("blockquote")),
  expandable_blockquote: expandable,
  spoiler,
  date_time: time,
  bot_command: command,
};

function preformatted(entity) {
  const outside = element("pre");
  const inside = element("code");
  if (entity.language) outside.dataset.language = entity.language;
  outside.append(inside);
  return { outside, inside };
}

function expandable(_, words) {
  const outside = element("blockquote");
  const inside = element("div");
  outside.append(inside);
  if (words.length > LONG_QUOTE || words.split("\n").length > 3) {
    const button = element("button", "▾", "expand");
    button.type = "button";
    const turn = (open) => {
      outside.classList.toggle("collapsed", !open);
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Less · Свернуть ▴" : "More · Развернуть ▾";
    };
    button.addEventListener("click", () => turn(outside.classList.contains("collapsed")));
    turn(false);
    outside.append(button);
  }
  return { outside, inside };
}

function spoiler() {
  const node = element("span", "", "spoiler hidden");
  const show = () => {
    node.classList.remove("hidden");
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
    node.removeAttribute("aria-label");
  };
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", "Hidden text: show · Скрытый текст: показать");
  node.tabIndex = 0;
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show();
    }
  });
  return both(node);
}

function time(entity) {
  const node = element("time");
  node.dateTime = new Date(entity.unix_time * 1000).toISOString();
  return both(node);
}

function command(_, words, say) {
  const node = element("button", "", "command");
  node.type = "button";
  node.addEventListener("click", () => say(words));
  return both(node);
}
