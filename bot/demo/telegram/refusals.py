"""What the server answers when it does not do as asked: a code, Telegram's words, and their parameters."""

from typing import Any

TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"

WEBHOOK_SET = "Conflict: terminated by setWebhook request"


class Refusal(Exception):  # noqa: N818 - an answer of the server, not a fault of the program
    """An answer with `ok: false`. `broke_rule` says that the caller broke the Bot API's own rules."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        parameters: dict[str, Any] | None = None,
        broke_rule: bool = False,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.broke_rule = broke_rule

    def body(self) -> dict[str, Any]:
        """The JSON object of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(words: str) -> Refusal:
    """400 for a request that is well-formed and cannot be done (no such chat, nothing to change)."""
    return Refusal(400, f"Bad Request: {words}")


def broken_rule(words: str) -> Refusal:
    """400 for a request that no bot should ever make; it is a violation as well."""
    return Refusal(400, f"Bad Request: {words}", broke_rule=True)


def too_many(seconds: int) -> Refusal:
    """429 with the seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})


def forbidden(words: str) -> Refusal:
    """403: the chat does not let the bot in."""
    return Refusal(403, f"Forbidden: {words}")
