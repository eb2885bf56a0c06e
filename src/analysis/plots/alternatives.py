"""The name of a chart and its views in, words for whoever cannot see it out."""

from collections.abc import Callable

import pandas as pd

from analysis.labels import label
from analysis.periods import first_day


def alternative_text(chart: str, *views: pd.DataFrame, lang: str = "vi", title: str = "") -> str:
    """What the chart of that name shows of its views, in a sentence.

    A chart without wording of its own is described by its ``title``.
    """
    if chart not in _VALUES:
        return title or chart
    values = _VALUES[chart](*views)
    if not values.get("total"):
        return f"{label(lang, f'plot.{chart}')}: {label(lang, 'plot.nothing').lower()}."
    return label(lang, f"plot_alt.{chart}", **values)


def _per_year(view: pd.DataFrame) -> dict[str, object]:
    if view.empty:
        return {}
    peak = view.sort_values("events", ascending=False, kind="stable").iloc[0]
    return {
        "first": view["year"].min(), "last": view["year"].max(), "total": view["events"].sum(),
        "peak": peak["year"], "peak_value": peak["events"],
    }  # fmt: skip


def _timeline(view: pd.DataFrame) -> dict[str, object]:
    return _years(view["start_date"])


def _agreements(view: pd.DataFrame) -> dict[str, object]:
    return _years(view["signed"].fillna(view["period"]))


def _most_active(view: pd.DataFrame) -> dict[str, object]:
    if view.empty:
        return {}
    first = view.iloc[0]
    return {"total": len(view), "peak": first["name"], "peak_value": first["events"]}


def _network(actors: pd.DataFrame, ties: pd.DataFrame) -> dict[str, object]:
    if ties.empty:
        return {}
    return {"total": len(actors), "ties": len(ties), "peak": actors.iloc[0]["name"]}


def _years(dates: "pd.Series[str]") -> dict[str, object]:
    years = dates.map(first_day, na_action="ignore").dropna().str[:4]
    return {"first": years.min(), "last": years.max(), "total": len(years)} if len(years) else {}


_VALUES: dict[str, Callable[..., dict[str, object]]] = {
    "agreements": _agreements,
    "events_per_year": _per_year,
    "events_timeline": _timeline,
    "most_active": _most_active,
    "network": _network,
}
