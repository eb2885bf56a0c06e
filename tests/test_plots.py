"""Charts: the same bytes each time, words in the right language, names that can be read."""

import os
import random
import subprocess
import sys
import warnings
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis import plots, views
from analysis.labels import label
from analysis.tables import Tables
from sample_tables import sample, tables

Drawn = Callable[[Tables, str, float], Axes]
CHARTS: dict[str, Drawn] = {
    "events_per_year": lambda t, lang, width: plots.events_per_year(
        views.events_per_year(t), lang=lang, width=width
    ),
    "events_timeline": lambda t, lang, width: plots.events_timeline(
        views.events_timeline(t, lang=lang), lang=lang, width=width
    ),
    "most_active": lambda t, lang, width: plots.most_active(
        views.most_active(t, "country", lang=lang), lang=lang, width=width
    ),
    "network": lambda t, lang, width: plots.network(
        views.network_actors(t, lang=lang),
        views.ties_with_events(t, lang=lang),
        lang=lang,
        width=width,
    ),
    "agreements": lambda t, lang, width: plots.agreements(
        views.agreements(t, lang=lang), lang=lang, width=width
    ),
}
each_chart = pytest.mark.parametrize("chart", sorted(CHARTS))


@each_chart
@pytest.mark.parametrize("width", [plots.WIDE, plots.NARROW])
def test_a_chart_drawn_twice_has_the_same_bytes(chart: str, width: float) -> None:
    one, two = (plots.svg(CHARTS[chart](sample(), "vi", width)) for _ in range(2))
    assert one == two
    assert one.startswith(b"<svg")
    assert b"<metadata" not in one
    assert b"://" not in one.replace(b"http://www.w3.org/", b"")


def test_a_chart_does_not_depend_on_the_order_of_sets() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from sample_tables import sample; from analysis import plots, views\n"
        "t = sample()\n"
        "ax = plots.network(views.network_actors(t), views.ties_with_events(t))\n"
        "sys.stdout.buffer.write(plots.svg(ax))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1


@each_chart
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_view_says_so_without_warnings(chart: str, lang: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = CHARTS[chart](tables(), lang, plots.NARROW)
        drawn = plots.svg(ax).decode()
    assert label(lang, "plot.nothing") in drawn
    assert ax.get_title(loc="left") == label(lang, f"plot.{chart}")


@each_chart
def test_a_chart_of_few_rows_is_drawn_without_warnings(chart: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = plots.svg(CHARTS[chart](sample(), "en", plots.WIDE)).decode()
    assert label("en", f"plot.{chart}") in drawn
    assert label("en", "plot.nothing") not in drawn


def test_charts_draw_names_as_text_in_the_language() -> None:
    drawn = plots.svg(CHARTS["most_active"](sample(), "en", plots.WIDE)).decode()
    assert ">Cambodia</text>" in drawn
    drawn = plots.svg(CHARTS["events_timeline"](sample(), "vi", plots.NARROW)).decode()
    assert ">Hội nghị</text>" in drawn


def test_markup_and_formulas_in_names_stay_text() -> None:
    view = views.most_active(sample(), "person").assign(name="$x^2$ <b>&")
    drawn = plots.svg(plots.most_active(view)).decode()
    assert "$x^2$ &lt;b&gt;&amp;" in drawn


def test_dots_at_the_same_time_do_not_hide_each_other() -> None:
    view = views.events_timeline(sample())
    again = pd.concat([view, view.assign(event_id=view["event_id"] + "2")], ignore_index=True)
    offsets = np.asarray(plots.events_timeline(again).collections[0].get_offsets()).tolist()
    places = {(round(x, 3), round(y, 3)) for x, y in offsets}
    assert len(places) == 2 * view["start_date"].notna().sum()


@pytest.mark.parametrize(("width", "least"), [(plots.WIDE, 15), (plots.NARROW, 4)])
def test_names_in_a_network_hide_no_other_name_and_stay_inside(width: float, least: int) -> None:
    ax = plots.network(*_large_network(), width=width)
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert len(boxes) >= least
    assert not [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
    ]
    edge = figure.bbox.padded(1)
    assert all(edge.x0 <= box.x0 and box.x1 <= edge.x1 for box in boxes)


def test_those_who_met_nobody_are_not_drawn_in_the_network() -> None:
    ax = CHARTS["network"](sample(), "vi", plots.WIDE)
    names = {text.get_text() for text in ax.texts}
    assert names == {"Việt Nam", "Campuchia", "Lào"}


def test_alternative_text_tells_what_the_chart_shows() -> None:
    made = sample()
    years = plots.alternative_text("events_per_year", views.events_per_year(made), lang="en")
    assert years == "Bar chart of events per year from 2012 to 2014; 3 in all, most in 2012 with 1."
    active = plots.alternative_text("most_active", views.most_active(made, "country"))
    assert "Việt Nam với 3 sự kiện" in active
    ties = plots.alternative_text(
        "network", views.network_actors(made), views.ties_with_events(made), lang="en"
    )
    assert ties.startswith("Network diagram of 5 nodes and 3 ties")


@each_chart
def test_alternative_text_of_an_empty_chart_says_so(chart: str) -> None:
    made = tables()
    given = {
        "events_per_year": [views.events_per_year(made)],
        "events_timeline": [views.events_timeline(made)],
        "most_active": [views.most_active(made, "country")],
        "network": [views.network_actors(made), views.ties_with_events(made)],
        "agreements": [views.agreements(made)],
    }
    text = plots.alternative_text(chart, *given[chart], lang="en")
    assert text == f"{label('en', f'plot.{chart}')}: nothing in the chosen range."


def test_a_chart_of_ones_own_is_described_by_its_title() -> None:
    assert plots.alternative_text("mine", title="Của tôi") == "Của tôi"


def _large_network() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Forty bodies with long Vietnamese names and a hundred and twenty ties."""
    chance = random.Random(3)
    names = [f"Cục Phòng, chống tội phạm số {number}" for number in range(40)]
    pairs = chance.sample(list(combinations(range(40), 2)), 120)
    ties = pd.DataFrame(
        [(f"b{one}", f"b{two}", chance.randint(1, 5)) for one, two in pairs],
        columns=["source", "target", "weight"],
    )
    both = pd.concat([ties[["source", "weight"]].set_axis(["id", "weight"], axis=1),
                      ties[["target", "weight"]].set_axis(["id", "weight"], axis=1)])  # fmt: skip
    grouped = both.groupby("id")["weight"]
    actors = pd.DataFrame({"strength": grouped.sum(), "degree": grouped.count()}).reset_index()
    actors["name"] = [names[int(key[1:])] for key in actors["id"]]
    return actors.sort_values(["strength", "id"], ascending=[False, True], ignore_index=True), ties
