# Meeting, subscribing, language.
start =
    <b>Zholdama</b> — Kazakhstan's way to { $games }.

    I follow the qualifying tournaments, remind you of them in the morning and count the licences won.
start-again = Welcome back! I can write to you again.
start-soon = <b>Coming next</b>
start-choose-language = 🌐 Тілді таңдаңыз · Выберите язык · Choose your language
language-chosen = English it is. Change it any time: /language
language-name = English
subscribe-button = 🔔 Subscribe to all
unsubscribe-button = 🔕 No more reminders
next-button = 📅 Coming next
licences-button = 🏅 Licences
subscribed-to-all = 🔔 <b>Done: I will remind you of every tournament.</b>
subscribed-to-all-already = 🔔 You are subscribed to every tournament already.
subscribed-to-sports = 🔔 <b>Done. You follow:</b> { $sports }
subscribed-to-sports-already = 🔔 You follow that already: { $sports }
subscribed-how =
    I write in the morning, at { $hour } ({ $city }), and only when there is something to say. I remind you of a tournament { $leads }. New licences I tell at once.
    Quiet hours: { $quiet }. Whatever happens then waits until they end.
subscribed-how-without-quiet =
    I write in the morning, at { $hour } ({ $city }), and only when there is something to say. I remind you of a tournament { $leads }. New licences I tell at once.
lead-days =
    { $days ->
        [0] on the day itself
        [one] { $days } day before
       *[other] { $days } days before
    }
narrow-hint = Not every sport? For example: <code>/subscribe boxing, judo</code>
unsubscribed = 🔕 I will not write any more. Your settings are kept; come back any time: /subscribe
unsubscribed-already = You are not subscribed to anything. Subscribe: /subscribe
unsubscribed-from-sports = 🔕 Taken away: { $sports }. Left: { $left }
unsubscribed-from-sports-not-followed = You do not follow that sport anyway. Now you have: { $left }
sport-unknown = I know no sport called “{ $sport }”. Write its name or code, for example <code>/subscribe boxing</code> or <code>/subscribe BOX</code>
sport-unclear = I am not sure which sport you mean by “{ $sport }”. One of these, perhaps?
help =
    <b>What I can do</b>

    /next — the next tournaments
    /licences — how many licences are won
    /subscribe — remind me of everything; <code>/subscribe boxing, judo</code> — only of these
    /unsubscribe — no more reminders; <code>/unsubscribe boxing</code> — drop one sport
    /language — language: қазақша, русский, English
help-staff =
    <b>For staff</b>

    /won — record a licence that was won
not-understood = I did not understand that. Here is what I can do: /help
button-out-of-date = This button is out of date. Call the command again: /help
something-broke = Something broke on my side, sorry. I have noted it and it will be mended. Please try again a little later.
only-admins = Only the admins of this group change its settings. Everyone may look: /next and /licences
fault-of-ours = ⚠️ Telegram would not take one of my messages, not even as plain text. It is held; the reason is in the bot's log.
