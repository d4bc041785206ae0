"""Fetching from declared sources, and telling what came of it."""
