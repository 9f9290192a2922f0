"""JSON Schema, whose package takes seconds to import where it can check addresses: only for the tests that ask."""

from __future__ import annotations

from typing import Any


def mistakes(schema: Any, content: Any) -> list[Any]:
    from jsonschema import Draft202012Validator

    return list(Draft202012Validator(schema).iter_errors(content))
