# Знакомство, подписка, язык.
start =
    <b>Жолдама</b> — путь Казахстана на Игры «{ $games }».

    Слежу за лицензионными турнирами, напоминаю о них утром и считаю завоёванные лицензии.
start-soon = <b>Ближайшие турниры</b>
start-choose-language = 🌐 Тілді таңдаңыз · Выберите язык · Choose your language
language-chosen = Говорим по-русски. Сменить язык: /language
language-name = Русский
subscribe-button = 🔔 Подписаться на всё
unsubscribe-button = 🔕 Не напоминать
next-button = 📅 Ближайшие турниры
licences-button = 🏅 Лицензии
subscribed-to-all = 🔔 <b>Готово: буду напоминать обо всех турнирах.</b>
subscribed-to-all-already = 🔔 Вы уже подписаны на все турниры.
subscribed-to-sports = 🔔 <b>Готово. Ваши виды спорта:</b> { $sports }
subscribed-to-sports-already = 🔔 За этим вы уже следите. Ваши виды спорта: { $sports }
subscribed-how = О турнире напоминаю { $leads }: в { $hour } ({ $city }), одним сообщением и только если есть о чём.
subscribed-news = О новых лицензиях рассказываю сразу.
subscribed-quiet = Тихие часы: { $quiet } ({ $city }). Новости в это время подождут.
lead-days =
    { $days ->
        [0] в день начала
        [one] за { $days } день
        [few] за { $days } дня
       *[many] за { $days } дней
    }
narrow-hint = Нужны не все виды? Например: <code>/subscribe бокс, дзюдо</code>
unsubscribed = 🔕 Больше не пишу. Настройки сохранил: вернуться можно в любой момент — /subscribe
unsubscribed-already = Вы и так ни на что не подписаны. Подписаться: /subscribe
unsubscribed-from-sports = 🔕 Убрал: { $sports }. Осталось: { $left }
unsubscribed-from-sports-not-followed = За этим вы и так не следите. Ваши виды спорта: { $left }
sport-unknown = Не знаю вида спорта «{ $sport }». Напишите его название или код, например: <code>/subscribe бокс</code> или <code>/subscribe BOX</code>
sport-unclear = Не уверен, какой вид спорта вы имеете в виду: «{ $sport }». Может быть, один из этих?
help =
    <b>Что я умею</b>

    /next — ближайшие турниры
    /calendar — календарь по месяцам; <code>/calendar бокс</code> — один вид спорта
    /licences — сколько лицензий завоёвано; <code>/licences бокс</code>, <code>/licences 24.02.2020</code> — по виду спорта, на день
    /countdown — сколько осталось до Игр
    /subscribe — напоминать обо всём; <code>/subscribe бокс, дзюдо</code> — только об этом
    /unsubscribe — больше не напоминать; <code>/unsubscribe бокс</code> — убрать один вид спорта
    /settings — настройки: час, часовой пояс, тихие часы и остальное; словами: <code>/settings тихо 22-8</code>, <code>/settings час 9</code>, всё сразу — <code>/settings словами</code>
    /channel — я в ваших группах и каналах
    /language — язык: қазақша, русский, English
    /privacy — что я храню о вас; /forget — забыть

    Напишите вид спорта, город, турнир или фамилию — найду.
help-staff =
    <b>Для сотрудников</b>

    /won — записать завоёванную лицензию
    /pending — турниры, которые ждут итога
    /events — календарь: добавить, изменить, перенести
    /ledger — история лицензий; <code>/ledger бокс</code> — только по этому виду
help-owner =
    /target — поставить цель
    /broadcast — рассылка: ваши слова всем или некоторым
    /stats — сколько читателей, кто пришёл, что не дошло
    /staff — сотрудники и приглашения
not-understood = Не понял вас. Вот что я умею: /help
edit-not-read = Исправленные сообщения я не перечитываю. Пришлите, пожалуйста, новое.
button-out-of-date = Эта кнопка устарела. Отправьте команду заново, все они здесь: /help
something-broke = Простите, у меня что-то сломалось. Это записано, разберёмся. Попробуйте, пожалуйста, чуть позже.
only-admins = Настройки этой группы меняют только её администраторы. Смотреть могут все: /next и /licences
