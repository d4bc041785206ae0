"""Reminders and the digest of the week: what is due, whom to tell, and in which words."""
