"""What a proposal changes, who decides it, and whether it is decided. Pure."""
