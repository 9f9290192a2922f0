"""Tables between rooms: declared once, made, written with what they mean, and read again."""

from rasad.tables.files import write_table
from rasad.tables.package import write_result
from rasad.tables.read import read_table
from rasad.tables.result import LostContextError as LostContextError
from rasad.tables.result import Result as Result
from rasad.tables.schema import Column as Column
from rasad.tables.schema import Schema as Schema
from rasad.tables.schema import schema, schemas

__all__ = ["read_table", "schema", "schemas", "write_result", "write_table"]
