// Messages that nobody wrote: who came and went, which topic was opened; and a message in one line.

import { word } from "./words.js";

/** The words of a service message; null for one that somebody wrote. */
export function serviceWords(message) {
  if (message.new_chat_members) return word("joined", { names: names(message.new_chat_members) });
  if (message.left_chat_member) return word("left", { names: names([message.left_chat_member]) });
  if (message.forum_topic_created) return word("topicOpened", { name: message.forum_topic_created.name });
  if (message.forum_topic_edited?.name) return word("topicOpened", { name: message.forum_topic_edited.name });
  if (message.forum_topic_closed) return word("topicClosed");
  if (message.forum_topic_reopened) return word("topicReopened");
  return isWritten(message) ? null : word("service");
}

/** What stands for a message where there is one line for it. */
export function inShort(message) {
  const service = serviceWords(message);
  if (service !== null) return service;
  const text = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  if (message.photo) return `🖼 ${text || word("photo")}`;
  if (message.document) return `📎 ${message.document.file_name ?? ""}`;
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${word("sticker")}`;
  if (message.location) return `📍 ${message.venue?.title ?? word("location")}`;
  if (message.contact) return `👤 ${message.contact.first_name}`;
  return text;
}

function isWritten(message) {
  return ["text", "photo", "document", "sticker", "location", "contact"].some((kind) => kind in message);
}

function names(people) {
  return people.map((person) => person.first_name).join(", ");
}
