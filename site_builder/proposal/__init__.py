"""Reading and comparing a proposal: both doors to a review stand on it."""
