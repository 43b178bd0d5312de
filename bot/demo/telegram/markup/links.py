"""Links as Telegram checks them: in text a bad one is dropped, under a button it is an error."""

import re
from urllib.parse import urlsplit

_USER = re.compile(r"tg:(?://)?user\?id=(\d+)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://|(tg|ton|mailto|tel):", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\s./:@]+\.)+[^\s./:@]{2,}|\[[0-9a-fA-F:]+\]|(?:\d{1,3}\.){3}\d{1,3}|localhost")


def mentioned_user(url: str) -> int | None:
    """The id in tg://user?id=…, if that is what the link is."""
    match = _USER.fullmatch(url)
    return int(match.group(1)) if match else None


def wrong_with(url: str) -> str | None:
    """Why Telegram would not take this link, in its words; None when it would."""
    if not url.strip() or any(letter.isspace() for letter in url):
        return "URL must be non-empty" if not url.strip() else "Wrong HTTP URL"
    scheme = _SCHEME.match(url)
    name = (scheme.group(1) or scheme.group(2)).lower() if scheme else "http"
    if name in ("tg", "ton"):
        return None
    if name not in ("http", "https"):
        return "Unsupported URL protocol"
    try:
        parts = urlsplit(url if scheme else f"http://{url}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "Wrong port number specified in the URL"
    if not host:
        return "URL host is empty"
    if port == 0 or _HOST.fullmatch(f"[{host}]" if ":" in host else host) is None:
        return "Wrong HTTP URL"
    return None


def checked_link(url: str) -> str | None:
    """The link as Telegram stores it, or None when it would be dropped."""
    url = url.strip()
    if wrong_with(url) is not None:
        return None
    scheme = _SCHEME.match(url)
    if scheme is None:
        url = f"http://{url}"
    elif (scheme.group(1) or scheme.group(2)).lower() in ("tg", "ton"):
        return url
    parts = urlsplit(url)
    return url if parts.path or parts.query or parts.fragment else f"{url}/"
