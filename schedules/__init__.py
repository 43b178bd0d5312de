"""What happens, and when: every verb that changes something, what follows from it, and what falls due.

Only here are write transactions opened. Knows nothing of Telegram or of words for people; the time comes
in as an argument.
"""
