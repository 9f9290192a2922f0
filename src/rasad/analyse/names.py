"""Names that the registry does not know, proposed by what stands beside them.

A run of words that may be a name is proposed when a title, an office, a verb of saying, a given
name, the word for a body or a place, or a recognizer speaks for it. Each kind of evidence counts
once, repetition and a counterpart in the other language a little; a person decides.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from rasad.analyse.namecues import Word, bare_forms, cues, words_of
from rasad.analyse.nameentry import as_yaml
from rasad.analyse.nameevidence import evidence
from rasad.analyse.transliterate import same_name, skeletons
from rasad.annotation.tables import Notes
from rasad.errors import RasadError
from rasad.frames import frame

__all__ = ["as_yaml", "propose_names"]

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
    "not in the lexicon": 1.0,
}
_TYPES = {
    **dict.fromkeys(("title before", "title behind", "verb of saying beside", "given name"), "PER"),
    "word for a body before": "ORG",
    "word for a place before": "GPE",
}
_RECOGNIZED = {"PERSON": "PER", "PERS": "PER", "PER": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "GPE": "GPE"}
_RECOGNIZED |= {"LOC": "LOC", "LOCATION": "LOC", "FAC": "LOC"}
_COUNTERPART, _MOST_REPEATED, _LEAST = 1.0, 1.5, 2.0
_EXAMPLES = 3


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
    >>> text = "سردار بهرام کوهیار در تهران سخن گفت. سردار بهرام کوهیار به تبریز رفت."
    >>> articles = pd.DataFrame([{"article": "a", "lang": "fa", "text": text}])
    >>> table = propose_names(rasad.annotate(articles, rasad.read_registry()))
    >>> table.loc[0, "name"], table.loc[0, "type"], int(table.loc[0, "n"])
    ('بهرام کوهیار', 'PER', 2)
    >>> import spacy  # doctest: +SKIP
    >>> pipeline = spacy.load("my_arabic_model")  # doctest: +SKIP
    >>> names = lambda text, lang: [(e.start_char, e.end_char, e.label_) for e in pipeline(text).ents]  # doctest: +SKIP
    >>> propose_names(notes, recognizer=names)  # doctest: +SKIP
    """
    articles = list(words_of(notes))
    if recognizer:
        starts = _starts(notes)
        for article, lang, words in articles:
            _recognize(notes, starts, article, lang, words, recognizer)
    proposals: Proposals = {}
    for _, lang, words in articles:
        for run, why, types in evidence(words, lang):
            _add(proposals, run, why, types, lang)
    kept = _merged(proposals)
    _count(kept, articles)
    found = [p for p in kept.values() if p.places]
    _find_counterparts(found, notes)
    rows = [_row(p) for p in found if p.score >= _LEAST]
    rows.sort(key=lambda row: (-row["score"], row["name"], row["lang"]))
    return frame(rows[:top], COLUMNS, integers=["n", "articles"], floats=["score"])


def _recognize(
    notes: Notes,
    starts: Mapping[tuple[str, int], int],
    article: str,
    lang: str,
    words: list[Word],
    recognizer: Recognizer,
) -> None:
    """Write each span of the recognizer at the words that it covers."""
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    for sentence, inside in by_sentence.items():
        text, first = notes.quote(article, sentence), starts[article, sentence]
        for start, end, kind in recognizer(text, lang):
            if not 0 <= start < end <= len(text):
                raise RasadError(f"recognizer: span {start}:{end} lies outside its text (0:{len(text)}) in {article!r}")
            span = (first + start, first + end, _RECOGNIZED.get(str(kind).upper()))
            for word in inside:
                if word.start < span[1] and span[0] < word.end:
                    word.spans.append(span)


def _starts(notes: Notes) -> dict[tuple[str, int], int]:
    rows = notes.sentences
    return dict(zip(zip(rows["article"], rows["sentence"], strict=True), rows["start"], strict=True))


def _add(proposals: Proposals, run: Sequence[Word], why: list[str], types: list[str], lang: str) -> None:
    keys = (_without_clitic(run[0], lang), *(word.key for word in run[1:]))
    name = " ".join(word.text for word in run)[len(run[0].key) - len(keys[0]) :]
    proposal = proposals.setdefault((lang, keys), _Proposal(name, keys, lang))
    proposal.why.update(why)
    proposal.types.update([*types, *(_TYPES[cue] for cue in why if cue in _TYPES)])


def _without_clitic(word: Word, lang: str) -> str:
    """وعلي is علي where only that is a given name."""
    forms = bare_forms(word.key, lang) if lang == "ar" else [word.key]
    return next((form for form in forms if form in cues(lang)["given"]), word.key)


def _merged(proposals: Proposals) -> Proposals:
    """Bare surnames with the one full name that ends in them, and لبوتين with بوتين."""
    surnames: dict[tuple[str, str], list[_Proposal]] = {}
    for proposal in proposals.values():
        if len(proposal.keys) > 1 and proposal.type == "PER":
            surnames.setdefault((proposal.lang, proposal.keys[-1]), []).append(proposal)
    kept = dict(proposals)
    for place, proposal in proposals.items():
        target = _other_form(proposal, proposals, surnames)
        if target is not None:
            target.why.update(proposal.why)
            target.types.update(proposal.types)
            del kept[place]
    return kept


def _other_form(proposal: _Proposal, proposals: Proposals, surnames: Mapping[tuple[str, str], list[_Proposal]]) -> Any:
    first, rest = proposal.keys[0], proposal.keys[1:]
    for form in bare_forms(first, proposal.lang):
        if not rest and len(full := surnames.get((proposal.lang, form), [])) == 1:
            return full[0]
        if form != first and (same := proposals.get((proposal.lang, (form, *rest)))):
            return same
    return None


def _count(proposals: Proposals, articles: Sequence[tuple[str, str, list[Word]]]) -> None:
    """Find every place of each proposal, also of the bare surname of one that is a person's full name."""
    index: dict[tuple[str, str], list[tuple[tuple[str, ...], _Proposal]]] = {}
    for proposal in proposals.values():
        forms = [proposal.keys] + ([proposal.keys[-1:]] if len(proposal.keys) > 1 and proposal.type == "PER" else [])
        for keys in forms:
            index.setdefault((proposal.lang, keys[0]), []).append((keys, proposal))
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry[0]), -len(entry[1].keys) if len(entry[0]) > 1 else 0, entry[1].keys))
    for article, lang, words in articles:
        at = 0
        while at < len(words):
            at += _place(article, lang, words, at, index)


def _place(article: str, lang: str, words: Sequence[Word], at: int, index: Mapping[Any, Any]) -> int:
    """Note the proposal that stands at a word; the number of words that it takes."""
    if words[at].label == "known":
        return 1
    for form in bare_forms(words[at].key, lang):
        for keys, proposal in index.get((lang, form), ()):
            if tuple(word.key for word in words[at + 1 : at + len(keys)]) == keys[1:]:
                proposal.places.append((article, words[at].sentence))
                return len(keys)
    return 1


def _find_counterparts(found: Sequence[_Proposal], notes: Notes) -> None:
    """For each proposal a name of the other language's articles, registered or proposed, that sounds like it."""
    named: dict[str, list[str]] = {"fa": [], "ar": []}
    for proposal in found:
        named[proposal.lang].append(proposal.name)
    for lang, name in _registered(notes):
        named[lang].append(name)
    index: dict[tuple[str, str], list[str]] = {}
    for lang, names in named.items():
        for name in dict.fromkeys(names):
            for skeleton in skeletons(name, lang):
                index.setdefault((lang, skeleton), []).append(name)
    for proposal in found:
        other = "ar" if proposal.lang == "fa" else "fa"
        near = {name for s in skeletons(proposal.name, proposal.lang) for name in index.get((other, s), ())}
        pairs = ((proposal.name, name) if proposal.lang == "fa" else (name, proposal.name) for name in sorted(near))
        same = next((pair for pair in pairs if _says_enough(pair[0]) and same_name(*pair)), None)
        proposal.counterpart = same[proposal.lang == "fa"] if same else None


def _says_enough(name: str) -> bool:
    """One consonant (رئیسی has two) is too little to tell a name by."""
    return max(map(len, skeletons(name, "fa")), default=0) > 1


def _registered(notes: Notes) -> Iterator[tuple[str, str]]:
    """The names, in its article's language, of each entity that is mentioned."""
    langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    rows = notes.mentions[notes.mentions["kind"] == "name"]
    for article, entity in sorted({*zip(rows["article"], rows["entity"], strict=True)}):
        lang = langs[article]
        if lang in ("fa", "ar"):
            yield from ((lang, name) for name in notes.registry.entities[entity].names(lang))


def _row(proposal: _Proposal) -> dict[str, Any]:
    return {
        "name": proposal.name,
        "lang": proposal.lang,
        "type": proposal.type,
        "n": len(proposal.places),
        "articles": len({article for article, _ in proposal.places}),
        "score": proposal.score,
        "why": sorted(proposal.why),
        "examples": list(dict.fromkeys(proposal.places))[:_EXAMPLES],
        "counterpart": proposal.counterpart,
    }
