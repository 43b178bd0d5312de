fault-of-ours = ⚠️ Telegram does not accept a message of mine, even as plain text: “{ $reason }”.
fault-about-licences = What it is about: licences won.
fault-about-correction = What it is about: a correction of licences.
fault-about-change = What it is about: a change in the calendar.
fault-about-other = What it is about: a service message.
fault-about-morning = What it is about: the morning reminder.
fault-about-broadcast = What it is about: a broadcast.
fault-held = Held, not lost: { $count ->
    [one] { $count } chat is waiting.
   *[other] { $count } chats are waiting.
}
fault-stopped = Several chats answered like this, so I have stopped the whole mailing. When the cause is gone, send it again.
fault-morning-waits = I will try again by myself next morning: these tournaments will be in it, unless they have begun by then.
fault-again-button = 🔁 Send again
fault-tried = 🔁 Sending again. If Telegram refuses once more, I will say so.
fault-nothing-held = Nothing is held here any more.
silenced-in = 🔇 I may not write in the group “{ $title }” any more and have fallen silent there. Give me back the right to send messages and write /start there: I will go on where I stopped.
silenced-general = 🔇 In the group “{ $title }” the General topic is closed, and I have nowhere left to write. Open it and I will go on, or send /subscribe in the topic I should write in.
silenced-somewhere = 🔇 I may not write in one of your groups any more and have fallen silent there. Give me back the right to send messages and write /start there: I will go on where I stopped.
topic-left = The topic I used to write in is closed or gone, so I write here. To choose another one, an admin sends /subscribe in it, with the sports if only some are wanted: <code>/subscribe boxing, judo</code>
cannot-write-now = I cannot write anything down right now: my database does not answer. What you asked is not lost, I will do it as soon as the database is back. No need to send it again.
too-many-at-once = That is too much at once for me. I will answer the first ones; the rest is not written down, please send it again a little later.
