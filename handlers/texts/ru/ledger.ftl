# История лицензий.
ledger-title =
    { $count ->
        [one] 📒 <b>История лицензий: { $count } запись</b>
        [few] 📒 <b>История лицензий: { $count } записи</b>
       *[many] 📒 <b>История лицензий: { $count } записей</b>
    }
ledger-none = 📒 Таких записей нет. Вся история: /ledger, по виду спорта: <code>/ledger бокс</code>
ledger-recorded = записано
ledger-undone = отменено
ledger-named = назван спортсмен
ledger-corrected = исправлено число мест
ledger-superseded = заменено другой лицензией
ledger-by-owner = владелец
ledger-by-data = из данных проекта
ledger-by-file = из файла
ledger-by-former = бывший сотрудник
ledger-undo-button = { $number }. ↩️ Отменить
ledger-undo-sure = <b>Отменить эту запись целиком?</b> Если подписчики о ней уже знают, они получат поправку.
ledger-undo-sure-button = Да, отменить запись
ledger-confirmed = участие подтверждено
ledger-declined = страна отказалась от места
ledger-withdrawn = место отозвано
ledger-reallocated = получено при перераспределении
ledger-taken-back = запись отменена
