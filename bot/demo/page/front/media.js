// What hangs on a message besides its words: pictures, files, stickers, places, contacts.

import { element, icon, unseen } from "./nodes.js";
import { fileAddress } from "./server.js";
import { word } from "./words.js";

const SIZES = ["B", "KB", "MB"];

/** The node of what hangs on a message, or null. */
export function media(message) {
  if (message.photo) return picture(message.photo.at(-1), message.caption);
  if (message.document) return file(message.document);
  if (message.sticker) return element("p", "sticker", message.sticker.emoji ?? "");
  if (message.location) return place(message);
  if (message.contact) return element("p", "attached", `👤 ${message.contact.first_name} ${message.contact.phone_number}`);
  return null;
}

function picture(size, caption) {
  const shown = element("img");
  shown.src = fileAddress(size.file_id);
  shown.alt = caption ? caption.split("\n")[0] : word("photo");
  shown.width = size.width;
  shown.height = size.height;
  const node = element("a", "photo", shown);
  node.href = shown.src;
  node.target = "_blank";
  node.rel = "noopener";
  return node;
}

function file(document) {
  const name = document.file_name ?? "file";
  const words = element(
    "span",
    "file-words",
    element("span", "file-name", unseen(`${word("save", { name: "" })} `), name),
    element("span", "file-size", sizeOf(document.file_size ?? 0)),
  );
  const node = element("a", "file", element("span", "file-icon", icon("file")), words);
  node.href = fileAddress(document.file_id);
  node.download = name;
  return node;
}

function place({ location, venue }) {
  const where = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`;
  return element("p", "attached", `📍 ${venue ? `${venue.title}, ${venue.address}` : where}`);
}

function sizeOf(bytes) {
  let size = bytes;
  let step = 0;
  while (size >= 1024 && step < SIZES.length - 1) {
    size /= 1024;
    step += 1;
  }
  return `${size < 10 && step ? size.toFixed(1) : Math.round(size)} ${SIZES[step]}`;
}
