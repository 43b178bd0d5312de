# Лицензия карточкасы: онымен не болды және қызметкерлер не істей алады.
place-places =
    { $places ->
        [0] ⚪️ Қазір күшінде емес
        [one] 🎟 Күшінде: { $places } орын
       *[other] 🎟 Күшінде: { $places } орын
    }
place-won-by = Жеңіп алған: { $who }
place-used-by = Ойындарға баратын: { $who }
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
place-confirmed-button = ✅ Расталды
place-named-button = 👤 Кім барады
place-declined-button = 🙅 Бас тартты
place-withdrawn-button = ⛔️ Тартып алынды
place-superseded-button = 🔁 Алмастырылды
place-reallocated-button = 🎁 Қайта үлестіру
place-corrected-button = ✏️ Орын саны
place-why-injury-button = Жарақат
place-why-decision-button = Команданың шешімі
place-why-rules-button = Ереже бойынша
place-why-mistake-button = Қате
place-why-other-button = Басқа
place-unexplained-button = Себебін айтпау
place-aside-button = ✖️ Өзгертпеу
place-apply-button = ✅ Жазу
place-undo-button = ↩️ Қайтарып алу
place-undo-last-button = ↩️ Соңғысын қайтару: { $what }
place-undo-ask = <b>Осы жазбаны қайтарып аласыз ба?</b> { $what }
place-undo-sure-button = Иә, қайтарып алу
place-ask-name = <b>Кім барады?</b> Таңдаңыз немесе есімін жазыңыз; бірнешеу болса, нүктелі үтірмен бөліңіз.
place-ask-number = <b>Мұнда шын мәнінде неше орын бар?</b> 0 — лицензия болған жоқ. Санын жазып жіберуге де болады.
place-ask-why = <b>Неліктен?</b>
place-preview = <b>Жазбас бұрын тексеріңіз</b>
place-becomes = Жазылатыны: { $what }
place-total-becomes = Барлығы { $was } еді, <b>{ $places }</b> болады.
place-total-same = Есеп өзгермейді.
place-source-hint = Дереккөздің сілтемесі бар ма? Қазір жіберіңіз.
place-source-is = Дереккөз: { $url }
place-applied = ✅ <b>Жазылды:</b> { $what }
place-total = Енді барлығы: <b>{ $places }</b>
place-told-at = Жазылушылар мына уақытта біледі: { $at }. Оған дейін қайтарып алсаңыз, ешкімге айтылмайды.
place-undone-in-time = ↩️ <b>Қайтарып алынды.</b> Жазылушыларға бұл айтылған жоқ.
place-undone-late = ↩️ <b>Қайтарып алынды.</b> Жазылушылар біліп қойған еді, енді түзету алады.
place-aside = Жақсы, ештеңе өзгертпеймін. Лицензия карточкалары: /ledger
place-gone = Бұл жазба енді жоқ. Лицензия карточкасын қайта ашыңыз: /ledger
place-unfit = Бұл лицензиямен олай істеуге болмайды: ол жазылып қойған немесе лицензия енді күшінде емес. Карточкасын қайта ашыңыз: /ledger
place-overtaken = Содан бері бұл лицензия туралы тағы жазба түсті. Алдымен соңғы жазбаны қайтарып алыңыз: /ledger
place-stale = Сіз қарап отырғанда лицензия өзгертілді. Қайта тексеріңізші.
place-typed-long = Бос немесе тым ұзын. Қайта жазыңызшы: ең көбі { $limit } таңба.
place-typed-number = 0 мен { $most } аралығындағы бүтін санды жазыңызшы.
places-title = 📒 <b>Лицензиялар саны өзгерді</b>
