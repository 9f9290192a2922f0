"""The locale files: what charts and tables of pairs say, in three languages."""

from __future__ import annotations

import ast
import re
import string
from functools import cache

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from places import ROOT
from rasad import data
from rasad.charts import rtl
from rasad.charts.page import look

LANGUAGES = ("en", "fa", "ar")


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a language by their path in its file: charts.planned, pairs.reasons.no_pairs."""

    def leaves(node: object, path: str) -> dict[str, str]:
        if isinstance(node, dict):
            return {k: v for key, value in node.items() for k, v in leaves(value, f"{path}.{key}").items()}
        assert isinstance(node, str)
        return {path[1:]: node}

    return leaves(data.load(f"locale/{language}.yaml"), "")


@cache
def said_in_code() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every string of the package's code and word of its templates, and every f-string as a pattern."""
    plain, patterns = set(), set()
    for path in (ROOT / "src" / "rasad" / "report" / "templates").rglob("*.html*"):
        plain |= set(re.findall(r"\bwords\.(\w+)", path.read_text(encoding="utf-8")))
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(v.value) if isinstance(v, ast.Constant) else r"\w+" for v in node.values]
                if any(isinstance(v, ast.Constant) and str(v.value).strip("_. ") for v in node.values):
                    patterns.add("".join(parts))
    return frozenset(plain), tuple(re.compile(pattern) for pattern in patterns)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_no_text_is_missing_in_a_language(language: str):
    assert set(texts(language)) == set(texts("en"))
    assert all(text.strip() for text in texts(language).values())


@pytest.mark.parametrize("path", sorted(texts("en")))
def test_a_text_has_the_same_places_to_fill_in_every_language(path: str):
    places = [
        sorted(name for _, name, _, _ in string.Formatter().parse(texts(language)[path]) if name is not None)
        for language in LANGUAGES
    ]
    assert places[0] == places[1] == places[2]


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(texts("en")))
def test_every_text_is_used(path: str):
    key = path.rpartition(".")[2]
    plain, patterns = said_in_code()
    assert key in plain or any(pattern.fullmatch(key) for pattern in patterns)


@pytest.mark.slow
def test_a_text_that_nothing_uses_would_be_found():
    plain, patterns = said_in_code()
    assert "no_such_key_anywhere" not in plain
    assert not any(pattern.fullmatch("no_such_key_anywhere") for pattern in patterns)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_texts_are_translated(language: str):
    same = [path for path, text in texts(language).items() if text == texts("en")[path]]
    assert [path for path in same if re.search("[A-Za-z]", re.sub(r"{\w+}", "", texts("en")[path]))] == []
    # Persian has its own yeh and kaf, and no teh marbuta; Arabic has none of the Persian letters.
    foreign = {"fa": "يكة", "ar": "یکپچژگ"}[language]
    assert not set("".join(texts(language).values())) & set(foreign)


def test_no_persian_digit_follows_latin_letters_in_a_text():
    """A line may break between the two, and what follows is then drawn in another order: NPMI (۰ ..."""
    wrong = "[A-Za-z²][^ء-ی]*[۰-۹]"
    assert not [path for path, text in texts("fa").items() if re.search(wrong, text)]


@pytest.mark.slow
@pytest.mark.filterwarnings("error:Glyph.*missing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_drawn(language: str):
    with look.style():
        figure = Figure()
        figure.text(0, 0, rtl("\n".join(texts(language).values()) + "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩†·–−٫،؛؟«»"))
        FigureCanvasAgg(figure).draw()


def test_texts_are_plain():
    assert not [path for language in LANGUAGES for path, text in texts(language).items() if re.search("<[a-z/]", text)]
