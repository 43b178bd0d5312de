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
kind-licences = жаңа лицензиялар
kind-correction = лицензияға түзету
kind-change = күнтізбедегі өзгеріс
kind-nothing = лицензиясыз турнир
kind-places = орынның тағдыры
kind-target = жаңа мақсат
kind-broadcast = таратылған хабар
kind-fault = хабарлама туралы дабыл
kind-silenced = админдерге үнсіздік туралы хабар
kind-topic = топқа тақырып туралы хабар
kind-question = нәтиже туралы сұрақ
kind-answered = нәтиже туралы жауап
kind-overdue = нәтиже туралы дабыл
kind-silence = таңғы хабар туралы дабыл
