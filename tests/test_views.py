"""Views, cell by cell on the hand-made tables."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ReportError
from analysis.periods import between, first_day, in_period, last_day
from analysis.tables import Tables, table
from analysis.views import (
    agreement_evidence,
    agreement_findings,
    agreements,
    articles,
    corpus_summary,
    data_quality,
    event_evidence,
    events_per_year,
    events_timeline,
    evidence,
    most_active,
    network_actors,
    network_findings,
    overview_findings,
    ties_with_events,
)
from sample_tables import sample, tables


def rows(view: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Cells of some columns, nulls as None."""
    cells = view[list(columns)].astype(object)
    return list(cells.where(cells.notna(), None).itertuples(index=False, name=None))


def test_events_stand_in_order_of_time_and_undated_ones_last() -> None:
    view = events_timeline(sample())
    assert rows(view, "event_id", "start_date", "participants", "n_documents") == [
        ("opening", "2012-02-14", 4, 2),
        ("talks", "2013-03", 4, 1),
        ("planned", "2014", 2, 1),
        ("alone", None, 1, 1),
    ]
    assert rows(view.head(1), "name", "kind", "place", "country", "status") == [
        ("Hội nghị Mở đầu", "conference", "Hà Nội", "Việt Nam", "held")
    ]


def test_a_period_keeps_what_may_lie_in_it() -> None:
    assert list(events_timeline(sample(), date_from="2013")["event_id"]) == ["talks", "planned"]
    assert list(events_timeline(sample(), date_to="2012-02-14")["event_id"]) == ["opening"]
    assert list(events_timeline(sample(), date_from="2013-03-31", date_to="2013")["event_id"]) == [
        "talks"
    ]


def test_a_bound_that_is_no_date_is_told() -> None:
    with pytest.raises(ReportError, match='"14/2/2012" is no date; write 2012'):
        between(sample(), "14/2/2012")


@pytest.mark.parametrize("value", ["2012-13", "0000", "XXXX-02-14", "../2012", "2012?", ""])
def test_a_date_without_a_year_has_no_days(value: str) -> None:
    assert first_day(value) is None or last_day(value) is None


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_periods_compare_as_days_do(a: Any, b: Any, c: Any, d: Any) -> None:
    start, end, lower, upper = min(a, b), max(a, b), min(c, d), max(c, d)
    expected = end >= lower and start <= upper
    bounds = (lower.isoformat(), upper.isoformat())
    assert in_period(start.isoformat(), end.isoformat(), *bounds) == expected


def test_every_year_between_the_first_and_the_last_is_counted() -> None:
    assert rows(events_per_year(sample()), "year", "held", "referred", "upcoming", "events") == [
        (2012, 1, 0, 0, 1),
        (2013, 1, 0, 0, 1),
        (2014, 0, 0, 1, 1),
    ]
    assert events_per_year(tables()).empty


def test_the_most_active_are_counted_by_event_not_by_row() -> None:
    view = most_active(sample(), "country", top=2)
    assert rows(view, "id", "name", "events", "led", "first", "last", "n_documents") == [
        ("VN", "Việt Nam", 3, 1, "2012-02-14", "2014", 3),
        ("KH", "Campuchia", 2, 0, "2012-02-14", "2013-03", 1),
    ]
    people = most_active(sample(), "person", lang="en")
    assert rows(people, "id", "country", "events", "led") == [
        ("lan", "Vietnam", 2, 1),
        ("dara", "Cambodia", 1, 0),
    ]
    assert most_active(sample(), "organization").empty


def test_ties_name_their_events_oldest_first() -> None:
    view = ties_with_events(sample(), lang="en")
    assert rows(view, "source_name", "target_name", "weight", "first", "last", "event_ids") == [
        ("Cambodia", "Vietnam", 2, "2012-02-14", "2013-03", ("opening", "talks")),
        ("Cambodia", "Laos", 1, "2012-02-14", "2012-02-14", ("opening",)),
        ("Laos", "Vietnam", 1, "2012-02-14", "2012-02-14", ("opening",)),
    ]
    assert len(ties_with_events(sample(), min_weight=2)) == 1
    assert ties_with_events(sample(), date_from="2014").empty


def test_actors_of_the_network_include_those_who_met_nobody() -> None:
    view = network_actors(sample())
    assert rows(view, "id", "degree", "strength") == [
        ("KH", 2, 3),
        ("VN", 2, 3),
        ("LA", 2, 2),
        ("MM", 0, 0),
        ("TH", 0, 0),
    ]


def test_agreements_have_their_parties_and_periods() -> None:
    view = agreements(sample())
    columns = ("instrument_id", "signed", "name", "parties", "period", "status")
    assert rows(view, *columns) == [
        ("mou", "2012-02-14", "MOU <2012>", "Campuchia, Việt Nam", None, "signed"),
        ("plan", None, "Kế hoạch", None, "2013/2015", None),
    ]
    assert list(agreements(sample(), kinds="law, plan")["instrument_id"]) == ["plan"]
    assert list(agreements(sample(), date_from="2013")["instrument_id"]) == ["plan"]


def test_events_tell_how_many_were_there_as_the_article_with_that_number_says() -> None:
    made = sample()
    made["events"].loc[made["events"]["event_id"] == "opening", "attendance"] = 60
    reports = made["event_reports"]
    for doc_id, count, bound in (("one", 55, "about"), ("two", 60, "at_least")):
        chosen = (reports["event_id"] == "opening") & (reports["doc_id"] == doc_id)
        reports.loc[chosen, "attendance"] = count
        reports.loc[chosen, "attendance_bound"] = bound
    view = events_timeline(made)
    assert rows(view, "attendance", "attendance_bound")[:2] == [(60, "at_least"), (None, None)]


def test_some_events_only_may_be_asked_for() -> None:
    view = events_timeline(sample(), event_ids=["talks", "opening", "nothing"])
    assert list(view["event_id"]) == ["opening", "talks"]


def test_counts_name_the_events_behind_them_oldest_first() -> None:
    lan = most_active(sample(), "person").iloc[0]
    assert lan["event_ids"] == ("opening", "talks")
    actors = network_actors(sample())
    assert dict(rows(actors, "id", "event_ids"))["VN"] == ("opening", "talks", "planned")
    found = dict(rows(overview_findings(sample()), "finding", "event_ids"))
    assert found["busiest_year"] == ("opening",)
    assert found["most_active_person"] == ("opening", "talks")
    assert found["events_dated"] == ()
    named = dict(rows(agreement_findings(sample()), "finding", "instrument_ids"))
    assert named["latest_signed"] == ("mou",)


def test_articles_stand_in_order_with_the_events_they_tell_of() -> None:
    assert rows(articles(sample()), "doc_id", "published", "events", "event_ids") == [
        ("one", "2012-02-15", 1, ("opening",)),
        ("three", "2013-12", 2, ("planned", "alone")),
        ("two", None, 2, ("opening", "talks")),
    ]
    assert articles(tables()).empty


def test_evidence_of_an_event_holds_what_was_said_there() -> None:
    made = sample()
    said = {
        "statement_id": "s", "doc_id": "one", "speaker_id": "lan", "speaker_kind": "person",
        "text": "khai mạc", "quoted": False, "event_id": "opening", "start": 0, "end": 4,
        "rule": "hand",
    }  # fmt: skip
    made["statements"] = table("statements", [said])
    view = event_evidence(made, pd.Series(["opening"]))
    assert ("statement", "Lan") in rows(view, "fact", "who")


def test_an_unknown_kind_of_agreement_is_told() -> None:
    with pytest.raises(ReportError, match='"pact" is unknown'):
        agreements(sample(), kinds="pact")


def test_the_corpus_in_numbers() -> None:
    summary = dict(rows(corpus_summary(sample()), "measure", "value"))
    assert summary == {
        "documents": 3,
        "outlets": 1,
        "events": 4,
        "countries": 5,
        "organizations": 0,
        "people": 2,
        "instruments": 2,
        "statements": 0,
    }
    assert dict(rows(corpus_summary(sample(), date_from="2014"), "measure", "value"))["events"] == 1


def test_data_quality_counts_what_is_known() -> None:
    quality = {name: (n, of) for name, n, of in rows(data_quality(sample()), "measure", "n", "of")}
    assert quality["documents_published"] == (2, 3)
    assert quality["dates_inferred"] == (1, 2)
    assert quality["events_dated"] == (3, 4)
    assert quality["events_dated_to_day"] == (1, 4)
    assert quality["events_with_place"] == (1, 4)
    assert quality["events_with_conflict"] == (1, 4)
    assert quality["people_with_office"] == (0, 2)
    assert quality["instruments_with_parties"] == (1, 2)
    shares = dict(rows(data_quality(sample()), "measure", "share"))
    assert shares["events_dated"] == 0.75
    assert shares["statements_with_event"] is None


def test_findings_say_only_what_the_tables_support() -> None:
    assert rows(overview_findings(sample()), "finding", "value", "detail") == [
        ("busiest_year", 1, "2012"),
        ("most_active_country", 3, "Việt Nam"),
        ("most_active_person", 2, "Lan"),
        ("events_dated", 3, "4"),
    ]
    assert rows(network_findings(sample()), "finding", "value", "detail") == [
        ("network_size", 5, "3"),
        ("strongest_tie", 2, "Campuchia – Việt Nam"),
        ("most_partners", 2, "Campuchia"),
        ("met_nobody", 2, "5"),
    ]
    assert rows(agreement_findings(sample(), lang="en"), "finding", "value", "detail") == [
        ("instruments", 2, "1"),
        ("commonest_kind", 1, "Memorandum of understanding"),
        ("latest_signed", 2012, "MOU <2012>"),
    ]


@pytest.mark.parametrize("view", [overview_findings, network_findings, agreement_findings])
def test_nothing_is_found_in_empty_tables(view: Callable[[Tables], pd.DataFrame]) -> None:
    assert view(tables())["value"].tolist() == [0]


@pytest.mark.parametrize(
    "view", [events_timeline, events_per_year, ties_with_events, network_actors, agreements]
)
def test_views_of_empty_tables_are_empty(view: Callable[[Tables], pd.DataFrame]) -> None:
    assert view(tables()).empty


def test_evidence_is_the_sentence_around_the_words() -> None:
    made = sample()
    view = evidence(made, "event_reports")
    first = view[view["doc_id"] == "one"].iloc[0]
    assert first["text"] == "Hội nghị Mở đầu"
    assert first["sentence"].startswith("Ngày 14/2/2012")
    assert first["sentence"].endswith("Hội nghị Mở đầu.")
    assert (first["outlet"], first["published"]) == ("Báo Một", "2012-02-15")
    texts = dict(rows(made["documents"], "doc_id", "text"))
    for row in view.to_dict("records"):
        begin = row["sentence_start"]
        sentence = texts[row["doc_id"]][begin : begin + len(row["sentence"])]
        assert sentence == row["sentence"]
        assert row["text"] in sentence


def test_evidence_of_a_table_without_offsets_is_refused() -> None:
    with pytest.raises(ReportError, match='"people" has no evidence'):
        evidence(sample(), "people")


def test_evidence_of_events_names_who_did_what() -> None:
    view = event_evidence(sample(), pd.Series(["talks"]), lang="en")
    assert sorted(rows(view, "fact", "who"), key=str) == [
        ("attendee", "<b>Dara</b>"),
        ("attendee", "Cambodia"),
        ("attendee", "Vietnam"),
        ("chair", "Lan"),
        ("reported", None),
    ]
    parties = agreement_evidence(sample(), pd.Series(["mou"]))
    assert sorted(rows(parties, "fact", "who"), key=str) == [
        ("party", "Campuchia"),
        ("party", "Việt Nam"),
        ("reported", None),
    ]
