"""Rows of a timeline, made by hand, and the page that shows them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd

import rasad
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.tables.schema import schema
from registries import of_the_seeds

TEXT = "پوتین دیروز وارد تهران شد. خامنه‌ای او را پذیرفت. <b>&"


class Page(HTMLParser):
    """Ids, links, marked texts and the text of each article; tags have to close as they opened."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: dict[str, str] = {}
        self.articles: list[str] = []
        self.quotes: list[tuple[str | None, str | None, str]] = []
        self.tags: set[str] = set()
        self.feed(markup)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if tag not in ("br", "wbr"):
            self.open.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
        if given.get("class") == "rasad-block":
            self.articles.append("")
        if tag == "q":
            self.quotes.append((given.get("lang"), given.get("dir"), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, given in self.open:
            if given.get("class") == "rasad-block":
                self.articles[-1] += data
            if tag == "mark" and given.get("id"):
                self.marks[str(given["id"])] = self.marks.get(str(given["id"]), "") + data
            if tag == "q":
                lang, side, text = self.quotes[-1]
                self.quotes[-1] = (lang, side, text + data)


def noted(article: str = "one", text: str = TEXT) -> Notes:
    rows = [{"article": article, "lang": "fa", "text": text, "published": "2022-07-20"}]
    return rasad.annotate(pd.DataFrame(rows, dtype=object), of_the_seeds())


def event(start: int, end: int, article: str = "one", text: str = TEXT, **changes: object) -> dict[str, object]:
    return dict.fromkeys(schema("events").names) | {
        "event": f"e{start}", "article": article, "start": start, "end": end, "quote": text[start:end],
        "date": "2022-07-19", "date_basis": "explicit", "status": "asserted", "source": "passer-by",
        "participants": ["vladimir-putin"], "place": "tehran", "label_en": "Putin arrives", "label_fa": "ورود پوتین",
        "label_ar": "وصول بوتين", "origin": "curated", "background": False,
    } | changes  # fmt: skip


def table(*rows: dict[str, object], **context: object) -> Timeline:
    events = pd.DataFrame(list(rows), columns=schema("events").names, dtype=object)
    labels = {"passer-by": {"en": "a passer-by", "fa": "یک رهگذر", "ar": "أحد المارة"}}
    return Timeline.made(events, TimelineContext(labels, **context))


def cells(markup: str) -> list[str]:
    found = re.findall(r"<td[^>]*>(.*?)</td>", markup)
    return [re.sub("<[^>]*>", "", cell.replace("<br>", " | ")) for cell in found]
