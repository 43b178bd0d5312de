# Games are over, the next ones are ahead.
games-over = 🏁 <b>{ $games } is over.</b>
games-over-places =
    { $places ->
        [one] Kazakhstan won <b>{ $places } licence</b>.
       *[other] Kazakhstan won <b>{ $places } licences</b>.
    }
games-over-missed = The target was { $target }: { $left } short.
games-over-thanks = Thank you for coming all this way with me! I will be quiet now until the next one begins.
next-games = 🌅 <b>{ $games } lies ahead.</b> Shall we go on together?
next-games-all = Your subscription and settings stay as they were: all sports.
next-games-sports = Your subscription and settings stay as they were: { $sports }.
next-games-gone =
    { $count ->
        [one] { $count } more sport of yours is not at these Games.
       *[other] { $count } more sports of yours are not at these Games.
    }
next-games-none = Your settings stay as they were, but what you followed is not at these Games. Choose anew: /settings or /subscribe
next-games-silent = You need not answer: say nothing, and I will write when there is something to tell.
next-games-admins = An admin can answer.
next-games-yes = Yes, go on together
next-games-no = No, thank you
next-games-going-on = 🔔 <b>Going on together: { $games }.</b>
next-games-other = That question was about other Games. What is on now: /start
