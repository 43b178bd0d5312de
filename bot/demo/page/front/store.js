// The chats as the pretend Telegram holds them, what of them was read, and who is typing.
// A place is where one reads: a chat, or one topic of it, by the key "chat" or "chat/topic".

import { remember, remembered } from "./memory.js";

export const GENERAL = 1; // the topic every forum begins with; its messages name none
const TYPING = 5000; // milliseconds that Telegram shows it for

export class Store {
  chats = new Map(); // id → {id, kind, title, eyes, speakers, topics, about, messages: Map id → message}
  people = new Map();
  typing = new Map(); // chat's id → timer
  offers = new Map(); // inline query's id → its answer
  #run = "";
  #read = {}; // key of a place → the latest message id that was read
  #actors = {}; // chat's id → who was chosen to act in it

  /** `changed(chat's id, kind)` is told of every change. */
  constructor(changed) {
    this.changed = changed;
  }

  /** Take in the state the server began with, or has come to while nobody listened. */
  reset({ run, bot, people, chats }) {
    const kept = remembered("read");
    this.#read = kept?.run === run ? kept.places : {};
    this.#run = run;
    this.bot = bot;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.chats = new Map(chats.map((chat) => [chat.id, { ...chat, messages: byNumber(chat.messages) }]));
  }

  happened(event) {
    const chat = this.chats.get(event.chat_id);
    if (!chat) return;
    if (event.kind === "action") this.#types(chat.id);
    if (event.kind === "inline_answer") this.offers.set(event.id, event);
    if (event.kind === "delete") chat.messages.delete(event.message_id);
    else if (event.message) {
      if (event.message.from?.is_bot) this.#rests(chat.id);
      chat.messages.set(event.message.message_id, event.message);
    }
    this.changed(chat.id, event);
  }

  // --- who sees

  person(id) {
    return this.people.get(id);
  }

  /** Through whose eyes a chat is seen: whoever was chosen, or the first who can. */
  actor(chat) {
    const able = chat.speakers.length ? chat.speakers : chat.eyes;
    const chosen = this.#actors[chat.id];
    return this.people.get(able.includes(chosen) ? chosen : able[0]);
  }

  setActor(chat, personId) {
    this.#actors[chat.id] = personId;
  }

  isOwn(message, chat) {
    return !message.sender_chat && message.from?.id === this.actor(chat)?.id;
  }

  /** What a message is said by: {id, name}. */
  sender(message) {
    const sender = message.sender_chat ?? message.from ?? message.chat;
    return { id: sender.id, name: sender.title ?? sender.first_name };
  }

  // --- places

  messages(chat, topic = null) {
    const all = [...chat.messages.values()];
    return topic === null ? all : all.filter((message) => topicOf(message) === topic);
  }

  last(chat) {
    return [...chat.messages.values()].at(-1);
  }

  readUpTo(chat, topic = null) {
    return this.#read[key(chat, topic)] ?? 0;
  }

  unread(chat, topic = null) {
    if (topic === null && chat.topics.length) {
      return chat.topics.reduce((sum, each) => sum + this.unread(chat, each.id), 0);
    }
    const seen = this.readUpTo(chat, topic);
    return this.messages(chat, topic).filter(
      (message) => message.message_id > seen && !chat.eyes.includes(message.from?.id),
    ).length;
  }

  /** Everything in a place has been seen; whether that is news. */
  read(chat, topic = null) {
    const latest = this.messages(chat, topic).at(-1)?.message_id ?? 0;
    if (latest <= this.readUpTo(chat, topic)) return false;
    this.#read[key(chat, topic)] = latest;
    remember("read", { run: this.#run, places: this.#read });
    return true;
  }

  #types(id) {
    clearTimeout(this.typing.get(id));
    const over = () => {
      this.#rests(id);
      this.changed(id, { kind: "action" });
    };
    this.typing.set(id, setTimeout(over, TYPING));
  }

  #rests(id) {
    clearTimeout(this.typing.get(id));
    this.typing.delete(id);
  }
}

export function topicOf(message) {
  return message.is_topic_message ? message.message_thread_id : GENERAL;
}

function key(chat, topic) {
  return topic === null ? String(chat.id) : `${chat.id}/${topic}`;
}

function byNumber(messages) {
  return new Map(messages.map((message) => [message.message_id, message]));
}
