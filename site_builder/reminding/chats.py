"""The digest in the shapes that chats take from a webhook.

What people wrote is text there: it makes no link, and calls nobody. Slack and Teams have kinds of
text in which nothing is markup; for Mattermost each sign is escaped, and a space without width
stands behind what would call somebody or make an address.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from site_builder.reminding.digest import Digest, Line, Part
from site_builder.review.markdown import BREAK

Json = Mapping[str, object]

_SIGNS = re.compile(r"[\\`*_{}\[\]()#+\-!|<>~$&]")
_APART = re.compile(r"[@~#]|:(?=\S)|www(?=\.)", re.IGNORECASE)
_START = re.compile(r"^(\s*\d+)([.)])")


def slack(digest: Digest) -> Json:
    """Blocks of rich text, and words for a notification (Slack's Block Kit)."""
    blocks: list[Json] = [
        {"type": "header", "text": {"type": "plain_text", "text": digest.title, "emoji": False}},
        _rich([_section([_slack_text(digest.summary)])]),
    ]
    for one in digest.parts:
        heading = _section([{**_slack_text(one.heading), "style": {"bold": True}}])
        items = [_section(_slack_line(line)) for line in one.lines]
        listed = {"type": "rich_text_list", "style": "bullet", "elements": items}
        blocks.append(_rich([heading, listed]))
    if digest.home:
        blocks.append(_rich([_section(_slack_line(digest.home))]))
    return {"text": _escaped(digest.title), "blocks": blocks}


def _escaped(words: str) -> str:
    """The three signs that Slack's own markup is made of."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _rich(elements: Sequence[Json]) -> Json:
    return {"type": "rich_text", "elements": elements}


def _section(elements: Sequence[Json]) -> Json:
    return {"type": "rich_text_section", "elements": elements}


def _slack_text(words: str) -> Json:
    return {"type": "text", "text": words}


def _slack_line(line: Line) -> list[Json]:
    label = _slack_text(line.label)
    if line.address:
        label = {"type": "link", "url": line.address, "text": line.label}
    return [label, _slack_text(f" {line.words}")] if line.words else [label]


def teams(digest: Digest) -> Json:
    """A message with an Adaptive Card, as a webhook of Workflows takes it."""
    body = [_run_block([{"text": digest.title, "weight": "bolder", "size": "large"}])]
    body.append(_run_block([{"text": digest.summary}]))
    for one in digest.parts:
        body.append(_run_block([{"text": one.heading, "weight": "bolder"}]))
        body += [_run_block([{"text": "• "}, *_runs(line)]) for line in one.lines]
    if digest.home:
        body.append(_run_block(_runs(digest.home)))
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    kind = "application/vnd.microsoft.card.adaptive"
    attachment = {"contentType": kind, "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def _run_block(runs: Sequence[Json]) -> Json:
    return {"type": "RichTextBlock", "inlines": [_run(one) for one in runs]}


def _run(given: Json) -> Json:
    """A run of text; `{{` would begin a date that the card works out."""
    words = str(given["text"]).replace("{{", f"{{{BREAK}{{")
    return {**given, "type": "TextRun", "text": words}


def _runs(line: Line) -> list[Json]:
    label: Json = {"text": line.label}
    if line.address:
        label = {**label, "selectAction": {"type": "Action.OpenUrl", "url": line.address}}
    return [label, {"text": f" {line.words}"}] if line.words else [label]


def mattermost(digest: Digest) -> Json:
    """A message attachment with Markdown."""
    last = [_link(digest.home)] if digest.home else []
    parts = [_markdown(digest.summary), *map(_part, digest.parts), *last]
    title = _markdown(digest.title)
    return {"attachments": [{"fallback": title, "title": title, "text": "\n\n".join(parts)}]}


def _part(part: Part) -> str:
    return "\n".join([f"**{part.heading}**", *(f"- {_link(one)}" for one in part.lines)])


def _link(line: Line) -> str:
    label = _markdown(line.label)
    named = f"[{label}]({line.address})" if line.address else label
    return f"{named} {_markdown(line.words)}" if line.words else named


def _markdown(words: str) -> str:
    broken = _SIGNS.sub(r"\\\g<0>", _APART.sub(rf"\g<0>{BREAK}", words))
    return _START.sub(r"\1\\\2", broken)


SHAPES: Final[Mapping[str, Callable[[Digest], Json]]] = {
    "slack": slack,
    "teams": teams,
    "mattermost": mattermost,
}
"""What each chat takes."""
CHATS: Final[Mapping[str, str]] = {"slack": "Slack", "teams": "Teams", "mattermost": "Mattermost"}
"""What each chat is called."""
