# The buttons under what comes unasked, and the digest of Mondays.
push-settings-button = ⚙️ Settings
push-again-button = 🔔 Turn back on
push-mute-licences-button = 🔕 No licences
push-mute-changes-button = 🔕 No changes
push-mute-digest-button = 🔕 No digest
push-mute-tournament-button = 🔕 Not this one
push-muted-licences = 🔕 I no longer tell you about licences. Reminders of tournaments stay.
push-muted-changes = 🔕 I no longer tell you about changes. Reminders of tournaments stay.
push-muted-digest = 🔕 No more digest on Mondays. Everything else stays.
push-muted-tournament = 🔕 I no longer write about this tournament: { $name }. Everything else stays.
digest-title = 🗓 <b>The week of { $week }</b>
digest-ahead = <b>Ahead</b>
digest-ahead-more = 🗓 <b>Also this week</b>
digest-ahead-none = No tournaments this week.
digest-won =
    { $places ->
        [one] 🏅 <b>Last week: { $places } licence</b>
       *[other] 🏅 <b>Last week: { $places } licences</b>
    }
