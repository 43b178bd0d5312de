# Лицензиялар есебі: спорт түрлері, турнирлер, кез келген күн.
licences-on = { $date } күнгі есеп
licences-then = «{ $games }» Ойындарына дәл осынша күн қалғанда { $places } болған
licences-ahead =
    { $count ->
        [one] ⏳ Алда { $count } турнир бар.
       *[other] ⏳ Алда { $count } турнир бар.
    }
licences-offered =
    { $count ->
        [one] Соның { $count } турнирінде қанша жолдама берілетіні белгілі: барлық елге { $places }.
       *[other] Соның { $count } турнирінде қанша жолдама берілетіні белгілі: барлық елге { $places }.
    }
licences-needed = Мақсатқа жету үшін айына шамамен { $needed } лицензия керек; соңғы күні — { $date }
licences-of-these =
    { $places ->
        [one] Барлығы { $places } лицензия.
       *[other] Барлығы { $places } лицензия.
    }
licences-none-here = Мұнда әзірге лицензия жоқ.
licences-by-tournament = <b>Турнирлер бойынша</b>
licences-no-tournament = Рейтинг, норматив немесе шешім бойынша
licences-not-found = Ештеңе таппадым. Спорт түрін, спортшының тегін, турнирді немесе күнді жазыңыз: <code>/licences бокс</code>, <code>/licences 24.02.2020</code>
licences-future = { $date } әлі келген жоқ: ол күнгі есепті әзірге ешкім білмейді.
licences-total-button = 🏅 Толық есеп
licences-today-button = 🏅 Бүгінгі есеп
licences-sports-button = 🤼 Спорт түрлері
licences-where-button = 🏟 Турнирлер
licences-newest-button = 🆕 Соңғылары
licences-target-button = 🎯 Мақсат
licences-card-button = 📋 Турнир туралы
