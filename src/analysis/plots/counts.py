"""Counts by year or by participant in, bars out."""

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from analysis.labels import label
from analysis.plots.style import (
    ACCENT,
    SOFT,
    STRONG,
    WIDE,
    legend_below,
    look,
    new_axes,
    nothing,
)

_STATUSES = {
    "held": (STRONG, "status.held"),
    "referred": (SOFT, "status.past_reference"),
    "upcoming": (ACCENT, "status.upcoming"),
}
_LETTERS_PER_INCH = 9.5  # of a name beside a bar


def events_per_year(
    view: pd.DataFrame, ax: Axes | None = None, *, lang: str = "vi", width: float = WIDE
) -> Axes:
    """Bars of how many events each year saw, by what the articles say of them."""
    with look():
        ax = ax or new_axes(width, 2.6 if width > 5 else 2.3)
        ax.set_title(label(lang, "plot.events_per_year"))
        if view.empty:
            return nothing(ax, lang)
        shown = [name for name in _STATUSES if view[name].sum()]
        bottom = pd.Series(0, index=view.index)
        for name in shown:
            ax.bar(view["year"], view[name], bottom=bottom, width=0.78, color=_STATUSES[name][0])
            bottom = bottom + view[name]
        ax.grid(axis="x", visible=False)
        ax.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        ax.xaxis.set_major_locator(MaxNLocator(nbins=max(int(width * 1.4), 3), integer=True))
        ax.set_xlim(view["year"].min() - 0.8, view["year"].max() + 0.8)
        handles = [
            Patch(color=_STATUSES[name][0], label=label(lang, _STATUSES[name][1])) for name in shown
        ]
        legend_below(ax, handles, 3)
    return ax


def most_active(
    view: pd.DataFrame, ax: Axes | None = None, *, lang: str = "vi", width: float = WIDE
) -> Axes:
    """Bars of how many events each participant took part in, and how many of them they led."""
    with look():
        letters = int(width * _LETTERS_PER_INCH * 0.45)
        names = [_wrapped(name, letters) for name in view["name"]]
        lines = sum(name.count("\n") for name in names)
        ax = ax or new_axes(width, 0.75 + 0.27 * len(view) + 0.11 * lines if len(view) else 1.6)
        ax.set_title(label(lang, "plot.most_active"))
        if view.empty:
            return nothing(ax, lang)
        rows = range(len(view))
        ax.barh(rows, view["led"], height=0.66, color=STRONG)
        ax.barh(rows, view["events"] - view["led"], left=view["led"], height=0.66, color=SOFT)
        for row, events in zip(rows, view["events"], strict=True):
            ax.annotate(str(events), (events, row), (4, 0), textcoords="offset points", va="center")
        ax.set_yticks(rows, names)
        ax.invert_yaxis()
        ax.margins(x=0.06, y=0.02)
        ax.grid(axis="y", visible=False)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
        colours = {"plot.led": STRONG, "plot.took_part": SOFT}
        handles = [Patch(color=shade, label=label(lang, key)) for key, shade in colours.items()]
        legend_below(ax, handles, 2)
    return ax


def _wrapped(name: str, letters: int) -> str:
    """A name on at most two lines, the rest of a very long one cut with an ellipsis."""
    return "\n".join(textwrap.wrap(name, letters, max_lines=2, placeholder=" …")) or "…"
