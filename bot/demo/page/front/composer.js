// Where one writes: the field with its drafts, the menu of commands, and the bot asked from within a chat.

import { Asking } from "./asking.js";
import { complain } from "./dialogs.js";
import { threadOf } from "./doings.js";
import { byId } from "./nodes.js";
import { Offers } from "./offers.js";
import { menu, say } from "./server.js";
import { word } from "./words.js";

const LINES = 6; // that the field grows to
const LEAVE = 200; // milliseconds in which the focus may come back

export class Composer {
  #drafts = new Map(); // place → what stands in its field
  #place = null;

  /** `visit(link)` is given by who follows links. */
  constructor(store) {
    this.store = store;
    this.field = byId("field");
    this.offers = new Offers(this.field);
    this.asking = new Asking(store, this);
    byId("say").addEventListener("submit", (event) => this.#send(event));
    byId("menu").addEventListener("click", () => this.#toggleMenu());
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => setTimeout(() => this.#leave(), LEAVE));
  }

  show(chat, topic) {
    this.chat = chat;
    this.topic = topic;
    const place = `${chat?.id}/${topic}`;
    if (place !== this.#place) {
      this.#drafts.set(this.#place, this.field.value);
      this.#place = place;
      this.offers.close();
      this.#write(this.#drafts.get(place) ?? "");
    }
    this.draw();
  }

  /** `blocked`: ids of who has blocked the bot; the first word they write lets it in again. */
  draw(blocked = this.blocked ?? []) {
    this.blocked = blocked;
    const { chat } = this;
    const writes = Boolean(chat?.speakers.length);
    byId("composer").hidden = !chat;
    byId("say").hidden = !writes;
    byId("channel-only").hidden = !chat || writes;
    if (!chat) return;
    const { id, first_name: name } = this.store.actor(chat);
    const mine = chat.kind === "private";
    const said = word(mine ? (blocked.includes(id) ? "blocked" : "write") : "writeHere", { name });
    this.field.placeholder = said;
    this.field.setAttribute("aria-label", said);
    byId("channel-only").textContent = writes ? "" : word("channelRead", { name });
  }

  /** Put words into the field, to be sent or finished by the person. */
  fill(text) {
    this.#write(text);
    this.field.focus();
    this.#typed();
  }

  empty() {
    this.offers.close();
    this.#write("");
  }

  here() {
    return { person: this.store.actor(this.chat).id, chat: this.chat.id, topic: threadOf(this.topic) };
  }

  #write(text) {
    this.field.value = text;
    this.#fit();
  }

  #fit() {
    this.field.rows = 1;
    const line = parseFloat(getComputedStyle(this.field).lineHeight);
    this.field.rows = Math.max(1, Math.min(LINES, Math.floor((this.field.scrollHeight - 8) / line)));
  }

  async #send(event) {
    event?.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    this.empty();
    try {
      await say({ ...this.here(), text });
    } catch (error) {
      complain(error);
      // What was refused goes back where it was written, unless something else stands there by now.
      if (!this.field.value) this.#write(text);
    }
  }

  #key(event) {
    if (this.offers.takes(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
  }

  #leave() {
    if (!byId("composer").contains(document.activeElement)) this.offers.close();
  }

  #typed() {
    this.#fit();
    const asked = this.asking.typed();
    if (/^\/\S*$/.test(this.field.value)) this.#offerCommands(this.field.value);
    else if (!asked) this.offers.close();
  }

  async #toggleMenu() {
    this.field.focus();
    if (this.offers.isOpen) this.offers.close();
    else await this.#offerCommands("/");
  }

  async #offerCommands(begun) {
    const typed = this.field.value;
    try {
      const { commands } = await menu(this.here());
      if (this.field.value !== typed) return; // they have typed on, or sent it
      const fitting = commands.filter(({ command }) => `/${command}`.startsWith(begun));
      this.offers.show(fitting.map((one) => this.#command(one)));
    } catch (error) {
      complain(error);
    }
  }

  #command({ command, description }) {
    const act = () => {
      this.#write(`/${command}`);
      this.#send();
    };
    return { title: `/${command}`, description, act };
  }
}
