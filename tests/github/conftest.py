"""The fixtures of the fake GitHub's own tests."""

from tests.github.fixtures import address, client, forge

__all__ = ["address", "client", "forge"]
