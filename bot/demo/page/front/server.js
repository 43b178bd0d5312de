// What the page asks of its server. A refusal is an Error whose message is the server's own sentence.

import { word } from "./words.js";

const AGAIN = 2000; // milliseconds before another try, where a browser has given up

export async function state() {
  return answerOf(await reached(fetch("/state")));
}

export const say = (body) => post("/say", body);
export const press = (body) => post("/press", body);
export const follow = (body) => post("/follow", body);
export const ask = (body) => post("/ask", body);
export const choose = (body) => post("/choose", body);
export const menu = (body) => post("/menu", body);
export const act = (verb, body = {}) => post(`/season/${verb}`, body);
export const fileAddress = (id) => `/file/${encodeURIComponent(id)}`;

/** Listen for ever: `opened` after each (re)connection, `happened` for each event, `lost` when it breaks. */
export function listen({ opened, happened, lost }) {
  const events = new EventSource("/events");
  events.addEventListener("open", opened);
  events.addEventListener("message", (event) => happened(JSON.parse(event.data)));
  events.addEventListener("error", () => {
    lost();
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen({ opened, happened, lost }), AGAIN);
  });
}

async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answerOf(await reached(fetch(path, { method: "POST", headers, body: JSON.stringify(body) })));
}

async function reached(request) {
  try {
    return await request;
  } catch {
    throw new Error(word("noAnswer"));
  }
}

async function answerOf(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}
