"""Read the words of the three languages from their `.ftl` files and fill them in.

Values are data: they reach the reader escaped, whatever they hold. A text that is missing is an error for a
strict store; a lenient one, the one people meet, takes the next language and leaves a line in the log.
"""

from collections.abc import Iterator
from pathlib import Path

import structlog
from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number
from fluent.syntax import ast

LANGUAGES = ("ru", "kk", "en")

# Whose words are borrowed when a language has none of its own.
_LENDERS = {"kk": ("kk", "ru", "en"), "ru": ("ru", "en"), "en": ("en", "ru")}

_log = structlog.get_logger(__name__)


class Html(str):
    """A text that is safe HTML already."""

    __slots__ = ()


class MissingText(LookupError):  # noqa: N818  # named for what it is, as the other nouns are
    """A text, or a value it asks for, is not there."""


def escape(text: str) -> Html:
    """The text as HTML that shows it letter for letter; what is HTML already stays as it is."""
    if isinstance(text, Html):
        return text
    return Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


class _Value(str, FluentType):
    """A value as Fluent takes it: a plain `str` of more than 2,500 characters would be refused there."""

    __slots__ = ()

    def format(self, locale: Locale) -> str:  # type: ignore[override]  # `str` has a `format` of its own
        del locale
        return self


class TextStore:
    """The texts of a folder with one folder a language: `ru/*.ftl`, `kk/*.ftl`, `en/*.ftl`."""

    def __init__(self, folder: Path, *, strict: bool = False) -> None:
        self.folder = folder
        self.strict = strict
        self._bundles: dict[str, FluentBundle] = {}

    def say(self, language: str, key: str, /, **values: str | int | Html) -> Html:
        """The text `key` ("start", or "start.button" for an attribute) with its values filled in.

        Raises MissingText when strict.
        """
        incomplete: Html | None = None
        for lender in self._lenders(language):
            text, complete = self._format(lender, key, values)
            if text is not None and complete:
                if lender != language:
                    _log.warning("text_borrowed", key=key, language=language, lender=lender)
                return text
            if self.strict:
                lack = "no such text" if text is None else "a value is missing or wrong"
                raise MissingText(f"{language}: {key}: {lack}")
            incomplete = incomplete or text
        _log.warning("text_missing", key=key, language=language)
        return incomplete or escape(key)

    def _lenders(self, language: str) -> tuple[str, ...]:
        if language in _LENDERS:
            return _LENDERS[language]
        if self.strict:
            raise MissingText(f"{language}: not one of {', '.join(LANGUAGES)}")
        return _LENDERS["ru"]

    def _format(self, language: str, key: str, values: dict[str, str | int]) -> tuple[Html | None, bool]:
        """The text, if there is one, and whether nothing in it was left open."""
        bundle = self._bundle(language)
        name, _, attribute = key.partition(".")
        if not bundle.has_message(name):
            return None, False
        message = bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            return None, False
        text, errors = bundle.format_pattern(pattern, {name: _fluent(value) for name, value in values.items()})
        return Html(text), not errors

    def _bundle(self, language: str) -> FluentBundle:
        bundle = self._bundles.get(language)
        if bundle is None:
            bundle = FluentBundle([language], use_isolating=False)
            for resource in self._resources(language):
                bundle.add_resource(resource)
            self._bundles[language] = bundle
        return bundle

    def _resources(self, language: str) -> Iterator[ast.Resource]:
        for path in sorted((self.folder / language).glob("*.ftl")):
            resource = FluentResource(path.read_text(encoding="utf-8"))
            junk = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
            if junk and self.strict:
                raise MissingText(f"{language}/{path.name}: cannot be read: {junk[0].content!r}")
            if junk:
                _log.warning("text_unreadable", language=language, file=path.name, entries=len(junk))
            yield resource


def _fluent(value: str | int) -> FluentType:
    if isinstance(value, int):
        return fluent_number(value, useGrouping=False)
    return _Value(escape(value))
