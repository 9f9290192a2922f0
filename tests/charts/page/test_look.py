"""rasad.charts.page.look: fonts, words, and files that repeat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from rasad.charts.page.look import families, style, word


def test_fonts_are_registered_and_the_users_settings_stay():
    before = dict(mpl.rcParams)
    names = families()
    with style():
        pass
    assert dict(mpl.rcParams) == before
    assert set(names) <= {font.name for font in font_manager.fontManager.ttflist}


def test_the_users_settings_come_back_after_an_error():
    before = dict(mpl.rcParams)
    with style():
        assert mpl.rcParams["svg.hashsalt"] == "rasad"

    @style()
    def fails() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert dict(mpl.rcParams) == before


def test_the_first_font_comes_with_the_install():
    path = Path(font_manager.findfont(families()[0], fallback_to_default=False))
    assert "site-packages" in path.parts


def test_a_font_of_the_system_with_the_same_name_draws_nothing(monkeypatch: pytest.MonkeyPatch):
    names, known = families(), font_manager.fontManager.ttflist
    elsewhere = [replace(font, fname=f"/elsewhere/{Path(font.fname).name}") for font in known if font.name in names]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [*elsewhere, *known])
    families.cache_clear()
    first = {name: next(font for font in font_manager.fontManager.ttflist if font.name == name) for name in families()}
    assert [font.fname for font in first.values() if font.fname.startswith("/elsewhere")] == []


def test_a_number_in_a_word_has_the_readers_digits():
    assert "at least 12." in word("bars_caption_count", "en", measure="m", n=12)
    assert "دست‌کم ۱۲." in word("bars_caption_count", "fa", measure="m", n=12)
    assert "وأدناه ١٢." in word("bars_caption_count", "ar", measure="m", n=12)


def test_a_name_in_a_word_is_taken_as_it_is():
    assert word("source", "fa", name="E3 {x}") == "منبع: E3 {x}"
