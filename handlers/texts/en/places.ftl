# A licence's card: what became of it, and what staff may do with it.
place-places =
    { $places ->
        [0] ⚪️ Not in force now
        [one] 🎟 In force: { $places } place
       *[other] 🎟 In force: { $places } places
    }
place-won-by = Won by: { $who }
place-used-by = Goes: { $who }
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
place-confirmed-button = ✅ Confirm
place-named-button = 👤 Who goes
place-declined-button = 🙅 Declined
place-withdrawn-button = ⛔️ Taken away
place-superseded-button = 🔁 Superseded
place-reallocated-button = 🎁 Reallocation
place-corrected-button = ✏️ Number of places
place-why-injury-button = Injury
place-why-decision-button = The team’s decision
place-why-rules-button = By the rules
place-why-mistake-button = A mistake
place-why-other-button = Something else
place-unexplained-button = No reason
place-aside-button = ✖️ Change nothing
place-apply-button = ✅ Record
place-undo-button = ↩️ Undo
place-undo-last-button = ↩️ Undo the last: { $what }
place-undo-ask = <b>Undo this entry?</b> { $what }
place-undo-sure-button = Yes, undo
place-ask-name = <b>Who goes?</b> Pick or type a name; several are parted by semicolons.
place-ask-number = <b>How many places are here really?</b> 0: there was no licence. You can type it too.
place-ask-why = <b>Why?</b>
place-preview = <b>Check before it is recorded</b>
place-becomes = To be recorded: { $what }
place-total-becomes = Total: was { $was }, becomes <b>{ $places }</b>.
place-total-same = The count stays the same.
place-source-hint = Is there a link to the source? Send it now.
place-source-is = Source: { $url }
place-applied = ✅ <b>Recorded:</b> { $what }
place-total = Total now: <b>{ $places }</b>
place-told-at = Followers will be told: { $at }. Until then it can be undone in silence.
place-undone-in-time = ↩️ <b>Undone.</b> Followers were not told of it.
place-undone-late = ↩️ <b>Undone.</b> Followers knew already and get a correction.
place-aside = All right, nothing changes. Licence cards: /ledger
place-gone = This entry is gone. Open the licence’s card again: /ledger
place-unfit = That cannot become of this licence: it is so already, or is no longer in force. Open its card again: /ledger
place-overtaken = More has become of this licence since. Undo what came last first.
place-stale = While you looked, something became of this licence. Check once more.
place-typed-long = Too long or empty. Please make it shorter: up to { $limit } characters.
place-typed-number = Please type a number from 0 to { $most }.
places-title = 📒 <b>The count of licences has changed</b>
