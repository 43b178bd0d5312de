// The open conversation: whose it is, its topics, its messages, and what a person does from within them.

import { celebrate } from "./celebration.js";
import { alert, toast } from "./dialogs.js";
import { doings } from "./doings.js";
import { Log } from "./log.js";
import { shown } from "./message.js";
import { avatar, button, byId, element, icon } from "./nodes.js";
import { Taps } from "./taps.js";
import { topicOf } from "./store.js";
import { NAMES, word, wordOr } from "./words.js";

export class Conversation {
  #drawn = ""; // the place whose messages are shown
  chat = null;
  topic = null;

  /** `open(chat, topic)` shows another place; `seen()` is told when something was read. */
  constructor(store, composer, { open, seen }) {
    this.store = store;
    this.composer = composer;
    this.open = open;
    this.seen = seen;
    this.act = doings(this);
    this.log = new Log(byId("log"), byId("messages"), {
      made: (message) => this.#made(message),
      moved: () => this.#moved(),
    });
    this.taps = new Taps((id) => this.log.find(id));
    byId("to-end").addEventListener("click", () => this.log.toEnd());
    byId("eyes").addEventListener("change", (event) => this.#lookAs(Number(event.target.value)));
    document.addEventListener("visibilitychange", () => this.#moved());
  }

  show(chat, topic) {
    this.chat = chat;
    this.topic = chat?.topics.length ? (topic ?? chat.topics[0].id) : null;
    byId("conversation").classList.toggle("none", !chat);
    this.draw();
  }

  draw() {
    this.#drawHead();
    this.#drawTopics();
    this.composer.show(this.chat, this.topic);
    if (!this.chat) {
      byId("messages").replaceChildren();
      byId("nothing").replaceChildren(element("p", "pill", word("choose")));
      return;
    }
    const isNew = (message) => !this.store.isOwn(message, this.chat);
    const messages = this.store.messages(this.chat, this.topic);
    const place = `${this.chat.id}/${this.topic}`;
    const readUpTo = this.store.readUpTo(this.chat, this.topic);
    this.log.fill(messages, { readUpTo, isNew, stays: place === this.#drawn });
    this.#drawn = place;
    this.#drawNothing();
    this.#moved();
  }

  /** Something happened in the open chat. */
  happened(event) {
    const { message } = event;
    if (event.kind === "press") this.taps.begin(event);
    else if (event.kind === "answer") this.#answered(event);
    else if (event.kind === "delete") this.log.remove(event.message_id);
    else if (message && (this.topic === null || topicOf(message) === this.topic)) this.#put(event.kind, message);
    this.#drawStatus();
    this.#drawTopics();
    this.#drawNothing();
  }

  #put(kind, message) {
    this.log.put(message, this.store.isOwn(message, this.chat));
    if (kind !== "edit" && message.effect_id) celebrate();
  }

  #answered({ id, text, show_alert: isAlert, url }) {
    this.taps.end(id);
    if (url) this.act.visit(url);
    if (text) (isAlert ? alert : toast)(text);
  }

  #made(message) {
    const named = this.chat.kind === "group";
    const seen = { own: this.store.isOwn(message, this.chat), sender: this.store.sender(message), named };
    return shown(message, seen, this.act);
  }

  /** What is in sight at the end has been read; the way there is offered to who is elsewhere. */
  #moved() {
    if (!this.chat) return;
    const atEnd = this.log.isAtEnd();
    if (atEnd && !document.hidden && this.store.read(this.chat, this.topic)) {
      this.#drawTopics();
      this.seen();
    }
    const way = byId("to-end");
    const count = this.store.unread(this.chat, this.topic);
    way.hidden = atEnd;
    way.setAttribute("aria-label", word("toEnd"));
    way.replaceChildren(icon("down"), count ? element("span", "count", String(count)) : "");
  }

  #lookAs(personId) {
    this.store.setActor(this.chat, personId);
    this.draw();
  }

  // --- the head

  #drawHead() {
    const { chat } = this;
    byId("peer").textContent = chat?.title ?? "Zholdama";
    byId("peer-avatar").replaceChildren(chat ? avatar(chat.id, chat.title, "small") : "");
    const among = chat ? (chat.speakers.length ? chat.speakers : chat.eyes) : [];
    byId("eyes-place").hidden = !chat || chat.kind === "private" || among.length < 2;
    byId("eyes-label").textContent = word(chat?.speakers.length ? "speaker" : "reader");
    byId("eyes").replaceChildren(...among.map((id) => new Option(this.store.person(id).first_name, id)));
    if (chat) byId("eyes").value = this.store.actor(chat)?.id;
    this.#drawStatus();
  }

  #drawStatus() {
    const node = byId("peer-status");
    if (!this.chat) return node.replaceChildren();
    const typing = this.store.typing.has(this.chat.id);
    node.classList.toggle("typing", typing);
    node.textContent = typing ? word("typing") : this.#about();
  }

  #about() {
    if (this.chat.kind !== "private") return word(this.chat.kind);
    const { role, language_code: language } = this.store.person(this.chat.id);
    return [wordOr(role, role), NAMES[language]].filter(Boolean).join(" · ");
  }

  #drawTopics() {
    const topics = this.chat?.topics ?? [];
    byId("topics").hidden = !topics.length;
    byId("topics").replaceChildren(
      ...topics.map((topic) => {
        const unread = this.store.unread(this.chat, topic.id);
        const count = unread ? element("span", "count", String(unread)) : "";
        const tab = button("topic", () => this.open(this.chat, topic.id), topic.closed ? "🔒 " : "", topic.name, count);
        if (topic.id === this.topic) tab.setAttribute("aria-current", "true");
        return tab;
      }),
    );
  }

  /** What stands where nothing was said yet: what the bot says of itself, and the way to begin. */
  #drawNothing() {
    const empty = this.chat && !this.store.messages(this.chat, this.topic).length;
    byId("nothing").hidden = !empty;
    if (!empty) return;
    const begin = () => this.act.say("/start");
    byId("nothing").replaceChildren(
      this.chat.about ? element("p", "bubble about", this.chat.about) : element("p", "pill", word("empty")),
      this.chat.kind === "private" ? button("pill-button filled", begin, word("start")) : "",
    );
  }
}

