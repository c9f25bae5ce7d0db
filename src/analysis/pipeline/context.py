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
    """The key of the catalogue's files, of the declaration of made-up figures, and of the polygons."""
    return inputs.key_of((*CATALOGUE_FILES, ILLUSTRATION_FILE))


@dataclass(frozen=True)
class Context:
    """What the stages of one run share.

    Attributes
    ----------
    study, problems : the catalogue and the mistakes found in it
    inputs : hashes of all inputs of the stages
    progress : called with the name of each step
    spread : runs the forecasts, in parallel where possible
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
