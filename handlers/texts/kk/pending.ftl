# Қорытындысы әлі айтылмаған турнирлер.
pending-title =
    { $count ->
        [one] ⏳ <b>Қорытындысы жазылмаған турнир: { $count }</b>
       *[other] ⏳ <b>Қорытындысы жазылмаған турнир: { $count }</b>
    }
pending-none = ✨ Бәрі жазылған: қорытындысыз қалған турнир жоқ.
pending-has-licences = 🏅 осы турнирдің лицензиялары жазылып қойған
pending-record-button = { $number }. ✍️ Жазу
pending-nothing-button = { $number }. Лицензия жоқ
pending-all-button = { $number }. Бәрі жазылған
pending-reopen-button = ↩️ Қайтару
pending-closed = ✅ Қорытындысы бар: { $tournament }
pending-gone = Бұл турнирдің қорытындысын енді сұрамаймын. Тізім: /pending
pending-won-something =
    { $places ->
        [one] Осы турнирден { $places } лицензия жазылып қойған. «Бәрі жазылған» түймесін басыңыз немесе /ledger ішінен қайтарып алыңыз.
       *[other] Осы турнирден { $places } лицензия жазылып қойған. «Бәрі жазылған» түймесін басыңыз немесе /ledger ішінен қайтарып алыңыз.
    }
