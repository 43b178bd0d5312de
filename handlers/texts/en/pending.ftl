# Tournaments whose outcome nobody has told yet.
pending-title =
    { $count ->
        [one] ⏳ <b>{ $count } tournament waits for its outcome</b>
       *[other] ⏳ <b>{ $count } tournaments wait for their outcome</b>
    }
pending-none = ✨ All is recorded: no tournament waits for its outcome.
pending-has-licences = 🏅 licences from here are recorded already
pending-record-button = { $number }. ✍️ Record
pending-nothing-button = { $number }. Nothing won
pending-all-button = { $number }. All recorded
pending-reopen-button = ↩️ Take that back
pending-closed = ✅ The outcome is known: { $tournament }
pending-gone = This tournament does not wait for its outcome. The list: /pending
pending-won-something =
    { $places ->
        [one] { $places } place from here is recorded. Press “All recorded”, or undo it in /ledger.
       *[other] { $places } places from here are recorded. Press “All recorded”, or undo them in /ledger.
    }
