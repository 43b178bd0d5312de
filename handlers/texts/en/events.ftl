# The calendar for staff: the list, a new tournament, many tournaments at once.
events-button = 🗂 To the list of tournaments
events-title =
    { $count ->
        [one] 🗂 <b>{ $count } tournament</b>
       *[other] 🗂 <b>{ $count } tournaments</b>
    }
events-none = 🗂 <b>No such tournaments</b>
events-found = You searched for: { $words }
events-how = Tap a tournament to change it. Find one by words: <code>/events boxing</code>, <code>/events Amman</code>
events-month-button = 📅 Month
events-sport-button = 🏅 Sport
events-all-button = Show all
events-add-button = ➕ Add
events-together-button = ⏩ Move many
events-which-month = 📅 <b>Which month?</b>
add-title = ➕ <b>A new tournament</b>
add-name = ✏️ <b>What is it called?</b>
add-where = 📍 <b>Where will it be?</b>
add-alike =
    { $count ->
        [one] ⚠️ <b>There is one like it already</b>
       *[other] ⚠️ <b>There are some like it already</b>
    }
add-alike-new = You are adding:
add-this-one-button = It is this one: { $tournament }
add-anyway-button = ➕ No, it is another one
add-undated-button = ❔ Dates not known
add-nowhere-button = ❔ Place not known
add-preview = <b>Check before it is added</b>
add-apply-button = ✅ Add it
add-aside-button = ✖️ Do not add
add-aside = All right, I am adding nothing.
add-gone = This draft is no longer there. Start again: /events
together-title =
    { $count ->
        [one] 🔄 <b>{ $count } tournament has changed</b>
       *[other] 🔄 <b>{ $count } tournaments have changed</b>
    }
together-games-title = 🔄 <b>The Games have moved</b>
together-more =
    { $count ->
        [one] …and { $count } more tournament
       *[other] …and { $count } more tournaments
    }
together-ask = ⏩ <b>Which tournaments are to move, and what becomes of them?</b>
together-which = Chosen: <b>{ $which }</b>
together-count =
    { $count ->
        [one] That is { $count } tournament.
       *[other] That is { $count } tournaments.
    }
together-how =
    Tap or write, for example:
    <code>everything from 12 March to 30 June: date unknown</code>
    <code>boxing: 7 days later</code>
    <code>the Games: a year later</code>
together-not-read = I did not understand that. <b>Nothing has changed.</b> Before the colon say which tournaments, after it what becomes of them.
together-month-button = The next 30 days
together-quarter-button = The next 90 days
together-all-button = All that is ahead
together-games-button = The Games themselves
together-all-sports = 🏅 All sports
together-games = the Games themselves
together-ahead = all that is ahead
together-until = until { $day }
together-postponed-button = ⏸ Postponed
together-undated-button = ❔ Dates not known
together-cancelled-button = ❌ Cancelled
together-days-button =
    { $days ->
        [one] ⏩ +{ $days } day
       *[other] ⏩ +{ $days } days
    }
together-years-button =
    { $years ->
        [one] ⏩ +{ $years } year
       *[other] ⏩ +{ $years } years
    }
together-left-out =
    { $count ->
        [one] ⚠️ I left out { $count } tournament: somebody else has changed it in the meantime.
       *[other] ⚠️ I left out { $count } tournaments: somebody else has changed them in the meantime.
    }
together-nothing = There is nothing to change: there are no such tournaments, or they are like that already. Choose others, or open /events
together-gone = This draft is no longer there. Start again: /events
