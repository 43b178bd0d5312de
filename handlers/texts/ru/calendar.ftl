# Календарь по месяцам и поиск.
calendar-title = 📅 <b>{ $month }</b>
calendar-undated-title = 🗓 <b>Турниры без даты</b>
calendar-mine = только мои
calendar-empty = Здесь ничего нет. Полистайте месяцы или снимите фильтр.
calendar-part = Страница { $part } из { $parts }
calendar-undated-button = 🗓 Без даты
calendar-months-button = 📅 По месяцам
calendar-sports-button = Виды спорта
calendar-mine-button = Только мои
calendar-everything-button = Все турниры
calendar-sports-title = <b>Какой вид спорта показать?</b>
search-title = 🔎 <b>Вот что нашлось</b>
search-no-licence = Лицензии пока нет.
search-sport-places =
    { $places ->
        [0] Лицензий пока нет.
        [one] 🏅 Завоёвана { $places } лицензия
        [few] 🏅 Завоёваны { $places } лицензии
       *[many] 🏅 Завоёвано { $places } лицензий
    }
search-follow-button = 🔔 Следить за видом спорта
search-nothing = Ничего не нашлось. Попробуйте вид спорта, город, турнир или фамилию — на любом из трёх языков. Всё, что я умею: /help
