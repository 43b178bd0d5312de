"""What a person would read with a gap in it is an error here."""

from handlers.texts import be_strict

be_strict(True)
