# Who reads, and what reaches them: for owners.
stats-readers =
    { $count ->
        [one] 📊 <b>{ $number } reader</b>
       *[other] 📊 <b>{ $number } readers</b>
    }
stats-growth = New in the last week: { $week }, in the last month: { $month }
stats-languages = Language: { $languages }
stats-kinds = Where: { $kinds }
stats-everything = Follow everything: { $number }
stats-sports = Chose sports: { $sports }
stats-more-sports = { $number } more
stats-part = { $name } — { $number }
stats-private = private chats
stats-group = groups
stats-channel = channels
stats-messages = 📨 <b>Messages</b>
stats-said = Sent in the last month: { $number }
stats-waiting = Waiting to be sent: { $number }
stats-held = Not accepted by Telegram: { $number }
stats-given-up = Not delivered: { $number } ({ $reasons })
stats-closed = the bot is blocked or removed
stats-deactivated = the account is deleted
stats-no-right = no right to write
stats-otherwise = something else
stats-all-said = All is sent, nothing is waiting.
stats-oldest = Waiting longest: { $what }, since { $since }
stats-results = 🏁 <b>Results</b>
stats-unrecorded = To be recorded: { $number } — /pending
stats-recorded = All are recorded.
stats-as-of = <i>{ $at }, updated once a minute</i>
stats-again-button = 🔄 Refresh
stats-only-owner = Only the bot’s owner sees these numbers. All that is open to you: /help
notice-licences = new licences
notice-correction = a correction of licences
notice-change = a change in the calendar
notice-nothing = a tournament without licences
notice-places = what became of a place
notice-target = a new target
notice-closed = the end of the Games
notice-opened = the question about the next Games
notice-broadcast = a broadcast
notice-fault = an alarm about a message
notice-silenced = a message to admins that I fell silent
notice-topic = a message to a group about its topic
notice-question = a question about a result
notice-answered = an answer about a result
notice-overdue = an alarm about a result
notice-silence = an alarm about morning reminders
