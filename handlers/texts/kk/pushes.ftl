# Өзінен-өзі келген хабардың астындағы түймелер және дүйсенбілік шолу.
push-settings-button = ⚙️ Баптаулар
push-again-button = 🔔 Қайтару
push-mute-licences-button = 🔕 Лицензияны айтпау
push-mute-changes-button = 🔕 Өзгерісті айтпау
push-mute-digest-button = 🔕 Шолу келмесін
push-mute-tournament-button = 🔕 Бұл турнирді айтпау
push-muted-licences = 🔕 Лицензиялар туралы енді хабарламаймын. Турнирлерді еске сала беремін.
push-muted-changes = 🔕 Өзгерістер туралы енді хабарламаймын. Турнирлерді еске сала беремін.
push-muted-digest = 🔕 Дүйсенбілік шолу енді келмейді. Қалғаны бұрынғыдай.
push-muted-tournament = 🔕 Бұл турнир туралы енді жазбаймын: { $name }. Қалғаны бұрынғыдай.
digest-title = 🗓 <b>Апталық шолу: { $week }</b>
digest-ahead = <b>Алда</b>
digest-ahead-more = 🗓 <b>Осы аптада тағы</b>
digest-ahead-none = Бұл аптада турнир жоқ.
digest-won =
    { $places ->
        [one] 🏅 <b>Өткен аптада — { $places } лицензия</b>
       *[other] 🏅 <b>Өткен аптада — { $places } лицензия</b>
    }
