"""Pairs as a network: entities are its nodes, edges lead back to the sentences behind them.

networkx is imported where it is first needed: it takes half a second, which a table need not wait for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from rasad.analyse.networks.periods import periods_of
from rasad.analyse.networks.springs import settled
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.limits import sentence
from rasad.annotation.registry.entity import Registry
from rasad.arguments import MAPPING, NUMBER, TEXT, instance, maybe, refuse, takes, whole
from rasad.corpus.published import undated_of
from rasad.data import LANGUAGES as LANGUAGES
from rasad.errors import WrongValueError
from rasad.tables.needed import COUNTED

if TYPE_CHECKING:
    import networkx as nx

MEASURES = ("n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio")
_EDGE = ("n_ab", "npmi", "log_likelihood", "q_value")
# Steps until the nodes lie still; of very many half as many: their places hardly change after that.
_STEPS, _MANY = 200, 1000
# A place in the evidence; the name of an article may hold spaces and colons.
_PLACE = re.compile(r"(.+?):\d+(?: |$)")


def _graph(value: Any, place: str) -> None:
    if not hasattr(value, "edges") or not hasattr(value, "nodes"):
        refuse(value, place, "a network (rasad.analyse.networks.network(pairs) makes one)")


@takes(pairs=COUNTED, measure=TEXT, min_count=whole(0), published=maybe(MAPPING), registry=maybe(instance(Registry)))
def network(
    pairs: pd.DataFrame,
    *,
    measure: str = "n_ab",
    min_count: int = 1,
    published: Mapping[str, str | None] | None = None,
    registry: Registry | None = None,
) -> nx.Graph[str]:
    """The pairs as an undirected graph.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    measure : {"n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio"}
        What the ``weight`` of an edge is. A weight may be zero or negative, as npmi is for a pair that is rarer
        than by chance; `backbone`, `communities` and `positions` then take no notice of the edge.
    min_count : int, default 1
        Pairs named together in fewer units are no edges.
    published : mapping, optional
        Article to its date of publication (EDTF, or None where it is not known). With it, nodes and edges have
        ``spells``: the days on which the articles behind them may have been published; and ``undated``: those
        articles of which no day is known, separated by spaces.

    registry : Registry, optional
        Gives the labels, also of pairs that have lost what they were counted from.

    Returns
    -------
    networkx.Graph
        Nodes are ids of entities that have an edge, in alphabetical order, with label_en, label_fa, label_ar,
        type, wikidata and units (in how many units it is named); edges have weight, n_ab, npmi, log_likelihood,
        q_value, and as ``evidence`` the sentences as ``article:sentence``, separated by spaces. What is not known
        is no attribute. ``.graph`` holds measure, unit and limits, and as ``left_out`` how many pairs have no
        finite weight and so are no edges.

    Raises
    ------
    ValueError
        If `measure` is not known, or the pairs have no context and no `registry` is given.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> graph = network(rasad.cooccurrence(notes, unit="article", resamples=0))
    >>> graph.nodes["vladimir-putin"]["label_fa"], graph.edges["vladimir-putin", "iran"]["n_ab"]
    ('ولادیمیر پوتین', 4)
    """
    import networkx as nx

    context = PairsContext.of(pairs, "network", registry)
    rows = pairs[pairs["n_ab"] >= min_count][_columns(pairs, measure)].to_dict("records")
    kept = [row for row in rows if math.isfinite(row[measure])]
    about: dict[str, Any] = {}
    if context.counted:
        about = {"unit": context.unit, "limits": sentence(context.counted, len(pairs))}
    graph: nx.Graph[str] = nx.Graph(measure=measure, left_out=len(rows) - len(kept), **about)
    for entity in sorted({row[end] for row in kept for end in ("a", "b")}):
        graph.add_node(entity, **_node(entity, context))
    for row in sorted(kept, key=lambda row: (row["a"], row["b"])):
        graph.add_edge(row["a"], row["b"], **_edge(row, measure))
    if published is not None:
        date(graph, published)
    return graph


def _columns(pairs: pd.DataFrame, measure: str) -> list[str]:
    known = [name for name in MEASURES if name in pairs]
    if measure not in known:
        raise WrongValueError(f"measure must be one of {', '.join(known)}, not {measure!r}")
    return ["a", "b", "evidence", *dict.fromkeys([*_EDGE, measure])]


def _node(entity: str, context: PairsContext) -> dict[str, Any]:
    named = {f"label_{language}": context.label(entity, language) for language in LANGUAGES}
    kinds: dict[str, Mapping[str, Any]] = {"type": context.types, "wikidata": context.wikidata, "units": context.units}
    known = {name: of.get(entity) for name, of in kinds.items()}
    return named | {name: value for name, value in known.items() if value is not None}


def _edge(row: Mapping[Any, Any], measure: str) -> dict[str, Any]:
    # Python's own numbers: writers of files do not know numpy's.
    values = {"n_ab": int(row["n_ab"]), **{name: float(row[name]) for name in _EDGE[1:] if math.isfinite(row[name])}}
    evidence = " ".join(f"{article}:{sentence}" for article, sentence in row["evidence"])
    return {"weight": float(row[measure]), **values, "evidence": evidence}


def date(graph: nx.Graph[str], published: Mapping[str, str | None]) -> None:
    """Add ``spells`` and ``undated`` to the edges of a network and to the nodes at their ends.

    A node is dated by the articles of all its edges: it is there whenever one of them is. Dates that the network had
    before are gone.
    """
    known = {str(article): when for article, when in published.items()}
    behind: dict[str, set[str]] = {node: set() for node in graph}
    for a, b, edge in graph.edges(data=True):
        articles = set(_PLACE.findall(edge.get("evidence", "")))
        behind[a] |= articles
        behind[b] |= articles
        _date(edge, articles, known)
    for node, articles in behind.items():
        _date(graph.nodes[node], articles, known)


def _date(data: dict[str, Any], articles: set[str], published: Mapping[str, str | None]) -> None:
    found = {"spells": periods_of(articles, published), "undated": " ".join(undated_of(articles, published))}
    for name, value in found.items():
        data.pop(name, None)
        if value:
            data[name] = value


@takes(graph=_graph, alpha=NUMBER)
def backbone(graph: nx.Graph[str], alpha: float = 0.05) -> nx.Graph[str]:
    """The edges that are too heavy for one of their ends to be what chance would give it.

    The disparity filter of M. Á. Serrano, M. Boguñá and A. Vespignani, "Extracting the multiscale backbone of
    complex weighted networks", PNAS 106 (2009), 6483-6488. Were the strength of a node cut at random among its k
    edges, one of them would have a share p or more with probability (1 - p) ** (k - 1); an edge is kept if that is
    below `alpha` at either end. As published, a node with one edge has no say: there k - 1 is 0, the probability 1,
    and its edge is kept only if the other end finds it heavy. Two nodes that know nobody but each other thus lose
    their edge: nothing can be said about it.

    Parameters
    ----------
    graph : networkx.Graph
        From `network`. Edges without a positive weight have no share in a node's strength and are dropped.
    alpha : float, default 0.05
        Between 0 and 1.

    Returns
    -------
    networkx.Graph
        A graph of its own with all nodes, also those left without an edge; edges have the smaller of their two
        probabilities as ``alpha``.

    Raises
    ------
    ValueError
        If `alpha` is not between 0 and 1.

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.Graph()
    >>> star.add_weighted_edges_from([("iran", "russia", 97.0), ("iran", "turkey", 2.0), ("iran", "syria", 1.0)])
    >>> sorted(backbone(star).edges)
    [('iran', 'russia')]
    """
    if not 0 < alpha <= 1:
        raise WrongValueError(f"alpha must lie between 0 and 1, not {alpha!r}")
    kept = graph.copy()
    kept.remove_edges_from(list(graph.edges))
    heavy = _positive(graph)
    strength, degree = dict(heavy.degree(weight="weight")), dict(heavy.degree())
    for a, b in heavy.edges:
        weight: float = heavy.edges[a, b]["weight"]
        chance = min((1 - weight / strength[node]) ** (degree[node] - 1) for node in (a, b))
        if chance < alpha:
            kept.add_edge(a, b, **(graph.edges[a, b] | {"alpha": float(chance)}))
    return kept


def _positive(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same nodes, and of the edges those that draw their ends together; nodes and edges in alphabetical order."""
    import networkx as nx

    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(sorted(graph))
    edges = (tuple(sorted(edge)) for edge in graph.edges if edge[0] != edge[1])
    for a, b in sorted(edges):
        weight = graph.edges[a, b].get("weight", 1.0)
        if 0 < weight < math.inf:
            found.add_edge(a, b, weight=float(weight))
    return found


def _numbered(graph: nx.Graph[str]) -> nx.Graph[int]:
    """The graph with numbers for names: sets of numbers have the same order in each process, sets of str do not."""
    import networkx as nx

    number = {name: i for i, name in enumerate(graph)}
    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(number.values())
    for a, b in graph.edges:
        found.add_edge(number[a], number[b], weight=graph.edges[a, b]["weight"])
    return found


@takes(graph=_graph, seed=whole(0))
def communities(graph: nx.Graph[str], seed: int = 1) -> dict[str, int]:
    """Groups of entities that are named together more than with others.

    The Louvain method of V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech.
    (2008) P10008, by networkx. It finds a good partition, not the only one: with another seed, entities between
    two groups may change sides.

    Parameters
    ----------
    graph : networkx.Graph
        From `network` or `backbone`. Edges without a positive weight are passed over.
    seed : int, default 1

    Returns
    -------
    dict
        Node to the number of its community, from 0, the largest first, of equal ones the first by alphabet. A node
        without an edge is a community of its own.

    Examples
    --------
    >>> import networkx as nx
    >>> communities(nx.Graph([("iran", "russia"), ("kuwait", "qatar")]))
    {'iran': 0, 'kuwait': 1, 'qatar': 1, 'russia': 0}
    """
    import networkx as nx

    names = sorted(graph)
    if not names:
        return {}
    numbered = _numbered(_positive(graph))
    parts = [sorted(part) for part in nx.community.louvain_communities(numbered, seed=seed)]
    order = sorted(parts, key=lambda part: (-len(part), part))
    number = {node: i for i, part in enumerate(order) for node in part}
    return {name: number[i] for i, name in enumerate(names)}


@takes(graph=_graph, seed=whole(0))
def positions(graph: nx.Graph[str], seed: int = 1) -> dict[str, tuple[float, float]]:
    """Places of the nodes by attraction along edges, the same each time.

    By `rasad.analyse.networks.springs`. Every edge attracts alike, however heavy: else a few pairs would lie on one
    another. Edges without a positive weight attract nothing.

    Parameters
    ----------
    graph : networkx.Graph
    seed : int, default 1
        Of the places from which the nodes set out.

    Returns
    -------
    dict
        Node to x and y from -1 to 1, rounded to six decimals.

    Examples
    --------
    >>> import networkx as nx
    >>> positions(nx.empty_graph(["iran"]))
    {'iran': (0.0, 0.0)}
    """
    bound = _positive(graph)
    names = list(bound)
    number = {name: i for i, name in enumerate(names)}
    ends = np.array([(number[a], number[b]) for a, b in bound.edges], dtype=np.intp).reshape(-1, 2)
    points = settled(len(names), ends[:, 0], ends[:, 1], seed, _STEPS if len(names) < _MANY else _STEPS // 2)
    points -= (points.min(axis=0, initial=np.inf) + points.max(axis=0, initial=-np.inf)) / 2 if names else 0
    points /= np.abs(points).max(initial=0) or 1
    # Adding zero turns -0.0 into 0.0.
    return {name: (round(float(x), 6) + 0, round(float(y), 6) + 0) for name, (x, y) in zip(names, points, strict=True)}
