"""The district polygons: assembling them from boundary lines, reading and checking a file, label points, outline."""

from analysis.geography.districts import load_districts
from analysis.geography.shapes import label_points, province_outline

__all__ = ["load_districts", "label_points", "province_outline"]
