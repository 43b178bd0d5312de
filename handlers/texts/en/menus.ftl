# The menus of commands and the bot's description.
command-start = where to begin
command-next = the next tournaments
command-calendar = the calendar by months
command-licences = how many licences are won
command-countdown = how long to the Games
command-subscribe = be reminded of tournaments
command-unsubscribe = no more reminders
command-settings = settings
command-language = language
command-help = what I can do
command-won = record a licence
command-pending = results not recorded yet
command-ledger = the history of licences
command-target = set the target
command-staff = who records licences
bot-description = Kazakhstan's way to the Olympic Games: the calendar of qualifying tournaments, reminders in the morning, and the count of licences won. Қазақша, русский, English.
bot-short-description = Kazakhstan's Olympic licences: calendar, reminders, count
