"""What all catalogue records share: field types that accept the ways in which planners write values."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

__all__ = ["Record", "Identifier", "Words", "Number", "Year", "OptionalYear", "OptionalNumber", "OptionalDate",
           "Listed"]


def _optional(value: object) -> object:
    return None if value == "" else value


def _decimal_point(value: object) -> object:
    """Accept a decimal comma, as Vietnamese Excel writes it: 97,5 is 97.5."""
    return value.replace(",", ".") if isinstance(value, str) and "." not in value else value


def _listed(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


Identifier = Annotated[str, Field(min_length=1, pattern=r"^[A-Za-z0-9_+\-]+$")]
Words = Annotated[str, Field(min_length=1)]
Number = Annotated[float, BeforeValidator(_decimal_point)]
Year = Annotated[int, Field(ge=1900, le=2100)]
OptionalYear = Annotated[Year | None, BeforeValidator(_optional)]
OptionalNumber = Annotated[Number | None, BeforeValidator(_optional)]
OptionalDate = Annotated[date | None, BeforeValidator(_optional)]
Listed = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Record(BaseModel):
    """A row of a catalogue file: immutable, with no undeclared fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
