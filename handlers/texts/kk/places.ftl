# Лицензия карточкасы: онымен не болды және қызметкерлер не істей алады.
place-places =
    { $places ->
        [0] ⚪️ Қазір күшінде емес
        [one] 🎟 Күшінде: { $places } орын
       *[other] 🎟 Күшінде: { $places } орын
    }
place-won-by = Жеңіп алған: { $who }
place-used-by = Баратын: { $who }
place-route-tournament = турнир қорытындысы бойынша
place-route-ranking = рейтинг бойынша
place-route-standard = норматив бойынша
place-route-standard-or-ranking = норматив не рейтинг бойынша
place-route-other = басқа жолмен
place-history = <b>Тарихы</b>
place-source = дереккөз
place-why = себебі: { $reason }
place-why-injury = жарақат
place-why-decision = команданың шешімі
place-why-rules = ереже бойынша
place-why-mistake = жазбадағы қате
place-why-other = басқа
place-confirmed-button = ✅ Растау
place-named-button = 👤 Кім барады
place-declined-button = 🙅 Бас тарту
place-withdrawn-button = ⛔️ Қайтарып алынды
place-superseded-button = 🔁 Алмастырылды
place-reallocated-button = 🎁 Қайта үлестіру
place-corrected-button = ✏️ Орын саны
place-why-injury-button = Жарақат
place-why-decision-button = Команданың шешімі
place-why-rules-button = Ереже бойынша
place-why-mistake-button = Қате
place-why-other-button = Басқа
place-unexplained-button = Себепсіз
place-aside-button = ✖️ Өзгертпеу
place-apply-button = ✅ Жазу
place-undo-button = ↩️ Қайтарып алу
place-undo-last-button = ↩️ Соңғысын қайтару: { $what }
place-undo-ask = <b>Осы жазбаны қайтарып аласыз ба?</b> { $what }
place-undo-sure-button = Иә, қайтарып алу
place-ask-name = <b>Кім барады?</b> Таңдаңыз не атын жазыңыз; бірнешеу болса — нүктелі үтір арқылы.
place-ask-number = <b>Шын мәнінде мұнда неше орын?</b> 0 — лицензия болған жоқ. Жазып жіберуге де болады.
place-ask-why = <b>Неге?</b>
place-preview = <b>Жазбас бұрын тексеріңіз</b>
place-becomes = Жазатыным: { $what }
place-total-becomes = Барлығы: { $was } еді, <b>{ $places }</b> болады.
place-total-same = Жалпы сан өзгермейді.
place-source-hint = Дереккөзге сілтеме бар ма? Қазір жіберіңіз.
place-source-is = Дереккөз: { $url }
place-applied = ✅ <b>Жазылды:</b> { $what }
place-total = Енді барлығы: <b>{ $places }</b>
place-told-at = Жазылушылар мына уақытта біледі: { $at }. Оған дейін қайтарып алсаңыз, ешкімге айтылмайды.
place-undone-in-time = ↩️ <b>Қайтарып алынды.</b> Жазылушыларға бұл айтылған жоқ.
place-undone-late = ↩️ <b>Қайтарып алынды.</b> Жазылушылар біліп қойған еді, енді түзету алады.
place-aside = Жақсы, ештеңе өзгертпеймін. Лицензия карточкалары: /ledger
place-gone = Бұл жазба енді жоқ. Лицензия карточкасын қайта ашыңыз: /ledger
place-unfit = Бұл лицензиямен енді олай істеуге болмайды: ол солай тұр немесе күшінде емес. Карточкасын қайта ашыңыз: /ledger
place-overtaken = Содан бері бұл лицензиямен тағы бірдеңе болды. Алдымен соңғысын қайтарып алыңыз.
place-stale = Сіз қарап отырғанда лицензияда өзгеріс болды. Қайта тексеріңіз.
place-typed-long = Тым ұзын не бос. Қысқарақ жазыңызшы: { $limit } таңбаға дейін.
place-typed-number = 0 мен { $most } арасындағы санды жазыңызшы.
places-title = 📒 <b>Лицензия саны өзгерді</b>
