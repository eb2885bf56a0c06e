"""Networks of a build as files: what other programs read is what the library knows."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from analysis import export
from analysis.errors import FolderError
from analysis.export import export_networks
from analysis.network import cooperation_network, two_mode_graph
from sample_tables import sample

READ: dict[str, Callable[[Path], nx.Graph]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
FILES = {
    f"{name}.{form}"
    for name in ("two-mode", "countries", "organizations", "people")
    for form in READ
}


@pytest.mark.parametrize("form", READ)
def test_every_network_comes_back_with_its_attributes(form: str, tmp_path: Path) -> None:
    export_networks(sample(), tmp_path / "out")
    for name, graph in {
        "two-mode": two_mode_graph(sample()),
        "countries": cooperation_network(sample(), kind="country"),
        "organizations": cooperation_network(sample(), kind="organization"),
        "people": cooperation_network(sample(), kind="person"),
    }.items():
        back = READ[form](tmp_path / "out" / f"{name}.{form}")
        assert set(back) == set(graph)
        assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
        for node, attributes in graph.nodes(data=True):
            assert attributes.items() <= back.nodes[node].items()
        for one, other, attributes in graph.edges(data=True):
            assert attributes.items() <= back.edges[one, other].items()


def test_the_sample_has_networks_worth_reading_back() -> None:
    assert two_mode_graph(sample()).number_of_edges() == 11
    assert cooperation_network(sample(), kind="person").edges["dara", "lan"]["weight"] == 1


def test_paths_are_told_and_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    first = export_networks(sample(), tmp_path / "first")
    second = export_networks(sample(), str(tmp_path / "second"))
    assert {path.name for path in first} == {path.name for path in second} == FILES
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_export_is_replaced_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "people.gexf").write_text("old", encoding="utf-8")
    export_networks(sample(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == FILES
    assert "old" not in (tmp_path / "people.gexf").read_text(encoding="utf-8")


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FolderError, match=r"would be replaced, but holds thesis\.txt; name a new"):
        export_networks(sample(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="taken: a file, not a folder; name a new folder"):
        export_networks(sample(), taken)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_failing_export_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = export_networks(sample(), tmp_path / "out")
    before = {path.name: path.read_bytes() for path in written}

    def on_a_full_disk(graph: nx.Graph, path: Path) -> None:
        path.write_text(f"{len(graph)} nodes, then no room", encoding="utf-8")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setitem(export._WRITERS, "graphml", on_a_full_disk)
    with pytest.raises(OSError, match="No space left"):
        export_networks(sample(), tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
