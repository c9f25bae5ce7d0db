"""Which steps have been done, from which key, and whether their output files are unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from analysis.keys import file_hash
from analysis.workspace import read_json, write_json

__all__ = ["STAGES", "STATE", "STEPS", "Stage", "Step", "Steps"]

Stage = Literal["clean", "forecast"]
STAGES: dict[Stage, tuple[Stage, ...]] = {"clean": ("clean",), "forecast": ("clean", "forecast")}
"""Each stage with the stages that it needs, itself last."""
STEPS: dict[Stage, tuple[str, ...]] = {"clean": ("clean",), "forecast": ("clean", "forecast", "look back")}
"""The steps whose files must be unchanged for a stage to be up to date."""
STATE = "state.json"
"""The file that records which steps are done, with the hashes of the tables that they wrote."""


@dataclass(frozen=True)
class Step:
    """A step that was done.

    Attributes
    ----------
    key : of its inputs, code and parameters
    outputs : hashes of the files that it wrote, by name
    parts : keys of the parts that it was assembled from, if it has parts
    """

    key: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _State:
    """What ``state.json`` holds."""

    finished: dict[str, str] = field(default_factory=dict)
    as_of: str = ""
    steps: dict[str, Step] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.as_of:
            date.fromisoformat(self.as_of)


class Steps:
    """The steps done in one folder of tables, recorded in its ``state.json``.

    A step counts as done only while every file that it wrote exists with the same content. Lost, truncated or edited
    files are made again. An unreadable state counts as empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        known = read_json(folder / STATE, _State) or _State()
        self.as_of, self._finished, self._steps = known.as_of, known.finished, known.steps

    def of(self, name: str) -> Step:
        """The step as last done, if its files are unchanged; otherwise an empty step."""
        step = self._steps.get(name, Step())
        whole = bool(step.outputs) and all(file_hash(self.folder / file) == known
                                           for file, known in step.outputs.items())
        return step if whole else Step()

    def is_done(self, name: str, key: str) -> bool:
        """Whether the step was done with this key."""
        return self.of(name).key == key

    def is_finished(self, stage: str, inputs: str, names: Iterable[str]) -> bool:
        """Whether the stage was finished with these inputs and its steps' files are unchanged."""
        return self._finished.get(stage) == inputs and all(self.of(name).key for name in names)

    def begin(self, again: bool = False) -> None:
        """Record that the folder is being updated: until `finish`, no stage counts as up to date.

        With `again`, all steps count as not done.
        """
        self._finished = {}
        if again:
            self._steps = {}

    def done(self, name: str, key: str, files: Iterable[str], parts: Mapping[str, str] | None = None) -> None:
        """Record that a step has just written these files."""
        outputs = {file: file_hash(self.folder / file) for file in files}
        self._steps[name] = Step(key, outputs, dict(parts or {}))
        self._write()

    def finish(self, stages: Iterable[str], inputs: str) -> None:
        """Record that these stages are up to date for these inputs."""
        self._finished = dict.fromkeys(stages, inputs)
        self._write()

    @property
    def files(self) -> dict[str, str]:
        """All files that the steps wrote, with their hashes."""
        return {file: known for step in self._steps.values() for file, known in step.outputs.items()}

    def _write(self) -> None:
        write_json(self.folder / STATE, _State(self._finished, self.as_of, self._steps))
