# Licences: the count, recording, announcing.
licences-total =
    { $places ->
        [one] 🏅 <b>{ $places } licence</b> — { $games }
       *[other] 🏅 <b>{ $places } licences</b> — { $games }
    }
licences-entries =
    { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    }
licences-athletes =
    { $athletes ->
        [one] { $athletes } athlete known by name
       *[other] { $athletes } athletes known by name
    }
licences-sports =
    { $sports ->
        [one] { $sports } sport
       *[other] { $sports } sports
    }
licences-target = Target: { $target }, { $left } to go
licences-target-reached = Target: { $target }, reached! 🎉
licences-no-target = Nobody has announced a target for these Games yet.
licences-previous = At the previous Games ({ $games }): { $places }
licences-by-sport = <b>By sport</b>
licences-newest = <b>Newest</b>
licences-none = None yet. The first one is still to come!
licences-opening =
    { $days ->
        [0] The Games open today!
        [one] { $days } day to the opening: { $date }
       *[other] { $days } days to the opening: { $date }
    }
licences-opened = The Games opened on { $date }
licences-opening-unknown = The new opening date of the Games has not been announced yet.
licence-of-noc = NOC place
licence-of-athlete = named place
licence-places =
    { $places ->
        [one] { $places } place
       *[other] { $places } places
    }
won-prompt =
    <b>What was won?</b> Send one line per licence:

    <code>BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1</code>

    Sport | event | who won it | tournament | places. The last three may be left out.
    You will see what I understood before anything is recorded.
won-preview =
    { $count ->
        [one] <b>Check the licence before it is recorded</b>
       *[other] <b>Check the licences before they are recorded: { $count }</b>
    }
won-will-be = That will make <b>{ $places }</b>
won-will-be-of = That will make <b>{ $places }</b> of { $target }
won-record-button = ✅ Record
won-aside-button = ✖️ Do not record
won-undo-button = ↩️ Undo
won-make-athlete-button = { $number }. Make it a named place
won-make-noc-button = { $number }. Make it an NOC place
won-not-read = <b>Nothing has been recorded.</b> Please correct this and send all the lines again:
won-read = I understood:
won-aside = All right, I am recording nothing. Start again: /won
won-recorded =
    { $places ->
        [one] ✅ <b>Recorded: { $places } licence.</b>
       *[other] ✅ <b>Recorded: { $places } licences.</b>
    }
won-total = That makes <b>{ $places }</b>
won-total-of = That makes <b>{ $places }</b> of { $target }
won-told-at = Subscribers will hear of it on { $at }. Undo it before then and nobody will notice.
won-told-already = Subscribers know already. If you undo it, they will get a correction.
won-undone-in-time = ↩️ <b>Undone.</b> Subscribers were told nothing.
won-undone-late = ↩️ <b>Undone.</b> Subscribers had heard of it and will get a correction.
won-gone = This entry is no longer there. Start again: /won
won-only-staff = Only staff named by the bot’s owner can record licences. Everyone can see the count: /licences
won-only-private = I do that only in a private chat. Write to me: @{ $bot }
announce-title =
    { $places ->
        [one] 🏅 <b>A new licence!</b>
       *[other] 🏅 <b>New licences: { $places }!</b>
    }
announce-total =
    { $places ->
        [one] That makes <b>{ $places }</b> licence.
       *[other] That makes <b>{ $places }</b> licences.
    }
announce-total-of = That makes <b>{ $places }</b> of { $target }, { $left } to go.
correction-title = ✏️ <b>Correction</b>
correction-body = This was recorded by mistake and has been undone:
correction-total = Was { $was }, is <b>{ $places }</b>.
more-lines =
    { $count ->
        [one] …and { $count } more
       *[other] …and { $count } more
    }
