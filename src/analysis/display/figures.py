"""A chart and its views in, a figure with caption and alternative text out."""

import base64
from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes

from analysis import plots
from analysis.display.rendering import Html, rendered


def figure(chart: Callable[..., Axes], *views: pd.DataFrame, lang: str = "vi") -> Html:
    """The chart of the views, drawn once for a wide screen and once for a phone.

    ``chart`` takes the views, ``lang`` and ``width`` and returns Axes; the title of the Axes
    becomes the caption.
    """
    axes = [chart(*views, lang=lang, width=width) for width in (plots.WIDE, plots.NARROW)]
    caption = axes[0].get_title(loc="left") or axes[0].get_title()
    alternative = plots.alternative_text(chart.__name__, *views, lang=lang, title=caption)
    return rendered(
        "figure.html.j2", lang, alternative=alternative, caption=caption,
        wide=_image(axes[0]), narrow=_image(axes[1]),
    )  # fmt: skip


def _image(ax: Axes) -> dict[str, object]:
    """The drawing as a data address and its size in pixels; the caption says the title."""
    for place in ("left", "center"):
        ax.set_title("", loc=place)
    drawing = plots.svg(ax)
    width, height = plots.size(ax)
    data = base64.b64encode(drawing).decode("ascii")
    return {"data": f"data:image/svg+xml;base64,{data}", "width": width, "height": height}
