"""The package's lists of words: each word is a text, also one that YAML has a meaning for, such as No, Yes, on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from rasad.text.sentences import split_sentences

DATA = Path(str(files("rasad.data")))
LISTS = sorted(DATA.rglob("*.yaml"))


def items(content: Any) -> Iterator[Any]:
    """What stands in lists, however deep."""
    for one in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from [one] if isinstance(content, list) and not isinstance(one, (dict, list)) else items(one)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.relative_to(DATA).as_posix())
def test_no_word_is_a_truth_value(path: Path):
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert [one for one in items(content) if isinstance(one, bool)] == []


def test_the_dot_of_no_ends_no_sentence():
    assert len(split_sentences("Resolution No. 2231", "und")) == 1
