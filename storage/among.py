"""Rows among so many: the values travel as one parameter, so that there is one statement whatever their number.

A list of parameters would be a statement of its own for each number of them, and a hundred such are kept.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select


def among(column: ColumnElement[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    return column.in_(each_of(values))


def not_among(column: ColumnElement[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    return column.not_in(each_of(values))


def each_of(values: Iterable[int | str]) -> Select[Any]:
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return select(listed.c.value)
