# Кнопки под тем, что пришло само, и сводка по понедельникам.
push-settings-button = ⚙️ Настройки
push-again-button = 🔔 Вернуть
push-mute-licences-button = 🔕 Без лицензий
push-mute-changes-button = 🔕 Без переносов
push-mute-digest-button = 🔕 Без сводки
push-mute-tournament-button = 🔕 Без этого турнира
push-muted-licences = 🔕 О лицензиях больше не рассказываю. Напоминания о турнирах остаются.
push-muted-changes = 🔕 О переносах и отменах больше не рассказываю. Напоминания о турнирах остаются.
push-muted-digest = 🔕 Сводки по понедельникам больше не будет. Остальное остаётся.
push-muted-tournament = 🔕 Об этом турнире больше не пишу: { $name }. Остальное остаётся.
digest-title = 🗓 <b>Сводка на неделю: { $week }</b>
digest-ahead = <b>Впереди</b>
digest-ahead-more = 🗓 <b>Ещё на этой неделе</b>
digest-ahead-none = На этой неделе турниров нет.
digest-won =
    { $places ->
        [one] 🏅 <b>За прошлую неделю — { $places } лицензия</b>
        [few] 🏅 <b>За прошлую неделю — { $places } лицензии</b>
       *[many] 🏅 <b>За прошлую неделю — { $places } лицензий</b>
    }
