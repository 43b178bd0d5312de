# Tournaments: what comes, the morning’s reminder.
next-title = 📅 <b>Coming next</b>
next-none = There are no tournaments with known dates ahead yet.
next-undated =
    { $count ->
        [one] { $count } more tournament has no exact dates yet.
       *[other] { $count } more tournaments have no exact dates yet.
    }
next-unconfirmed = date not confirmed
under-way = under way now
morning-title = ☀️ <b>Hello! Today is { $day }.</b>
morning-more =
    { $count ->
        [one] …and { $count } more tournament: /next
       *[other] …and { $count } more tournaments: /next
    }
many-sports = Many sports
dates-exact = { $dates }
dates-window = within { $dates }
dates-closing-date = ranking closes: { $dates }
dates-provisional = { $dates } (provisional)
dates-start-only = { $dates }
