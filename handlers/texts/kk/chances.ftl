# Мүмкіндіктер тізбегі: турнирге дейін не болды, кейін не болады.
chance-before = ⬅️ <b>Бұған дейін</b>
chance-won =
    { $places ->
        [one] 🏅 { $places } жолдама
       *[other] 🏅 { $places } жолдама
    }
chance-won-none = лицензиясыз
chance-postponed = кейінге шегерілді, жаңа күні әзірге белгісіз
chance-unsure = әзірге расталмаған
chance-then = одан кейін { $chance }
chance-in-sport = ➡️ <b>Осы спорт түріндегі ең жақын турнир</b>
chance-unknown = ➡️ Келесі мүмкіндік қандай болатыны әзірге белгісіз.
chance-more =
    { $count ->
        [one] …тағы { $count } турнир
       *[other] …тағы { $count } турнир
    }
chance-missed = 😔 <b>Бұл жолы лицензия бұйырмады</b>
