// The bot asked from within a chat: "@bot boxing" in the field offers what it finds, and choosing sends it.

import { complain } from "./dialogs.js";
import { ask, choose } from "./server.js";
import { word } from "./words.js";

const PAUSE = 250; // milliseconds without a letter before the bot is asked

export class Asking {
  #awaited = null; // {id, before: the options of earlier pages}
  #timer = null;

  /** Of a composer: its field, its offers, `here()` who asks where, `empty()` the field. */
  constructor(store, composer) {
    this.store = store;
    this.composer = composer;
  }

  /** Something was typed; whether it is a question to the bot. */
  typed() {
    clearTimeout(this.#timer);
    this.#awaited = null;
    if (this.#question() === null) return false;
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
    return true;
  }

  /** The bot has answered some inline query. */
  answered({ id, results, button, next_offset: offset }) {
    if (this.#awaited?.id !== id) return;
    const found = [...this.#awaited.before, ...results.map((result) => this.#result(result))];
    const way = button?.start_parameter ? [this.#way(button)] : [];
    const more = offset ? [{ title: word("more"), act: () => this.#ask(offset, found) }] : [];
    this.composer.offers.show([...way, ...found, ...more]);
  }

  /** What is asked in the field, or null where the bot is not asked. */
  #question() {
    const name = `@${this.store.bot.username} `;
    const { value } = this.composer.field;
    return value.toLowerCase().startsWith(name.toLowerCase()) ? value.slice(name.length) : null;
  }

  async #ask(offset = "", before = []) {
    const query = this.#question();
    if (!before.length) this.composer.offers.say(word("searching"));
    try {
      const { id } = await ask({ ...this.composer.here(), query, offset });
      if (this.#question() !== query) return;
      this.#awaited = { id, before };
      const early = this.store.offers.get(id); // it may have come before its number
      if (early) this.answered(early);
    } catch (error) {
      this.composer.offers.close();
      complain(error);
    }
  }

  #result({ id, title, description }) {
    const act = async () => {
      this.composer.empty();
      try {
        await choose({ ...this.composer.here(), result: id });
      } catch (error) {
        complain(error);
      }
    };
    const mark = firstSign(title);
    return { title: (title ?? id).slice(mark.length).trim(), description, mark, act };
  }

  #way({ text, start_parameter: payload }) {
    const act = () => {
      this.composer.empty();
      this.composer.visit(`https://t.me/${this.store.bot.username}?start=${payload}`);
    };
    return { title: text, act };
  }
}

/** An emoji at the beginning of a title stands for its picture. */
function firstSign(title = "") {
  return title.match(/^\p{Extended_Pictographic}\uFE0F?/u)?.[0] ?? "";
}
