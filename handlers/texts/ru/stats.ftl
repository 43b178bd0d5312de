# Кто читает и что до них доходит: для владельцев.
stats-readers =
    { $count ->
        [one] 📊 <b>{ $number } читатель</b>
        [few] 📊 <b>{ $number } читателя</b>
       *[many] 📊 <b>{ $number } читателей</b>
    }
stats-growth = Пришло за неделю: { $week }, за месяц: { $month }
stats-languages = Язык: { $languages }
stats-kinds = Где: { $kinds }
stats-everything = Следят за всем: { $number }
stats-sports = Выбрали виды спорта: { $sports }
stats-more-sports = ещё { $number }
stats-part = { $name } — { $number }
stats-private = личные чаты
stats-group = группы
stats-channel = каналы
stats-messages = 📨 <b>Сообщения</b>
stats-said = Отправлено за месяц: { $number }
stats-waiting = Ждут отправки: { $number }
stats-held = Telegram не принимает: { $number }
stats-given-up = Не дошло: { $number } ({ $reasons })
stats-closed = бот заблокирован или убран
stats-deactivated = аккаунт удалён
stats-no-right = нет права писать
stats-otherwise = другое
stats-all-said = Всё отправлено, ничего не ждёт.
stats-oldest = Дольше всего ждёт: { $what }, с { $since }
stats-results = 🏁 <b>Результаты</b>
stats-unrecorded = Ждут записи: { $number } — /pending
stats-recorded = Все записаны.
stats-as-of = <i>{ $at }, обновляется раз в минуту</i>
stats-again-button = 🔄 Обновить
stats-only-owner = Эти цифры видит только владелец бота. Всё, что доступно вам: /help
notice-licences = новые лицензии
notice-correction = поправка к лицензиям
notice-change = изменение в календаре
notice-nothing = турнир без лицензий
notice-places = что стало с местом
notice-target = новая цель
notice-closed = Игры закончились
notice-opened = вопрос о следующих Играх
notice-broadcast = рассылка
notice-fault = тревога о сообщении
notice-silenced = сообщение администраторам, что я замолчал
notice-topic = сообщение группе о теме
notice-question = вопрос о результате
notice-answered = ответ о результате
notice-overdue = тревога о результате
notice-silence = тревога об утренних напоминаниях
