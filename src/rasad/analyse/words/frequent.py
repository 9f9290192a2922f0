"""The words of the body: how frequent they are, and which ones tell an article from the others.

Lost half-spaces are put back first. Persian is cut into words and brought to dictionary forms by
hazm (می‌خوانند and خواند are counted as خواندن); Arabic is cut at word boundaries.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from rasad import data
from rasad.analyse.pairs.measures.association import Counts, log_likelihood
from rasad.annotation.notes import Notes
from rasad.arguments import instance, takes, whole
from rasad.errors import RasadError
from rasad.tables.schema import schema
from rasad.text.fold import Folded
from rasad.text.normalize import normalize

# hazm 0.12.1 wants a Python before 3.14, and so does the extra in pyproject.toml.
_TOO_NEW = (3, 14)
_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")


@takes(notes=instance(Notes), top=whole(0))
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
        Columns lang, word, n (times), articles (how many hold it); most frequent first. Persian
        words are dictionary forms, Arabic ones normalised forms as they stand. hazm's stemmer is
        not used: it cuts ایران into ایر.

    Raises
    ------
    RasadError
        If there are Persian articles and hazm is not installed.

    Examples
    --------
    >>> import rasad
    >>> text = "زيارة إلى موسكو\\nوصل الوزير يوم الأحد إلى موسكو، والتقى الوزير بالرئيس الروسي."
    >>> articles = pd.DataFrame({"article": ["a"], "lang": ["ar"], "text": [text], "published": [None]})
    >>> word_counts(rasad.annotate(articles, rasad.read_registry()), top=1).to_dict("records")
    [{'lang': 'ar', 'word': 'الوزير', 'n': 2, 'articles': 1}]
    """
    counts: Counter[tuple[str, str]] = Counter()
    holders: Counter[tuple[str, str]] = Counter()
    for _, lang, words in _articles(notes):
        counts.update((lang, word) for word in words)
        holders.update((lang, word) for word in set(words))
    rows = [
        {"lang": lang, "word": word, "n": n, "articles": holders[lang, word]}
        for wanted in sorted({lang for lang, _ in counts}, reverse=True)
        for (lang, word), n in sorted(_of(counts, wanted), key=lambda item: (-item[1], item[0]))[:top]
    ]
    return schema("words").frame(rows)


def _of(counts: Counter[tuple[str, str]], lang: str) -> list[tuple[tuple[str, str], int]]:
    return [(key, n) for key, n in counts.items() if key[0] == lang]


@takes(notes=instance(Notes), top=whole(0))
def telling_words(notes: Notes, top: int = 10) -> pd.DataFrame:
    """The words that tell an article from the other articles in its language (keyness).

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    top : int, default 10
        Words an article.

    Returns
    -------
    DataFrame
        Columns article, lang, word, n (times in the article), others (times in the others),
        log_likelihood (G², above 3.84 for one word chosen beforehand at 5 %); most telling first.
        Only words more frequent than in the others, and found at least twice; an article that is
        alone in its language has none.

    Notes
    -----
    Keyness by log-likelihood: P. Rayson and R. Garside, "Comparing corpora using frequency
    profiling", 2000. With a handful of articles it describes these articles and nothing more.

    Raises
    ------
    RasadError
        If there are Persian articles and hazm is not installed.

    Examples
    --------
    >>> import rasad
    >>> texts = ["زيارة إلى موسكو\\nوصل الوزير يوم الأحد إلى موسكو، والتقى الوزير بالرئيس الروسي.",
    ...          "محادثات في طهران\\nبحث الوفد في طهران يوم الاثنين ملف العقوبات."]
    >>> articles = pd.DataFrame({"article": ["a", "b"], "lang": "ar", "text": texts, "published": None})
    >>> telling_words(rasad.annotate(articles, rasad.read_registry()))[["article", "word", "n"]].values.tolist()
    [['a', 'الوزير', 2]]
    """
    articles = _articles(notes)
    rows: list[dict[str, Any]] = []
    for article, lang, words in articles:
        others = Counter(word for name, other, given in articles if other == lang and name != article for word in given)
        table = _keyness(Counter(words), others)
        rows += [{"article": article, "lang": lang, **row} for row in table[:top]]
    return schema("telling_words").frame(rows)


def _keyness(own: Counter[str], others: Counter[str]) -> list[dict[str, Any]]:
    words = sorted(word for word, n in own.items() if n > 1)
    if not words or not others:
        return []
    n_ab = np.array([own[word] for word in words])
    n_b = n_ab + np.array([others[word] for word in words])
    here, total = own.total(), own.total() + others.total()
    values = log_likelihood(Counts(n_ab, np.full(len(words), here), n_b, total))
    rows = [
        {"word": word, "n": own[word], "others": others[word], "log_likelihood": float(value)}
        for word, value in zip(words, values, strict=True)
        if value > 0
    ]
    return sorted(rows, key=lambda row: (-row["log_likelihood"], row["word"]))


def _articles(notes: Notes) -> list[tuple[str, str, list[str]]]:
    """Article, language and the words of its body, function words left out."""
    body = dict(list(notes.blocks[notes.blocks["role"] == "body"].groupby("article")))
    found = []
    for article, lang in zip(notes.articles["article"], notes.articles["lang"], strict=True):
        if article in body:
            norm = normalize(notes.text(article), lang, halfspaces=True).display
            spans = zip(body[article]["start"], body[article]["end"], strict=True)
            found.append((article, lang, [w for a, b in spans for w in _words(_stretch(norm, a, b), lang)]))
    return found


def _stretch(norm: Folded, start: int, end: int) -> str:
    """The normalised text of a raw span."""
    first, last = np.searchsorted(norm.starts, [start, end])
    return norm.text[first:last]


def _words(text: str, lang: str) -> Iterator[str]:
    stops = _stop_words(lang)
    for word in _persian()(text) if lang == "fa" else _WORD.findall(text):
        if len(word) > 2 and word not in stops and _WORD.fullmatch(word):
            yield word


@cache
def _persian() -> Callable[[str], list[str]]:
    """Persian text to dictionary forms, function words left out before they lose their endings.

    hazm lists some forms of a verb, گفت but not گفته‌اند: with one of its forms a verb is left out whole.
    """
    hazm = _hazm()
    tokenizer, lemmatizer = hazm.WordTokenizer(join_verb_parts=False), hazm.Lemmatizer()
    stops = _stop_words("fa")
    lemma = cache(lambda word: _dictionary_form(word, lemmatizer.lemmatize(word)))
    # بندی is no form of بستن.
    light = {lemma(word) for word in stops if "#" in lemmatizer.lemmatize(word) and not word.endswith("ی")}
    return lambda text: [
        form for token in tokenizer.tokenize(text) if token not in stops and (form := lemma(token)) not in light
    ]


def _dictionary_form(word: str, lemma: str) -> str:
    """hazm gives a verb as its two stems (کرد#کن); the dictionary has the infinitive, کردن."""
    past, _, present = lemma.partition("#")
    return f"{past}ن" if past and present else lemma or word


@cache
def _stop_words(lang: str) -> frozenset[str]:
    if lang == "fa":
        return frozenset(_hazm().stopwords_list())
    return frozenset(data.load("text/stopwords.yaml").get(lang, []))


def _hazm() -> Any:
    try:
        import hazm
    except ImportError:
        way = "pip install 'rasad[hazm]'" if sys.version_info < _TOO_NEW else "it has no release for this Python yet"
        raise RasadError(f"word lists of Persian text need hazm: {way} (docs/install.md)") from None
    return hazm
