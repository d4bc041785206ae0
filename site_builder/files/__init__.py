"""The only readers: disk and Git, YAML and front matter, and edits that keep what they find."""
