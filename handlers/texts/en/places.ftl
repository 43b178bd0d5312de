# A licence’s card: what became of it, and what staff may do with it.
place-places =
    { $places ->
        [0] ⚪️ Not in force now
        [one] 🎟 In force: { $places } place
       *[other] 🎟 In force: { $places } places
    }
place-won-by = Won by: { $who }
place-used-by = Who goes: { $who }
place-route-tournament = at a tournament
place-route-ranking = by ranking
place-route-standard = by standard
place-route-standard-or-ranking = by standard or ranking
place-route-other = in another way
place-history = <b>History</b>
place-source = source
place-why = reason: { $reason }
place-why-injury = injury
place-why-decision = the team’s decision
place-why-rules = by the rules
place-why-mistake = a mistake in the record
place-why-other = another
place-confirmed-button = ✅ Confirmed
place-named-button = 👤 Who goes
place-declined-button = 🙅 Declined
place-withdrawn-button = ⛔️ Taken away
place-superseded-button = 🔁 Replaced
place-reallocated-button = 🎁 Reallocation
place-corrected-button = ✏️ Number of places
place-why-injury-button = Injury
place-why-decision-button = The team’s decision
place-why-rules-button = By the rules
place-why-mistake-button = A mistake
place-why-other-button = Something else
place-unexplained-button = No reason given
place-aside-button = ✖️ Leave it as it is
place-apply-button = ✅ Record
place-undo-button = ↩️ Undo
place-undo-last-button = ↩️ Undo the last: { $what }
place-undo-ask = <b>Undo this entry?</b> { $what }
place-undo-sure-button = Yes, undo
place-ask-name = <b>Who goes?</b> Choose or type a name; separate several with semicolons.
place-ask-number = <b>How many places are here really?</b> 0 means there was no licence. You can also type the number.
place-ask-why = <b>Why?</b>
place-preview = <b>Check before it is recorded</b>
place-becomes = Will be recorded: { $what }
place-total-becomes = The total was { $was } and will be <b>{ $places }</b>.
place-total-same = The count stays the same.
place-source-hint = Do you have a link to the source? Send it now.
place-source-is = Source: { $url }
place-applied = ✅ <b>Recorded:</b> { $what }
place-total = That makes <b>{ $places }</b>
place-told-at = Subscribers will hear of it on { $at }. Undo it before then and nobody will notice.
place-undone-in-time = ↩️ <b>Undone.</b> Subscribers were told nothing of it.
place-undone-late = ↩️ <b>Undone.</b> Subscribers had heard of it and will get a correction.
place-aside = All right, I am changing nothing. Licence cards: /ledger
place-gone = This entry is no longer there. Open the licence’s card again: /ledger
place-unfit = That cannot be done with this licence: it is recorded already, or the licence is no longer in force. Open its card again: /ledger
place-overtaken = Something else has been recorded of this licence since. Undo the latest entry first: /ledger
place-stale = The licence was changed while you were looking. Please check again.
place-typed-long = Empty or too long. Please type it again, in { $limit } characters at most.
place-typed-number = Please type a whole number from 0 to { $most }.
places-title = 📒 <b>The count of licences has changed</b>
