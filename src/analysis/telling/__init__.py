"""What pictures, sentences and downloads share: looking up results in the tables and putting them into words.

The rows of an indicator in an area, the main one of several statements, where an area stands, why nothing is known, and
how values, ranges, likelihoods, targets and areas are written.
"""
