# Broadcasts: the owners' words to the readers.
broadcast-title = 📣 <b>Broadcast</b>
broadcast-ask-first = Write what to tell the readers <b>{ $language }</b>.
broadcast-ask-next = Now the same <b>{ $language }</b>.
broadcast-markup = Bold, italics, links and quotes are kept. You see everything before it goes.
broadcast-no-words = There is not a word yet: write in at least one language.
broadcast-only-text = A broadcast can only be text, of 4096 characters at most. Please send it as an ordinary message.
broadcast-skip-ru-button = ▶️ Without Russian
broadcast-skip-kk-button = ▶️ Without Kazakh
broadcast-skip-en-button = ▶️ Without English
broadcast-enough-button = ⏭ The same words for the others
broadcast-aside-button = ✖️ Do not send
broadcast-aside = All right, nobody gets anything. The words are erased.
broadcast-check = 📣 <b>Check the broadcast.</b> Above is what people will read.
broadcast-stale = ⚠️ The broadcast has changed since. Please look again.
broadcast-to-all = To: all subscribers
broadcast-to-sport = To: those who follow { $sport }
broadcast-readers =
    { $count ->
        [one] { $number } reader: { $languages }
       *[other] { $number } readers: { $languages }
    }
broadcast-of-language = { $language } — { $number }
broadcast-takes = It takes { $time }.
broadcast-quiet = Those in their quiet hours will read it when these end.
broadcast-nobody = <b>There are no such readers.</b> Choose others.
broadcast-lends = ⚠️ There is no text { $language }: those readers get the message { $lender }.
language-in-ru = in Russian
language-in-kk = in Kazakh
language-in-en = in English
broadcast-send-button = ✅ Send ({ $number })
broadcast-all-languages-button = All
broadcast-sports-button = 🏅 One sport only
broadcast-all-sports-button = 🌐 All sports
broadcast-reword-button = ✏️ Write it again
broadcast-which-sport = <b>To followers of which sport?</b>
broadcast-accepted = ✅ <b>The broadcast is accepted</b>
broadcast-begins = It begins: { $at }. Until then you can take it back, and nobody will see it.
broadcast-to-many = Readers: { $number }. It takes { $time }.
broadcast-walking = 📣 <b>The broadcast is on its way</b>
broadcast-refused = ⚠️ <b>The broadcast has stopped:</b> Telegram does not accept this message. I have sent you the details.
broadcast-stopped = ⏹ <b>The broadcast has been stopped</b>
broadcast-ended = ✅ <b>The broadcast is over</b>
broadcast-undone = ↩️ <b>The broadcast was taken back in time.</b> Nobody has seen it.
broadcast-said = Sent: { $said } of { $readers }
broadcast-sleeping = Waiting for quiet hours to end or for another try: { $number }
broadcast-given-up = Not delivered (the chat is closed): { $number }
broadcast-held = Not accepted by Telegram: { $number }
broadcast-left = { $time } left.
broadcast-undo-button = ↩️ Take it back
broadcast-stop-button = ⏹ Stop
broadcast-only-owner = Only the bot’s owner sends broadcasts. All that is open to you: /help
broadcast-gone = This broadcast is no longer there. Start again: /broadcast
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-minutes-seconds = { $minutes } min { $seconds } s
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
