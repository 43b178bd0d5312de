# Лицензиялар: есеп, жазу, хабарлау.
licences-total =
    { $places ->
        [one] 🏅 <b>{ $places } лицензия</b> — { $games }
       *[other] 🏅 <b>{ $places } лицензия</b> — { $games }
    }
licences-entries =
    { $entries ->
        [one] { $entries } жазба
       *[other] { $entries } жазба
    }
licences-athletes =
    { $athletes ->
        [one] { $athletes } спортшының аты белгілі
       *[other] { $athletes } спортшының аты белгілі
    }
licences-sports =
    { $sports ->
        [one] { $sports } спорт түрі
       *[other] { $sports } спорт түрі
    }
licences-target = Мақсат — { $target }, қалғаны — { $left }
licences-target-reached = Мақсат — { $target }: орындалды! 🎉
licences-no-target = Бұл Ойындарға арналған мақсатты әзірге ешкім жарияламады.
licences-previous = Өткен Ойындарда, { $games }: { $places }
licences-by-sport = <b>Спорт түрлері бойынша</b>
licences-newest = <b>Соңғылары</b>
licences-none = Әзірге бірде-біреуі жоқ. Алғашқысы — алда!
licences-opening =
    { $days ->
        [0] Ойындар бүгін ашылады!
        [one] Ойындар ашылғанға дейін { $days } күн: { $date }
       *[other] Ойындар ашылғанға дейін { $days } күн: { $date }
    }
licences-opened = Ойындар ашылған күн: { $date }
licences-opening-unknown = Ойындардың жаңа ашылу күні әзірге жарияланған жоқ.
licence-of-noc = елге берілген орын
licence-of-athlete = атаулы
licence-places =
    { $places ->
        [one] { $places } орын
       *[other] { $places } орын
    }
won-prompt =
    <b>Не жеңіп алынды?</b> Әр лицензияны бір жолға жазып жіберіңіз:

    <code>BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1</code>

    Спорт түрі | сайыс | кім жеңіп алды | турнир | неше орын. Соңғы үшеуін жазбауға болады.
    Жазбас бұрын қалай түсінгенімді көрсетемін.
won-preview =
    { $count ->
        [one] <b>Жазбас бұрын лицензияны тексеріңіз</b>
       *[other] <b>Жазбас бұрын лицензияларды тексеріңіз: { $count }</b>
    }
won-will-be = Барлығы: <b>{ $places }</b> болады
won-will-be-of = Барлығы: { $target } ішінен <b>{ $places }</b> болады
won-record-button = ✅ Жазу
won-aside-button = ✖️ Жазбау
won-undo-button = ↩️ Жазбаны қайтару
won-make-athlete-button = { $number }. Атаулы ету
won-make-noc-button = { $number }. Елге берілген орын ету
won-not-read = <b>Ештеңе жазылған жоқ.</b> Түзетіп, барлық жолды қайта жіберіңіз:
won-read = Былай түсіндім:
won-aside = Жақсы, ештеңе жазбаймын. Қайта бастау: /won
won-recorded =
    { $places ->
        [one] ✅ <b>Жазылды: { $places } орын.</b>
       *[other] ✅ <b>Жазылды: { $places } орын.</b>
    }
won-total = Енді барлығы: <b>{ $places }</b>
won-total-of = Енді барлығы: { $target } ішінен <b>{ $places }</b>
won-told-at = Жазылушыларға хабарлайтын уақытым: { $at }. Оған дейін қайтарсаңыз, ешкім білмейді.
won-told-already = Жазылушылар біліп қойды. Қайтарсаңыз, оларға түзету жіберіледі.
won-undone-in-time = ↩️ <b>Жазба қайтарылды.</b> Жазылушыларға ештеңе айтылған жоқ.
won-undone-late = ↩️ <b>Жазба қайтарылды.</b> Жазылушылар ол туралы білген еді, енді түзету алады.
won-gone = Бұл жазба енді жоқ. Қайта бастаңыз: /won
won-only-staff = Лицензияны тек бот иесі тағайындаған қызметкерлер жаза алады. Есепті бәрі көре алады: /licences
won-only-private = Мұндай командаларды тек жеке хат алмасуда орындаймын. Маған жазыңыз: @{ $bot }
announce-title =
    { $places ->
        [one] 🏅 <b>Жаңа лицензия!</b>
       *[other] 🏅 <b>Жаңа лицензиялар: { $places }!</b>
    }
announce-total =
    { $places ->
        [one] Енді барлығы <b>{ $places }</b> лицензия.
       *[other] Енді барлығы <b>{ $places }</b> лицензия.
    }
announce-total-of = Енді барлығы { $target } ішінен <b>{ $places }</b>, қалғаны — { $left }.
correction-title = ✏️ <b>Түзету</b>
correction-body = Мыналар қате жазылған еді, жазба қайтарылды:
correction-total = { $was } еді, <b>{ $places }</b> болды.
more-lines =
    { $count ->
        [one] …және тағы { $count }
       *[other] …және тағы { $count }
    }
