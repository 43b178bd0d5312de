# Карточка турнира и отсчёт.
kind-world-championship = чемпионат мира
kind-continental-championship = чемпионат континента
kind-world-qualifier = мировой отбор
kind-continental-qualifier = континентальный отбор
kind-world-cup = этап Кубка мира
kind-grand-prix = этап мировой серии
kind-ranking = рейтинг или норматив
kind-other = турнир
how-world-championship = Если правила вида спорта это предусматривают, лицензии получают лучшие на чемпионате мира.
how-continental-championship = Лицензии или рейтинговые очки получают лучшие на континенте.
how-world-qualifier = Лицензии получают лучшие из тех, у кого их ещё нет.
how-continental-qualifier = Лицензии получают лучшие на континенте.
how-world-cup = Здесь разыгрывают лицензии или очки олимпийского рейтинга.
how-grand-prix = Здесь набирают очки олимпийского рейтинга.
how-ranking = Соревнований нет: лицензии дают по рейтингу на день закрытия или за выполненный норматив.
how-other = Как здесь получают лицензии, смотрите в источнике.
card-cancelled = отменён
card-postponed = Перенесён, новых дат пока нет
card-places = Разыгрывают: { $places }
card-won =
    { $places ->
        [one] 🏅 <b>Казахстан завоевал { $places } лицензию</b>
        [few] 🏅 <b>Казахстан завоевал { $places } лицензии</b>
       *[many] 🏅 <b>Казахстан завоевал { $places } лицензий</b>
    }
card-won-none = Казахстан здесь лицензий не завоевал.
card-won-unrecorded = Турнир закончился; что завоевал Казахстан, пока не записано.
card-next-chance = ➡️ <b>Следующий шанс</b>
card-changes = 🔄 <b>Что менялось</b>
card-source = Источник
card-no-source = Источник не найден: это общеизвестно, но не подтверждено.
card-follow-button = 🔔 Следить за турниром
card-mute-button = 🔕 Об этом не напоминать
card-share-button = ↗️ Поделиться
card-calendar-button = 📅 Календарь
state-postponed = без даты
state-cancelled = отменён
state-held = прошёл
state-absent = нет в календаре
reason-coronavirus = из-за коронавируса
reason-host = сменился организатор
reason-quarantine = из-за карантина
reason-calendar = изменился календарь
reason-games-moved = перенесены Игры
reason-other = другая причина
countdown-title = ⏱ <b>{ $games }</b>
countdown-next = <b>Ближайший шанс завоевать лицензию</b>
