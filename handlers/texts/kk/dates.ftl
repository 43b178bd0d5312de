dates-unknown = күні белгісіз
dates-from = { $date } күнінен бастап
instant = { $day }, { $hour } ({ $city })
days-until =
    { $days ->
        [0] бүгін
        [1] ертең
       *[other] { $days } күннен кейін
    }
days-ago =
    { $days ->
        [1] кеше
       *[other] { $days } күн бұрын
    }
month-of-year = { $year } ж. { $month }
