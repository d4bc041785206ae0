"""The plan for other programs: JSON with its schema, CSV, feeds, a calendar, badges."""
