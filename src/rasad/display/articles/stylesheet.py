"""The style sheet of a shown article, for light and dark notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rasad import data


@cache
def stylesheet() -> str:
    """The style sheet with its colours, for a light and a dark notebook."""
    colours = data.load("show.yaml")["colours"]
    sheet = files("rasad.display.articles").joinpath("templates", "show.css").read_text(encoding="utf-8")
    light, dark = _colours(colours["light"]), _colours(colours["dark"])
    # JupyterLab and VS Code say on <body> which theme they have; elsewhere the system's own is taken.
    themed = "body:is([data-jp-theme-light='false'], .vscode-dark, .vscode-high-contrast)"
    other = "body:not([data-jp-theme-light], .vscode-light, .vscode-high-contrast-light)"
    rules = (
        f".rasad-article {{ {light} }} {themed} .rasad-article {{ {dark} }} "
        f"@media screen and (prefers-color-scheme: dark) {{ {other} .rasad-article {{ {dark} }} }}"
    )
    kinds = " ".join(
        f".rasad-article mark.rasad-{kind} {{ background: var(--rasad-tint-{kind}, none); "
        f"text-decoration-color: var(--rasad-line-{kind}); }}"
        for kind in colours["light"]["lines"]
    )
    return f"<style>{rules}\n{sheet}{kinds}</style>"


def _colours(colours: Mapping[str, Any]) -> str:
    plain = {name: colours[name] for name in ("ink", "pale", "paper", "rule")}
    tints = {f"tint-{kind}": colour for kind, colour in colours["tints"].items()}
    lines = {f"line-{kind}": colour for kind, colour in colours["lines"].items()}
    edges = {f"edge-{role}": colour for role, colour in colours["edges"].items()}
    return " ".join(f"--rasad-{name}: {colour};" for name, colour in {**plain, **tints, **lines, **edges}.items())
