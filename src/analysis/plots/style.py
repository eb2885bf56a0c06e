"""A width in, an empty chart in the look of the reports out; an Axes in, SVG bytes out.

The same chart gives the same bytes: no dates, no random names, no state of pyplot.
"""

import io
import re
from collections.abc import Iterable
from contextlib import AbstractContextManager

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.errors import ReportError
from analysis.labels import label

WIDE = 7.6  # inches of a chart that fills the column of text on a large screen
NARROW = 3.6  # inches of a chart on a phone

INK = "#1b2530"
MUTED = "#5a6675"
GRID = "#dde2e7"
PAPER = "#ffffff"
STRONG = "#0f5468"
SOFT = "#8fbac6"
ACCENT = "#b4611c"

HALO = "halo-"  # how the id of a text begins that stands out from what is behind it

# What each colour becomes where the reader's screen is dark.
_DARK = {
    INK: "#e8ebee", MUTED: "#a9b4bf", GRID: "#39434d", PAPER: "#161c22", STRONG: "#6fb7ca",
    SOFT: "#2f6475", ACCENT: "#e59a57",
}  # fmt: skip
_FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'
_HALO_RULE = (
    f'[id^="{HALO}"] text{{paint-order:stroke;stroke:{PAPER};stroke-width:2.5px;'
    "stroke-linejoin:round}"
)
_STYLE = {
    "axes.axisbelow": True, "axes.edgecolor": GRID, "axes.grid": True, "axes.labelcolor": MUTED,
    "axes.spines.left": False, "axes.spines.right": False, "axes.spines.top": False,
    "axes.titlecolor": INK, "axes.titlelocation": "left", "axes.titlesize": 11,
    "axes.titleweight": "bold", "figure.facecolor": "none", "axes.facecolor": "none",
    "font.family": "DejaVu Sans", "font.size": 9, "grid.color": GRID, "grid.linewidth": 0.8,
    "legend.frameon": False, "legend.fontsize": 8.5, "svg.fonttype": "none",
    "svg.hashsalt": "hoptac", "text.color": INK, "text.parse_math": False, "xtick.color": MUTED,
    "xtick.major.size": 0, "ytick.color": MUTED, "ytick.labelcolor": INK, "ytick.major.size": 0,
}  # fmt: skip


def look() -> AbstractContextManager[None]:
    """Within it, charts are drawn in the look of the reports."""
    return style.context(_STYLE)


def new_axes(width: float, height: float) -> Axes:
    """An empty chart of this size in inches; draw on it within ``look()``."""
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasSVG(figure)
    return figure.add_subplot()


def nothing(ax: Axes, lang: str) -> Axes:
    """The chart of an empty view: it says that there is nothing."""
    ax.set_axis_off()
    ax.text(
        0.5, 0.5, label(lang, "plot.nothing"), ha="center", va="center", color=MUTED, wrap=True,
        transform=ax.transAxes,
    )  # fmt: skip
    return ax


def legend_below(ax: Axes, handles: Iterable[Patch | Line2D], columns: int) -> None:
    """A legend under the chart, at the left edge of its figure."""
    figure_of(ax).legend(
        handles=list(handles), loc="outside lower left", ncols=columns, borderpad=0.1,
        handletextpad=0.5, columnspacing=1.4, handlelength=1.2, handleheight=0.9,
    )  # fmt: skip


def svg(ax: Axes) -> bytes:
    """The figure of a chart as SVG, which follows the reader's light or dark screen."""
    buffer = io.BytesIO()
    with look():
        figure_of(ax).savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    drawn = buffer.getvalue().decode("utf-8")
    drawn = drawn[drawn.index("<svg") :].replace("'DejaVu Sans'", _FONTS.replace('"', "'"))
    drawn = re.sub(r"<metadata>.*?</metadata>\s*", "", drawn, flags=re.DOTALL)
    head, _, rest = drawn.partition(">")
    return f"{head}><style>{_HALO_RULE}{_dark_rules()}</style>{rest}".encode()


def size(ax: Axes) -> tuple[int, int]:
    """Width and height of the figure of a chart, in CSS pixels."""
    wide, high = figure_of(ax).get_size_inches()
    return round(wide * 96), round(high * 96)


def figure_of(ax: Axes) -> Figure:
    """The figure a chart is drawn on; raises ReportError when there is none."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ReportError("this chart has no figure; draw it on axes of a figure")
    return figure


def _dark_rules() -> str:
    """CSS that swaps each colour of the palette; it needs no class on any element."""
    rules = "".join(
        f'[style*="{kind}: {light}"]{{{kind}:{dark}!important}}'
        for light, dark in _DARK.items()
        for kind in ("fill", "stroke")
    )
    halo = _HALO_RULE.replace(PAPER, _DARK[PAPER])
    return f"@media screen and (prefers-color-scheme:dark){{{rules}{halo}}}"
