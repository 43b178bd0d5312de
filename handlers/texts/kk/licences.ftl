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
licences-no-target = Бұл Ойындарға қойылған мақсатты әзірге ешкім жариялаған жоқ.
licences-previous = Алдыңғы Ойындарда ({ $games }): { $places }
licences-by-sport = <b>Спорт түрлері бойынша</b>
licences-newest = <b>Соңғылары</b>
licences-none = Әзірге бірде-бірі жоқ. Алғашқысы — алда!
licences-opening =
    { $days ->
        [0] Ойындар бүгін ашылады!
        [one] Ойындардың ашылуына { $days } күн қалды: { $date }
       *[other] Ойындардың ашылуына { $days } күн қалды: { $date }
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
    <b>Қандай лицензия жеңіп алынды?</b> Әрқайсысын бөлек жолға жазып жіберіңіз:

    <code>BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1</code>

    Спорт түрі | жарыс түрі | кім жеңіп алды | турнир | неше орын. Соңғы үшеуін жазбауға болады.
    Жазбас бұрын қалай түсінгенімді көрсетемін.
won-preview =
    { $count ->
        [one] <b>Жазбас бұрын лицензияны тексеріңіз</b>
       *[other] <b>Жазбас бұрын лицензияларды тексеріңіз: { $count }</b>
    }
won-will-be = Барлығы <b>{ $places }</b> болады
won-will-be-of = Барлығы <b>{ $places }</b> болады, мақсат — { $target }
won-record-button = ✅ Жазу
won-aside-button = ✖️ Жазбау
won-undo-button = ↩️ Жазбаны қайтарып алу
won-make-athlete-button = { $number }. Атаулы ету
won-make-noc-button = { $number }. Елге берілген орын ету
won-not-read = <b>Ештеңе жазылған жоқ.</b> Түзетіп, барлық жолды қайта жіберіңіз:
won-read = Былай түсіндім:
won-aside = Жақсы, ештеңе жазбаймын. Қайта бастау: /won
won-recorded =
    { $places ->
        [one] ✅ <b>Жазылды: { $places } лицензия.</b>
       *[other] ✅ <b>Жазылды: { $places } лицензия.</b>
    }
won-total = Енді барлығы: <b>{ $places }</b>
won-total-of = Енді барлығы: <b>{ $places }</b>, мақсат — { $target }
won-told-at = Жазылушылар мына уақытта біледі: { $at }. Оған дейін қайтарып алсаңыз, ешкімге айтылмайды.
won-told-already = Жазылушылар біліп қойды. Қайтарып алсаңыз, оларға түзету жіберемін.
won-undone-in-time = ↩️ <b>Жазба қайтарып алынды.</b> Жазылушыларға ештеңе айтылған жоқ.
won-undone-late = ↩️ <b>Жазба қайтарып алынды.</b> Жазылушылар ол туралы біліп қойған еді, енді түзету алады.
won-gone = Бұл жазба енді жоқ. Қайта бастаңыз: /won
won-only-staff = Лицензияны тек бот иесі тағайындаған қызметкерлер жаза алады. Есепті бәрі көре алады: /licences
won-only-private = Мұны жеке чатта ғана істеймін. Маған жазыңыз: @{ $bot }
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
announce-total-of = Енді барлығы <b>{ $places }</b> лицензия. Мақсат — { $target }, қалғаны — { $left }.
correction-title = ✏️ <b>Түзету</b>
correction-body = Мыналар қате жазылған еді, жазба қайтарып алынды:
correction-total = { $was } еді, <b>{ $places }</b> болды.
more-lines =
    { $count ->
        [one] …және тағы { $count }
       *[other] …және тағы { $count }
    }
