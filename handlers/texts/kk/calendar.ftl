# Айлар бойынша күнтізбе және іздеу.
calendar-title = 📅 <b>{ $month }</b>
calendar-undated-title = 🗓 <b>Күні белгісіз турнирлер</b>
calendar-mine = тек өзімдікі
calendar-empty = Мұнда ештеңе жоқ. Айларды парақтаңыз немесе сүзгіні алып тастаңыз.
calendar-part = { $part }-бет, барлығы { $parts }
calendar-undated-button = 🗓 Күні белгісіз
calendar-months-button = 📅 Айлар бойынша
calendar-sports-button = Спорт түрлері
calendar-mine-button = Тек өзімдікі
calendar-everything-button = Барлық турнир
calendar-sports-title = <b>Қай спорт түрін көрсетейін?</b>
search-title = 🔎 <b>Мынаны таптым</b>
search-no-licence = Лицензиясы әзірге жоқ.
search-sport-places =
    { $places ->
        [0] Лицензия әзірге жоқ.
        [one] 🏅 { $places } жолдама жеңіп алынды
       *[other] 🏅 { $places } жолдама жеңіп алынды
    }
search-follow-button = 🔔 Осы спорт түрін қадағалау
search-nothing = Ештеңе табылмады. Спорт түрін, қаланы, турнирді немесе спортшының тегін үш тілдің кез келгенінде жазып көріңіз. Қолымнан келетінінің бәрі: /help
