"""Names that the registry does not know, proposed by what stands beside them.

A run of words that may be a name is proposed when a title, an office, a verb of saying, a given
name, the word for a body or a place, or a recognizer speaks for it. Each kind of evidence counts
once, repetition and a counterpart in the other language a little; a person decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from rasad.analyse.namecues import Word, bare_forms, is_unknown, words_of
from rasad.analyse.transliterate import same_name, skeletons
from rasad.annotation.tables import Notes
from rasad.errors import RasadError
from rasad.frames import frame

Recognizer = Callable[[str, str], Iterable[tuple[int, int, str]]]
COLUMNS = ["name", "lang", "type", "n", "articles", "score", "why", "examples", "counterpart"]
_WEIGHTS = {
    "title before": 2.5,
    "title behind": 1.5,
    "verb of saying beside": 1.5,
    "given name": 1.5,
    "word for a body before": 2.0,
    "word for a place before": 2.0,
    "recognizer": 2.5,
    "not in the lexicon": 0.5,
}
_TYPES = {
    **dict.fromkeys(("title before", "title behind", "verb of saying beside", "given name"), "PER"),
    "word for a body before": "ORG",
    "word for a place before": "GPE",
}
_RECOGNIZED = {"PERSON": "PER", "PERS": "PER", "PER": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "GPE": "GPE"}
_RECOGNIZED |= {"LOC": "LOC", "LOCATION": "LOC", "FAC": "LOC"}
_COUNTERPART, _MOST_REPEATED, _LEAST = 1.0, 1.5, 2.0
_LONGEST, _FAR, _EXAMPLES = 3, 5, 3


@dataclass
class _Proposal:
    """A run of words with the evidence for it; `why` counts each cue, `types` what it speaks for."""

    name: str
    keys: tuple[str, ...]
    lang: str
    why: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    places: list[tuple[str, int]] = field(default_factory=list)
    counterpart: str | None = None

    @property
    def type(self) -> str | None:
        best = sorted(self.types.items(), key=lambda item: (-item[1], item[0]))
        return best[0][0] if best else None

    @property
    def score(self) -> float:
        repeated = min(_MOST_REPEATED, 0.5 * math.log2(max(1, len(self.places))))
        return round(sum(_WEIGHTS[cue] for cue in self.why) + repeated + bool(self.counterpart) * _COUNTERPART, 2)


Proposals = dict[tuple[str, tuple[str, ...]], _Proposal]


def propose_names(notes: Notes, recognizer: Recognizer | None = None, top: int | None = 100) -> pd.DataFrame:
    """List what is probably the name of a person, body or place and is not in the registry.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    recognizer : callable, optional
        ``recognizer(text, lang)`` gives (start, end, type) of names in a sentence; its spans are
        further evidence.
    top : int, optional
        Rows at most; None for all.

    Returns
    -------
    DataFrame
        Columns name, lang, type (PER, ORG, GPE, LOC: a guess), n (times), articles (how many hold
        it), score, why (kinds of evidence), examples (list of (article, sentence)), counterpart
        (a name or proposal of the articles in the other language that it may transliterate).
        Highest score first.

    Raises
    ------
    RasadError
        If the recognizer gives a span outside its text.

    Notes
    -----
    With spaCy (any pipeline with a recognizer of names)::

        pipelines = {"ar": spacy.load(...), "fa": spacy.load(...)}
        def recognizer(text, lang):
            return [(e.start_char, e.end_char, e.label_) for e in pipelines[lang](text).ents]

    With Stanza the same, from ``stanza.Pipeline(lang, processors="tokenize,ner")`` and ``.type``.

    Examples
    --------
    >>> import rasad
    >>> text = "سردار بهمن کوهیار در تهران سخن گفت. سردار بهمن کوهیار به تبریز رفت."
    >>> articles = pd.DataFrame([{"article": "a", "lang": "fa", "text": text}])
    >>> table = propose_names(rasad.annotate(articles, rasad.read_registry()))
    >>> table.loc[0, ["name", "type", "n"]].tolist()
    ['بهمن کوهیار', 'PER', 2]
    >>> import spacy  # doctest: +SKIP
    >>> pipeline = spacy.load("my_arabic_model")  # doctest: +SKIP
    >>> names = lambda text, lang: [(e.start_char, e.end_char, e.label_) for e in pipeline(text).ents]  # doctest: +SKIP
    >>> propose_names(notes, recognizer=names)  # doctest: +SKIP
    """
    articles = list(words_of(notes))
    if recognizer:
        for article, lang, words in articles:
            _recognize(notes, article, lang, words, recognizer)
    proposals: Proposals = {}
    for _, lang, words in articles:
        for run, why, kind in _evidence(words, lang):
            _add(proposals, run, why, kind, lang)
    kept = _with_surnames(proposals)
    _count(kept, articles)
    found = [p for p in kept.values() if p.places]
    _find_counterparts(found, notes)
    rows = [_row(p) for p in found if p.score >= _LEAST]
    rows.sort(key=lambda row: (-row["score"], row["name"], row["lang"]))
    return frame(rows[:top], COLUMNS, integers=["n", "articles"], floats=["score"])


def _recognize(notes: Notes, article: str, lang: str, words: list[Word], recognizer: Recognizer) -> None:
    """Write each span of the recognizer at the words that it covers."""
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    for sentence, inside in by_sentence.items():
        text, first = notes.quote(article, sentence), notes.start(article, sentence)
        for start, end, kind in recognizer(text, lang):
            if not 0 <= start < end <= len(text):
                raise RasadError(f"recognizer: span {start}:{end} lies outside its text (0:{len(text)}) in {article!r}")
            span = (first + start, first + end, _RECOGNIZED.get(str(kind).upper()))
            for word in inside:
                if word.start < span[1] and span[0] < word.end:
                    word.spans.append(span)
