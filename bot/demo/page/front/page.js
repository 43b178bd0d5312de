// The demo's page: the parts put together, the address that says which chat is open, every change as it comes.

import { Bar } from "./bar.js";
import { ChatList } from "./list.js";
import { SeasonClock } from "./clock.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { dayNumber, liveIn } from "./days.js";
import { toast } from "./dialogs.js";
import { Faults } from "./faults.js";
import { drawTheme, setUpLook } from "./look.js";
import { byId, icon } from "./nodes.js";
import { listen, state } from "./server.js";
import { Store } from "./store.js";
import { Tour } from "./tour.js";
import { translate, word } from "./words.js";

const NARROW = matchMedia("(max-width: 47.99rem)");

const clock = new SeasonClock();
const store = new Store(changed);
const list = new ChatList(store, { open, now: () => clock.now() });
const composer = new Composer(store);
const conversation = new Conversation(store, composer, { open, seen: () => list.draw() });
composer.visit = conversation.act.visit;
const bar = new Bar(clock);
const tour = new Tour((id) => {
  open(store.chats.get(id));
  lead(id);
});
const faults = new Faults(store);
let season = null;
let held = []; // events that came before the state they belong to; null once it is there
let asked = 0; // the latest request for the state; only its answer counts
let broken = false;

for (const [id, name] of Object.entries({
  back: "back",
  menu: "menu",
  send: "send",
  "agenda-open": "calendar",
  "agenda-close": "close",
  "faults-open": "bolt",
})) {
  byId(id).append(icon(name));
}
setUpLook(draw);
translate();
window.addEventListener("hashchange", route);
NARROW.addEventListener("change", route);
byId("back").addEventListener("click", () => open(null));
document.addEventListener("keydown", (event) => {
  const isFree = event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]");
  if (isFree && NARROW.matches) open(null);
});
listen({
  opened: begin,
  happened: (event) => (held ? held.push(event) : happened(event)),
  lost: () => {
    if (!broken) toast(word("lost"), "refusal");
    broken = true;
  },
});

async function begin() {
  const number = (asked += 1);
  held = [];
  let now;
  try {
    now = await state();
  } catch {
    return; // The listening breaks as well, and begins again.
  }
  if (number !== asked) return;
  broken = false;
  store.reset(now);
  play(now.season);
  const waiting = held;
  held = null;
  route();
  waiting.forEach(happened);
}

function happened(event) {
  if (event.kind === "season") play(event);
  else if (isMore(event)) begin();
  else store.happened(event);
}

/** What a chat is like besides its messages is the server's to say: its topics, who may write, what the bot is. */
function isMore({ kind, message }) {
  return kind === "member" || kind === "profile" || Object.keys(message ?? {}).some((name) => name.startsWith("forum_topic_"));
}

function changed(chatId, event) {
  if (event.kind === "inline_answer") composer.asking.answered(event);
  if (conversation.chat?.id === chatId) conversation.happened(event);
  list.draw();
}

/** The tour is about what is said last, whatever is unread above it. */
function lead(id) {
  if (conversation.chat?.id === id) conversation.log.toEnd();
  else addEventListener("hashchange", () => conversation.log.toEnd(), { once: true });
}

function play(shown) {
  const isNewDay = !season || dayNumber(season.now) !== dayNumber(shown.now);
  season = shown;
  liveIn(shown.zone);
  clock.tell(shown);
  bar.show(shown);
  tour.show(shown);
  faults.show(shown);
  composer.draw(shown.faults.blocked);
  if (isNewDay) list.draw();
}

// --- which chat is open: #chat or #chat/topic

function open(chat, topic) {
  const wanted = chat ? `#${chat.id}${topic ? `/${topic}` : ""}` : "#";
  if (location.hash === wanted || (wanted === "#" && !location.hash)) route();
  else location.hash = wanted;
}

function route(event) {
  if (!store.chats.size) return;
  const [id, topic] = location.hash.slice(1).split("/").map(Number);
  const first = NARROW.matches ? null : store.chats.values().next().value;
  const chat = store.chats.get(id) ?? first;
  const before = conversation.chat;
  document.body.classList.toggle("reading", Boolean(chat));
  conversation.show(chat, topic || null);
  list.choose(chat);
  if (event?.type !== "hashchange" || !NARROW.matches) return;
  // Where one thing is seen at a time, the focus goes along with it.
  if (before && !chat) list.focus(before);
  else if (chat && chat !== before) byId("log").focus({ preventScroll: true });
}

function draw() {
  translate();
  drawTheme();
  bar.draw();
  if (season) {
    tour.show(season);
    faults.draw();
  }
  list.draw();
  conversation.draw();
}
