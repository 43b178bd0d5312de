// One person's chat with the bot: the messages as they now stand, and what the person does.

import { element } from "./entities.js";
import { shown } from "./message.js";
import { press, say } from "./server.js";

const COMMANDS = ["/start", "/next", "/licences", "/subscribe", "/won"];
const ROLES = { fan: "fan · болельщик", owner: "owner · владелец" };
const LONGEST_WAIT = 15_000; // milliseconds after which Telegram, too, stops waiting for an answer to a tap
const NEAR = 80; // pixels from the end within which a reader is taken to follow the chat

export class Chat {
  /** `failed` is told the sentence of whatever was refused; `noticed` that there is something new. */
  constructor({ person, role }, { failed, noticed }) {
    this.person = person;
    this.noticed = noticed;
    this.failed = failed;
    this.waiting = new Map(); // callback query id → {key of the button, timer}
    this.node = document.getElementById("chat").content.cloneNode(true).firstElementChild;
    this.log = this.node.querySelector(".log");
    this.list = this.node.querySelector("ol");
    this.empty = this.node.querySelector(".empty");
    this.field = this.node.querySelector("textarea");
    this.act = {
      say: (text) => this.say(text),
      press: (messageId, data) => this.press(messageId, data),
    };
    this.label(role);
    this.offerCommands();
    this.listenToField();
  }

  label(role) {
    const name = this.person.first_name;
    const heading = this.node.querySelector("h2");
    heading.id = `chat-${this.person.id}`;
    this.node.setAttribute("aria-labelledby", heading.id);
    this.node.querySelector(".who").textContent = name;
    this.node.querySelector(".role").textContent = [ROLES[role] ?? role, this.person.language_code]
      .filter(Boolean)
      .join(" · ");
    this.log.setAttribute("aria-label", `Messages of ${name} and the bot`);
    this.field.id = `field-${this.person.id}`;
    const label = this.node.querySelector(".say label");
    label.htmlFor = this.field.id;
    label.textContent = `Message from ${name}`;
  }

  offerCommands() {
    for (const command of COMMANDS) {
      const button = element("button", command);
      button.type = "button";
      button.addEventListener("click", () => this.say(command));
      this.node.querySelector(".commands").append(button);
    }
  }

  listenToField() {
    const form = this.node.querySelector(".say");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const text = this.field.value.trim();
      if (!text) return;
      this.field.value = "";
      this.fitField();
      // What was refused goes back where it was written, unless something else stands there by now.
      if (!(await this.say(text)) && !this.field.value) {
        this.field.value = text;
        this.fitField();
      }
    });
    this.field.addEventListener("input", () => this.fitField());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
  }

  fitField() {
    this.field.rows = Math.min(6, this.field.value.split("\n").length);
  }

  // --- what the person does

  async say(text) {
    return this.attempt(say(this.person.id, text));
  }

  async press(messageId, data) {
    return this.attempt(press(this.person.id, messageId, data));
  }

  async attempt(request) {
    try {
      await request;
      return true;
    } catch (error) {
      this.failed(error.message);
      return false;
    }
  }

  // --- what happens in the chat

  /** Show a history in the place of whatever was shown. */
  fill(messages) {
    this.list.replaceChildren(...messages.map((message) => shown(message, this.act)));
    this.settle();
    this.toEnd();
  }

  happened(event) {
    if (event.kind === "press") this.wait(event);
    else if (event.kind === "answer") this.answered(event.id);
    else if (event.kind === "delete") this.remove(event.message_id);
    else if (event.message) this.put(event.message);
  }

  put(message) {
    const follows = this.isAtEnd() || !message.from?.is_bot;
    const item = shown(message, this.act);
    const old = this.find(message.message_id);
    if (old) this.replace(old, item);
    else this.insert(item, message.message_id);
    this.settle();
    if (!old) this.noticed(this);
    if (follows) this.toEnd();
  }

  replace(old, item) {
    const focused = [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
    old.replaceWith(item);
    if (focused < 0) return;
    const places = item.querySelectorAll("button, a");
    (places[Math.min(focused, places.length - 1)] ?? this.log).focus({ preventScroll: true });
  }

  insert(item, id) {
    const next = [...this.list.children].find((each) => Number(each.dataset.id) > id);
    this.list.insertBefore(item, next ?? null);
  }

  remove(id) {
    this.find(id)?.remove();
    this.settle();
  }

  find(id) {
    return this.list.querySelector(`[data-id="${Number(id)}"]`);
  }

  /** Each day is named once, above its first message. */
  settle() {
    let day = null;
    for (const item of this.list.children) {
      item.querySelector(".day").hidden = item.dataset.day === day;
      day = item.dataset.day;
    }
    this.empty.hidden = this.list.children.length > 0;
  }

  wait({ message_id: messageId, data, callback_query_id: id }) {
    this.mark(messageId, data, true);
    const timer = setTimeout(() => this.answered(id), LONGEST_WAIT);
    this.waiting.set(id, { messageId, data, timer });
  }

  answered(id) {
    const tap = this.waiting.get(id);
    if (!tap) return;
    clearTimeout(tap.timer);
    this.waiting.delete(id);
    this.mark(tap.messageId, tap.data, false);
  }

  mark(messageId, data, busy) {
    for (const key of this.find(messageId)?.querySelectorAll(".key") ?? []) {
      if (key.dataset.data === data) key.setAttribute("aria-busy", String(busy));
    }
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
