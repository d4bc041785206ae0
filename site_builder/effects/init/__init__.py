"""Setting up a repository for a plan, and keeping up to date what was set up."""
