"""Figures from declared sources: what may be declared, and what becomes of an answer. Pure."""
