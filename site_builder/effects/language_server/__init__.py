"""The language server: what `language` knows of a plan, told to an editor by pygls."""
