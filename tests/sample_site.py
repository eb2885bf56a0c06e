"""The site of the sample tables with hostile names and texts, rendered once for all tests."""

import tempfile
from functools import cache
from pathlib import Path

from analysis.reports import render
from analysis.tables import Tables, validate, write_tables
from sample_tables import sample

CATALOG = Path(__file__).parents[1] / "reports" / "catalog.yml"
HOSTILE = (
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
    " $x^2$ [here](javascript:alert(1)) {{ 7*7 }} </mark></article></style><h1>taken</h1>"
)
NAMES = (
    "overview", "network", "agreements", "overview-en", "network-en", "agreements-en",
)  # fmt: skip


def hostile_tables() -> Tables:
    """The sample tables, with markup in every name, in a text and in the credits of an article."""
    made = sample()
    for table in ("events", "people", "instruments"):
        made[table]["name"] = made[table]["name"] + HOSTILE
    documents = made["documents"]
    one = documents["doc_id"] == "one"
    documents.loc[one, "text"] = documents.loc[one, "text"].str.removesuffix(".") + HOSTILE + "."
    documents["title"] = documents["title"] + HOSTILE
    documents["outlet"] = "Báo " + HOSTILE
    documents["source"] = documents["source"] + HOSTILE
    made["events"].loc[made["events"]["event_id"] == "opening", "attendance"] = 60
    reports = made["event_reports"]
    opening = (reports["event_id"] == "opening") & (reports["doc_id"] == "one")
    reports.loc[opening, "attendance"] = 60
    reports.loc[opening, "attendance_bound"] = "at_least"
    return validate(made)


@cache
def sample_tables_folder() -> Path:
    """A folder with the hostile tables."""
    folder = Path(tempfile.mkdtemp(prefix="hoptac-test-")) / "tables"
    write_tables(hostile_tables(), folder)
    return folder


@cache
def sample_site() -> Path:
    """The folder of the rendered site."""
    folder = sample_tables_folder().with_name("site")
    return render(sample_tables_folder(), folder, catalog=CATALOG).parent
