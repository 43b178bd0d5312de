# The chain of chances: what came before a tournament, and what comes after it.
chance-before = ⬅️ <b>Before this</b>
chance-won =
    { $places ->
        [one] 🏅 { $places } licence
       *[other] 🏅 { $places } licences
    }
chance-won-none = no licences
chance-postponed = postponed, no new dates yet
chance-unsure = not confirmed yet
chance-then = then { $chance }
chance-in-sport = ➡️ <b>The next tournament in this sport</b>
chance-unknown = ➡️ Which chance is next is not known yet.
chance-more =
    { $count ->
        [one] …and { $count } more tournament
       *[other] …and { $count } more tournaments
    }
chance-missed = 😔 <b>No licences this time</b>
