"""When a source gives no figure."""


class SourceError(Exception):
    """A source gives no figure; the message says why and what to do, in a sentence.

    It never holds a secret, and may hold a few characters that the source sent: whoever shows it
    takes the power from them.
    """
