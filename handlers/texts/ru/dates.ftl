dates-unknown = даты неизвестны
dates-from = с { $date }
instant = { $day }, { $hour } ({ $city })
days-until =
    { $days ->
        [0] сегодня
        [1] завтра
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
days-ago =
    { $days ->
        [1] вчера
        [one] { $days } день назад
        [few] { $days } дня назад
       *[many] { $days } дней назад
    }
month-of-year = { $month } { $year }
