// The demo's page: the chats as the pretend Telegram holds them, the clock, and every change as it comes.

import { Chat } from "./chat.js";
import { ClockBar } from "./clock.js";
import { element } from "./entities.js";
import { listen, state } from "./server.js";

const TOAST = 6000; // milliseconds a toast stays

const byId = (id) => document.getElementById(id);
const chats = new Map(); // person's id → {chat, tab, unread}
const clock = new ClockBar({ failed: complain });
let held = []; // events that came before the state they belong to; null when the state is there
let asked = 0; // the latest request for the state; only its answer counts

listen({
  opened: begin,
  happened: (event) => (held ? held.push(event) : happened(event)),
  lost: () => connection("Connection lost, trying again… · Связь потеряна, пробую снова…"),
});

async function begin() {
  const number = (asked += 1);
  held = [];
  try {
    const now = await state();
    if (number !== asked) return;
    show(now);
  } catch (error) {
    if (number === asked) connection(error.message);
    return;
  }
  const waiting = held;
  held = null;
  waiting.forEach(happened);
  connection("");
}

function show(now) {
  clock.show(now.clock);
  const ids = now.chats.map(({ person }) => person.id);
  if (ids.join() !== [...chats.keys()].join()) build(now.chats);
  for (const { person, messages } of now.chats) chats.get(person.id).chat.fill(messages);
}

function build(people) {
  chats.clear();
  byId("chats").replaceChildren();
  byId("switch").replaceChildren();
  for (const one of people) {
    const chat = new Chat(one, { failed: complain, noticed: (which) => notice(which.person.id) });
    const tab = element("button", one.person.first_name);
    tab.type = "button";
    tab.addEventListener("click", () => choose(one.person.id));
    chats.set(one.person.id, { chat, tab, unread: 0 });
    byId("chats").append(chat.node);
    byId("switch").append(tab);
  }
  if (people.length) choose(people[0].person.id);
}

/** On a narrow window one chat is seen at a time; a wide one shows them all. */
function choose(id) {
  for (const [each, place] of chats) {
    const chosen = each === id;
    place.chat.node.classList.toggle("chosen", chosen);
    place.tab.setAttribute("aria-pressed", String(chosen));
    if (chosen) {
      place.unread = 0;
      nameTab(place);
      place.chat.toEnd();
    }
  }
}

function notice(id) {
  const place = chats.get(id);
  if (place.chat.node.classList.contains("chosen")) return;
  place.unread += 1;
  nameTab(place);
}

function nameTab({ tab, chat, unread }) {
  tab.replaceChildren(chat.person.first_name);
  if (!unread) return;
  const count = element("span", String(unread), "unread");
  count.setAttribute("aria-label", `${unread} new`);
  tab.append(" ", count);
}

function happened(event) {
  if (event.kind === "clock") {
    clock.tick(event);
    return;
  }
  const place = chats.get(event.chat_id);
  if (!place) return;
  place.chat.happened(event);
  if (event.kind === "answer" && event.text) answer(event, place.chat.person);
}

function answer({ text, show_alert: isAlert }, person) {
  const words = `${person.first_name}: ${text}`;
  if (!isAlert) {
    toast(words);
    return;
  }
  byId("alert-text").textContent = words;
  if (!byId("alert").open) byId("alert").showModal();
}

function complain(words) {
  toast(words, "refusal");
}

function toast(words, kind = "") {
  const node = element("p", words, kind);
  byId("toasts").append(node);
  setTimeout(() => node.remove(), TOAST);
}

function connection(words) {
  byId("connection").textContent = words;
}
