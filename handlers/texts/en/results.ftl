# The question about a tournament’s result, its answers, and what the others read.
result-over = 🏁 <b>The tournament is over</b>
result-list-closed = 🏁 <b>Qualification has closed</b>
result-ask = How many licences did Kazakhstan win?
result-said-moved = { $who } says it was moved.
result-recorded = Recorded already: { $count }
result-more-button = More…
result-all-button = ✅ All is recorded
result-later-button = 🕘 Not known yet
result-moved-button = 🔄 It was moved
result-reopen-button = ↩️ Take the answer back
result-taken-up =
    { $count ->
        [one] ✍️ Being recorded by { $who }: { $count } licence.
       *[other] ✍️ Being recorded by { $who }: { $count } licences.
    }
result-by =
    { $count ->
        [one] ✅ The result is in: { $count } licence. Answered by { $who }.
       *[other] ✅ The result is in: { $count } licences. Answered by { $who }.
    }
result-none-by = ✅ The result is in: no licence. Answered by { $who }.
result-number-of = <b>Licence { $number } of { $wanted }</b>
result-put-off = 🕘 All right, I will ask again: { $at }.
result-passed-on = 🔄 Thank you! The bot’s owners change the dates; I am asking them now.
result-gone = This question needs no answer any more: the tournament was moved or cancelled. Tournaments waiting for their result: /pending
result-overdue = 🚨 <b>No result for two days.</b> First asked: { $since }. How many licences did Kazakhstan win?
silence = 🚨 <b>Morning reminders have not gone out</b> for half an hour, although they are due. Please look into the bot’s log.
