# Турнирлер: алда не бар, таңғы еске салу.
next-title = 📅 <b>Алдағы турнирлер</b>
next-none = Алда күні белгілі турнир әзірге жоқ.
next-undated =
    { $count ->
        [one] Тағы { $count } турнирдің нақты күні әзірге белгісіз.
       *[other] Тағы { $count } турнирдің нақты күні әзірге белгісіз.
    }
next-provisional = күні болжамды
next-unconfirmed = күні расталмаған
next-closing = рейтинг жабылатын күн
under-way = қазір өтіп жатыр
morning-title = ☀️ <b>Сәлеметсіз бе! Бүгін: { $day }.</b>
morning-more =
    { $count ->
        [one] …және тағы { $count } турнир: /next
       *[other] …және тағы { $count } турнир: /next
    }
many-sports = Көп спорт түрі
