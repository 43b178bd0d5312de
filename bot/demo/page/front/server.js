// What the page asks of its server. A refusal is an Error whose message is the server's own sentence.

export async function state() {
  return answerOf(await fetch("/state"));
}

export const say = (person, text) => post("/say", { person, text });
export const press = (person, messageId, data) => post("/press", { person, message_id: messageId, data });
export const moveClock = (wish) => post("/clock", wish);

/** Listen for ever: `opened` after each (re)connection, `happened` for each event, `lost` when it breaks. */
export function listen({ opened, happened, lost }) {
  const events = new EventSource("/events");
  events.addEventListener("open", opened);
  events.addEventListener("message", (event) => happened(JSON.parse(event.data)));
  events.addEventListener("error", () => {
    lost();
    // Some browsers give up when the server is away for a while.
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => listen({ opened, happened, lost }), 2000);
    }
  });
}

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The demo does not answer: is it still running? · Демо не отвечает.");
  }
  return answerOf(response);
}

async function answerOf(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}
