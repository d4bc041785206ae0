"""The bot's answer to what somebody asks for: one comment each, edited in place."""

from site_builder.effects.github.client import Forge
from site_builder.effects.github.facts import login_of_user
from site_builder.intake.asked import Spot


def answer(forge: Forge, spot: Spot, words: str) -> None:
    """Write the answer, or renew it. Raises what PyGithub and requests raise."""
    for one in forge.reads.get_issue(spot.issue).get_comments():
        if login_of_user(one.user) == forge.login and one.body.startswith(spot.mark):
            if one.body.strip() != words.strip():
                forge.writes.get_issue(spot.issue).get_comment(one.id).edit(words)
            return
    forge.writes.get_issue(spot.issue).create_comment(words)
