// What a person does from within a message: say a command, tap a button, follow a link, pass something on.

import { choose, complain, toast } from "./dialogs.js";
import { element } from "./nodes.js";
import { meaning } from "./links.js";
import { follow, press, say } from "./server.js";
import { GENERAL } from "./store.js";
import { word } from "./words.js";

/** The doings of whoever acts in a conversation; each says by itself what was refused. */
export function doings(conversation) {
  const { store, composer, open } = conversation;

  const here = () => ({
    person: store.actor(conversation.chat).id,
    chat: conversation.chat.id,
    topic: threadOf(conversation.topic),
  });

  const attempt = async (request) => {
    try {
      return await request;
    } catch (error) {
      return complain(error);
    }
  };

  const link = (address) => {
    const meant = meaning(address, store.bot.username);
    if (!meant) return null;
    const node = element("a");
    node.href = address.includes(":") ? address : `https://${address}`;
    node.rel = "noopener noreferrer";
    if (meant.kind === "outside") {
      node.target = "_blank";
      node.title = word("outside");
      return node;
    }
    node.addEventListener("click", (event) => {
      event.preventDefault();
      visit(address);
    });
    return node;
  };

  const visit = (address) => {
    const meant = meaning(address, store.bot.username);
    if (meant.kind === "start") return begin(address);
    if (meant.kind === "share") return pass(meant.text);
    if (meant.kind === "outside") return window.open(meant.address, "_blank", "noopener");
    return invite(meant.kind, address);
  };

  /** A link to the bot is followed in the private chat of whoever follows it. */
  const begin = async (address) => {
    const { person } = here();
    if (await attempt(follow({ person, link: address }))) open(store.chats.get(person));
  };

  /** The bot is put into a group or channel of theirs. */
  const invite = async (kind, address) => {
    const { person } = here();
    const wanted = kind === "startgroup" ? "group" : "channel";
    const chat = await where((each) => each.kind === wanted, person);
    if (chat) await attempt(follow({ person, link: address, chat: chat.id }));
  };

  /** Something is passed on to a group: it stands in the field there, to be sent. */
  const pass = async (text) => {
    const chat = await where((each) => each.kind === "group", here().person);
    if (!chat) return;
    open(chat);
    composer.fill(text);
  };

  const where = async (fits, person) => {
    const chats = [...store.chats.values()].filter((each) => fits(each) && each.eyes.includes(person));
    if (chats.length) return choose(word("whereTo"), chats);
    toast(word("whereNone", { name: store.person(person).first_name }));
    return undefined;
  };

  return {
    say: (text) => attempt(say({ ...here(), text })),
    press: (message, data) => attempt(press({ ...here(), message_id: message.message_id, data })),
    link,
    visit,
    goTo: (id) => conversation.log.goTo(id),
    fill: (query) => composer.fill(`@${store.bot.username} ${query}`),
    pass: (query) => pass(`@${store.bot.username} ${query}`),
    copy: async (text) => {
      await navigator.clipboard?.writeText(text);
      toast(word("copied"));
    },
  };
}

/** How a topic is named where one writes into it: General is not. */
export function threadOf(topic) {
  return topic === null || topic === GENERAL ? undefined : topic;
}
