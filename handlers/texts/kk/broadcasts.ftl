# Хабар тарату: бот иесінің оқырмандарға айтары.
broadcast-title = 📣 <b>Хабар тарату</b>
broadcast-ask-first = Оқырмандарға айтарыңызды <b>{ $language }</b> жазыңыз.
broadcast-ask-next = Енді соны <b>{ $language }</b> жазыңыз.
broadcast-markup = Қалың, көлбеу әріп, сілтеме мен дәйексөз сақталады. Жіберер алдында бәрін көрсетемін.
broadcast-no-words = Әзірге бір де сөз жоқ: кемінде бір тілде жазыңыз.
broadcast-only-text = Тек мәтін таратылады, ең көбі 4096 таңба. Оны кәдімгі хабармен жіберіңіз.
broadcast-skip-ru-button = ▶️ Орысшасыз
broadcast-skip-kk-button = ▶️ Қазақшасыз
broadcast-skip-en-button = ▶️ Ағылшыншасыз
broadcast-enough-button = ⏭ Қалғандарына да осы сөздер
broadcast-aside-button = ✖️ Жібермеу
broadcast-aside = Жақсы, ешкім ештеңе алмайды. Сөздер өшірілді.
broadcast-check = 📣 <b>Таратар алдында тексеріңіз.</b> Жоғарыда — оқырмандар көретін мәтін.
broadcast-stale = ⚠️ Содан бері хабар өзгерді. Қайта қараңызшы.
broadcast-to-all = Кімге: барлық жазылушыға
broadcast-to-sport = Кімге: осы спорт түрін қадағалайтындарға — { $sport }
broadcast-readers =
    { $count ->
        [one] { $number } оқырман: { $languages }
       *[other] { $number } оқырман: { $languages }
    }
broadcast-of-language = { $language } — { $number }
broadcast-takes = Жіберуге кететін уақыт: { $time }.
broadcast-quiet = Тыныш сағаты жүріп тұрғандар хабарды ол біткенде оқиды.
broadcast-nobody = <b>Мұндай оқырман жоқ.</b> Басқаларын таңдаңыз.
broadcast-lends = ⚠️ Бұл мәтін { $language } жазылмаған: ондай оқырмандар оны { $lender } алады.
language-in-ru = орысша
language-in-kk = қазақша
language-in-en = ағылшынша
broadcast-send-button = ✅ Жіберу ({ $number })
broadcast-all-languages-button = Бәрі
broadcast-sports-button = 🏅 Бір ғана спорт түрі
broadcast-all-sports-button = 🌐 Барлық түрі
broadcast-reword-button = ✏️ Қайта жазу
broadcast-which-sport = <b>Қай спорт түрін қадағалайтындарға?</b>
broadcast-accepted = ✅ <b>Хабар таратуға қабылданды</b>
broadcast-begins = Басталуы: { $at }. Оған дейін қайтарып алуға болады, сонда оны ешкім көрмейді.
broadcast-to-many = Оқырман саны: { $number }. Кететін уақыт: { $time }.
broadcast-walking = 📣 <b>Хабар таратылып жатыр</b>
broadcast-refused = ⚠️ <b>Тарату тоқтап қалды:</b> Telegram бұл хабарды қабылдамай тұр. Толығын бөлек жібердім.
broadcast-stopped = ⏹ <b>Тарату тоқтатылды</b>
broadcast-ended = ✅ <b>Тарату аяқталды</b>
broadcast-undone = ↩️ <b>Хабар дер кезінде қайтарып алынды.</b> Оны ешкім көрген жоқ.
broadcast-said = Жіберілгені: { $said } / { $readers }
broadcast-sleeping = Тыныш сағаттың бітуін не қайта жіберуді күтіп тұр: { $number }
broadcast-given-up = Жетпегені (чат жабық): { $number }
broadcast-held = Telegram қабылдамағаны: { $number }
broadcast-left = Қалған уақыт: { $time }.
broadcast-undo-button = ↩️ Қайтарып алу
broadcast-stop-button = ⏹ Тоқтату
broadcast-only-owner = Хабарды тек бот иесі таратады. Сізге ашығының бәрі: /help
broadcast-gone = Бұл хабар енді жоқ. Қайта бастаңыз: /broadcast
duration-seconds = { $seconds } с
duration-minutes = { $minutes } мин
duration-minutes-seconds = { $minutes } мин { $seconds } с
duration-hours = { $hours } сағ
duration-hours-minutes = { $hours } сағ { $minutes } мин
