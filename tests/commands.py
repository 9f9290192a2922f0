"""Commands run as a shell runs them, and what they say."""

from __future__ import annotations

import pytest

from rasad.cli import main

FA = "پوتین و خامنه‌ای در مسکو با هم دیدار و گفت‌وگو کردند."
Output = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def only_line(capsys: Output) -> str:
    """What a mistake says: one line on standard error, nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("rasad: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    return err
