"""What the bot remembers: models, tables, queries, files and the packaged facts of each Games.

Knows nothing of Telegram, of timers or of words for people. Instants are integer milliseconds UTC, days are
dates; whoever writes does so from schedules, inside one transaction.
"""
