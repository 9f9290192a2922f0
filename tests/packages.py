"""What Frictionless finds in a Data Package."""

from __future__ import annotations

from pathlib import Path


def mistakes(package: Path) -> list[str]:
    """What `frictionless validate` finds wrong."""
    from frictionless import validate

    return [f"{row[0]}: {row[1]}" for row in validate(str(package)).flatten(["type", "message"])]
