"""Networks for other programs: GEXF (Gephi) and GraphML."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pandas as pd

from rasad.analyse.networks.graph import communities, date, network, positions
from rasad.analyse.networks.periods import Period
from rasad.annotation.notes import Notes
from rasad.arguments import LANGUAGE, PATH, instance, maybe, takes
from rasad.corpus.published import published_of
from rasad.errors import RasadError
from rasad.tables.needed import COUNTED
from rasad.wholefile import whole_file

if TYPE_CHECKING:
    import networkx as nx

FORMATS = (".gexf", ".graphml")
# What XML 1.0 has no place for, not even as an entity, and the lone halves of a pair that UTF-8 has no place for.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Gephi counts in pixels: at -1 to 1 all nodes would lie on one another.
_SCALE = 500


def _graph_or_pairs(value: Any, place: str) -> None:
    if not hasattr(value, "edges"):  # networkx is not imported to be asked
        COUNTED(value, place)


@takes(pairs_or_graph=_graph_or_pairs, path=PATH, notes=maybe(instance(Notes)), language=LANGUAGE)
def write_network(
    pairs_or_graph: pd.DataFrame | nx.Graph[str], path: str | Path, notes: Notes | None = None, *, language: str = "en"
) -> Path:
    """Write a network in the format that the file's ending names: the whole file, or none.

    Nodes have their label in three languages, type, Wikidata id, community and place; edges their measures and the
    sentences behind them. With `notes` both have the time of the articles behind them: in GEXF as spells, by which
    Gephi's timeline cuts the network, in GraphML, which knows no time, as a text of EDTF intervals. An element with
    articles of unknown date names them under ``undated``; if they are all it has, it has no spell.

    Parameters
    ----------
    pairs_or_graph : DataFrame or networkx.Graph
        From `rasad.cooccurrence`, `network` or `backbone`. A graph stays as it is: the file is made of a copy.
    path : str or Path
        Ending .gexf (1.2draft, which Gephi and networkx of any age read) or .graphml.
    notes : Notes, optional
        That the pairs were made of.
    language : {"en", "fa", "ar"}
        Of the label that is shown; all three are attributes.

    Returns
    -------
    Path

    Raises
    ------
    RasadError
        If the ending is not known or the file cannot be written; then an older file stays as it was.
    ValueError
        If `language` is not known.

    Notes
    -----
    The same network gives the same bytes: no hour of writing is kept. Characters that XML forbids become U+FFFD, a
    carriage return a line feed, as any reader would make it. Both files keep to their schemas, but for an id with a
    space in GraphML, which networkx, igraph and Gephi read all the same. Gephi drops edges of weight zero and warns of
    negative ones: to see every pair there, write `n_ab`.

    Examples
    --------
    >>> import rasad, tempfile
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> pairs = rasad.cooccurrence(notes, unit="article", resamples=0)
    >>> path = write_network(pairs, Path(tempfile.mkdtemp()) / "named.gexf", notes, language="fa")
    >>> 'label="ولادیمیر پوتین"' in path.read_text(encoding="utf-8")
    True
    """
    path = Path(path)
    if path.suffix not in FORMATS:
        raise RasadError(f"{path}: the ending says the format; known are {', '.join(FORMATS)}")
    graph = network(pairs_or_graph) if isinstance(pairs_or_graph, pd.DataFrame) else pairs_or_graph.copy()
    if notes is not None:
        date(graph, published_of(notes.articles))
    prepared = _prepared(graph, language)
    content = _gexf(prepared) if path.suffix == ".gexf" else _graphml(prepared)
    with whole_file(path) as part:
        part.write_bytes(content)
    return path


def _prepared(graph: nx.Graph[str], language: str) -> nx.Graph[str]:
    """The graph with what files need: communities, places, labels; only values that files can hold."""
    import networkx as nx

    community, places = communities(graph), positions(graph)
    found: nx.Graph[str] = nx.Graph(**_clean(graph.graph))
    for node in sorted(graph):
        data = graph.nodes[node]
        label = data.get(f"label_{language}") or node
        x, y = (round(value * _SCALE, 3) for value in places[node])
        found.add_node(_text(node), **_clean({"label": label, **data, "community": community[node], "x": x, "y": y}))
    for a, b in sorted(tuple(sorted(edge)) for edge in graph.edges):
        found.add_edge(_text(a), _text(b), **_clean(graph.edges[a, b]))
    return found


def _clean(data: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes that XML can hold. What is not known is left out: a reader would make 0 or "None" of it."""
    kept: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, str) and value:
            kept[name] = _text(value)
        elif name == "spells":
            kept[name] = value
        elif isinstance(value, Real) and math.isfinite(value):
            # Python's own: networkx writes "int" for numpy's, which is no type of GEXF.
            kept[name] = int(value) if isinstance(value, Integral) else float(value)
    return kept


def _text(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", re.sub("\r\n?", "\n", value))


def _gexf(graph: nx.Graph[str]) -> bytes:
    """As networkx writes it, without the hour, its version and the name that the schema does not know."""
    from networkx.readwrite.gexf import GEXFWriter

    for data in (data for _, data in graph.nodes(data=True)):
        data["viz"] = {"position": {"x": data.pop("x"), "y": data.pop("y"), "z": 0.0}}
    root = GEXFWriter(graph, version="1.2draft").xml
    meta, body = root.find("meta"), root.find("graph")
    del meta.attrib["lastmodifieddate"], body.attrib["name"]
    meta.find("creator").text = "rasad"
    ElementTree.SubElement(meta, "description").text = _about(graph)
    return _written(root)


def _graphml(graph: nx.Graph[str]) -> bytes:
    from networkx.readwrite.graphml import GraphMLWriter

    for _, data in graph.nodes(data=True):
        _spelled(data)
    for _, _, data in graph.edges(data=True):
        _spelled(data)
    return _written(GraphMLWriter(graph).xml)


def _spelled(data: dict[str, Any]) -> None:
    spells: list[Period] = data.pop("spells", [])
    if spells:
        data["spells"] = " ".join(f"{start or '..'}/{end or '..'}" for start, end in spells)


def _about(graph: nx.Graph[str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in graph.graph.items())


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
