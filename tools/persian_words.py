"""Build data/text/persian_words.txt.gz: Persian words, how frequent they are, where they take a half-space.

    pip download --no-deps --dest build/words shekar==1.7.0
    pip download --no-deps --python-version 3.12 --dest build/words hazm==0.12.1
    npm pack dictionary-fa@2.0.0 --pack-destination build/words
    python tools/persian_words.py build/words

The archives are the same for everyone (their sha256 is checked), and so is the file. Sources and
licences are recorded in src/rasad/data/text/persian_words.md.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import math
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from rasad import data  # noqa: E402
from rasad.text.halfspaces.lexicon import spelled  # noqa: E402
from rasad.text.letters import ZWNJ  # noqa: E402

OUT = ROOT / "src/rasad/data/text/persian_words.txt.gz"
ARCHIVES = {
    "hazm-0.12.1-py3-none-any.whl": "91507896f5b77dcfe26c710b457801e1204ab0d86dcb756a7ab5912719108db0",
    "shekar-1.7.0-py3-none-any.whl": "c18611d53f6bb04c5ac9938d089b6848b6a52ae69fa6007665b4728c31c9ea7e",
    "dictionary-fa-2.0.0.tgz": "55a77ef8cf69e89faff627b72ec94f78bed72cca9a0f5ab216bf4d1e90d89b75",
}
RULES = data.load("text/halfspaces.yaml")
# What a word list that no one looked through takes off a word's weight.
UNCURATED = 2.0
LEAST = 2.5
# From this weight on a word of the curated lists is an ordinary one, also where it stands in a name.
USUAL = 5.0
# A word, ten times its weight, its flags.
Entry = tuple[str, str, str]


def main(folder: Path) -> None:
    """Read the archives in `folder` and write the lexicon."""
    for name, digest in ARCHIVES.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != digest:
            sys.exit(f"{folder / name}: sha256 is {found}, not {digest}")
    lists = Lists(folder)
    groups: dict[str, list[str]] = defaultdict(list)
    for word, weight, flags in [*whole_words(lists), *compounds(lists), *verb_forms(lists)]:
        groups[f"{weight} {flags}"].append(word)
    lines = [" ".join([group, *sorted(words)]) for group, words in sorted(groups.items())]
    with OUT.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=9) as file:
        file.write("\n".join(lines).encode())
    print(f"{OUT.relative_to(ROOT)}: {sum(map(len, groups.values())):,} entries, {OUT.stat().st_size:,} bytes")


class Lists:
    """The word lists as they are, in one spelling."""

    def __init__(self, folder: Path) -> None:
        """Read the archives in `folder`."""
        self.lilak = dict(lilak(folder / "dictionary-fa-2.0.0.tgz"))
        self.hazm = set(hazm(folder / "hazm-0.12.1-py3-none-any.whl"))
        self.compounds, self.times = shekar(folder / "shekar-1.7.0-py3-none-any.whl")
        full_names = set(names())
        self.names = {word for name in full_names for word in name.split() if len(word) > 2}
        # کاخ سفید is also written کاخ‌سفید, and then loses its half-space.
        self.pairs = {name.replace(" ", ZWNJ) for name in full_names if name.count(" ") == 1}
        # The frequency list lacks the commonest preposition but one.
        self.times.setdefault("در", self.times["به"])
        self.finite = {m[1] for word in self.lilak if (m := _FINITE.fullmatch(word))}
        self.participles = {m[1] for word in self.lilak if (m := re.fullmatch(f"([^{ZWNJ}]+ه){ZWNJ}اند", word))}

    def weight(self, word: str) -> float:
        """log10 of how often the word was counted."""
        return math.log10(self.times.get(word, 0) + 1)


_PREVERBS = "|".join(RULES["preverbs"])
_FINITE = re.compile(f"(?:{_PREVERBS})?ن?می{ZWNJ}([^{ZWNJ}]+)")
_VERBAL = re.compile(f"(?:{_PREVERBS})?(?:ن|ه)?می{ZWNJ}.*|.*ه{ZWNJ}(?:ام|ای|اید|ایم|اند)")


def lilak(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Words of the spelling dictionary and their affix classes of two letters each."""
    classes: dict[str, set[str]] = defaultdict(set)
    with tarfile.open(path) as archive:
        file = archive.extractfile("package/index.dic")
        assert file is not None
        for line in io.TextIOWrapper(file, encoding="utf-8").read().split("\n")[1:]:
            word, _, flags = line.strip().partition("/")
            if word:
                classes[spelled(word)] |= set(re.findall("..", flags))
    yield from classes.items()


def hazm(path: Path) -> Iterator[str]:
    """Words of hazm's list that have a part of speech; the others hold much noise."""
    for line in _lines(path, "hazm/data/words.dat"):
        word, _, tags = line.split("\t")
        if tags != "0":
            yield spelled(word)


def shekar(path: Path) -> tuple[set[str], dict[str, int]]:
    """Compounds, and words with the number of times they were counted on the web."""
    compounds = {spelled(line) for line in _lines(path, "shekar/data/files/compound_words.csv") if "#" not in line}
    times: dict[str, int] = {}
    for line in _lines(path, "shekar/data/files/vocab.csv"):
        word, _, count = line.rpartition(",")
        times[spelled(word)] = int(count)
    return compounds, times


def names() -> Iterator[str]:
    """Persian names in the general registry: they are spelled as there."""
    files = sorted((ROOT / "src/rasad/data/registry").glob("*.yaml"))
    entities = [e for file in files for e in yaml.safe_load(file.read_text(encoding="utf-8")).get("entities", [])]
    for entity in entities:
        aliases = entity.get("aliases", {}).get("fa", [])
        yield from (spelled(name) for name in [entity.get("labels", {}).get("fa", ""), *map(str, aliases)])


def _lines(path: Path, member: str) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        yield from filter(None, archive.read(member).decode("utf-8").splitlines())


def whole_words(lists: Lists) -> Iterator[Entry]:
    """Words that hold no half-space."""
    listed = {word for word in {*lists.lilak, *lists.hazm} if ZWNJ not in word}
    curated = listed | {word for word in lists.names if ZWNJ not in word}
    for word in curated | {word for word in lists.times if ZWNJ not in word}:
        weight = max(lists.weight(word), LEAST) if word in curated else lists.weight(word) - UNCURATED
        if not re.fullmatch("[ء-ی]+", word) or _is_lost_verb(word, word in curated, lists):
            continue
        flags = _classes(lists.lilak.get(word))
        # A name is 8.0, so that no rule takes it apart; but the usual words in names (جمهوری) are as usual as they are.
        name = word in lists.names and (word not in listed or weight < USUAL)
        yield _entry(word, 8.0 if name else weight, flags)


def _is_lost_verb(word: str, curated: bool, lists: Lists) -> bool:
    """میکند is no word: the verb می‌کند lost its half-space. میدانی (of the field) is one, if not the more usual."""
    for prefix in [before + prefix for before in ("", *RULES["preverbs"]) for prefix in RULES["verb_prefixes"]]:
        rest = word.removeprefix(prefix)
        if rest != word and rest in lists.finite:
            return not curated or lists.weight(word) < lists.weight(prefix + ZWNJ + rest) + 0.3
    return False


def _classes(flags: set[str] | None) -> str:
    """What Lilak's affix classes say: s silent ه, c compares, n is known not to compare."""
    if flags is None:
        return ""
    return ("s" if flags & {"sk", "sm", "sc"} else "") + ("c" if flags & {"su", "st"} else "n")


def compounds(lists: Lists) -> Iterator[Entry]:
    """Words with a half-space in them; inflected verbs and plurals are left to the rules."""
    sources: dict[str, str] = defaultdict(str)
    for letter, words in zip("LHCV", (lists.lilak, lists.hazm, lists.compounds, lists.times), strict=True):
        for word in words:
            if ZWNJ in word and not _VERBAL.fullmatch(word) and word.split(ZWNJ)[-1] not in RULES["plural"]:
                sources[word] += letter
    best: dict[str, tuple[float, str]] = {}
    for word, letters in sources.items():
        weight = max(lists.weight(word) + 0.5 * bool(set(letters) & set("LH")), 2.6 + 0.4 * len(letters))
        key = word.replace(ZWNJ, "")
        best[key] = max(best.get(key, (0.0, "")), (weight, word))
    for word in lists.pairs:
        best.setdefault(word.replace(ZWNJ, ""), (LEAST, word))
    for word in lists.names:
        if ZWNJ in word:
            best[word.replace(ZWNJ, "")] = (8.0, word)
    for weight, word in best.values():
        yield _entry(word, weight, "zj" if word not in lists.pairs and _joins(word, sources[word]) else "z")


def _joins(word: str, letters: str) -> bool:
    """Whether two words with a space between them are this compound."""
    parts = word.split(ZWNJ)
    if set(parts[:-1]) & set(RULES["function_words"]) or parts[-1] in RULES["never_second"]:
        return False
    productive = parts[-1] in set(RULES["second_parts"]) - set(RULES["second_parts_also_words"])
    return productive or len(letters) >= 3 or (len(letters) == 2 and bool(set(letters) & set("LH")))


def verb_forms(lists: Lists) -> Iterator[Entry]:
    """Finite forms that follow می, and participles that stand before اند."""
    for flag, words in (("f", lists.finite), ("p", lists.participles)):
        yield from ((word, "", flag) for word in words)


def _entry(word: str, weight: float, flags: str) -> Entry:
    return word, str(round(weight * 10)), flags


if __name__ == "__main__":
    main(Path(sys.argv[1]))
