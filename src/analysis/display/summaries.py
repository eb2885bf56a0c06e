"""The corpus in numbers and the findings of a view in, a strip of numbers and a list out."""

from collections.abc import Mapping

import pandas as pd

from analysis.display.rendering import Html, linked, rendered
from analysis.labels import label
from analysis.labels.dates import number_text

_YEARS = ("latest_signed",)  # findings whose value is a year
# The sections of the overview that list what is counted.
_SECTIONS = {
    "documents": "articles",
    "outlets": "articles",
    "events": "events",
    "countries": "actors",
    "organizations": "organizations",
    "people": "people",
}
_ELSEWHERE = {"instruments": "table"}  # on the page of agreements


def numbers(
    view: pd.DataFrame, *, lang: str = "vi", pages: Mapping[str, str] | None = None
) -> Html:
    """Each count of the view (measure, value) as a large number over its name.

    A number leads to the section that lists what was counted: on the same page, or on the page that
    ``pages`` gives for the anchor of the section, and to nothing when it gives none.
    """
    counts = [
        (number_text(lang, value), label(lang, f"measure.{measure}"), _target(measure, pages))
        for measure, value in zip(view["measure"], view["value"], strict=True)
    ]
    return rendered("numbers.html.j2", lang, counts=counts)


def findings(view: pd.DataFrame, *, lang: str = "vi") -> Html:
    """Each finding of the view as a sentence, followed by links to what was counted."""
    kind = "event" if "event_ids" in view else "instrument"
    sentences = [
        (
            label(lang, f"finding.{finding}", value=_value(finding, value, lang), detail=detail),
            *linked(kind, ids),
        )
        for finding, value, detail, ids in zip(
            view["finding"], view["value"], view["detail"], view[f"{kind}_ids"], strict=True
        )
    ]
    return rendered("findings.html.j2", lang, sentences=sentences, kind=kind)


def _value(finding: str, value: int, lang: str) -> str:
    return str(value) if finding in _YEARS else number_text(lang, value)


def _target(measure: str, pages: Mapping[str, str] | None) -> str:
    section = (_SECTIONS if pages is None else _SECTIONS | _ELSEWHERE).get(measure)
    if section is None or (pages is not None and section not in pages):
        return ""
    return f"{pages[section] if pages else ''}#{section}"
