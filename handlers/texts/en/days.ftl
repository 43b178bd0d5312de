# An editor’s day, undone as a whole.
day-title = ↩️ <b>Entered within a day:</b> { $name }
day-nothing = There is nothing to undo from the last day.
day-free = <b>To be undone: { $count }</b>
day-kept = <b>Stays: { $count }</b>
day-told = Those who know of it already will read the corrections, all in one message. Afterwards things can only be put back one by one.
day-more = and { $count } more
day-built-upon-by = Something later rests on it: { $who }
day-built-upon = It has been changed again since.
day-taken-back = This was an undo. If it was a mistake, record it again.
day-undo-button = ↩️ Undo ({ $count })
day-leave-button = Leave it as it is
day-stale = ⚠️ The list has changed since. Please look again.
day-done = ✅ <b>Undone from the last day: { $count }</b> — { $name }
day-done-left = Left as it is: { $count }.
day-left = All right, everything stays as it is.
day-gone = This list is no longer there. Open it again: /staff
