"""What departments and planners exchange before figures are used: the check of a file, the form to fill."""

from analysis.intake.check import Checked, check_files

__all__ = ["Checked", "check_files"]
