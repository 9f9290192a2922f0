"""What a line says of itself: a share button, a date line, a byline, a caption. Words are in blocks.yaml."""

from __future__ import annotations

import re
from functools import cache

from rasad import data
from rasad.corpus.blocks.lines import LISTED, Line
from rasad.corpus.blocks.phrases import begins_with_any, held, phrases, says, starting_with, words
from rasad.dates import find_dates
from rasad.text.fold import key
from rasad.text.halfspaces.lexicon import lexicon, spelled
from rasad.text.letters import ZWNJ

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
    """The line, with the role that its own words show, if they show any."""
    line.role = line.role or _role(line, lang)
    return line


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


def is_paywall(text: str) -> bool:
    """Whether a line says that the rest is for subscribers."""
    return any(phrase in key(text, lang) for lang in ("fa", "ar") for phrase in phrases("paywall", "contains"))


def is_dateline(line: Line, lang: str) -> bool:
    """A date with little else than what stands beside dates: تاریخ انتشار: ۱۴۰۴/۰۵/۳۰ - کد خبر: ۱۱۸۲۰۴."""
    # In a match key digits are ASCII, but for such as ².
    if any(pattern.fullmatch(line.bare) for pattern in _patterns()):
        return True
    if not any(map(str.isdigit, line.bare)):
        return False
    spans = [(date.start, date.end) for date in find_dates(line.text, lang) if date.type in ("DATE", "TIME")]
    spans += [match.span() for match in _CLOCK.finditer(line.text)]
    if not spans or line.is_paragraph:
        return False
    rest = line.text
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    found = re.findall(r"[^\W\d_]+", key(rest, lang).replace(ZWNJ, " "))
    unknown = [word for word in found if word not in words("dateline_words")]
    dated = rest.count(" ") - line.text.count(" ")
    return 2 * dated > len(line.text) or len(unknown) <= min(1 + (len(found) - len(unknown)) // 2, 3)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(key(pattern, "ar")) for pattern in data.load("corpus/blocks.yaml")["dateline_patterns"])


def is_byline(line: Line, lang: str) -> bool:
    """``label: name``, or بقلم and a name."""
    if line.words > 14 or line.ends_sentence:
        return False
    label = label_of(line.text, lang)
    if label:
        return len(label[1].split()) <= 7
    return line.words <= 9 and _byline_starts().match(line.bare) is not None


@cache
def _byline_starts() -> re.Pattern[str]:
    return starting_with(words("byline_starts"))


def label_of(text: str, lang: str) -> tuple[str, str] | None:
    """The label of a byline and what it labels; also where the page turned the line round (:نویسنده).

    Examples
    --------
    >>> label_of("نویسنده: علی رضایی", "fa"), label_of("علی رضایی :نویسنده", "fa")
    (('author', 'علی رضایی'), ('author', 'علی رضایی'))
    """
    if ":" not in text:
        return None
    before, _, after = text.partition(":")
    for label, name in ((before, after), (after, before)):
        for kind in ("author", "other"):
            if key(label, lang).strip(" (*") in words(f"{kind}_labels"):
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
    if line.words <= 30 and (begins_with_any("caption", line.key) or "caption" in held(line)):
        return True
    credit = _IN_BRACKETS.search(line.key) if line.key.endswith(")") else None
    said = set(re.findall(r"\w+", credit[1])) if credit else set()
    return line.words <= 25 and not said.isdisjoint(words("picture_agencies")) and len(said) <= 6


def is_menu(line: Line) -> bool:
    """A breadcrumb or a menu: two or more short parts with separators between them."""
    if line.words > 16:
        return False
    parts = [part for part in _MENU.split(" ".join(line.text.split())) if part.strip()]
    return len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts)


def is_listed(line: Line) -> bool:
    """Whether a line begins with a bullet or a number."""
    return bool(LISTED.match(line.text))


def is_name(line: Line) -> bool:
    """Whether a line looks like the name of a person: two to four words, no marks, no function words."""
    if not 2 <= line.words <= 4 or _PUNCTUATION.search(line.text) or any(char.isdigit() for char in line.text):
        return False
    return not _function_words().intersection(line.key.split()) and not is_outlet(line) and not ends_with_verb(line)


@cache
def _function_words() -> frozenset[str]:
    known = data.load("text/function_words.yaml")
    return frozenset(key(word, lang) for lang in ("fa", "ar") for word in known[lang]) | {
        *["و", "در", "به", "من", "ما", "دو", "سه", "چهار", "پنج"]
    }


def is_outlet(line: Line) -> bool:
    """Whether a line begins as the name of a newspaper or a site does."""
    return line.words <= 6 and line.key.split()[0] in words("outlet_words") and not line.ends_sentence


def ends_with_verb(line: Line) -> bool:
    """Whether a Persian line ends with a finite verb."""
    last = line.bare.split()[-1:]
    return bool(last) and (last[0] in words("final_verbs") or _is_verb(spelled(last[0])))


def _is_verb(word: str) -> bool:
    """می‌شود, نمی‌گویند; not میهن‌دوست."""
    return any(word.startswith(prefix) and word[len(prefix) :] in lexicon().finite for prefix in ("می", "نمی"))
