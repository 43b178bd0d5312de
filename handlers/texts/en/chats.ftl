# Meeting, subscribing, language.
start =
    <b>Zholdama</b> — Kazakhstan’s way to { $games }.

    I follow the qualifying tournaments, remind you of them in the morning and count the licences won.
start-soon = <b>Coming next</b>
start-choose-language = 🌐 Тілді таңдаңыз · Выберите язык · Choose your language
language-chosen = English it is. To change it: /language
language-name = English
subscribe-button = 🔔 Subscribe to all
unsubscribe-button = 🔕 No more reminders
next-button = 📅 Coming next
licences-button = 🏅 Licences
subscribed-to-all = 🔔 <b>Done: I will remind you of every tournament.</b>
subscribed-to-all-already = 🔔 You are already subscribed to every tournament.
subscribed-to-sports = 🔔 <b>Done. Your sports:</b> { $sports }
subscribed-to-sports-already = 🔔 You follow that already. Your sports: { $sports }
subscribed-how = I remind you of a tournament { $leads }: at { $hour } ({ $city }), in one message and only when there is something to say.
subscribed-news = New licences are announced at once.
subscribed-quiet = Quiet hours: { $quiet } ({ $city }). News waits until they end.
lead-days =
    { $days ->
        [0] on the day it starts
        [one] { $days } day before
       *[other] { $days } days before
    }
narrow-hint = Not every sport? For example: <code>/subscribe boxing, judo</code>
unsubscribed = 🔕 I will not write any more. Your settings are kept: come back any time with /subscribe
unsubscribed-already = You are not subscribed to anything. Subscribe: /subscribe
unsubscribed-from-sports = 🔕 Removed: { $sports }. Left: { $left }
unsubscribed-from-sports-not-followed = You do not follow that anyway. Your sports: { $left }
sport-unknown = I do not know a sport called “{ $sport }”. Write its name or code, for example <code>/subscribe boxing</code> or <code>/subscribe BOX</code>
sport-unclear = I am not sure which sport you mean by “{ $sport }”. One of these, perhaps?
help =
    <b>What I can do</b>

    /next — the next tournaments
    /calendar — the calendar by month; <code>/calendar boxing</code> — one sport
    /licences — how many licences have been won; <code>/licences boxing</code>, <code>/licences 24.02.2020</code> — in a sport, on a day
    /countdown — how long to the Games
    /subscribe — remind me of everything; <code>/subscribe boxing, judo</code> — only of these
    /unsubscribe — no more reminders; <code>/unsubscribe boxing</code> — drop one sport
    /settings — settings: hour, time zone, quiet hours and the rest; in words: <code>/settings quiet 22-8</code>, <code>/settings hour 9</code>, all of them — <code>/settings words</code>
    /channel — me in your groups and channels
    /language — language: қазақша, русский, English
    /privacy — what I keep about you; /forget — forget it

    Write a sport, a city, a tournament or a surname, and I will find it.
help-staff =
    <b>For staff</b>

    /won — record a licence that was won
    /pending — tournaments waiting for their result
    /events — the calendar: add, change, move
    /ledger — the history of licences; <code>/ledger boxing</code> — of one sport
help-owner =
    /target — set the target
    /broadcast — your own words to all readers or to some
    /stats — how many readers there are, who came, what was not delivered
    /staff — editors and invitations
not-understood = I did not understand that. Here is what I can do: /help
edit-not-read = I do not read edited messages again. Please send a new one.
button-out-of-date = This button is out of date. Please send the command again; all of them are here: /help
something-broke = Sorry, something broke on my side. It has been noted and will be fixed. Please try again a little later.
only-admins = Only the admins of this group change its settings. Everyone may look: /next and /licences
