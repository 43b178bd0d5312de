# Айлар бойынша күнтізбе және іздеу.
calendar-title = 📅 <b>{ $month }</b>
calendar-undated-title = 🗓 <b>Күні белгісіз турнирлер</b>
calendar-mine = тек менікі
calendar-empty = Ештеңе жоқ. Айларды парақтаңыз немесе сүзгіні алып тастаңыз.
calendar-part = Бет: { $part } / { $parts }
calendar-undated-button = 🗓 Күні белгісіз
calendar-months-button = 📅 Айлар бойынша
calendar-sports-button = Спорт түрлері
calendar-mine-button = Тек менікі
calendar-everything-button = Барлық турнир
calendar-sports-title = <b>Қай спорт түрін көрсетейін?</b>
search-title = 🔎 <b>Табылғаны</b>
search-no-licence = Лицензиясы әзірге жоқ.
search-sport-places =
    { $places ->
        [0] Лицензия әзірге жоқ.
        [one] 🏅 Жеңіп алынғаны: { $places } орын
       *[other] 🏅 Жеңіп алынғаны: { $places } орын
    }
search-follow-button = 🔔 Осы түрін қадағалау
search-nothing = Ештеңе табылмады. Спорт түрін, қаланы, турнирді немесе тегін жазып көріңіз — үш тілдің кез келгенінде. Қолымнан келетіні: /help
