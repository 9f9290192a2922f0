"""For each proposal a name of the other language's articles, registered or proposed, that sounds like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasad.analyse.newnames.proposals import Proposal
from rasad.analyse.newnames.transliterate import same_name, skeletons
from rasad.annotation.notes import Notes

_OTHER = {"fa": "ar", "ar": "fa"}


def find_counterparts(found: Sequence[Proposal], notes: Notes) -> None:
    """Write to each proposal the name that it may transliterate."""
    index: dict[tuple[str, str], list[str]] = {}
    named = {(proposal.lang, proposal.name) for proposal in found}
    for lang, name in sorted(named | set(_registered(notes))):
        for skeleton in skeletons(name, lang):
            index.setdefault((lang, skeleton), []).append(name)
    for proposal in found:
        other = _OTHER[proposal.lang]
        near = {name for s in skeletons(proposal.name, proposal.lang) for name in index.get((other, s), ())}
        proposal.counterpart = next((name for name in sorted(near) if _may_be_one(proposal, name)), None)


def _may_be_one(proposal: Proposal, name: str) -> bool:
    fa, ar = (proposal.name, name) if proposal.lang == "fa" else (name, proposal.name)
    # Two consonants (رئیسی, رئيسا; آکتائو, الكويت) are too little to tell a name by.
    return min(map(len, skeletons(fa, "fa")), default=0) > 2 and same_name(fa, ar)


def _registered(notes: Notes) -> Iterator[tuple[str, str]]:
    """The names, in its article's language, of each entity that is mentioned."""
    langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    rows = notes.mentions[notes.mentions["kind"] == "name"]
    for article, entity in set(zip(rows["article"], rows["entity"], strict=True)):
        if (lang := langs[article]) in _OTHER and entity in notes.registry.entities:
            yield from ((lang, name) for name in notes.registry.entities[entity].names(lang))
