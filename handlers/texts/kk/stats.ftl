# Кім оқиды, оларға не жетеді: бот иелеріне.
stats-readers =
    { $count ->
        [one] 📊 <b>{ $number } оқырман</b>
       *[other] 📊 <b>{ $number } оқырман</b>
    }
stats-growth = Бір аптада келгені: { $week }, бір айда келгені: { $month }
stats-languages = Тілі: { $languages }
stats-kinds = Қайда: { $kinds }
stats-everything = Бәрін бақылайтыны: { $number }
stats-sports = Түрін таңдағандар: { $sports }
stats-more-sports = тағы { $number }
stats-part = { $name } — { $number }
stats-private = жеке чат
stats-group = топ
stats-channel = арна
stats-messages = 📨 <b>Хабарламалар</b>
stats-said = Бір айда жеткені: { $number }
stats-waiting = Кезекте тұрғаны: { $number }
stats-held = Telegram қабылдамағаны: { $number }
stats-given-up = Жетпегені: { $number } ({ $reasons })
stats-closed = бот бұғатталған не шығарылған
stats-deactivated = аккаунт өшірілген
stats-no-right = жазуға құқық жоқ
stats-otherwise = басқа себеп
stats-all-said = Бәрі айтылды, күтіп тұрған ештеңе жоқ.
stats-oldest = Ең көп күтіп тұрғаны: { $what }, басталғаны: { $since }
stats-results = 🏁 <b>Нәтижелер</b>
stats-unrecorded = Жазылмағаны: { $number } — /pending
stats-recorded = Бәрі жазылған.
stats-as-of = <i>{ $at }, минутына бір рет жаңарады</i>
stats-again-button = 🔄 Жаңарту
stats-only-owner = Бұл сандарды тек бот иесі көреді.
notice-licences = жаңа лицензиялар
notice-correction = лицензияға түзету
notice-change = күнтізбедегі өзгеріс
notice-nothing = лицензиясыз турнир
notice-places = орынның тағдыры
notice-target = жаңа мақсат
notice-closed = Ойындар аяқталды
notice-opened = келесі Ойындар туралы сұрақ
notice-broadcast = таратылған хабар
notice-fault = хабарлама туралы дабыл
notice-silenced = админдерге үнсіздік туралы хабар
notice-topic = топқа тақырып туралы хабар
notice-question = нәтиже туралы сұрақ
notice-answered = нәтиже туралы жауап
notice-overdue = нәтиже туралы дабыл
notice-silence = таңғы хабар туралы дабыл
