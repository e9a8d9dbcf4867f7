"""Statements that every part of the store needs."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.sqlite import Insert, insert

if TYPE_CHECKING:
    from collections.abc import Collection

    from _typeshed import DataclassInstance
    from sqlalchemy import Table


def values_of(value: DataclassInstance) -> dict[str, Any]:
    """Return the fields of a value by name, as they are."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def put(table: Table, values: dict[str, Any], kept: Collection[str] = ()) -> Insert:
    """Insert a row, or update the one of the same primary key.

    Args:
        table: Where to.
        values: Every column by name.
        kept: Columns that an update leaves as they are.
    """
    statement = insert(table).values(values)
    changed = {name: statement.excluded[name] for name in values if name not in kept}
    return statement.on_conflict_do_update(index_elements=table.primary_key.columns, set_=changed)
