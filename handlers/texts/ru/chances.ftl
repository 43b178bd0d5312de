# Цепочка шансов: что было до турнира и что будет после.
chance-before = ⬅️ <b>До этого</b>
chance-won =
    { $places ->
        [one] 🏅 { $places } лицензия
        [few] 🏅 { $places } лицензии
       *[many] 🏅 { $places } лицензий
    }
chance-won-none = без лицензий
chance-postponed = перенесён, новых дат пока нет
chance-unsure = пока не подтверждено
chance-then = затем { $chance }
chance-in-sport = ➡️ <b>Ближайший турнир в этом виде спорта</b>
chance-unknown = ➡️ Какой шанс следующий, пока неизвестно.
chance-more =
    { $count ->
        [one] …и ещё { $count } турнир
        [few] …и ещё { $count } турнира
       *[many] …и ещё { $count } турниров
    }
chance-missed = 😔 <b>В этот раз без лицензий</b>
