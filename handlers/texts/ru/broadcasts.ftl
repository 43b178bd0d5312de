# Рассылки: слова владельцев для читателей.
broadcast-title = 📣 <b>Рассылка</b>
broadcast-ask-first = Напишите, что сказать читателям, <b>{ $language }</b>.
broadcast-ask-next = Теперь то же <b>{ $language }</b>.
broadcast-markup = Жирный шрифт, курсив, ссылки и цитаты сохранятся. Перед отправкой всё покажу.
broadcast-no-words = Пока нет ни одного слова: напишите хотя бы на одном языке.
broadcast-only-text = В рассылке может быть только текст, до 4096 знаков. Пришлите его обычным сообщением.
broadcast-skip-ru-button = ▶️ Без русского
broadcast-skip-kk-button = ▶️ Без казахского
broadcast-skip-en-button = ▶️ Без английского
broadcast-enough-button = ⏭ Остальным — эти же слова
broadcast-aside-button = ✖️ Не отправлять
broadcast-aside = Хорошо, никто ничего не получит. Слова стёрты.
broadcast-check = 📣 <b>Проверьте рассылку.</b> Выше — то, что прочтут.
broadcast-stale = ⚠️ С тех пор рассылка изменилась. Посмотрите ещё раз.
broadcast-to-all = Кому: всем подписчикам
broadcast-to-sport = Кому: тем, кто следит за видом спорта { $sport }
broadcast-readers =
    { $count ->
        [one] { $number } читатель: { $languages }
        [few] { $number } читателя: { $languages }
       *[many] { $number } читателей: { $languages }
    }
broadcast-of-language = { $language } — { $number }
broadcast-takes = Займёт { $time }.
broadcast-quiet = У кого сейчас тихие часы, прочтут, когда они кончатся.
broadcast-nobody = <b>Таких читателей нет.</b> Выберите других.
broadcast-lends = ⚠️ Текста { $language } нет: эти читатели получат сообщение { $lender }.
language-in-ru = по-русски
language-in-kk = по-казахски
language-in-en = по-английски
broadcast-send-button = ✅ Отправить ({ $number })
broadcast-all-languages-button = Все
broadcast-sports-button = 🏅 Только один вид спорта
broadcast-all-sports-button = 🌐 Все виды
broadcast-reword-button = ✏️ Написать заново
broadcast-which-sport = <b>Подписчикам какого вида спорта?</b>
broadcast-accepted = ✅ <b>Рассылка принята</b>
broadcast-begins = Начнётся: { $at }. До этого её можно отменить, и никто её не увидит.
broadcast-to-many = Читателей: { $number }. Займёт { $time }.
broadcast-walking = 📣 <b>Рассылка идёт</b>
broadcast-refused = ⚠️ <b>Рассылка остановилась:</b> Telegram не принимает это сообщение. Подробности я прислал отдельно.
broadcast-stopped = ⏹ <b>Рассылка остановлена</b>
broadcast-ended = ✅ <b>Рассылка завершена</b>
broadcast-undone = ↩️ <b>Рассылка отменена вовремя.</b> Её никто не видел.
broadcast-said = Отправлено: { $said } из { $readers }
broadcast-sleeping = Ждут конца тихих часов или новой попытки: { $number }
broadcast-given-up = Не дошло (чат закрыт): { $number }
broadcast-held = Telegram не принимает: { $number }
broadcast-left = Осталось { $time }.
broadcast-undo-button = ↩️ Отменить
broadcast-stop-button = ⏹ Остановить
broadcast-only-owner = Рассылки отправляет только владелец бота. Всё, что доступно вам: /help
broadcast-gone = Этой рассылки больше нет. Начните заново: /broadcast
duration-seconds = { $seconds } с
duration-minutes = { $minutes } мин
duration-minutes-seconds = { $minutes } мин { $seconds } с
duration-hours = { $hours } ч
duration-hours-minutes = { $hours } ч { $minutes } мин
