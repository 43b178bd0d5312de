# Меню команд и описание бота.
command-start = с чего начать
command-next = ближайшие турниры
command-calendar = календарь по месяцам
command-licences = сколько лицензий завоёвано
command-countdown = сколько осталось до Игр
command-subscribe = напоминать о турнирах
command-unsubscribe = больше не напоминать
command-settings = настройки
command-language = язык
command-help = что я умею
command-won = записать лицензию
command-pending = результаты, которые ещё не записаны
command-ledger = история лицензий
command-target = поставить цель
command-staff = кто записывает лицензии
bot-description = Путь Казахстана на Олимпийские игры: календарь лицензионных турниров, напоминания утром и счёт завоёванных лицензий. Қазақша, русский, English.
bot-short-description = Лицензии Казахстана на Олимпийские игры: календарь, напоминания, счёт
