# Турнирлер: алда не бар, таңғы еске салу.
next-title = 📅 <b>Алдағы турнирлер</b>
next-none = Алда күні белгілі турнир әзірге жоқ.
next-undated =
    { $count ->
        [one] Тағы { $count } турнирдің нақты күні әзірге белгісіз.
       *[other] Тағы { $count } турнирдің нақты күні әзірге белгісіз.
    }
next-unconfirmed = күні расталмаған
under-way = қазір өтіп жатыр
morning-title = ☀️ <b>Сәлеметсіз бе! Бүгін — { $day }.</b>
morning-more =
    { $count ->
        [one] …және тағы { $count } турнир: /next
       *[other] …және тағы { $count } турнир: /next
    }
many-sports = Көп спорт түрі
dates-exact = { $dates }
dates-window = мына аралықта: { $dates }
dates-closing-date = рейтинг жабылатын күн: { $dates }
dates-provisional = { $dates } (болжамды)
dates-start-only = { $dates }
