"""Names of bodies and places: what follows the word for one (شرکت, مدينة)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasad.analyse.newnames.run import LONGEST, Evidence, doubts, has_own_article, joins, unknown
from rasad.analyse.newnames.words import Word


def introduced(words: Sequence[Word], at: int, lang: str) -> Iterator[Evidence]:
    """What follows the word for a body or a place: a quotation, or words that may be a name."""
    why = [f"word for a {words[at].label} before"]
    # بنیاد سینمایی «نقش جهان»: an adjective may stand between.
    for first in (at + 1, at + 2):
        if quoted := _quoted(words, first):
            yield Evidence(quoted, [*why, "in quotation marks", *unknown(quoted, lang)])
            return
        end = _end_of_name(words, first)
        run = words[first:end]
        # An Arabic adjective without the article (جهاز أمني) is no name either.
        if run and not (lang == "ar" and len(run) == 1 and run[0].text.endswith("ي") and not run[0].given):
            # حزب النهج الجديد: words with the article are a name only together with what they follow.
            start = at if words[first].label == "definite" else first
            yield Evidence(words[start:end], [*why, *unknown(run, lang), *doubts(run)])
            return
        if not joins(words, first) or words[first].label not in _ADJECTIVES:
            return


_ADJECTIVES = {"common", "of title", "between", "definite"}


def _quoted(words: Sequence[Word], first: int) -> Sequence[Word]:
    """Up to four words in quotation marks that begin here."""
    if first >= len(words) or words[first].gap.strip() != "«":
        return ()
    for end in range(first + 1, min(first + 5, len(words))):
        if "»" in words[end].gap:
            run = words[first:end]
            return run if all(word.label != "known" for word in run) else ()
    return ()


def _end_of_name(words: Sequence[Word], first: int) -> int:
    """Where a name that begins here ends: تل زعرور, روافد الجنوب, النهج الجديد; words with the article come last."""
    end = first
    while joins(words, end) and end - first < LONGEST and words[end].label == "name":
        end += 1
    if not joins(words, end) or words[end].label != "definite" or not has_own_article(words[end]):
        return end
    adjective = end == first and joins(words, end + 1) and has_own_article(words[end + 1])
    # النهج الجديد, الريحانية الجديدة; but not وقعت حركة النهج الوثيقة
    agrees = adjective and words[end].text.endswith("ة") == words[end + 1].text.endswith("ة")
    return end + 1 + agrees
