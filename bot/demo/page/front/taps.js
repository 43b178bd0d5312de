// Tapped buttons that wait for the bot, for as long as Telegram lets them.

const LONGEST = 15_000; // milliseconds

export class Taps {
  #waiting = new Map(); // callback query's id → {messageId, data, timer}

  /** `find(messageId)` is the message's node, if it is shown. */
  constructor(find) {
    this.find = find;
  }

  begin({ message_id: messageId, data, callback_query_id: id }) {
    const timer = setTimeout(() => this.end(id), LONGEST);
    this.#waiting.set(id, { messageId, data, timer });
    this.#mark(messageId, data, true);
  }

  end(id) {
    const tap = this.#waiting.get(id);
    if (!tap) return;
    clearTimeout(tap.timer);
    this.#waiting.delete(id);
    this.#mark(tap.messageId, tap.data, false);
  }

  #mark(messageId, data, busy) {
    for (const key of this.find(messageId)?.querySelectorAll(".key") ?? []) {
      if (key.dataset.data === data) key.setAttribute("aria-busy", String(busy));
    }
  }
}
