# Сотрудники: права, список, приглашения.
won-not-your-sport = Это не ваш вид спорта, ничего не изменилось. Ваши: { $sports }
won-not-your-sports = Ничего не записано: { $alien } — не ваши виды спорта. Ваши: { $sports }
staff-only-owner = Сотрудников назначает только владелец бота.
staff-title = 👥 <b>Сотрудники</b>
staff-none = 👥 Сотрудников пока нет: лицензии записывает владелец.
staff-editor =
    <b>{ $name }</b> — { $sports }
    с { $since }
staff-nameless = без имени
staff-all-sports = все виды спорта
staff-open-invitations =
    { $count ->
        [one] Ждёт ответа { $count } приглашение.
        [few] Ждут ответа { $count } приглашения.
       *[many] Ждут ответа { $count } приглашений.
    }
staff-hint = Пригласить можно и так: <code>/staff бокс, дзюдо</code>
staff-invite-button = ➕ Пригласить: все виды
staff-invite-some-button = ➕ Выбрать виды
staff-remove-button = ✖️ { $name }
staff-remove-sure = Убрать из сотрудников: <b>{ $name }</b> ({ $sports })? Права пропадут сразу, записанное останется.
staff-remove-sure-button = Да, убрать
staff-gone = Такого сотрудника уже нет.
staff-which-sports = <b>Какие виды спорта доверить новому сотруднику?</b>
staff-make-link-button = 🔗 Получить ссылку ({ $count })
staff-choice-gone = Этот выбор уже завершён или пуст. Начните заново: /staff
staff-sport-unknown = Не знаю вида спорта «{ $sport }». Напишите код или название, например: <code>/staff BOX, JUD</code>
staff-link = 🔗 <b>Приглашение</b> ({ $sports }). Перешлите эту ссылку новому сотруднику. Она действует 24 часа и только один раз:
staff-link-is-yours = Это приглашение для сотрудника, а вы владелец и можете всё. Перешлите ссылку тому, кого приглашаете.
staff-not-invited = Эта ссылка уже не действует: её открыли раньше, прошли сутки или она неполная. Попросите у владельца бота новую. Всё остальное доступно и так: /help
staff-welcome = 🤝 <b>Добро пожаловать в сотрудники Жолдамы!</b> Вы можете записывать лицензии: { $sports }.
