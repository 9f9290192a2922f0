"""rasad.lazy: worked out once an object."""

from __future__ import annotations

from rasad.lazy import lazy


class Word:
    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    @lazy
    def letters(self) -> list[str]:
        """Its letters."""
        self.asked += 1
        return list(self.text)


def test_each_object_works_its_own_value_out_once() -> None:
    one, other = Word("قم"), Word("رشت")
    assert [one.letters, other.letters, one.letters] == [["ق", "م"], ["ر", "ش", "ت"], ["ق", "م"]]
    assert one.asked == other.asked == 1
