"""What the page's server does not do: each refusal is one sentence for a person, with its HTTP status."""

from typing import ClassVar


class Refused(Exception):  # noqa: N818 - an answer of the server, not a fault of the program
    """The message is what the browser is told."""

    status: ClassVar[int]


class BadInput(Refused):
    status = 400


class Stranger(Refused):
    """A request made by some other page, or under some other name than this machine's own."""

    status = 403


class NotThere(Refused):
    status = 404
