"""The commands: one file each. They wire things together and decide nothing."""
