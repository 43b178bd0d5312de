# Қызметкерлерге арналған күнтізбе: тізім, жаңа турнир, бірнеше турнирді бірден өзгерту.
events-button = 🗂 Турнирлер тізімі
events-title =
    { $count ->
       *[other] 🗂 <b>{ $count } турнир</b>
    }
events-none = 🗂 <b>Мұндай турнир жоқ</b>
events-found = Іздегеніңіз: { $words }
events-how = Өзгерту үшін турнирді басыңыз. Сөзбен іздеу: <code>/events бокс</code>, <code>/events Амман</code>
events-month-button = 📅 Ай
events-sport-button = 🏅 Спорт түрі
events-all-button = Бәрін көрсету
events-add-button = ➕ Қосу
events-together-button = ⏩ Көбін жылжыту
events-which-month = 📅 <b>Қай ай?</b>
add-title = ➕ <b>Жаңа турнир</b>
add-name = ✏️ <b>Турнир қалай аталады?</b>
add-where = 📍 <b>Қайда өтеді?</b>
add-alike =
    { $count ->
       *[other] ⚠️ <b>Осыған ұқсас турнир бар</b>
    }
add-alike-new = Сіз қосып жатқан турнир:
add-this-one-button = Дәл осы: { $tournament }
add-anyway-button = ➕ Жоқ, бұл басқасы
add-undated-button = ❔ Күні белгісіз
add-nowhere-button = ❔ Өтетін жері белгісіз
add-preview = <b>Қоспас бұрын тексеріңіз</b>
add-apply-button = ✅ Қосу
add-aside-button = ✖️ Қоспау
add-aside = Жақсы, ештеңе қоспаймын.
add-gone = Бұл жазба енді жоқ. Қайта бастаңыз: /events
together-title =
    { $count ->
       *[other] 🔄 <b>{ $count } турнир өзгерді</b>
    }
together-games-title = 🔄 <b>Ойындар басқа уақытқа шегерілді</b>
together-more =
    { $count ->
       *[other] …тағы { $count } турнир
    }
together-ask = ⏩ <b>Қай турнирлерді жылжытамыз, олар не болады?</b>
together-which = Таңдалғаны: <b>{ $which }</b>
together-count =
    { $count ->
       *[other] Барлығы { $count } турнир.
    }
together-how =
    Басыңыз немесе жазыңыз, мысалы:
    <code>барлығы 12 наурыз – 30 маусым: күні белгісіз</code>
    <code>бокс: 7 күнге шегерілді</code>
    <code>Ойындар: бір жылға шегерілді</code>
together-not-read = Түсінбедім. <b>Ештеңе өзгерген жоқ.</b> Қос нүктеге дейін қай турнирлер екенін, одан кейін олардың не болатынын жазыңыз.
together-month-button = Алдағы 30 күн
together-quarter-button = Алдағы 90 күн
together-all-button = Алдағының бәрі
together-games-button = Ойындардың өзі
together-all-sports = 🏅 Барлық спорт түрі
together-games = Ойындардың өзі
together-ahead = алдағының бәрі
together-until = { $day } күніне дейін
together-postponed-button = ⏸ Шегерілді
together-undated-button = ❔ Күні белгісіз
together-cancelled-button = ❌ Өтпейді
together-days-button =
    { $days ->
       *[other] ⏩ +{ $days } күн
    }
together-years-button =
    { $years ->
       *[other] ⏩ +{ $years } жыл
    }
together-left-out =
    { $count ->
       *[other] ⚠️ { $count } турнирді өзгертпедім: осы арада басқа біреу өзгертіп қойыпты.
    }
together-nothing = Өзгертетін ештеңе жоқ: мұндай турнир жоқ немесе бәрі солай тұр. Басқасын таңдаңыз не /events ашыңыз
together-gone = Бұл жазба енді жоқ. Қайта бастаңыз: /events
