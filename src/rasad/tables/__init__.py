"""Tables between rooms: declared once, made, written with what they mean, and read again."""

from rasad.tables.files import write_table
from rasad.tables.package import write_result
from rasad.tables.read import read_table
from rasad.tables.result import LostContextError, Result
from rasad.tables.schema import Column, Schema, schema, schemas

__all__ = [
    "Column", "LostContextError", "Result", "Schema", "read_table", "schema", "schemas", "write_result", "write_table",
]  # fmt: skip
