# Турниры, итог которых никто не назвал.
pending-title =
    { $count ->
        [one] ⏳ <b>Ждёт итога { $count } турнир</b>
        [few] ⏳ <b>Ждут итога { $count } турнира</b>
       *[many] ⏳ <b>Ждут итога { $count } турниров</b>
    }
pending-none = ✨ Всё записано: итога не ждёт ни один турнир.
pending-has-licences = 🏅 лицензии отсюда уже записаны
pending-record-button = { $number }. ✍️ Записать
pending-nothing-button = { $number }. Ничего не завоевали
pending-all-button = { $number }. Всё записано
pending-reopen-button = ↩️ Вернуть
pending-closed = ✅ Итог есть: { $tournament }
pending-gone = Этот турнир итога не ждёт. Список: /pending
pending-won-something =
    { $places ->
        [one] Отсюда уже записана { $places } лицензия. Нажмите «Всё записано» или отмените запись в /ledger.
        [few] Отсюда уже записаны { $places } лицензии. Нажмите «Всё записано» или отмените запись в /ledger.
       *[many] Отсюда уже записано { $places } лицензий. Нажмите «Всё записано» или отмените запись в /ledger.
    }
