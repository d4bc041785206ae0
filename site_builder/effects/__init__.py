"""The only writers: the terminal and the disk."""
