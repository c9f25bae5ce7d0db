"""The district polygons: assembling them from boundary lines, reading and checking a file."""

from analysis.geography.districts import load_districts

__all__ = ["load_districts"]
