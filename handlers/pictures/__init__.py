"""Pictures: how the race for licences goes, drawn for a phone and for the press. Nothing of Telegram in here."""
