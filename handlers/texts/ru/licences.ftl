# Лицензии: счёт, запись, объявление.
licences-total =
    { $places ->
        [one] 🏅 <b>{ $places } лицензия</b> — { $games }
        [few] 🏅 <b>{ $places } лицензии</b> — { $games }
       *[many] 🏅 <b>{ $places } лицензий</b> — { $games }
    }
licences-entries =
    { $entries ->
        [one] { $entries } запись
        [few] { $entries } записи
       *[many] { $entries } записей
    }
licences-athletes =
    { $athletes ->
        [one] { $athletes } спортсмен известен по имени
        [few] { $athletes } спортсмена известны по имени
       *[many] { $athletes } спортсменов известны по имени
    }
licences-sports =
    { $sports ->
        [one] { $sports } вид спорта
        [few] { $sports } вида спорта
       *[many] { $sports } видов спорта
    }
licences-target = Цель — { $target }, осталось { $left }
licences-target-reached = Цель — { $target }: достигнута! 🎉
licences-no-target = Цель на эти Игры пока никто не объявил.
licences-previous = На прошлых Играх ({ $games }): { $places }
licences-by-sport = <b>По видам спорта</b>
licences-newest = <b>Последние</b>
licences-none = Пока ни одной. Первая — впереди!
licences-opening =
    { $days ->
        [0] Игры открываются сегодня!
        [one] До открытия Игр { $days } день: { $date }
        [few] До открытия Игр { $days } дня: { $date }
       *[many] До открытия Игр { $days } дней: { $date }
    }
licences-opened = Игры открылись: { $date }
licences-opening-unknown = Новая дата открытия Игр пока не объявлена.
licence-of-noc = место страны
licence-of-athlete = именная
licence-places =
    { $places ->
        [one] { $places } место
        [few] { $places } места
       *[many] { $places } мест
    }
won-prompt =
    <b>Что завоёвано?</b> Пришлите по строке на лицензию:

    <code>BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1</code>

    Вид спорта | дисциплина | кто завоевал | турнир | сколько мест. Последние три можно пропустить.
    Перед записью покажу, что понял.
won-preview =
    { $count ->
        [one] <b>Проверьте лицензию, прежде чем записать</b>
        [few] <b>Проверьте лицензии, прежде чем записать: { $count }</b>
       *[many] <b>Проверьте лицензии, прежде чем записать: { $count }</b>
    }
won-will-be = Всего станет <b>{ $places }</b>
won-will-be-of = Всего станет <b>{ $places }</b> из { $target }
won-record-button = ✅ Записать
won-aside-button = ✖️ Не записывать
won-undo-button = ↩️ Отменить запись
won-make-athlete-button = { $number }. Сделать именной
won-make-noc-button = { $number }. Сделать местом страны
won-not-read = <b>Ничего не записано.</b> Исправьте и пришлите все строки ещё раз:
won-read = Понял так:
won-aside = Хорошо, ничего не записываю. Начать заново: /won
won-recorded =
    { $places ->
        [one] ✅ <b>Записано: { $places } лицензия.</b>
        [few] ✅ <b>Записано: { $places } лицензии.</b>
       *[many] ✅ <b>Записано: { $places } лицензий.</b>
    }
won-total = Всего теперь: <b>{ $places }</b>
won-total-of = Всего теперь: <b>{ $places }</b> из { $target }
won-told-at = Подписчикам расскажу: { $at }. До этого запись можно отменить незаметно.
won-told-already = Подписчики уже знают. Если отменить, они получат поправку.
won-undone-in-time = ↩️ <b>Запись отменена.</b> Подписчикам ничего не сообщалось.
won-undone-late = ↩️ <b>Запись отменена.</b> Подписчики уже знают о ней и получат поправку.
won-gone = Этой записи больше нет. Начните заново: /won
won-only-staff = Записывать лицензии могут только сотрудники, которых назначил владелец бота. Посмотреть счёт может каждый: /licences
won-only-private = Это я делаю только в личной переписке. Напишите мне: @{ $bot }
announce-title =
    { $places ->
        [one] 🏅 <b>Новая лицензия!</b>
        [few] 🏅 <b>Новые лицензии: { $places }!</b>
       *[many] 🏅 <b>Новые лицензии: { $places }!</b>
    }
announce-total =
    { $places ->
        [one] Всего теперь <b>{ $places }</b> лицензия.
        [few] Всего теперь <b>{ $places }</b> лицензии.
       *[many] Всего теперь <b>{ $places }</b> лицензий.
    }
announce-total-of = Всего теперь <b>{ $places }</b> из { $target }, осталось { $left }.
correction-title = ✏️ <b>Поправка</b>
correction-body = Это записали по ошибке, и запись отменена:
correction-total = Было { $was }, стало <b>{ $places }</b>.
more-lines =
    { $count ->
        [one] …и ещё { $count }
        [few] …и ещё { $count }
       *[many] …и ещё { $count }
    }
