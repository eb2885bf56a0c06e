"""Networks: who is in them, what an edge knows, published counts, files that come back whole."""

import os
import subprocess
import sys
import warnings
from pathlib import Path

import networkx as nx
import pytest
from networkx.generators.social import davis_southern_women_graph

from analysis.errors import ReportError
from analysis.network import (
    centrality_table,
    cooperation_network,
    two_mode_graph,
    values,
    write_gexf,
    write_graphml,
)
from analysis.tables import Tables
from sample_tables import sample, tables


def davis() -> Tables:
    """The 18 women and 14 events of Davis, Gardner and Gardner (1941), 89 ties."""
    graph = davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    text = {"doc_id": "d", "start": 0, "end": 1, "rule": "hand"}
    return tables(
        documents=[{"doc_id": "d", "source": "d.txt", "sha256": "0", "text": "x"}],
        people=[{"person_id": name, "name": name, "n_documents": 1} for name in women],
        events=[
            {"event_id": name, "name": name, "kind": "other", "status": "held", "n_documents": 1}
            for name in events
        ],
        participations=[
            {"event_id": event, "participant_kind": "person", "participant_id": woman}
            | {"role": "attendee"}
            | text
            for event in events
            for woman in graph[event]
        ],
    )


def test_countries_meet_in_events_that_took_place() -> None:
    graph = cooperation_network(sample())
    assert sorted(graph) == ["KH", "LA", "MM", "TH", "VN"]
    assert {edge: graph.edges[edge]["weight"] for edge in graph.edges} == {
        ("KH", "LA"): 1,
        ("KH", "VN"): 2,
        ("LA", "VN"): 1,
    }
    assert values(graph.edges["KH", "VN"]["events"]) == ["opening", "talks"]
    assert values(graph.edges["KH", "LA"]["events"]) == ["opening"]


def test_one_who_met_nobody_stays() -> None:
    graph = cooperation_network(sample(), min_weight=2)
    assert list(graph.edges) == [("KH", "VN")]
    assert graph.degree("MM") == graph.degree("LA") == 0
    assert len(graph) == 5


def test_upcoming_events_count_only_when_asked_for() -> None:
    assert not cooperation_network(sample()).has_edge("TH", "VN")
    assert cooperation_network(sample(), upcoming=True).edges["TH", "VN"]["weight"] == 1


def test_an_edge_names_the_documents_that_tell_of_it() -> None:
    graph = cooperation_network(sample())
    assert values(graph.edges["KH", "VN"]["documents"]) == ["one", "two"]
    assert values(graph.edges["KH", "LA"]["documents"]) == ["two"]


def test_a_person_adds_nothing_to_the_network_of_countries() -> None:
    countries = cooperation_network(sample(), kind="country")
    people = cooperation_network(sample(), kind="person")
    assert "dara" not in countries
    assert people.edges["dara", "lan"]["weight"] == 1
    assert people.nodes["lan"]["name"] == "Lan"
    assert people.nodes["lan"]["country"] == "VN"


def test_two_modes_keep_roles_and_what_is_known_of_each_node() -> None:
    graph = two_mode_graph(sample())
    assert graph.nodes["event:opening"]["start_date"] == "2012-02-14"
    assert "start_date" not in graph.nodes["event:alone"]
    assert values(graph.edges["country:VN", "event:opening"]["roles"]) == ["attendee", "host"]
    assert values(graph.edges["country:VN", "event:opening"]["documents"]) == ["one", "two"]
    assert {graph.nodes[node]["bipartite"] for node in graph} == {0, 1}
    assert graph.number_of_edges() == 11
    assert nx.is_bipartite(graph)


def test_two_modes_of_one_kind_keep_every_event() -> None:
    graph = two_mode_graph(sample(), kind="person")
    assert {node for node in graph if graph.nodes[node]["bipartite"]} == {
        "event:alone",
        "event:opening",
        "event:planned",
        "event:talks",
    }
    assert {node for node in graph if not graph.nodes[node]["bipartite"]} == {
        "person:dara",
        "person:lan",
    }


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(ReportError, match='kind "state" is unknown; choose one of person'):
        cooperation_network(sample(), kind="state")


def test_published_counts_of_the_southern_women() -> None:
    two_mode = two_mode_graph(davis())
    assert two_mode.number_of_edges() == 89
    women = cooperation_network(davis(), kind="person")
    assert women.number_of_edges() == 139
    assert women.size(weight="weight") == 322
    projected = nx.bipartite.weighted_projected_graph(
        two_mode, [node for node in two_mode if node.startswith("event:")]
    )
    assert (projected.number_of_edges(), projected.size(weight="weight")) == (66, 214)


def test_centralities_of_a_star_and_a_loner() -> None:
    graph = nx.star_graph(["a", "b", "c"])
    nx.set_edge_attributes(graph, 2, "weight")
    graph.add_node("z")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = centrality_table(graph).set_index("id")
    assert list(table.index) == ["a", "b", "c", "z"]
    assert table["strength"].tolist() == [4, 2, 2, 0]
    assert table["betweenness"].tolist() == [round(1 / 3, 6), 0, 0, 0]
    assert table["closeness"].tolist() == [round(2 / 3, 6), 0.444444, 0.444444, 0]
    assert table["eigenvector"].tolist() == [0.707107, 0.5, 0.5, 0]
    assert not table.isna().any().any()


def test_no_eigenvector_where_two_parts_tie() -> None:
    graph = nx.Graph([("a", "b"), ("c", "d")], weight=1)
    assert "eigenvector" not in centrality_table(graph)
    assert "eigenvector" not in centrality_table(nx.empty_graph(["a"]))


def test_centralities_of_nothing_are_an_empty_table() -> None:
    assert centrality_table(nx.Graph()).empty


@pytest.mark.parametrize(
    ("write", "read", "suffix"),
    [(write_graphml, nx.read_graphml, "graphml"), (write_gexf, nx.read_gexf, "gexf")],
)
def test_files_come_back_whole(write, read, suffix, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for name, graph in {
        "one-mode": cooperation_network(sample()),
        "two-mode": two_mode_graph(sample()),
    }.items():
        path = tmp_path / f"{name}.{suffix}"
        write(graph, path)
        back = read(path)
        for node, attributes in graph.nodes(data=True):
            assert attributes.items() <= back.nodes[node].items()
        assert {frozenset(edge) for edge in back.edges} == {frozenset(e) for e in graph.edges}
        for one, other, attributes in graph.edges(data=True):
            assert attributes.items() <= back.edges[one, other].items()


def test_a_name_with_characters_that_xml_forbids_can_be_written(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("a", name="bad\x00\x0b & <worse>")
    for write, read in ((write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)):
        write(graph, tmp_path / "file")
        assert read(tmp_path / "file").nodes["a"]["name"] == "bad\ufffd\ufffd & <worse>"


PROGRAM = """
import sys
from pathlib import Path
from sample_tables import sample
from analysis.network import *
seed = int(sys.argv[2])
made = {name: frame.sample(frac=1, random_state=seed) for name, frame in sample().items()}
for name, graph in (("one", cooperation_network(made)), ("two", two_mode_graph(made))):
    write_gexf(graph, Path(sys.argv[1]) / f"{name}.gexf")
    write_graphml(graph, Path(sys.argv[1]) / f"{name}.graphml")
centrality_table(cooperation_network(made)).to_csv(Path(sys.argv[1]) / "centrality.csv")
"""


def test_same_bytes_for_any_order_of_rows_and_any_hash_seed(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "1", "7"):
        folder = tmp_path / seed
        folder.mkdir()
        paths = [str(Path(__file__).parent), *sys.path]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)}
        command = [sys.executable, "-c", PROGRAM, str(folder), seed]
        subprocess.run(command, env=environment, check=True)
        written.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(written[0]) == 5
    assert written[0] == written[1] == written[2]
