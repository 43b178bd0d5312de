"""The words of a morning or of notices, made when they are sent, from facts as they are then.

One module a kind of notice reads what its words need and makes them; `message.py` puts what one chat is to hear
into one message.
"""

from bot.words.message import Words, prepare_words

__all__ = ["Words", "prepare_words"]
