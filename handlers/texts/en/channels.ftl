# Groups, channels, links, and cards in any chat.
group-hello = 👋 Hello! I remind you of the tournaments where Kazakhstan wins Olympic licences, and tell you about each new one.
group-what-to-do = An admin taps the button or sends /subscribe; if the group has topics, in the one I should write to. Everyone may look: /next, /licences
group-subscribed = I write here already. Admins change what and when: /settings. Everyone may look: /next, /licences
group-subscribe-button = 🔔 Write everything here
channels-title = 📣 <b>Groups and channels</b>
channels-how =
    Add me to a channel with the right to post, or to a group: Telegram asks which one. A channel is set up here, in our chat, and only you see its settings.

    Has somebody else added me to the channel? If you are an admin there, forward me any post of it.
channels-yours = Your channels:
channels-add-button = ➕ To a channel
channels-add-group-button = ➕ To a group
channels-only-private = Channels are set up in a private chat with me: @{ $bot }
channel-met = 🤝 I can write in the channel “{ $title }” now. Only reminders and news will appear there, without buttons or settings. Choose here what I should post.
channel-no-rights = I am not in the channel “{ $title }”, or may not post there. Give me that right, and the settings open here.
channel-not-yours = Only its admins who may post set up this channel. If you are one of them, forward me any post of it.
channel-subscribe-button = 🔔 Write everything in the channel
channel-stop-button = 🔕 Write nothing in the channel
channel-tap = This button only works in a private chat with me. Open it and send /channel
channel-silenced = 🔇 I may not post in the channel “{ $title }” any more and have fallen silent there. Give me that right back, and I will go on where I stopped.
channel-left = 👋 I was removed from the channel “{ $title }” and no longer write there. Its settings are kept: add me again with /channel, and I will go on.
link-unknown = I do not know that link: perhaps it was cut off. Let us start from the beginning.
link-lost = 🔗 There is nothing behind this link: it was cut off or is out of date. But here is what comes next.
link-subscribe-all = Shall I remind you of every tournament and tell you about licences? Nothing is switched on yet: tap the button if you would like that.
link-subscribe-sport = Shall I remind you of tournaments and tell you about licences? The sport: { $sport }. Nothing is switched on yet: tap the button if you would like that.
link-subscribed-already = 🔔 You follow that already: { $sport }. All that you follow: /settings
inline-open-button = Open in the bot
inline-nothing = Nothing found
inline-nothing-hint = Try a sport, a city, a tournament or a surname
inline-about = 🏅 <b>Zholdama</b> follows Kazakhstan’s qualifying tournaments, reminds you of them and counts the Olympic licences won.
