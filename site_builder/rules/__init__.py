"""The rules: one file each, pure."""
