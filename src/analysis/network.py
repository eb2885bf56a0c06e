"""Tables in, networks of co-participation out, with their centralities and exchange files.

A participant is a person, an organisation or a country that a document says took part in an
event. Attributes that hold several values are JSON arrays in text, because neither GraphML nor
GEXF has lists; an attribute whose value is unknown is absent.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from analysis.errors import ReportError
from analysis.labels import country_name
from analysis.schema import PARTICIPANT_KINDS
from analysis.tables import Tables

Node = dict[str, Any]

_DECIMALS = 6
_ENTITIES = {
    "person": ("people", "person_id"),
    "organization": ("organizations", "organization_id"),
}
_EVENT_COLUMNS = (
    "name", "name_en", "country", "start_date", "end_date", "place_id", "status", "n_documents",
)  # fmt: skip
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def two_mode_graph(tables: Tables, *, kind: str | None = None) -> nx.Graph:
    """Participants and events; an edge for each participation, with its roles and documents.

    Nodes are ``person:<id>``, ``organization:<id>``, ``country:<code>`` and ``event:<id>`` with
    the attributes bipartite (0 participant, 1 event), entity_id, kind and what the tables know.
    ``kind`` keeps the participants of one kind; every event of the tables is a node.
    """
    participations = _participations(tables, kind)
    graph = nx.Graph()
    graph.add_nodes_from(_event_nodes(tables))
    for node_kind in PARTICIPANT_KINDS:
        ids = participations.loc[participations["participant_kind"] == node_kind, "participant_id"]
        described = _described(tables, node_kind, ids)
        for entity_id, attributes in described.items():
            graph.add_node(f"{node_kind}:{entity_id}", bipartite=0, **attributes)
    for (participant, event), (roles, documents) in sorted(_told(participations).items()):
        graph.add_edge(participant, event, roles=_several(roles), documents=_several(documents))
    return graph


def cooperation_network(
    tables: Tables, *, kind: str = "country", min_weight: int = 1, upcoming: bool = False
) -> nx.Graph:
    """Who took part in the same events: the projection on the participants of one kind.

    Nodes carry the ids of the tables; one who met nobody is a node without edges. An edge has
    ``weight``, the number of shared events (at least ``min_weight``), their ids in ``events`` and
    the ids of the documents that tell of them in ``documents``. Countries take part where a
    document says so of the country itself; its people and bodies add nothing. Events that had
    not yet taken place are left out unless ``upcoming``. Plain counting (Breiger 1974).
    """
    participations = _participations(tables, kind)
    if not upcoming:
        events = tables["events"]
        ahead = events.loc[events["status"] == "upcoming", "event_id"]
        happened = participations[~participations["event_id"].isin(ahead)]
    else:
        happened = participations
    graph = nx.Graph()
    for entity_id, attributes in _described(tables, kind, participations["participant_id"]).items():
        graph.add_node(entity_id, **attributes)
    for (one, other), events_shared in sorted(_shared_events(happened).items()):
        if len(events_shared) >= min_weight:
            graph.add_edge(one, other, weight=len(events_shared), events=_several(events_shared))
    _add_documents(graph, happened)
    return graph


def centrality_table(graph: nx.Graph) -> pd.DataFrame:
    """Centralities of a one-mode network, strongest first, ties by id.

    Columns: id, name, degree (partners), strength (sum of weights), betweenness and closeness
    (hops; normalised, closeness after Wasserman and Faust), component (size of the part a node is
    in) and, where the network has one part that dominates, eigenvector (weights; length 1, zero
    outside that part). Rounded to six decimals.
    """
    if not graph:
        return pd.DataFrame(columns=["id", "name", "degree", "strength"])
    nodes = sorted(graph)
    measures = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "component": {n: len(part) for part in nx.connected_components(graph) for n in part},
    } | _eigenvector(graph)
    frame = pd.DataFrame(
        {"id": nodes, "name": [graph.nodes[node].get("name", node) for node in nodes]}
        | {name: [values[node] for node in nodes] for name, values in measures.items()}
    ).round(_DECIMALS)
    return frame.sort_values(
        ["strength", "degree", "id"], ascending=[False, False, True], ignore_index=True
    )


def values(attribute: str) -> list[str]:
    """The values of an attribute that holds several, such as ``events``.

    >>> values('["a", "b"]')
    ['a', 'b']
    """
    decoded: list[str] = json.loads(attribute)
    return decoded


def write_graphml(graph: nx.Graph, path: Path) -> None:
    """GraphML that networkx, igraph and Gephi read; the same graph gives the same bytes."""
    nx.write_graphml_xml(_writable(graph), path, encoding="utf-8", prettyprint=True)


def write_gexf(graph: nx.Graph, path: Path) -> None:
    """GEXF 1.2 for Gephi, without the day of writing; the same graph gives the same bytes."""
    writable = _writable(graph)
    for node, attributes in writable.nodes(data=True):
        attributes["label"] = attributes.get("name", node)
    lines = "\n".join(nx.generate_gexf(writable, prettyprint=True, version="1.2draft"))
    path.write_bytes(_TODAY.sub(b"", lines.encode("utf-8")) + b"\n")


def _participations(tables: Tables, kind: str | None) -> pd.DataFrame:
    if kind is not None and kind not in PARTICIPANT_KINDS:
        raise ReportError(f'kind "{kind}" is unknown; choose one of {", ".join(PARTICIPANT_KINDS)}')
    rows = tables["participations"]
    return rows if kind is None else rows[rows["participant_kind"] == kind]


def _told(participations: pd.DataFrame) -> dict[tuple[str, str], tuple[set[str], set[str]]]:
    """Roles and documents of each edge of the two-mode graph."""
    told: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    columns = ("participant_kind", "participant_id", "event_id", "role", "doc_id")
    rows = zip(*(participations[column] for column in columns), strict=True)
    for node_kind, participant_id, event_id, role, doc_id in rows:
        roles, documents = told[f"{node_kind}:{participant_id}", f"event:{event_id}"]
        roles.add(role)
        documents.add(doc_id)
    return told


def _event_nodes(tables: Tables) -> Iterable[tuple[str, Node]]:
    events = tables["events"].sort_values("event_id")
    for row in events.to_dict("records"):
        attributes = _known({column: row[column] for column in _EVENT_COLUMNS})
        identity = {"bipartite": 1, "entity_id": row["event_id"], "kind": "event"}
        yield f"event:{row['event_id']}", identity | attributes | {"event_kind": row["kind"]}


def _described(tables: Tables, kind: str, ids: Iterable[str]) -> dict[str, Node]:
    """Attributes of participants by id, in order of id."""
    wanted = sorted(set(ids))
    if kind == "country":
        return {
            code: {"entity_id": code, "kind": kind, "country": code}
            | {"name": country_name("vi", code), "name_en": country_name("en", code)}
            for code in wanted
        }
    table, key = _ENTITIES[kind]
    rows = {row[key]: row for row in tables[table].to_dict("records")}
    columns = [c for c in ("name", "name_en", "country", "n_documents") if c in tables[table]]
    return {
        entity_id: {"entity_id": entity_id, "kind": kind, "name": entity_id}
        | _known({column: rows.get(entity_id, {}).get(column) for column in columns})
        for entity_id in wanted
    }


def _known(attributes: Node) -> Node:
    known = {name: value for name, value in attributes.items() if value is not None}
    return {
        name: value if isinstance(value, str) else int(value)
        for name, value in known.items()
        if not pd.isna(value)
    }


def _several(items: Iterable[str]) -> str:
    return json.dumps(sorted(set(items)), ensure_ascii=False)


def _shared_events(participations: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    present: dict[str, set[str]] = defaultdict(set)
    pairs = zip(participations["event_id"], participations["participant_id"], strict=True)
    for event_id, participant_id in pairs:
        present[event_id].add(participant_id)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event_id, participants in present.items():
        for pair in combinations(sorted(participants), 2):
            shared[pair].append(event_id)
    return shared


def _add_documents(graph: nx.Graph, participations: pd.DataFrame) -> None:
    """The documents of an edge: those that place one of its ends in one of its events."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    columns = (participations[name] for name in ("participant_id", "event_id", "doc_id"))
    for participant_id, event_id, doc_id in zip(*columns, strict=True):
        told[participant_id, event_id].add(doc_id)
    for one, other, attributes in graph.edges(data=True):
        attributes["documents"] = _several(
            doc_id
            for event_id in values(attributes["events"])
            for end in (one, other)
            for doc_id in told[end, event_id]
        )


def _eigenvector(graph: nx.Graph) -> dict[str, dict[str, float]]:
    """Perron vector of the part with the largest eigenvalue, nothing when two parts tie."""
    parts = [_leading(graph, part) for part in nx.connected_components(graph) if len(part) > 1]
    parts.sort(key=lambda part: -part[0])
    if not parts or (len(parts) > 1 and np.isclose(parts[0][0], parts[1][0])):
        return {}
    return {"eigenvector": dict.fromkeys(graph, 0.0) | parts[0][1]}


def _leading(graph: nx.Graph, part: set[str]) -> tuple[float, dict[str, float]]:
    nodes = sorted(part)
    values_, vectors = np.linalg.eigh(nx.to_numpy_array(graph, nodelist=nodes, weight="weight"))
    vector = np.abs(vectors[:, -1])
    return float(values_[-1]), dict(zip(nodes, vector.tolist(), strict=True))


def _writable(graph: nx.Graph) -> nx.Graph:
    """A copy in order of ids whose texts hold only characters that XML allows."""
    copy = nx.Graph()
    for node in sorted(graph):
        copy.add_node(node, **_xml(graph.nodes[node]))
    for one, other in sorted(tuple(sorted(edge)) for edge in graph.edges):
        copy.add_edge(one, other, **_xml(graph.edges[one, other]))
    return copy


def _xml(attributes: Node) -> Node:
    return {
        name: _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in sorted(attributes.items())
    }
