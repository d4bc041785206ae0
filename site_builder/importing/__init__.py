"""Plans that were written elsewhere: from their words to files of this plan.

One module reads one kind of source and gives drafts; `place` finds out where each belongs here,
`amounts` what it measures, `text` writes the file, and `bring` puts it all together.
"""
