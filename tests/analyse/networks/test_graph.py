"""Graphs that were worked out by hand, files read back by networkx."""

from __future__ import annotations

import datetime as dt
import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad

import rasad
from pairs import again
from rasad.analyse.networks.files import write_network
from rasad.analyse.networks.graph import MEASURES, backbone, communities, network, positions
from rasad.analyse.networks.periods import periods_of
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.table import Pairs
from rasad.annotation.notes import Notes
from rasad.corpus.published import published_of, undated_of
from rasad.errors import RasadError

GEXF = "{http://www.gexf.net/1.2draft}"
# The words that GEXF 1.2draft has for the type of an attribute (https://gexf.net/schema.html).
TYPES = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}
HOSTILE = "\"<&>' نیم\u200cفاصله\nline two\tend\x0b\x00\ud800\ufffe"
CLEANED = "\"<&>' نیم\u200cفاصله\nline two\tend\ufffd\ufffd\ufffd\ufffd"


def table(rows: list[tuple[str, str, int, float, list[tuple[str, int]]]], **context: object) -> Pairs:
    pairs = pd.DataFrame(
        [
            {
                "a": a,
                "b": b,
                "n_ab": n_ab,
                "n_a": n_ab,
                "n_b": n_ab,
                "npmi": npmi,
                "log_likelihood": 2.0 * npmi,
                "q_value": 0.5,
                "evidence": found,
            }
            for a, b, n_ab, npmi, found in rows
        ],
        columns=["a", "b", "n_ab", "n_a", "n_b", "npmi", "log_likelihood", "q_value", "evidence"],
    )
    return Pairs.made(pairs, PairsContext(**({"labels": {}} | context)))


@pytest.fixture
def tiny() -> pd.DataFrame:
    return table(
        [
            ("putin", "russia", 3, 0.5, [("fa1", 0), ("ar1", 2)]),
            ("iran", "putin", 1, -0.2, [("fa1", 4)]),
            ("iran", "russia", 2, 0.0, [("undated", 1)]),
        ],
        labels={"putin": {"en": "Vladimir Putin", "fa": "ولادیمیر پوتین", "ar": "فلاديمير بوتين"}},
        types={"putin": "PER"},
        wikidata={"putin": "Q7747", "iran": None},
        units={"putin": 4, "iran": 2, "russia": 3},
        unit="sentence",
        counted={"reason": "too_few_articles", "articles": 3, "pairs": 3},
    )


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> pd.DataFrame:
    return rasad.cooccurrence(notes, unit="sentence", resamples=0)


PUBLISHED = {"fa1": "2021-02-08/2021-03-20", "ar1": "2022-07-19", "undated": None}


def test_nodes_and_edges_carry_what_the_table_knows(tiny: pd.DataFrame):
    graph = network(tiny)
    assert graph.nodes["putin"] == {
        "label_en": "Vladimir Putin",
        "label_fa": "ولادیمیر پوتین",
        "label_ar": "فلاديمير بوتين",
        "type": "PER",
        "wikidata": "Q7747",
        "units": 4,
    }
    assert "wikidata" not in graph.nodes["iran"]
    assert graph.nodes["iran"]["label_fa"] == "iran"
    assert graph.edges["putin", "russia"] == {
        "weight": 3.0,
        "n_ab": 3,
        "npmi": 0.5,
        "log_likelihood": 1.0,
        "q_value": 0.5,
        "evidence": "fa1:0 ar1:2",
    }
    assert graph.graph == {"measure": "n_ab", "left_out": 0, "unit": "sentence", "limits": tiny.limits()}


def test_an_unknown_measure_is_told_with_the_known_ones(tiny: pd.DataFrame):
    with pytest.raises(ValueError, match="n_ab, npmi, log_likelihood, not 'lift'"):
        network(tiny, measure="lift")
    with pytest.raises(ValueError, match="not 'q_value'"):
        network(tiny, measure="q_value")


def test_every_measure_of_the_table_can_be_the_weight(pairs: pd.DataFrame):
    for measure in (name for name in MEASURES if name in pairs):
        graph = network(pairs, measure=measure)
        row = pairs.iloc[0]
        assert graph.edges[row["a"], row["b"]]["weight"] == pytest.approx(row[measure])


def test_rare_pairs_are_no_edges_and_their_nodes_none(tiny: pd.DataFrame):
    graph = network(tiny, min_count=3)
    assert sorted(graph) == ["putin", "russia"]
    assert len(network(tiny, min_count=9)) == 0


def test_pairs_without_a_finite_weight_are_counted_out(tiny: pd.DataFrame):
    tiny.loc[0, "npmi"], tiny.loc[1, "npmi"] = float("nan"), float("inf")
    graph = network(tiny, measure="npmi")
    assert list(graph.edges) == [("iran", "russia")]
    assert graph.graph["left_out"] == 2
    # With another measure the missing one is left off the edge.
    assert "npmi" not in network(tiny).edges["putin", "russia"]


def test_an_empty_table_is_an_empty_network(tmp_path: Path):
    graph = network(table([]))
    assert len(graph) == 0
    assert communities(graph) == {}
    assert positions(graph) == {}
    assert len(backbone(graph)) == 0
    assert len(nx.read_gexf(write_network(graph, tmp_path / "none.gexf"))) == 0
    assert len(nx.read_graphml(write_network(graph, tmp_path / "none.graphml"))) == 0


def test_the_table_stays_as_it_is(tiny: pd.DataFrame):
    before = tiny.copy(deep=True)
    network(tiny, published=PUBLISHED)
    pd.testing.assert_frame_equal(tiny, before)


# The disparity filter.


def test_the_disparity_of_a_star_by_hand():
    star = nx.Graph()
    star.add_weighted_edges_from([("hub", "a", 8.0), ("hub", "b", 1.0), ("hub", "c", 1.0)])
    kept = backbone(star, alpha=0.05)
    # The hub: shares 0.8, 0.1, 0.1 of three edges: (1 - 0.8) ** 2 = 0.04, (1 - 0.1) ** 2 = 0.81.
    assert list(kept.edges) == [("hub", "a")]
    assert kept.edges["hub", "a"]["alpha"] == pytest.approx(0.04)
    assert kept.edges["hub", "a"]["weight"] == 8.0
    assert sorted(kept) == ["a", "b", "c", "hub"]
    assert backbone(star, alpha=0.03).number_of_edges() == 0
    assert backbone(star, alpha=0.82).number_of_edges() == 3


def test_the_disparity_is_the_integral_of_the_paper():
    """Its equation 2: alpha = 1 - (k - 1) times the integral of (1 - x) ** (k - 2) from 0 to the edge's share."""
    graph = nx.gnm_random_graph(25, 90, seed=3)
    random = np.random.default_rng(3)
    for a, b in graph.edges:
        graph.edges[a, b]["weight"] = float(random.pareto(1.5) + 0.01)
    graph = nx.relabel_nodes(graph, str)
    wanted = {}
    for a, b, weight in graph.edges(data="weight"):
        chances = []
        for node in (a, b):
            k, strength = graph.degree[node], sum(graph.edges[edge]["weight"] for edge in graph.edges(node))
            integral = quad(lambda x, k=k: (1 - x) ** (k - 2), 0, weight / strength)[0] if k > 1 else 0.0
            chances.append(1 - (k - 1) * integral)
        wanted[frozenset((a, b))] = min(chances)
    kept = backbone(graph, alpha=0.2)
    assert {frozenset(edge) for edge in kept.edges} == {edge for edge, chance in wanted.items() if chance < 0.2}
    for a, b, alpha in kept.edges(data="alpha"):
        assert alpha == pytest.approx(wanted[frozenset((a, b))], abs=1e-9)


def test_two_who_know_only_each_other_lose_their_edge():
    assert backbone(nx.Graph([("a", "b", {"weight": 99.0})]), alpha=0.99).number_of_edges() == 0


def test_equal_weights_stand_out_at_no_end():
    assert backbone(nx.complete_graph(5)).number_of_edges() == 0


def test_edges_without_a_positive_weight_have_no_share():
    star = nx.Graph()
    star.add_weighted_edges_from([("hub", "a", 8.0), ("hub", "b", 1.0), ("hub", "c", 1.0)])
    with_others = star.copy()
    with_others.add_weighted_edges_from([("hub", "d", 0.0), ("hub", "e", -5.0)])
    assert list(backbone(with_others).edges(data=True)) == list(backbone(star).edges(data=True))


@pytest.mark.parametrize("alpha", [0, -1, 1.5, float("nan")])
def test_alpha_is_a_probability(alpha: float):
    with pytest.raises(ValueError, match="alpha"):
        backbone(nx.Graph(), alpha=alpha)


def test_the_backbone_leaves_the_network_as_it_was(pairs: pd.DataFrame):
    graph = network(pairs)
    before = graph.copy()
    kept = backbone(graph)
    assert nx.utils.graphs_equal(graph, before)
    assert 0 < kept.number_of_edges() < graph.number_of_edges()
    assert set(kept) == set(graph)


# Communities and places.


def test_two_circles_are_two_communities():
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    graph = nx.relabel_nodes(graph, {i: f"n{i}" for i in graph})
    graph.add_edge("n0", "n4", weight=0.1)
    graph.add_node("alone")
    assert communities(graph) == {"n0": 0, "n1": 0, "n2": 0, "n3": 0, "n4": 1, "n5": 1, "n6": 1, "alone": 2}


def test_what_repels_does_not_bind():
    graph = nx.Graph([("a", "b", {"weight": -1.0}), ("c", "d", {"weight": 0.0})])
    assert communities(graph) == {"a": 0, "b": 1, "c": 2, "d": 3}
    assert len(set(positions(graph).values())) == 4


@pytest.mark.slow
def test_the_order_of_rows_changes_nothing(pairs: pd.DataFrame):
    mixed = pairs.sample(frac=1, random_state=3)
    assert communities(network(mixed)) == communities(network(pairs))
    assert positions(network(mixed)) == positions(network(pairs))


@pytest.mark.slow
def test_another_seed_gives_other_places(pairs: pd.DataFrame):
    graph = network(pairs)
    assert positions(graph, seed=1) != positions(graph, seed=2)


@pytest.mark.slow
def test_places_fill_the_square(pairs: pd.DataFrame):
    for graph in (network(pairs), backbone(network(pairs)), nx.Graph([("a", "b"), ("c", "d")])):
        places = positions(graph)
        assert max(abs(value) for place in places.values() for value in place) == 1.0
        assert len(set(places.values())) == len(graph)


_SCRIPT = """
import sys, rasad
from rasad.analyse.networks.files import write_network
notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
pairs = rasad.cooccurrence(notes, unit="sentence", resamples=0)
for ending in ("gexf", "graphml"):
    write_network(pairs, f"{sys.argv[1]}/named.{ending}", notes)
"""


@pytest.mark.slow
def test_the_same_bytes_in_another_process(notes: Notes, pairs: pd.DataFrame, tmp_path: Path):
    for hash_seed in ("1", "2"):
        folder = tmp_path / hash_seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tehran"}
        subprocess.run([sys.executable, "-c", _SCRIPT, str(folder)], env=environment, check=True)
    for ending in ("gexf", "graphml"):
        here = write_network(pairs, tmp_path / f"named.{ending}", notes).read_bytes()
        assert here == (tmp_path / "1" / f"named.{ending}").read_bytes()
        assert here == (tmp_path / "2" / f"named.{ending}").read_bytes()


# Time.


def test_windows_of_publication_are_periods(tiny: pd.DataFrame):
    graph = network(tiny, published=PUBLISHED)
    assert graph.edges["putin", "russia"]["spells"] == [("2021-02-08", "2021-03-20"), ("2022-07-19", "2022-07-19")]
    assert graph.edges["iran", "putin"]["spells"] == [("2021-02-08", "2021-03-20")]
    assert "undated" not in graph.edges["iran", "putin"]
    # No date, no spell: said instead.
    assert "spells" not in graph.edges["iran", "russia"]
    assert graph.edges["iran", "russia"]["undated"] == "undated"
    # A node is there whenever one of its edges is.
    assert graph.nodes["iran"]["spells"] == [("2021-02-08", "2021-03-20")]
    assert graph.nodes["iran"]["undated"] == "undated"


def test_periods_that_overlap_are_one():
    published = {"a": "2021", "b": "2021-12-31/2022-02-01", "c": "2023-01", "d": "2023-02"}
    assert periods_of(published, published) == [
        ("2021-01-01", "2022-02-01"),
        ("2023-01-01", "2023-01-31"),
        ("2023-02-01", "2023-02-28"),
    ]


def test_open_windows_have_an_open_end():
    published = {"a": "../2021-05-01", "b": "2021-04-01", "c": "2025/..", "d": ""}
    assert periods_of("abc", published) == [(None, "2021-05-01"), ("2025-01-01", None)]
    assert undated_of("ab", {"a": None}) == ["a", "b"]


def test_dates_of_any_kind_are_read():
    dates = [dt.date(2021, 2, 8), pd.Timestamp("2022-07-19 12:00"), pd.NaT, "", "2022-07~"]
    articles = pd.DataFrame({"article": list("abcde"), "published": pd.Series(dates, dtype=object)})
    assert list(published_of(articles).values()) == ["2021-02-08", "2022-07-19", None, None, "2022-07~"]
    assert published_of(pd.DataFrame({"article": ["a"]})) == {"a": None}


# Files.


def attributes(graph: nx.Graph) -> Iterator[tuple[object, dict]]:
    yield from graph.nodes(data=True)
    for a, b, data in graph.edges(data=True):
        yield tuple(sorted((a, b))), data


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_networkx_reads_back_what_was_written(ending: str, notes: Notes, pairs: pd.DataFrame, tmp_path: Path):
    graph = network(pairs, measure="npmi", published=published_of(notes.articles))
    path = write_network(pairs_of := graph, tmp_path / f"named.{ending}")
    back = nx.read_gexf(path) if ending == "gexf" else nx.read_graphml(path)
    assert set(back) == set(graph)
    assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
    community, places = communities(graph), positions(graph)
    found = dict(attributes(back))
    for place, data in attributes(pairs_of):
        read = found[place]
        for name, value in data.items():
            if ending == "graphml" and name == "spells":
                value = " ".join(f"{start or '..'}/{end or '..'}" for start, end in value)
            assert read[name] == value, (place, name)
    for node in graph:
        read = back.nodes[node]
        assert read["community"] == community[node]
        assert read["label"] == graph.nodes[node]["label_en"]
        x, y = (read["x"], read["y"]) if ending == "graphml" else (read["viz"]["position"][axis] for axis in "xy")
        assert (x, y) == tuple(round(500 * value, 3) for value in places[node])


def test_wikidata_ids_arrive(tiny: pd.DataFrame, tmp_path: Path):
    assert nx.read_gexf(write_network(tiny, tmp_path / "a.gexf")).nodes["putin"]["wikidata"] == "Q7747"
    assert nx.read_graphml(write_network(tiny, tmp_path / "a.graphml")).nodes["putin"]["wikidata"] == "Q7747"


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_the_label_shown_is_the_readers(language: str, tiny: pd.DataFrame, tmp_path: Path):
    path = write_network(tiny, tmp_path / "named.gexf", language=language)
    assert nx.read_gexf(path).nodes["putin"]["label"] == tiny.context.labels["putin"][language]


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_a_hostile_label_arrives_or_is_replaced(ending: str, tiny: pd.DataFrame, tmp_path: Path):
    tiny = again(tiny, tiny, labels={"putin": {"en": HOSTILE, "fa": HOSTILE, "ar": "one\r\ntwo\rthree"}})
    path = write_network(tiny, tmp_path / f"named.{ending}")
    back = nx.read_gexf(path) if ending == "gexf" else nx.read_graphml(path)
    assert back.nodes["putin"]["label"] == CLEANED
    assert back.nodes["putin"]["label_fa"] == CLEANED
    assert back.nodes["putin"]["label_ar"] == "one\ntwo\nthree"


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_a_hostile_id_keeps_its_edges(ending: str, tmp_path: Path):
    graph = nx.Graph([(HOSTILE, "b", {"weight": 1.0, "evidence": 'art"<&:3'})])
    path = write_network(graph, tmp_path / f"n.{ending}")
    back = nx.read_gexf(path) if ending == "gexf" else nx.read_graphml(path)
    assert back.edges[CLEANED, "b"]["evidence"] == 'art"<&:3'


@pytest.mark.slow
def test_the_file_is_gexf(notes: Notes, pairs: pd.DataFrame, tmp_path: Path):
    """What the published schema asks for, and no more."""
    root = ElementTree.parse(write_network(pairs, tmp_path / "named.gexf", notes)).getroot()
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    assert {child.tag for child in root[0]} <= {f"{GEXF}{name}" for name in ("creator", "keywords", "description")}
    graph = root[1]
    assert graph.attrib == {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"}
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    declared = {part.get("class"): {one.get("id"): one for one in part} for part in graph.findall(f"{GEXF}attributes")}
    ids = [id for part in declared.values() for id in part]
    assert len(ids) == len(set(ids))
    for one in (one for part in declared.values() for one in part.values()):
        assert one.get("type") in TYPES
        assert one.get("title")
    nodes, edges = graph.findall(f"{GEXF}nodes/{GEXF}node"), graph.findall(f"{GEXF}edges/{GEXF}edge")
    known = {node.get("id") for node in nodes}
    assert len(known) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges) == len(pairs)
    for edge in edges:
        assert set(edge.attrib) == {"id", "source", "target", "weight"}
        assert {edge.get("source"), edge.get("target")} <= known
        float(edge.get("weight"))
    for kind, elements in (("node", nodes), ("edge", edges)):
        for element in elements:
            values = element.findall(f"{GEXF}attvalues/{GEXF}attvalue")
            assert {value.get("for") for value in values} <= set(declared[kind])
            assert len({value.get("for") for value in values}) == len(values)
            assert all(set(value.attrib) == {"for", "value"} for value in values)
            spells = element.findall(f"{GEXF}spells/{GEXF}spell")
            assert spells
            days = [(dt.date.fromisoformat(s.get("start")), dt.date.fromisoformat(s.get("end"))) for s in spells]
            assert all(start <= end for start, end in days)
            assert all(days[i][1] < days[i + 1][0] for i in range(len(days) - 1))


def test_open_periods_lack_the_end_that_nobody_knows(tiny: pd.DataFrame, notes: Notes, tmp_path: Path):
    graph = network(tiny, published={"fa1": "../2021-03-20", "ar1": "2022-07-19/.."})
    root = ElementTree.parse(write_network(graph, tmp_path / "named.gexf")).getroot()
    edge = root.find(f".//{GEXF}edge[@source='putin'][@target='russia']")
    assert [spell.attrib for spell in edge.iter(f"{GEXF}spell")] == [{"end": "2021-03-20"}, {"start": "2022-07-19"}]


def test_without_dates_the_network_is_static(tiny: pd.DataFrame, tmp_path: Path):
    root = ElementTree.parse(write_network(tiny, tmp_path / "named.gexf")).getroot()
    assert root[1].attrib == {"defaultedgetype": "undirected", "mode": "static"}


def test_the_file_says_what_the_weight_is_and_not_when_it_was_written(tiny: pd.DataFrame, tmp_path: Path):
    text = write_network(tiny, tmp_path / "named.gexf").read_text(encoding="utf-8")
    assert "measure: n_ab" in text
    assert "articles: 3" in text
    assert not re.search(r"lastmodified|NetworkX", text)


@pytest.mark.slow
def test_a_graph_stays_as_it_is_when_written(notes: Notes, pairs: pd.DataFrame, tmp_path: Path):
    graph = network(pairs)
    before = graph.copy()
    write_network(graph, tmp_path / "named.gexf", notes)
    write_network(graph, tmp_path / "named.graphml", notes)
    assert nx.utils.graphs_equal(graph, before)


@pytest.mark.slow
def test_the_backbone_can_be_written_with_those_who_lost_their_edges(notes: Notes, pairs: pd.DataFrame, tmp_path: Path):
    kept = backbone(network(pairs, published=published_of(notes.articles)))
    back = nx.read_gexf(write_network(kept, tmp_path / "backbone.gexf"))
    assert set(back) == set(kept)
    assert all("alpha" in data for _, _, data in back.edges(data=True))


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_numbers_of_numpy_are_written_as_numbers(ending: str, tmp_path: Path):
    graph = nx.Graph([("a", "b", {"n": np.int64(3), "share": np.float32(0.5), "nothing": None, "lost": np.nan})])
    path = write_network(graph, tmp_path / f"n.{ending}")
    back = nx.read_gexf(path) if ending == "gexf" else nx.read_graphml(path)
    assert {name: value for name, value in back.edges["a", "b"].items() if name != "id"} == {"n": 3, "share": 0.5}


@pytest.mark.parametrize("name", ["named.gml", "named", "named.gexf.gz"])
def test_an_unknown_ending_is_told(name: str, tiny: pd.DataFrame, tmp_path: Path):
    with pytest.raises(RasadError, match=r"\.gexf, \.graphml"):
        write_network(tiny, tmp_path / name)


def test_an_unknown_language_is_told(tiny: pd.DataFrame, tmp_path: Path):
    with pytest.raises(ValueError, match="language"):
        write_network(tiny, tmp_path / "a.gexf", language="he")


def test_an_older_file_stays_where_writing_fails(tiny: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "named.gexf"
    path.write_text("older")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RasadError, match="No space left"):
        write_network(tiny, path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
def test_the_page_says_what_the_code_does():
    page = Path("docs/cooccurrence.md").absolute()
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.slow
def test_networkx_is_imported_late():
    code = "import sys, rasad.analyse.networks.files; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
