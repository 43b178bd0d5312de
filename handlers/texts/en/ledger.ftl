# The history of licences.
ledger-title =
    { $count ->
        [one] 📒 <b>History of licences: { $count } entry</b>
       *[other] 📒 <b>History of licences: { $count } entries</b>
    }
ledger-none = 📒 There are no such entries. The whole history: /ledger, by sport: <code>/ledger boxing</code>
ledger-recorded = recorded
ledger-undone = undone
ledger-named = athlete named
ledger-corrected = size corrected
ledger-superseded = replaced by another licence
ledger-by-owner = the owner
ledger-by-data = from the project’s data
ledger-by-file = from a file
ledger-by-former = a former editor
ledger-undo-button = { $number }. ↩️ Undo
ledger-undo-sure = <b>Undo this whole entry?</b> If subscribers know of it already, they will get a correction.
ledger-undo-sure-button = Yes, undo it
ledger-confirmed = participation confirmed
ledger-declined = declined by the country
ledger-withdrawn = taken away
ledger-reallocated = gained by reallocation
ledger-taken-back = entry taken back
