# A tournament’s card, and the countdown.
kind-world-championship = world championship
kind-continental-championship = continental championship
kind-world-qualifier = world qualifier
kind-continental-qualifier = continental qualifier
kind-world-cup = World Cup stage
kind-grand-prix = stage of the world tour
kind-ranking = ranking or standard
kind-other = tournament
how-world-championship = If the sport’s rules say so, the best at the world championship win licences.
how-continental-championship = The best on the continent win licences or ranking points.
how-world-qualifier = Licences go to the best of those who have none yet.
how-continental-qualifier = The best on the continent win licences.
how-world-cup = Licences or Olympic ranking points are at stake here.
how-grand-prix = Olympic ranking points are won here.
how-ranking = There is no competition: licences go by the ranking on the closing day, or for reaching a standard.
how-other = See the source for how licences are won here.
card-cancelled = cancelled
card-postponed = Postponed, no new dates yet
card-places = At stake: { $places }
card-won =
    { $places ->
        [one] 🏅 <b>Kazakhstan won { $places } licence</b>
       *[other] 🏅 <b>Kazakhstan won { $places } licences</b>
    }
card-won-none = Kazakhstan won no licences here.
card-won-unrecorded = It is over; what Kazakhstan won is not recorded yet.
card-next-chance = ➡️ <b>The next chance</b>
card-changes = 🔄 <b>What changed</b>
card-source = Source
card-no-source = No source found: common knowledge, but not confirmed.
card-follow-button = 🔔 Follow it
card-mute-button = 🔕 Not this one
card-share-button = ↗️ Share
card-calendar-button = 📅 Calendar
state-postponed = no date
state-cancelled = cancelled
state-held = held
state-absent = not in the calendar
reason-coronavirus = because of the coronavirus
reason-host = the host changed
reason-quarantine = because of quarantine
reason-calendar = the calendar changed
reason-games-moved = the Games were moved
reason-other = another reason
countdown-title = ⏱ <b>{ $games }</b>
countdown-next = <b>The next chance to win a licence</b>
