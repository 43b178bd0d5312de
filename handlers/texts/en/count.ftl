# The count from all sides: by sport, by tournament, on any day.
licences-on = on { $date }
licences-then = With as many days left to { $games } there were { $places }
licences-ahead =
    { $count ->
        [one] ⏳ { $count } tournament ahead.
       *[other] ⏳ { $count } tournaments ahead.
    }
licences-offered =
    { $count ->
        [one] The number of places is known for { $count } of them: { $places } for all countries.
       *[other] The number of places is known for { $count } of them: { $places } for all countries.
    }
licences-needed = To reach the target by { $date }, about { $needed } a month are needed
licences-of-these =
    { $places ->
        [one] { $places } licence in all.
       *[other] { $places } licences in all.
    }
licences-none-here = No licences here yet.
licences-by-tournament = <b>By tournament</b>
licences-no-tournament = By ranking, standard or decision
licences-not-found = Nothing found. Write a sport, a surname, a tournament or a day: <code>/licences boxing</code>, <code>/licences 24.02.2020</code>
licences-future = { $date } is still to come: nobody knows that count yet.
licences-total-button = 🏅 The whole count
licences-today-button = 🏅 The count today
licences-sports-button = 🤼 By sport
licences-where-button = 🏟 By tournament
licences-newest-button = 🆕 Newest
licences-target-button = 🎯 Target
licences-card-button = 📋 The tournament
