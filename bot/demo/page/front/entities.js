// A Telegram text as nodes. Nothing is ever parsed as HTML: words become text nodes, entities become elements.
// Offsets count UTF-16 code units, and so do JavaScript's strings.

import { asWished } from "./days.js";
import { button, element, icon } from "./nodes.js";
import { word } from "./words.js";

const LONG_QUOTE = 160; // characters that fill about three lines, as much as a collapsed quote shows
const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** Fill `node`; `act` says tapped commands (`say(words)`) and makes links (`link(address)`: a node or null). */
export function write(node, text, entities, act) {
  const spans = (entities ?? []).map((entity) => ({ entity, from: entity.offset, to: entity.offset + entity.length }));
  fill(node, text, 0, text.length, inOrder(spans), act);
}

function inOrder(spans) {
  return spans.sort((one, other) => one.from - other.from || other.to - one.to);
}

function fill(node, text, from, to, spans, act) {
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
    const shown = made(outer.entity, text.slice(outer.from, outer.to), act);
    if (!shown.done) fill(shown.inside, text, outer.from, outer.to, inner, act);
    node.append(shown.outside);
    at = outer.to;
    // A block ends its line by itself.
    if (BLOCKS.has(outer.entity.type) && text[at] === "\n" && !left.some((span) => span.from <= at)) at += 1;
  }
  node.append(text.slice(at, to));
}

/** The element of an entity, and the element in it that its words go into unless it is `done`. */
function made(entity, words, act) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return both(element(tag));
  const make = MAKERS[entity.type];
  return make ? make(entity, words, act) : both(element("span"));
}

function both(node) {
  return { outside: node, inside: node };
}

const MAKERS = {
  text_link: (entity, _, act) => both(act.link(entity.url) ?? element("span")),
  url: (_, words, act) => both(act.link(words) ?? element("span")),
  email: (_, words, act) => both(act.link(`mailto:${words}`) ?? element("span")),
  phone_number: (_, words, act) => both(act.link(`tel:${words}`) ?? element("span")),
  mention: () => both(element("span", "tag")),
  text_mention: () => both(element("span", "tag")),
  hashtag: () => both(element("span", "tag")),
  cashtag: () => both(element("span", "tag")),
  pre: preformatted,
  blockquote: () => both(element("blockquote")),
  expandable_blockquote: expandable,
  spoiler,
  date_time: moment,
  bot_command: (_, words, act) => both(button("command", () => act.say(words))),
};

function preformatted(entity) {
  const outside = element("pre");
  const inside = element("code");
  if (entity.language) outside.dataset.language = entity.language;
  outside.append(inside);
  return { outside, inside };
}

function expandable(_, words) {
  const inside = element("div");
  const outside = element("blockquote", "", inside);
  if (words.length <= LONG_QUOTE && words.split("\n").length <= 3) return { outside, inside };
  const turn = (open) => {
    outside.classList.toggle("collapsed", !open);
    knob.setAttribute("aria-expanded", String(open));
    knob.replaceChildren(word(open ? "less" : "more"), icon("down"));
  };
  const knob = button("expand", () => turn(outside.classList.contains("collapsed")));
  turn(false);
  outside.append(knob);
  return { outside, inside };
}

function spoiler() {
  const inside = element("span", "veiled");
  const outside = element("span", "spoiler", inside);
  const show = () => {
    outside.classList.remove("hidden");
    for (const name of ["role", "tabindex", "aria-label"]) outside.removeAttribute(name);
  };
  outside.classList.add("hidden");
  outside.setAttribute("role", "button");
  outside.setAttribute("aria-label", word("hidden"));
  outside.tabIndex = 0;
  outside.addEventListener("click", show);
  outside.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    show();
  });
  return { outside, inside };
}

/** Without a wished form the words stay and the moment is their title; with one it takes their place. */
function moment(entity, words) {
  const at = entity.unix_time * 1000;
  const node = element("time", "moment");
  node.dateTime = new Date(at).toISOString();
  node.title = asWished(at, "wDt");
  const said = asWished(at, entity.date_time_format ?? "");
  if (!said) return both(node);
  node.textContent = said;
  node.title += ` · ${words}`;
  return { ...both(node), done: true };
}
