# Лицензиялар тарихы.
ledger-title =
    { $count ->
        [one] 📒 <b>Лицензиялар тарихы: { $count } жазба</b>
       *[other] 📒 <b>Лицензиялар тарихы: { $count } жазба</b>
    }
ledger-none = 📒 Мұндай жазба жоқ. Бүкіл тарих: /ledger, спорт түрі бойынша: <code>/ledger бокс</code>
ledger-recorded = жазылды
ledger-undone = жазба қайтарып алынды
ledger-named = спортшысы аталды
ledger-corrected = орын саны түзетілді
ledger-superseded = басқа лицензиямен алмастырылды
ledger-by-owner = бот иесі
ledger-by-data = жоба деректерінен
ledger-by-file = файлдан
ledger-by-former = бұрынғы қызметкер
ledger-undo-button = { $number }. ↩️ Қайтарып алу
ledger-undo-sure = <b>Бұл жазбаны тұтас қайтарып аласыз ба?</b> Жазылушылар біліп қойған болса, оларға түзету барады.
ledger-undo-sure-button = Иә, қайтарып алу
ledger-confirmed = қатысу расталды
ledger-declined = ел бұл орыннан бас тартты
ledger-withdrawn = орын тартып алынды
ledger-reallocated = қайта үлестіруде берілді
ledger-taken-back = соңғы жазба қайтарып алынды
