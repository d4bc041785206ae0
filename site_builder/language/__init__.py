"""What an editor may ask of a plan as it is typed: pure, and of no editor's protocol."""
