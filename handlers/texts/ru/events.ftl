# Календарь для сотрудников: список, новый турнир, много турниров сразу.
events-button = 🗂 К списку турниров
events-title =
    { $count ->
        [one] 🗂 <b>{ $count } турнир</b>
        [few] 🗂 <b>{ $count } турнира</b>
       *[many] 🗂 <b>{ $count } турниров</b>
    }
events-none = 🗂 <b>Таких турниров нет</b>
events-found = По запросу: { $words }
events-how = Нажмите на турнир, чтобы изменить его. Найти словами: <code>/events бокс</code>, <code>/events Амман</code>
events-month-button = 📅 Месяц
events-sport-button = 🏅 Вид спорта
events-all-button = Показать все
events-add-button = ➕ Добавить
events-together-button = ⏩ Сдвинуть многие
events-which-month = 📅 <b>Какой месяц?</b>
add-title = ➕ <b>Новый турнир</b>
add-name = ✏️ <b>Как он называется?</b>
add-where = 📍 <b>Где пройдёт?</b>
add-alike =
    { $count ->
        [one] ⚠️ <b>Похожий турнир уже есть</b>
        [few] ⚠️ <b>Похожие турниры уже есть</b>
       *[many] ⚠️ <b>Похожие турниры уже есть</b>
    }
add-alike-new = Вы добавляете:
add-this-one-button = Это он: { $tournament }
add-anyway-button = ➕ Нет, это другой
add-undated-button = ❔ Даты неизвестны
add-nowhere-button = ❔ Место неизвестно
add-preview = <b>Проверьте, прежде чем добавить</b>
add-apply-button = ✅ Добавить
add-aside-button = ✖️ Не добавлять
add-aside = Хорошо, ничего не добавляю.
add-gone = Этого черновика больше нет. Начните заново: /events
together-title =
    { $count ->
        [one] 🔄 <b>Изменился { $count } турнир</b>
        [few] 🔄 <b>Изменились { $count } турнира</b>
       *[many] 🔄 <b>Изменилось { $count } турниров</b>
    }
together-games-title = 🔄 <b>Игры перенесены</b>
together-more =
    { $count ->
        [one] …и ещё { $count } турнир
        [few] …и ещё { $count } турнира
       *[many] …и ещё { $count } турниров
    }
together-ask = ⏩ <b>Какие турниры сдвинуть и что с ними станет?</b>
together-which = Выбрано: <b>{ $which }</b>
together-count =
    { $count ->
        [one] Это { $count } турнир.
        [few] Это { $count } турнира.
       *[many] Это { $count } турниров.
    }
together-how =
    Нажмите или напишите, например:
    <code>всё с 12 марта по 30 июня: дата неизвестна</code>
    <code>бокс: на 7 дней позже</code>
    <code>Игры: на год позже</code>
together-not-read = Не понял. <b>Ничего не изменено.</b> До двоеточия напишите, какие турниры, после него — что с ними станет.
together-month-button = Ближайшие 30 дней
together-quarter-button = Ближайшие 90 дней
together-all-button = Все, что впереди
together-games-button = Сами Игры
together-all-sports = 🏅 Все виды спорта
together-games = сами Игры
together-ahead = все, что впереди
together-until = до { $day }
together-postponed-button = ⏸ Отложены
together-undated-button = ❔ Даты неизвестны
together-cancelled-button = ❌ Отменены
together-days-button =
    { $days ->
        [one] ⏩ +{ $days } день
        [few] ⏩ +{ $days } дня
       *[many] ⏩ +{ $days } дней
    }
together-years-button =
    { $years ->
        [one] ⏩ +{ $years } год
        [few] ⏩ +{ $years } года
       *[many] ⏩ +{ $years } лет
    }
together-left-out =
    { $count ->
        [one] ⚠️ Не тронул { $count } турнир: его тем временем изменил кто-то другой.
        [few] ⚠️ Не тронул { $count } турнира: их тем временем изменил кто-то другой.
       *[many] ⚠️ Не тронул { $count } турниров: их тем временем изменил кто-то другой.
    }
together-nothing = Менять нечего: таких турниров нет, или они уже так и стоят. Выберите другие или откройте /events
together-gone = Этого черновика больше нет. Начните заново: /events
