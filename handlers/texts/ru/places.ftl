# Карточка лицензии: что с ней стало и что с ней могут сделать сотрудники.
place-places =
    { $places ->
        [0] ⚪️ Сейчас не в силе
        [one] 🎟 В силе: { $places } место
        [few] 🎟 В силе: { $places } места
       *[many] 🎟 В силе: { $places } мест
    }
place-won-by = Кто завоевал: { $who }
place-used-by = Кто поедет: { $who }
place-route-tournament = по итогам турнира
place-route-ranking = по рейтингу
place-route-standard = по нормативу
place-route-standard-or-ranking = по нормативу или рейтингу
place-route-other = другим путём
place-history = <b>История</b>
place-source = источник
place-why = причина: { $reason }
place-why-injury = травма
place-why-decision = решение команды
place-why-rules = по правилам
place-why-mistake = ошибка в записи
place-why-other = другая
place-confirmed-button = ✅ Подтверждено
place-named-button = 👤 Кто поедет
place-declined-button = 🙅 Отказались
place-withdrawn-button = ⛔️ Отозвано
place-superseded-button = 🔁 Заменено
place-reallocated-button = 🎁 Перераспределение
place-corrected-button = ✏️ Число мест
place-why-injury-button = Травма
place-why-decision-button = Решение команды
place-why-rules-button = По правилам
place-why-mistake-button = Ошибка
place-why-other-button = Другое
place-unexplained-button = Без причины
place-aside-button = ✖️ Не менять
place-apply-button = ✅ Записать
place-undo-button = ↩️ Отменить
place-undo-last-button = ↩️ Отменить последнее: { $what }
place-undo-ask = <b>Отменить эту запись?</b> { $what }
place-undo-sure-button = Да, отменить
place-ask-name = <b>Кто поедет?</b> Выберите или напишите имя; несколько — через точку с запятой.
place-ask-number = <b>Сколько здесь мест на самом деле?</b> 0 — лицензии не было. Можно и написать число.
place-ask-why = <b>Почему?</b>
place-preview = <b>Проверьте, прежде чем записать</b>
place-becomes = Будет записано: { $what }
place-total-becomes = Всего было { $was }, станет <b>{ $places }</b>.
place-total-same = Счёт не изменится.
place-source-hint = Есть ссылка на источник? Пришлите её сейчас.
place-source-is = Источник: { $url }
place-applied = ✅ <b>Записано:</b> { $what }
place-total = Всего теперь: <b>{ $places }</b>
place-told-at = Подписчикам расскажу: { $at }. До этого запись можно отменить незаметно.
place-undone-in-time = ↩️ <b>Отменено.</b> Подписчикам об этом не сообщалось.
place-undone-late = ↩️ <b>Отменено.</b> Подписчики уже знают и получат поправку.
place-aside = Хорошо, ничего не меняю. Карточки лицензий: /ledger
place-gone = Этой записи больше нет. Откройте карточку лицензии заново: /ledger
place-unfit = С этой лицензией так сделать нельзя: это уже записано или она больше не в силе. Откройте её карточку заново: /ledger
place-overtaken = С тех пор о лицензии записали ещё что-то. Сначала отмените последнюю запись: /ledger
place-stale = Пока вы смотрели, лицензию изменили. Проверьте ещё раз.
place-typed-long = Пусто или слишком длинно. Напишите, пожалуйста, ещё раз: до { $limit } знаков.
place-typed-number = Напишите, пожалуйста, целое число от 0 до { $most }.
places-title = 📒 <b>Счёт лицензий изменился</b>
