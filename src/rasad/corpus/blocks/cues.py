"""What a line says of itself: a share button, a date line, a byline, a caption. Words are in blocks.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from rasad import data
from rasad.corpus.blocks.lines import LISTED, Line
from rasad.dates import find_dates
from rasad.text.digits import to_ascii
from rasad.text.fold import key
from rasad.text.halfspaces.lexicon import lexicon, spelled
from rasad.text.letters import ZWNJ

_NUMBER_IN_BRACKETS = re.compile(r"\s*\(\s*\d+\s*\)$")
# صفحه نخست > سیاسی; الرئيسية / أخبار; پخش زنده | برنامه‌ها.
_MENU = re.compile(r"\s*[>»›|\\]\s*|\s+[/•·]\s+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
# #هشتگ, an address, a number alone. Each character can be read in one way only: #a#a#a… must not take for ever.
_MACHINE = re.compile(
    r"[#@][^\s,،|]+(?:[\s,،|]+[#@][^\s,،|]+)*[\s,،|]*|[^\s@]+@[^\s@]+\.\w+|(?:https?://|www\.)\S+|[\W\d_]+"
)
_LATIN = re.compile(r"[A-Za-z][\x20-\x7e]{0,60}")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)$")
_PUNCTUATION = re.compile(r"[.,;:!?؟،؛…«»\"“”()\[\]/|]")


def by_itself(line: Line, lang: str) -> Line:
    """The line with the role that its own words show, if they show any."""
    return replace(line, role=line.role or _role(line, lang))


def _role(line: Line, lang: str) -> str:
    if not line.bare:
        return "boilerplate"  # nothing but marks
    if line.words <= 40 and says(line, "notices"):
        return "boilerplate"
    if line.words <= 25 and (says(line, "paywall") or says(line, "read_also")):
        return "boilerplate"
    if line.words <= 18 and is_dateline(line, lang):
        return "dateline"
    if not line.is_paragraph and _is_around(line, lang):
        return "boilerplate"
    if is_byline(line, lang):
        return "byline"
    return "caption" if is_caption(line) else ""


def _is_around(line: Line, lang: str) -> bool:
    """A button, a tag, a menu, an address: what stands around articles."""
    is_machine = _MACHINE.fullmatch(line.text) or (lang != "und" and _LATIN.fullmatch(line.text))
    return bool(is_machine) or says(line, "boilerplate") or is_menu(line)


@cache
def _phrases(rule: str, how: str) -> tuple[str, ...]:
    """The phrases of a rule as match keys of both languages, half-spaces also as spaces."""
    found = set()
    for phrase in data.load("corpus/blocks.yaml")[rule].get(how, ()):
        for form in (phrase, phrase.replace(ZWNJ, " ")):
            found |= {key(form, lang) + (" " if phrase.endswith(" ") else "") for lang in ("fa", "ar")}
    return tuple(sorted(found))


@cache
def _words(rule: str) -> frozenset[str]:
    return frozenset(key(word, lang) for word in data.load("corpus/blocks.yaml")[rule] for lang in ("fa", "ar"))


def says(line: Line, rule: str) -> bool:
    """Whether a line is, begins with or holds a phrase of a rule."""
    whole = _NUMBER_IN_BRACKETS.sub("", line.key.strip(" :.*+،")).strip(" :.*+،")
    bare = line.bare
    return (
        whole in _phrases(rule, "is")
        or bare in _phrases(rule, "is")
        or _starts(_phrases(rule, "starts")).match(bare) is not None
        or _any_of(_phrases(rule, "contains")).search(bare) is not None
    )


@cache
def _starts(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these, and not a longer word that begins so."""
    ends = (re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in phrases)
    return re.compile("|".join(ends) or "(?!)")


@cache
def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, phrases)) or "(?!)")


def is_paywall(text: str) -> bool:
    """Whether a line says that the rest is for subscribers."""
    return any(phrase in key(text, lang) for lang in ("fa", "ar") for phrase in _phrases("paywall", "contains"))


def is_dateline(line: Line, lang: str) -> bool:
    """A date with little else than what stands beside dates: تاریخ انتشار: ۱۴۰۴/۰۵/۳۰ - کد خبر: ۱۱۸۲۰۴."""
    plain = to_ascii(line.bare)
    if any(re.fullmatch(pattern, plain) for pattern in _patterns()):
        return True
    if not any(char.isdigit() for char in plain):
        return False
    spans = [(date.start, date.end) for date in find_dates(line.text, lang) if date.type in ("DATE", "TIME")]
    spans += [match.span() for match in _CLOCK.finditer(line.text)]
    if not spans or line.is_paragraph:
        return False
    rest = line.text
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    words = re.findall(r"[^\W\d_]+", key(rest, lang).replace(ZWNJ, " "))
    unknown = [word for word in words if word not in _words("dateline_words")]
    dated = rest.count(" ") - line.text.count(" ")
    return 2 * dated > len(line.text) or len(unknown) <= min(1 + (len(words) - len(unknown)) // 2, 3)


@cache
def _patterns() -> tuple[str, ...]:
    return tuple(key(pattern, "ar") for pattern in data.load("corpus/blocks.yaml")["dateline_patterns"])


def is_byline(line: Line, lang: str) -> bool:
    """``label: name``, or بقلم and a name."""
    if line.words > 14 or line.ends_sentence:
        return False
    label = label_of(line.text, lang)
    if label:
        return len(label[1].split()) <= 7
    return line.words <= 9 and _starts(_words("byline_starts")).match(line.bare) is not None


def label_of(text: str, lang: str) -> tuple[str, str] | None:
    """The label of a byline and what it labels; also where the page turned the line round (:نویسنده).

    Examples
    --------
    >>> label_of("نویسنده: علی رضایی", "fa"), label_of("علی رضایی :نویسنده", "fa")
    (('author', 'علی رضایی'), ('author', 'علی رضایی'))
    """
    before, colon, after = text.partition(":")
    for label, name in ((before, after), (after, before)):
        for kind in ("author", "other"):
            if colon and key(label, lang).strip(" (*") in _words(f"{kind}_labels"):
                return kind, name.strip(" *()")
    return None


def begins_with(text: str, rule: str) -> str:
    """What follows one of the words of a rule at the beginning of a text: بقلم and a name."""
    for word in sorted(data.load("corpus/blocks.yaml")[rule], key=len, reverse=True):
        if text.startswith(f"{word} "):
            return text[len(word) :].strip()
    return ""


def is_caption(line: Line) -> bool:
    """A photo credit, or a line that ends with one: ميناء العقبة (رويترز)."""
    if line.is_paragraph and not line.text.endswith(")"):
        return False
    if line.words <= 30 and (_starts_caption(line) or _any_of(_phrases("caption", "contains")).search(line.key)):
        return True
    credit = _IN_BRACKETS.search(line.key)
    words = set(re.findall(r"\w+", credit[1])) if credit else set()
    return line.words <= 25 and not words.isdisjoint(_words("picture_agencies")) and len(words) <= 6


def _starts_caption(line: Line) -> bool:
    return _any_of(_phrases("caption", "starts")).match(line.key) is not None


def is_menu(line: Line) -> bool:
    """A breadcrumb or a menu: two or more short parts with separators between them."""
    parts = [part for part in _MENU.split(" ".join(line.text.split())) if part.strip()]
    return len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts) and line.words <= 16


def is_listed(line: Line) -> bool:
    """Whether a line begins with a bullet or a number."""
    return bool(LISTED.match(line.text))


def is_name(line: Line) -> bool:
    """Whether a line looks like the name of a person: two to four words, no marks, no function words."""
    words = line.key.split()
    if not 2 <= len(words) <= 4 or _PUNCTUATION.search(line.text) or any(char.isdigit() for char in line.text):
        return False
    return not _function_words().intersection(words) and not is_outlet(line) and not ends_with_verb(line)


@cache
def _function_words() -> frozenset[str]:
    known = data.load("text/function_words.yaml")
    return frozenset(key(word, lang) for lang in ("fa", "ar") for word in known[lang]) | {
        *["و", "در", "به", "من", "ما", "دو", "سه", "چهار", "پنج"]
    }


def is_outlet(line: Line) -> bool:
    """Whether a line begins as the name of a newspaper or a site does."""
    return line.words <= 6 and line.key.split()[0] in _words("outlet_words") and not line.ends_sentence


def ends_with_verb(line: Line) -> bool:
    """Whether a Persian line ends with a finite verb."""
    last = line.bare.split()[-1:]
    return bool(last) and (last[0] in _words("final_verbs") or _is_verb(spelled(last[0])))


def _is_verb(word: str) -> bool:
    """می‌شود, نمی‌گویند; not میهن‌دوست."""
    return any(word.startswith(prefix) and word[len(prefix) :] in lexicon().finite for prefix in ("می", "نمی"))
