"""What the pages of the site show: from a plan and a day to values; markup stands in `theme/`."""
