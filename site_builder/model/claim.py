"""What somebody may call a key result, whatever its figures say, until the next check-in."""

from site_builder.model.terms import Status

CLAIMS = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
"""The statuses that a check-in may give; a test compares them with the vocabulary."""
