"""answerInlineQuery, and what a chosen result looks like as a message.

https://core.telegram.org/bots/api#inline-mode
"""

import re
from collections.abc import Callable
from typing import Any

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.files import described
from bot.demo.telegram.inline import Offer
from bot.demo.telegram.journal import InlineAnswer
from bot.demo.telegram.markup.keyboards import check_inline
from bot.demo.telegram.markup.links import wrong_with
from bot.demo.telegram.methods.content import Params, caption_of, inline_keyboard_of, preview_of, text_of
from bot.demo.telegram.refusals import bad_request, broken_rule
from bot.demo.telegram.spec import Upload

_MOST_RESULTS = 50
_MOST_ID_BYTES = 64
_MOST_OFFSET_BYTES = 64
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
# What a result brings along, by the field that says so, and the kind of file it is shown as.
_FILES = {
    "photo_file_id": "photo",
    "document_file_id": "document",
    "sticker_file_id": "sticker",
    "gif_file_id": "animation",
    "mpeg4_file_id": "animation",
    "video_file_id": "video",
    "audio_file_id": "audio",
    "voice_file_id": "voice",
}
_ADDRESSES = {
    "photo_url": "photo",
    "document_url": "document",
    "gif_url": "animation",
    "mpeg4_url": "animation",
    "video_url": "video",
    "audio_url": "audio",
    "voice_url": "voice",
}
_LOCATION = (
    "latitude",
    "longitude",
    "horizontal_accuracy",
    "live_period",
    "heading",
    "proximity_alert_radius",
)
_VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
_CONTACT = ("phone_number", "first_name", "last_name", "vcard")


def answer_inline_query(desk: Desk, params: Params) -> bool:
    results: list[dict[str, Any]] = params["results"]
    if len(results) > _MOST_RESULTS:
        raise broken_rule("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise broken_rule("RESULT_ID_DUPLICATE")
    for result in results:
        _check(desk, result)
    button = params.get("button")
    if button is not None:
        _check_button(button)
    if len(params.get("next_offset", "").encode()) > _MOST_OFFSET_BYTES:
        raise broken_rule("NEXT_OFFSET_INVALID")
    if params.get("cache_time", 0) < 0:
        raise broken_rule("invalid cache_time specified")
    question = desk.inline.questions.pop(params["inline_query_id"], None)
    if question is None or desk.now() - question.at > desk.query_lifetime:
        raise bad_request(_TOO_OLD)
    person = question.person
    before = desk.inline.offers.get(person.id)
    # A further page adds to what is there already.
    kept = before.results if before and question.offset and before.query == question.query else {}
    desk.inline.offers[person.id] = Offer(question.query, kept | {result["id"]: result for result in results})
    answer = InlineAnswer(
        id=params["inline_query_id"],
        results=results,
        cache_time=params.get("cache_time", 300),
        is_personal=params.get("is_personal", False),
        next_offset=params.get("next_offset", ""),
        button=button,
    )
    desk.journal.inline_answers.append(answer)
    offered = {"results": results, "button": button, "next_offset": answer.next_offset}
    desk.journal.changed("inline_answer", person.id, id=answer.id, **offered)
    return True


def shown(desk: Desk, result: dict[str, Any]) -> dict[str, Any]:
    """What a message shows that somebody makes of the result."""
    return _content(desk, result) | inline_keyboard_of(result)


def _check(desk: Desk, result: dict[str, Any]) -> None:
    if not 1 <= len(result["id"].encode()) <= _MOST_ID_BYTES:
        raise broken_rule("RESULT_ID_INVALID")
    if "title" in result and not result["title"].strip():
        raise broken_rule('can\'t parse inline query result: Field "title" must be non-empty')
    if "reply_markup" in result:
        check_inline(result["reply_markup"])
    for field, value in result.items():
        if (field in _ADDRESSES or field == "thumbnail_url") and wrong_with(value) is not None:
            raise broken_rule(f'can\'t parse inline query result: Field "{field}" is not a valid URL')
    _content(desk, result, checked=True)


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise broken_rule('can\'t parse inline query results button: Field "text" must be non-empty')
    if ("web_app" in button) == ("start_parameter" in button):
        raise broken_rule("can't parse inline query results button: exactly one of web_app and start_parameter")
    if "start_parameter" in button and _START.fullmatch(button["start_parameter"]) is None:
        raise broken_rule("START_PARAM_INVALID")


def _content(desk: Desk, result: dict[str, Any], *, checked: bool = False) -> dict[str, Any]:
    """The content of a result; while it is only `checked` nothing is fetched from an address."""
    given = result.get("input_message_content")
    if given is not None:
        return _given(given)
    for field, kind in _FILES.items():
        if field in result:
            return described(desk.files.find(result[field], {}, kind)) | caption_of(result)
    for field, kind in _ADDRESSES.items():
        if field in result:
            caption = caption_of(result)
            return caption if checked else _fetched(desk, result[field], kind) | caption
    return _given(result)


def _given(content: dict[str, Any]) -> dict[str, Any]:
    if "message_text" in content:
        return text_of(content | {"text": content["message_text"]}) | preview_of(content)
    if "latitude" in content:
        location = _kept(content, _LOCATION)
        if "address" not in content:
            return {"location": location}
        return {"location": location, "venue": {"location": location, **_kept(content, _VENUE)}}
    if "phone_number" in content:
        return {"contact": _kept(content, _CONTACT)}
    raise bad_request("this kind of inline content is not supported by the pretend Telegram")


def _fetched(desk: Desk, address: str, kind: str) -> dict[str, Any]:
    """A file that stands for the one at an address; its bytes are the address."""
    name = address.rpartition("/")[2] or kind
    return described(desk.files.store(Upload(name, address.encode(), "application/octet-stream"), kind))


def _kept(content: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: content[field] for field in fields if field in content}


METHODS: dict[str, Callable[[Desk, Params], Any]] = {"answerInlineQuery": answer_inline_query}
