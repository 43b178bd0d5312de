dates-unknown = dates unknown
dates-from = from { $date }
instant = { $day }, { $hour } ({ $city })
days-until =
    { $days ->
        [0] today
        [1] tomorrow
       *[other] in { $days } days
    }
days-ago =
    { $days ->
        [1] yesterday
       *[other] { $days } days ago
    }
month-of-year = { $month } { $year }
