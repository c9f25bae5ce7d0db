"""What the stages of one run share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.findings import Finding
from analysis.pipeline.inputs import Inputs
from analysis.pipeline.spread import Spread
from analysis.study import Study
from analysis.study.catalogue import CATALOGUE_FILES
from analysis.study.illustration import ILLUSTRATION_FILE
from analysis.workspace import Workspace

__all__ = ["Context", "Progress", "catalogue_key"]

Progress = Callable[[str], None]


def catalogue_key(inputs: Inputs) -> str:
    """The key of the catalogue's files, of what they declare made up, and of the polygons."""
    return inputs.key_of((*CATALOGUE_FILES, ILLUSTRATION_FILE))


@dataclass(frozen=True)
class Context:
    """What the stages of one run share.

    Attributes
    ----------
    study, problems : the catalogue and what was found wrong with it
    inputs : hashes of everything that the stages start from
    progress : told what has been done
    spread : does the forecasts, side by side where it can
    """

    workspace: Workspace
    study: Study
    problems: list[Finding]
    inputs: Inputs
    progress: Progress
    spread: Spread

    @property
    def catalogue(self) -> str:
        """The key of the catalogue's files and of the polygons."""
        return catalogue_key(self.inputs)
