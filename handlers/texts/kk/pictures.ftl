# Лицензия жарысының суреті: бетіндегі және астындағы жазу.
picture-unit =
    { $places ->
        [one] лицензия
       *[other] лицензия
    }
picture-on = { $date } күнгі есеп
picture-no-target = Мақсат әзірге жарияланған жоқ
picture-reached = Мақсат — { $target }: орындалды
picture-left = Мақсатқа дейін { $left } лицензия қалды
picture-left-needed = Мақсатқа дейін { $left } лицензия қалды — айына { $needed } керек
picture-missed = Мақсат { $target } еді — { $lacking } жетпей қалды
picture-target = мақсат: { $target }
picture-coming =
    { $count ->
        [one] алда күні белгілі { $count } турнир бар
       *[other] алда күні белгілі { $count } турнир бар
    }
picture-opening = Ойындардың ашылуы
picture-footer = Жолдама · дереккөздер — кестеде
picture-button = 🖼 Сурет
picture-light-button = ☀️ Ашық түсті
picture-dark-button = 🌙 Күңгірт түсті
picture-png-button = 📎 PNG файлы
picture-pdf-button = 📎 PDF файлы
picture-failed = Сурет шықпады, себебі жазып алынды. Сәл кейінірек көріңіз; сөзбен есебі: /licences
