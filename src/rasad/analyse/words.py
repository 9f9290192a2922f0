"""The most frequent words of the body, by language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from rasad import data
from rasad.annotation.tables import Notes
from rasad.errors import RasadError
from rasad.frames import frame
from rasad.text.fold import normalize

_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")


def word_counts(notes: Notes, top: int = 20) -> pd.DataFrame:
    """Count the words of body text, without function words.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    top : int, default 20
        Words a language.

    Returns
    -------
    DataFrame
        Columns lang, word, n (times), articles (how many hold it); most frequent first.
        Persian words are cut by hazm, Arabic ones at word boundaries; both are normalised forms.
        hazm's stemmer is not used: it cuts ایران into ایر.

    Raises
    ------
    RasadError
        If there are Persian articles and hazm is not installed.
    """
    counts: dict[str, Counter[str]] = {}
    holders: dict[tuple[str, str], set[str]] = {}
    languages = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    body = notes.blocks[notes.blocks["role"] == "body"]
    for article, start, end in zip(body["article"], body["start"], body["end"], strict=True):
        lang = languages[article]
        for word in _words(notes.text(article)[start:end], lang):
            counts.setdefault(lang, Counter())[word] += 1
            holders.setdefault((lang, word), set()).add(article)
    rows = [
        {"lang": lang, "word": word, "n": n, "articles": len(holders[lang, word])}
        for lang in sorted(counts, reverse=True)
        for word, n in sorted(counts[lang].items(), key=lambda item: (-item[1], item[0]))[:top]
    ]
    return frame(rows, ["lang", "word", "n", "articles"], integers=["n", "articles"])


def _words(text: str, lang: str) -> Iterator[str]:
    plain = normalize(text, lang).text
    stops = _stop_words(lang)
    for word in _persian()(plain) if lang == "fa" else _WORD.findall(plain):
        if len(word) > 2 and word not in stops and _WORD.fullmatch(word):
            yield word


@cache
def _persian() -> Callable[[str], list[str]]:
    hazm = _hazm()
    tokenizer = hazm.WordTokenizer(join_verb_parts=False)
    return lambda text: list(tokenizer.tokenize(text))


@cache
def _stop_words(lang: str) -> frozenset[str]:
    if lang == "fa":
        return frozenset(_hazm().stopwords_list())
    return frozenset(data.load("stopwords.yaml").get(lang, []))


def _hazm() -> Any:
    try:
        import hazm
    except ImportError:
        raise RasadError("word lists of Persian text need hazm: pip install 'rasad[hazm]'") from None
    return hazm
