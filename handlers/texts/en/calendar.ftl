# The calendar by months, and searching.
calendar-title = 📅 <b>{ $month }</b>
calendar-undated-title = 🗓 <b>Tournaments without a date</b>
calendar-mine = only mine
calendar-empty = Nothing here. Try another month or clear the filter.
calendar-part = Page { $part } of { $parts }
calendar-undated-button = 🗓 Without a date
calendar-months-button = 📅 By month
calendar-sports-button = Sports
calendar-mine-button = Only mine
calendar-everything-button = All tournaments
calendar-sports-title = <b>Which sport shall I show?</b>
search-title = 🔎 <b>Here is what I found</b>
search-no-licence = No licence yet.
search-sport-places =
    { $places ->
        [0] No licences yet.
        [one] 🏅 { $places } licence won
       *[other] 🏅 { $places } licences won
    }
search-follow-button = 🔔 Follow this sport
search-nothing = Nothing found. Try a sport, a city, a tournament or a surname, in any of the three languages. All I can do: /help
