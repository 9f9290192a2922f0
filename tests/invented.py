"""Invented articles, a sentence or two each, annotated with the seeds' registry."""

from __future__ import annotations

from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Entity, Registry
from rasad.tables import schema
from rasad.tables.frame import frame

_METONYMS = {"kremlin": "russia", "moscow": "russia", "tehran": "iran"}
REGISTRY = Registry(
    {
        id: Entity(id, type, {"en": id.title(), "fa": fa, "ar": ar}, metonym_for=_METONYMS.get(id))
        for id, type, fa, ar in [
            ("putin", "PER", "پوتین", "بوتين"),
            ("khamenei", "PER", "خامنه‌ای", "خامنئي"),
            ("tehran", "GPE", "تهران", "طهران"),
            ("moscow", "GPE", "مسکو", "موسكو"),
            ("russia", "GPE", "روسیه", "روسيا"),
            ("iran", "GPE", "ایران", "إيران"),
            ("kremlin", "ORG", "کرملین", "الكرملين"),
        ]
    },
    {},
    (),
)
PAGES: dict[str, tuple[str, list[tuple[int, str, str, list[tuple[str | None, str]]]]]] = {
    "persian": (
        "fa",
        [
            (0, "title", "پوتین در تهران", [("putin", "name"), ("tehran", "name")]),
            (
                1,
                "body",
                "پوتین، آری پوتین، با خامنه‌ای دیدار کرد.",
                [("putin", "name"), ("putin", "name"), ("khamenei", "name")],
            ),
            # "The Kremlin was silent, a minister spoke": the minister is resolved by nothing.
            (1, "body", "کرملین خاموش ماند، وزیر سخن گفت.", [("kremlin", "name"), (None, "role")]),
            # In English: the president of Russia returned to Moscow
            (2, "body", "رئیس‌جمهور روسیه به مسکو بازگشت.", [("putin", "role"), ("russia", "name"), ("moscow", "name")]),
            (3, "dateline", "تهران، ۲۸ تیر ۱۴۰۱", []),
        ],
    ),
    "arabic": (
        "ar",
        [
            (0, "body", "بوتين وخامنئي في طهران.", [("putin", "name"), ("khamenei", "name"), ("tehran", "name")]),
            (0, "body", "لا خبر بعد ذلك.", []),
        ],
    ),
}  # fmt: skip


def made(pages: dict, registry: Registry = REGISTRY) -> Notes:
    """Notes as `annotate` would give them, but known by heart."""
    tables: dict[str, list] = {"articles": [], "blocks": {}, "sentences": [], "mentions": []}
    for article, (lang, units) in pages.items():
        text, blocks = "", {}
        for number, (block, role, sentence, named) in enumerate(units):
            start, text = len(text), text + sentence + "\n"
            first, _ = blocks.setdefault(block, (start, role))
            blocks[block] = (first, role)
            tables["sentences"].append((article, number, block, start, start + len(sentence)))
            tables["mentions"] += [
                (article, number, start, start + 1, "-", entity, "PER", kind, "hand") for entity, kind in named
            ]
        tables["articles"].append({"article": article, "lang": lang, "text": text})
        tables["blocks"] |= {(article, block): (article, block, *span) for block, span in blocks.items()}
    blocks = [(*row[:2], row[2], row[2], row[3], pages[row[0]][0]) for row in tables["blocks"].values()]
    return Notes(
        frame(tables["articles"], ["article", "lang", "text"]),
        schema("blocks").frame(blocks),
        schema("sentences").frame(tables["sentences"]),
        schema("mentions").frame(tables["mentions"]),
        schema("dates").frame([]),
        registry,
    )
