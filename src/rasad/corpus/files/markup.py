"""What a web page's markup states of its article: title, publisher, author, date of publication.

Only statements made for machines or marked as such are taken (<meta>, JSON-LD, itemprop, <h1>, <time>):
a date that merely stands on the page may be that of the visit, or of another article.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from rasad import data
from rasad.corpus.files.stated import cell_text

_FACTS = ("title", "publisher", "author", "published")
_LONG = 40  # characters: a <p> so long is the article's text, and what stands before it its head


def page_facts(tree: Any) -> dict[str, str]:
    """What the markup states, as written there.

    Parameters
    ----------
    tree : lxml element
        The whole page.

    Returns
    -------
    dict
        Any of title, publisher, author, published.

    Examples
    --------
    >>> from lxml import html
    >>> page_facts(html.document_fromstring('<meta name="author" content="علی رضایی"><h1>دیدار در مسکو</h1>'))
    {'title': 'دیدار در مسکو', 'author': 'علی رضایی'}
    """
    sources = (_meta(tree), _json_ld(tree), _elements(tree))
    found = {name: next(filter(None, (source.get(name) for source in sources)), None) for name in _FACTS}
    facts = {name: fact for name, fact in found.items() if fact}
    if "title" in facts:
        facts["title"] = _without_site(facts["title"], facts.get("publisher", ""))
    return facts


def _without_site(title: str, publisher: str) -> str:
    """The title without the site's name behind it (دیدار در مسکو | ایرنا)."""
    rest = title.removesuffix(publisher).rstrip()
    return rest.rstrip("|-–—:» ") if publisher and rest != title and rest.endswith(tuple("|-–—:»")) else title


def _meta(tree: Any) -> dict[str, str | None]:
    said: dict[str, str | None] = {}
    for meta in tree.iter("meta"):
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and (content := _fact(meta.get("content"))):
                said.setdefault(name.lower(), content)
    wanted = data.load("corpus/page_markup.yaml")["meta"]
    return {fact: next((said[name] for name in names if name in said), None) for fact, names in wanted.items()}


def _fact(value: Any) -> str | None:
    """Text; None for an address (article:author is a page of the author) or an account's name."""
    text = html.unescape(cell_text(value) or "")
    return None if text.startswith(("http://", "https://", "@")) else text or None


def _json_ld(tree: Any) -> dict[str, str | None]:
    article: dict[str, Any] = next(_articles_in(tree), {})
    return {
        "title": _fact(article.get("headline")),
        "publisher": _names(article.get("publisher")),
        "author": _names(article.get("author")),
        "published": _fact(article.get("datePublished")),
    }


def _articles_in(tree: Any) -> Iterator[dict[str, Any]]:
    endings = tuple(data.load("corpus/page_markup.yaml")["article_types"])
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            said = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(said):
            kinds = item.get("@type")
            if any(str(kind).endswith(endings) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    if isinstance(said, dict):
        yield said
        yield from _objects(said.get("@graph"))
    elif isinstance(said, list):
        for item in said:
            yield from _objects(item)


def _names(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [_fact(person.get("name") if isinstance(person, dict) else person) for person in people]
    return "، ".join(filter(None, names)) or None


def _elements(tree: Any) -> dict[str, str | None]:
    headings = [text for heading in tree.iter("h1") if (text := _text(heading))]
    title = headings[0] if len(headings) == 1 else next(map(_text, tree.iterfind(".//title")), None)
    return {
        "title": title,
        "author": _only(_marked(tree, "author")),
        "published": _only(_marked(tree, "datePublished")) or _only(_times(tree)),
    }


def _marked(tree: Any, itemprop: str) -> list[Any]:
    return [element for element in tree.iter() if element.get("itemprop") == itemprop and not _is_around(element)]


def _times(tree: Any) -> list[Any]:
    """<time> in the head of the article: further down it dates comments and other articles."""
    article = next(tree.iter("article", "main"), None)
    found: list[Any] = []
    for element in () if article is None else article.iter("time", "p"):
        if element.tag == "p" and len(_text(element) or "") > _LONG:
            break
        if element.tag == "time" and element.get("itemprop") != "dateModified" and not _is_around(element):
            found.append(element)
    return found


def _is_around(element: Any) -> bool:
    return any(parent.tag in data.load("corpus/page_markup.yaml")["around"] for parent in element.iterancestors())


def _only(elements: list[Any]) -> str | None:
    """What the elements say, if they agree: published and updated side by side do not."""
    said = {element.get("datetime") or element.get("content") or _text(element) for element in elements}
    return _fact(said.pop()) if len(said) == 1 else None


def _text(element: Any) -> str | None:
    return cell_text("".join(element.itertext()))
