# Қорытындысы әлі айтылмаған турнирлер.
pending-title =
    { $count ->
        [one] ⏳ <b>Қорытындысын күтіп тұрған турнир: { $count }</b>
       *[other] ⏳ <b>Қорытындысын күтіп тұрған турнир: { $count }</b>
    }
pending-none = ✨ Бәрі жазылған: қорытындысын күтіп тұрған турнир жоқ.
pending-has-licences = 🏅 осы жердегі лицензиялар жазылып қойған
pending-record-button = { $number }. ✍️ Жазу
pending-nothing-button = { $number }. Лицензия жоқ
pending-all-button = { $number }. Бәрі жазылған
pending-reopen-button = ↩️ Қайтару
pending-closed = ✅ Қорытындысы бар: { $tournament }
pending-gone = Бұл турнир қорытынды күтіп тұрған жоқ. Тізім: /pending
pending-won-something =
    { $places ->
        [one] Осы жерден { $places } орын жазылып қойған. «Бәрі жазылған» түймесін басыңыз немесе /ledger ішінен қайтарып алыңыз.
       *[other] Осы жерден { $places } орын жазылып қойған. «Бәрі жазылған» түймесін басыңыз немесе /ledger ішінен қайтарып алыңыз.
    }
