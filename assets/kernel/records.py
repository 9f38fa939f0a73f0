"""Turns a class of annotated fields into a record that is cheap to make: an article has thousands of some."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A slotted dataclass that mypy keeps frozen; at run time it is not, as a frozen one takes three times as long."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
