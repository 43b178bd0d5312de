# Картинка гонки за лицензиями: что на ней написано и что под ней.
picture-unit =
    { $places ->
        [one] лицензия
        [few] лицензии
       *[many] лицензий
    }
picture-on = на { $date }
picture-no-target = Цель пока не объявлена
picture-reached = Цель — { $target }: достигнута
picture-left = До цели осталось { $left }
picture-left-needed = До цели осталось { $left } — нужно по { $needed } в месяц
picture-missed = Цель была { $target } — не хватило { $lacking }
picture-target = цель: { $target }
picture-coming =
    { $count ->
        [one] впереди { $count } турнир с датой
        [few] впереди { $count } турнира с датами
       *[many] впереди { $count } турниров с датами
    }
picture-opening = открытие Игр
picture-footer = Жолдама · источники — в таблице
picture-button = 🖼 Картинка
picture-light-button = ☀️ Светлая
picture-dark-button = 🌙 Тёмная
picture-png-button = 📎 Файл PNG
picture-pdf-button = 📎 Файл PDF
picture-failed = Картинка не получилась, причина записана. Попробуйте чуть позже; счёт словами: /licences
