# Tournaments whose outcome nobody has told yet.
pending-title =
    { $count ->
        [one] ⏳ <b>{ $count } tournament is waiting for its result</b>
       *[other] ⏳ <b>{ $count } tournaments are waiting for their results</b>
    }
pending-none = ✨ All is recorded: no tournament is waiting for its result.
pending-has-licences = 🏅 licences from here are already recorded
pending-record-button = { $number }. ✍️ Record
pending-nothing-button = { $number }. Nothing won
pending-all-button = { $number }. All recorded
pending-reopen-button = ↩️ Take that back
pending-closed = ✅ The result is known: { $tournament }
pending-gone = This tournament is not waiting for a result. The list: /pending
pending-won-something =
    { $places ->
        [one] { $places } licence from here is recorded. Press “All recorded”, or undo it in /ledger.
       *[other] { $places } licences from here are recorded. Press “All recorded”, or undo them in /ledger.
    }
