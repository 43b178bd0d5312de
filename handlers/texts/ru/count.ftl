# Счёт лицензий со всех сторон: по видам, по турнирам, на любой день.
licences-on = на { $date }
licences-then = За столько же дней до Игр «{ $games }» было { $places }
licences-ahead =
    { $count ->
        [one] ⏳ Впереди { $count } турнир.
        [few] ⏳ Впереди { $count } турнира.
       *[many] ⏳ Впереди { $count } турниров.
    }
licences-offered =
    { $count ->
        [one] Число мест известно у { $count } из них: { $places } на все страны.
        [few] Число мест известно у { $count } из них: { $places } на все страны.
       *[many] Число мест известно у { $count } из них: { $places } на все страны.
    }
licences-needed = Чтобы успеть к цели, нужно примерно по { $needed } в месяц; срок — { $date }
licences-of-these =
    { $places ->
        [one] Всего { $places } лицензия.
        [few] Всего { $places } лицензии.
       *[many] Всего { $places } лицензий.
    }
licences-none-here = Здесь лицензий пока нет.
licences-by-tournament = <b>По турнирам</b>
licences-no-tournament = По рейтингу, нормативу или решению
licences-not-found = Ничего не нашёл. Напишите вид спорта, фамилию, турнир или день: <code>/licences бокс</code>, <code>/licences 24.02.2020</code>
licences-future = { $date } ещё впереди: этого счёта пока никто не знает.
licences-total-button = 🏅 Весь счёт
licences-today-button = 🏅 Счёт на сегодня
licences-sports-button = 🤼 По видам спорта
licences-where-button = 🏟 По турнирам
licences-newest-button = 🆕 Последние
licences-target-button = 🎯 Цель
licences-card-button = 📋 О турнире
