# Турнир карточкасы және санақ.
kind-world-championship = әлем чемпионаты
kind-continental-championship = құрлық чемпионаты
kind-world-qualifier = әлемдік іріктеу
kind-continental-qualifier = құрлықтық іріктеу
kind-world-cup = Әлем кубогының кезеңі
kind-grand-prix = әлемдік серия кезеңі
kind-ranking = рейтинг немесе норматив
kind-other = турнир
how-world-championship = Ережеде көзделсе, лицензияны әлем чемпионатының үздіктері алады.
how-continental-championship = Құрлық үздіктері лицензия немесе рейтинг ұпайын алады.
how-world-qualifier = Лицензияны әзірге жолдамасы жоқтардың үздіктері алады.
how-continental-qualifier = Лицензияны құрлық үздіктері алады.
how-world-cup = Мұнда лицензия немесе олимпиадалық рейтинг ұпайы сарапқа салынады.
how-grand-prix = Мұнда олимпиадалық рейтинг ұпайы жиналады.
how-ranking = Жарыс болмайды: лицензия рейтинг жабылған күнгі тізім бойынша немесе норматив орындағаны үшін беріледі.
how-other = Лицензия мұнда қалай берілетінін дереккөзден қараңыз.
card-cancelled = өтпейтін болды
card-postponed = Кейінге шегерілді, жаңа күні әзірге белгісіз
card-places = Сарапқа салынады: { $places }
card-won =
    { $places ->
        [one] 🏅 <b>Қазақстан { $places } жолдама жеңіп алды</b>
       *[other] 🏅 <b>Қазақстан { $places } жолдама жеңіп алды</b>
    }
card-won-none = Қазақстан мұнда лицензия ала алмады.
card-won-unrecorded = Турнир аяқталды; Қазақстанның нәтижесі әлі жазылмады.
card-next-chance = ➡️ <b>Келесі мүмкіндік</b>
card-changes = 🔄 <b>Не өзгерді</b>
card-source = Дереккөз
card-no-source = Дереккөзі табылмады: жалпыға мәлім, бірақ расталмаған.
card-follow-button = 🔔 Турнирді қадағалау
card-mute-button = 🔕 Мұны еске салмау
card-share-button = ↗️ Бөлісу
card-calendar-button = 📅 Күнтізбе
state-postponed = күні белгісіз
state-cancelled = өтпейтін болды
state-held = өтті
state-absent = күнтізбеде жоқ
reason-coronavirus = коронавирусқа байланысты
reason-host = ұйымдастырушы ауысты
reason-quarantine = карантинге байланысты
reason-calendar = күнтізбе өзгерді
reason-games-moved = Ойындар шегерілді
reason-other = басқа себеп
countdown-title = ⏱ <b>{ $games }</b>
countdown-next = <b>Лицензия алудың ең жақын мүмкіндігі</b>
