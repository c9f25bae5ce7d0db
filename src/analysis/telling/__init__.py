"""What pictures, sentences and downloads share: results looked up in the tables and put into words.

Which rows there are of an indicator in an area, which of several statements speaks for it, where an area stands, why
nothing is known, and how values, ranges, likelihoods, targets and areas are written.
"""
