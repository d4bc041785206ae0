"""GitHub, through PyGithub: what is known of a request, and carrying out what is to be done."""
