# Турниры: что впереди, утреннее напоминание.
next-title = 📅 <b>Ближайшие турниры</b>
next-none = Впереди пока нет турниров с известными датами.
next-undated =
    { $count ->
        [one] Ещё { $count } турнир пока без точных дат.
        [few] Ещё { $count } турнира пока без точных дат.
       *[many] Ещё { $count } турниров пока без точных дат.
    }
next-unconfirmed = дата не подтверждена
under-way = идёт сейчас
morning-title = ☀️ <b>Здравствуйте! Сегодня { $day }.</b>
morning-more =
    { $count ->
        [one] …и ещё { $count } турнир: /next
        [few] …и ещё { $count } турнира: /next
       *[many] …и ещё { $count } турниров: /next
    }
many-sports = Много видов спорта
dates-exact = { $dates }
dates-window = в промежутке: { $dates }
dates-closing-date = закрытие рейтинга: { $dates }
dates-provisional = { $dates } (предварительно)
dates-start-only = { $dates }
