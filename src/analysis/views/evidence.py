"""Fact rows in, the sentences that a reader can check out.

Columns of every frame here: doc_id, start, end (offsets into the document's text), text (what is
written there), sentence, sentence_start (its offset), outlet, published (EDTF), source, rule.
"""

import pandas as pd

from analysis.documents import document_from_text
from analysis.errors import ReportError
from analysis.records import Document
from analysis.schema import TABLES
from analysis.tables import Tables
from analysis.views.names import names, participant_names

COLUMNS = (
    "doc_id", "start", "end", "text", "sentence", "sentence_start", "outlet", "published",
    "source", "rule",
)  # fmt: skip


def evidence(tables: Tables, table: str, rows: pd.DataFrame | None = None) -> pd.DataFrame:
    """The evidence of fact rows, in their order and with their index; of the whole table if None.

    Raises ReportError when the table holds no facts with offsets.
    """
    if table not in TABLES or not {"doc_id", "start", "end"} <= set(TABLES[table].columns):
        raise ReportError(f'table "{table}" has no evidence; choose one with doc_id, start and end')
    facts = tables[table] if rows is None else rows
    wanted = tables["documents"][tables["documents"]["doc_id"].isin(facts["doc_id"])]
    credited = {row["doc_id"]: row for row in wanted.to_dict("records")}
    parsed = {
        doc_id: document_from_text(doc_id, row["text"], source=row["source"])
        for doc_id, row in credited.items()
    }
    found = [
        _place(parsed[doc_id], int(start), int(end))
        + tuple(credited[doc_id][column] for column in ("outlet", "published", "source"))
        + (rule,)
        for doc_id, start, end, rule in zip(
            *(facts[column] for column in ("doc_id", "start", "end", "rule")), strict=True
        )
    ]
    return pd.DataFrame(found, columns=list(COLUMNS), index=facts.index)


def event_evidence(
    tables: Tables, event_ids: "pd.Series[str]", *, lang: str = "vi"
) -> pd.DataFrame:
    """What supports each event, each participation in it and what was said there.

    Columns besides the evidence: entity_id (the event), fact (``reported``, ``statement`` or a
    role), who (name of the participant or speaker, null for a report).
    """
    reports = _of(tables, "event_reports", "event_id", event_ids)
    rows = _of(tables, "participations", "event_id", event_ids)
    named = {
        (kind, entity_id): name
        for kind in ("country", "organization", "person")
        for entity_id, name in participant_names(tables, kind, lang).items()
    }
    who = [named[key] for key in zip(rows["participant_kind"], rows["participant_id"], strict=True)]
    said = _of(tables, "statements", "event_id", event_ids)
    speakers = {kind: names(tables, kind, lang) for kind in ("organization", "person")}
    speaker = [
        speakers.get(kind, {}).get(speaker_id)
        for kind, speaker_id in zip(said["speaker_kind"], said["speaker_id"], strict=True)
    ]
    return _joined(
        evidence(tables, "event_reports", reports).assign(
            entity_id=reports["event_id"], fact="reported", who=None
        ),
        evidence(tables, "participations", rows).assign(
            entity_id=rows["event_id"], fact=rows["role"], who=who
        ),
        evidence(tables, "statements", said).assign(
            entity_id=said["event_id"], fact="statement", who=pd.array(speaker, dtype="string")
        ),
    )


def agreement_evidence(
    tables: Tables, instrument_ids: "pd.Series[str]", *, lang: str = "vi"
) -> pd.DataFrame:
    """What supports each instrument and its parties; columns as in ``event_evidence``."""
    reports = _of(tables, "instrument_reports", "instrument_id", instrument_ids)
    rows = _of(tables, "instrument_parties", "instrument_id", instrument_ids)
    named = {kind: participant_names(tables, kind, lang) for kind in ("country", "organization")}
    who = [
        named[kind][party] for kind, party in zip(rows["party_kind"], rows["party_id"], strict=True)
    ]
    return _joined(
        evidence(tables, "instrument_reports", reports).assign(
            entity_id=reports["instrument_id"], fact="reported", who=None
        ),
        evidence(tables, "instrument_parties", rows).assign(
            entity_id=rows["instrument_id"], fact="party", who=who
        ),
    )


def _place(document: Document, start: int, end: int) -> tuple[str, int, int, str, str, int]:
    """The words at the offsets and the sentence around them, outside running text the line."""
    first = document.sentence_at(start) or document.line_at(start)
    last = document.sentence_at(max(end - 1, start)) or document.line_at(max(end - 1, start))
    begin, finish = min(first.start, start), max(last.end, end)
    text = document.text
    return document.doc_id, start, end, text[start:end], text[begin:finish], begin


def _of(tables: Tables, table: str, column: str, ids: "pd.Series[str]") -> pd.DataFrame:
    return tables[table][tables[table][column].isin(ids)]


def _joined(*frames: pd.DataFrame) -> pd.DataFrame:
    every = pd.concat([frame.astype(object) for frame in frames])
    return every.sort_values(
        ["entity_id", "doc_id", "sentence_start", "start", "fact"], kind="stable", ignore_index=True
    )
