"""A web address among other words."""

import re

_LINK = re.compile(r"https?://[^\s<>\"']{3,500}", re.IGNORECASE)


def take_link(text: str) -> tuple[str, str]:
    """The first address in a text (empty: there is none), and the words without it."""
    found = _LINK.search(text)
    if found is None:
        return "", text
    return found[0].rstrip(".,;:!?)»"), f"{text[: found.start()]} {text[found.end() :]}".strip()
