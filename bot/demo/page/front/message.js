// One message as a list item: what it says, what hangs on it, the buttons under it.

import { element, link, write } from "./entities.js";

const DAY = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone: "UTC" });

/** `act`: {say(text), press(messageId, data)}, what a person can do from within a message. */
export function shown(message, act) {
  const item = element("li", "", message.from?.is_bot ? "message bot" : "message person");
  item.dataset.id = message.message_id;
  item.dataset.day = message.wall.slice(0, 10);
  item.append(dayLabel(message.wall), bubble(message, act), keyboard(message, act));
  return item;
}

function dayLabel(wall) {
  const [year, month, day] = wall.slice(0, 10).split("-").map(Number);
  const label = element("p", `${DAY.format(Date.UTC(year, month - 1, day))} ${year}`, "day");
  label.lang = "ru";
  return label;
}

function bubble(message, act) {
  const node = element("div", "", "bubble");
  node.append(element("span", `${message.from?.first_name ?? "?"}: `, "unseen"));
  if (message.reply_to_message) node.append(element("p", wordsOf(message.reply_to_message).slice(0, 80), "reply"));
  if (message.photo) node.append(photo(message.photo.at(-1)));
  if (message.document) node.append(file(message.document));
  const text = message.text ?? message.caption ?? "";
  if (text) {
    const body = element("div", "", "text");
    body.dir = "auto";
    write(body, text, message.entities ?? message.caption_entities, act.say);
    node.append(body);
  }
  node.append(meta(message));
  return node;
}

function wordsOf(message) {
  return message.text ?? message.caption ?? message.document?.file_name ?? "Photo · Фото";
}

function photo(size) {
  const node = element("a", "", "photo");
  node.href = fileAddress(size.file_id);
  node.target = "_blank";
  node.rel = "noopener";
  const picture = element("img");
  picture.src = node.href;
  picture.alt = "";
  picture.width = size.width;
  picture.height = size.height;
  node.append(picture, "🖼 Photo · Фото");
  return node;
}

function file(document) {
  const name = document.file_name ?? "file";
  const node = element("a", `📎 ${name} (${kilobytes(document.file_size)})`, "file");
  node.href = fileAddress(document.file_id);
  node.download = name;
  return node;
}

const fileAddress = (id) => `/file/${encodeURIComponent(id)}`;

function kilobytes(bytes) {
  return `${Math.max(1, Math.round((bytes ?? 0) / 1024))} KB`;
}

function meta(message) {
  const node = element("p", "", "meta");
  if (message.edit_date) node.append("edited · изменено ");
  const time = element("time", message.wall.slice(11, 16));
  time.dateTime = message.wall;
  node.append(time);
  return node;
}

function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const node = element("div", "", "keyboard");
  if (!rows.length) {
    node.hidden = true;
    return node;
  }
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", "Buttons of this message");
  for (const row of rows) {
    const line = element("div", "", "row");
    line.append(...row.map((button) => key(button, message, act)));
    node.append(line);
  }
  return node;
}

function key(button, message, act) {
  const node = (button.url && link(button.url, `${button.text} ↗`)) || element("button", button.text);
  node.classList.add("key");
  if (button.style) node.dataset.style = button.style;
  if (node.tagName === "A") return node;
  node.type = "button";
  if (button.callback_data !== undefined) {
    node.dataset.data = button.callback_data;
    node.addEventListener("click", () => act.press(message.message_id, button.callback_data));
  } else if (button.copy_text) {
    node.addEventListener("click", () => navigator.clipboard?.writeText(button.copy_text.text));
  } else {
    node.disabled = true;
    node.title = "Not in this demo · Не в этом демо";
  }
  return node;
}
