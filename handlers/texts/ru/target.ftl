# Цель: сколько лицензий хотят завоевать.
target-title = 🎯 <b>Цель</b> — { $games }
target-entry = { $date }: <b>{ $places }</b>
target-entry-none = { $date }: <b>цели больше нет</b>
target-none = цели нет
target-since = Цель названа: { $date }
target-set-button = ✏️ Поставить цель
target-ask = 🎯 <b>Какая теперь цель?</b>
target-how =
    Напишите одной строкой: число, кто его назвал и ссылка.
    <code>120 | министр, брифинг { $year } года | ссылка</code>
    Если цели больше нет, вместо числа — <code>нет</code>.
target-lacks-number = Не понял, сколько лицензий. <b>Ничего не изменено.</b> Начните с числа.
target-lacks-range = Цель — от 1 до 999 лицензий. <b>Ничего не изменено.</b>
target-lacks-said = Кто назвал эту цель? Допишите после числа. <b>Ничего не изменено.</b>
target-lacks-long = Слишком длинно: хватит 300 знаков. <b>Ничего не изменено.</b>
target-lacks-link = Нужна ещё ссылка на источник. <b>Ничего не изменено.</b>
target-preview = 🎯 <b>Проверьте цель, прежде чем поставить</b>
target-stale = ⚠️ Пока вы смотрели, цель изменили. Посмотрите ещё раз.
target-reached-already = Эта цель уже достигнута: лицензий { $places }.
target-done = ✅ <b>Цель поставлена</b>
target-same = Такая цель и стоит: менять нечего.
target-gone = Этого черновика больше нет. Начните заново: /target
target-overtaken = С тех пор поставили другую цель. Посмотрите: /target
target-aside = Хорошо, цель остаётся прежней.
target-only-owner = Цель ставит только владелец бота. Посмотреть её может каждый: /licences
target-told = 🎯 <b>Новая цель</b> — { $games }
target-told-left = Завоёвано { $places }, осталось { $left }.
