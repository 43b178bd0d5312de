# The target: how many licences are hoped for.
target-title = 🎯 <b>Target</b> — { $games }
target-entry = { $date }: <b>{ $places }</b>
target-entry-none = { $date }: <b>no target any more</b>
target-none = no target
target-since = Target named: { $date }
target-set-button = ✏️ Set the target
target-ask = 🎯 <b>What is the target now?</b>
target-how =
    Write one line: the number, who named it, and a link.
    <code>120 | the minister, briefing of { $year } | link</code>
    If there is no target any more, write <code>none</code> in place of the number.
target-lacks-number = I could not make out how many licences. <b>Nothing has changed.</b> Begin with the number.
target-lacks-range = A target is between 1 and 999 licences. <b>Nothing has changed.</b> Write another number.
target-lacks-said = Who named this target? Add it after the number. <b>Nothing has changed.</b>
target-lacks-long = That is too long: 300 characters will do. <b>Nothing has changed.</b> Please shorten it.
target-lacks-link = A link to the source is needed too. <b>Nothing has changed.</b>
target-preview = 🎯 <b>Check the target before it is set</b>
target-stale = ⚠️ The target was changed while you were looking. Please look again.
target-reached-already = This target is reached already: there are { $places } licences.
target-done = ✅ <b>The target is set</b>
target-same = That is the target already: nothing to change.
target-gone = This draft is no longer there. Start again: /target
target-overtaken = Another target has been set since. Have a look: /target
target-aside = All right, the target stays as it is.
target-only-owner = Only the bot’s owner sets the target. Everyone can see it: /licences
target-told = 🎯 <b>A new target</b> — { $games }
target-told-left = { $places } won, { $left } to go.
