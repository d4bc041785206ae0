"""What people ask for without Git, in an issue form or a comment, made into files of the plan."""
