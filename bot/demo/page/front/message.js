// One message as a list item: who says it, what it says, what hangs on it, the buttons under it.

import { longDay, shortMoment, time } from "./days.js";
import { write } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { media } from "./media.js";
import { avatar, button, element, hueOf, unseen } from "./nodes.js";
import { inShort, serviceWords } from "./service.js";
import { word } from "./words.js";

/**
 * `seen`: {own: said by whom the reader acts as, sender: {id, name}, named: whether to say by whom}.
 * `act`: what a person can do from within a message; see conversation.js.
 */
export function shown(message, seen, act) {
  const item = element("li", `message ${seen.own ? "own" : "other"}`);
  item.dataset.id = message.message_id;
  item.dataset.day = longDay(message.date * 1000);
  item.dataset.by = seen.sender.id;
  const service = serviceWords(message);
  if (service !== null) {
    item.classList.add("service");
    item.append(element("p", "pill", service));
    return item;
  }
  if (seen.named && !seen.own) item.append(avatar(seen.sender.id, seen.sender.name, "small"));
  item.append(element("div", "stack", bubble(message, seen, act), keyboard(message, act) ?? ""));
  return item;
}

function bubble(message, seen, act) {
  const node = element("div", "bubble");
  const said = unseen(`${seen.sender.name}: `);
  if (seen.named && !seen.own) {
    const name = element("p", "name", seen.sender.name);
    name.dataset.hue = hueOf(seen.sender.id);
    node.append(name);
  } else node.append(said);
  if (message.via_bot) node.append(element("p", "via", word("via", { name: `@${message.via_bot.username}` })));
  if (message.forward_origin) node.append(element("p", "via", word("forwarded", { name: sourceOf(message) })));
  if (isQuoting(message)) node.append(quote(message.reply_to_message, act));
  const hung = media(message);
  const text = message.text ?? message.caption ?? "";
  if (hung && !message.show_caption_above_media) node.append(hung);
  if (text) {
    const body = element("div", "text");
    body.dir = "auto";
    write(body, text, message.entities ?? message.caption_entities, act);
    body.append(meta(message));
    node.append(body);
  }
  if (hung && message.show_caption_above_media) node.append(hung);
  if (!text) node.append(meta(message));
  node.classList.toggle("bare", Boolean(message.photo && !text));
  return node;
}

function sourceOf({ forward_origin: origin }) {
  const chat = origin.chat ?? origin.sender_chat;
  return chat?.title ?? origin.sender_user?.first_name ?? origin.sender_user_name;
}

/** In a topic everything answers to the message that opened it, which Telegram does not show. */
function isQuoting(message) {
  return message.reply_to_message && !message.reply_to_message.forum_topic_created;
}

function quote(original, act) {
  const by = original.sender_chat?.title ?? original.from?.first_name ?? "";
  const go = () => act.goTo(original.message_id);
  return button("quote", go, element("strong", "", by), element("span", "", inShort(original).slice(0, 90)));
}

function meta(message) {
  const node = element("span", "meta");
  if (message.edit_date) node.append(`${word("edited")} `);
  if (message.author_signature) node.append(`${message.author_signature}, `);
  const at = element("time", "", time(message.date * 1000));
  at.dateTime = new Date(message.date * 1000).toISOString();
  at.title = shortMoment(message.date * 1000);
  node.append(at);
  return node;
}
