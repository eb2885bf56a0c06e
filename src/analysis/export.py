"""Tables in, a folder of networks out, in the formats of other programs."""

from pathlib import Path

from analysis.folders import check_replaceable, whole_folder
from analysis.network import cooperation_network, two_mode_graph, write_gexf, write_graphml
from analysis.tables import Tables

_ONE_MODE = {"countries": "country", "organizations": "organization", "people": "person"}
_WRITERS = {"gexf": write_gexf, "graphml": write_graphml}
_NAMES = tuple(f"{name}.{form}" for name in ("two-mode", *_ONE_MODE) for form in _WRITERS)


def export_networks(tables: Tables, out: Path | str) -> list[Path]:
    """The two-mode network and its three projections as GraphML and GEXF; the paths written.

    ``two-mode`` joins participants to events; ``countries``, ``organizations`` and ``people`` join
    those who took part in the same events. ``out`` is replaced as a whole; raises FolderError when
    it holds anything else than such files.
    """
    out = Path(out)
    check_replaceable(out, _NAMES)
    graphs = {"two-mode": two_mode_graph(tables)} | {
        name: cooperation_network(tables, kind=kind) for name, kind in _ONE_MODE.items()
    }
    with whole_folder(out) as fresh:
        for name, graph in graphs.items():
            for form, write in _WRITERS.items():
                write(graph, fresh / f"{name}.{form}")
    return [out / name for name in _NAMES]
