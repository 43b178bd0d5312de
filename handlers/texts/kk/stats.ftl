# Кім оқиды, оларға не жетеді: бот иелеріне.
stats-readers =
    { $count ->
        [one] 📊 <b>{ $number } оқырман</b>
       *[other] 📊 <b>{ $number } оқырман</b>
    }
stats-growth = Жаңа оқырман: бір аптада { $week }, бір айда { $month }
stats-languages = Тілі: { $languages }
stats-kinds = Қайда: { $kinds }
stats-everything = Бәрін қадағалайтыны: { $number }
stats-sports = Спорт түрін таңдағандар: { $sports }
stats-more-sports = тағы { $number }
stats-part = { $name } — { $number }
stats-private = жеке чат
stats-group = топ
stats-channel = арна
stats-messages = 📨 <b>Хабарлар</b>
stats-said = Бір айда жіберілгені: { $number }
stats-waiting = Кезекте тұрғаны: { $number }
stats-held = Telegram қабылдамағаны: { $number }
stats-given-up = Жетпегені: { $number } ({ $reasons })
stats-closed = бот бұғатталған не шығарылған
stats-deactivated = аккаунт өшірілген
stats-no-right = жазуға құқық жоқ
stats-otherwise = басқа себеп
stats-all-said = Бәрі жіберілді, күтіп тұрған ештеңе жоқ.
stats-oldest = Ең ұзақ күтіп тұрғаны: { $what }, басталғаны: { $since }
stats-results = 🏁 <b>Нәтижелер</b>
stats-unrecorded = Жазылмағаны: { $number } — /pending
stats-recorded = Бәрі жазылған.
stats-as-of = <i>{ $at }, минутына бір рет жаңарады</i>
stats-again-button = 🔄 Жаңарту
stats-only-owner = Бұл сандарды тек бот иесі көреді. Сізге ашығының бәрі: /help
notice-licences = жаңа лицензиялар
notice-correction = лицензияларға түзету
notice-change = күнтізбедегі өзгеріс
notice-nothing = лицензиясыз турнир
notice-places = жолдаманың өзгерісі
notice-target = жаңа мақсат
notice-closed = Ойындар аяқталды
notice-opened = келесі Ойындар туралы сұрақ
notice-broadcast = таратылған хабар
notice-fault = хабар туралы дабыл
notice-silenced = әкімшілерге үнсіз қалғаным туралы хабар
notice-topic = топқа тақырып туралы хабар
notice-question = нәтиже туралы сұрақ
notice-answered = нәтиже туралы жауап
notice-overdue = нәтиже туралы дабыл
notice-silence = таңғы еске салу туралы дабыл
