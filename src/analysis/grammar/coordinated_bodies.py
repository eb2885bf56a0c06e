"""Document + scan -> bodies that share one head: "các Bộ Công an, Quốc phòng và Ngoại giao"."""

import re
from collections.abc import Iterator

from analysis.frozen import frozen
from analysis.matching import Scan
from analysis.records import Document, Span

_FIELD = (
    r"(?:lao động ?[-,] ?thương binh và xã hội|văn hoá, thể thao và du lịch|giáo dục và đào tạo|"
    r"khoa học và công nghệ|nông nghiệp và (?:phát triển nông thôn|môi trường)|"
    r"tài nguyên và môi trường|kế hoạch và đầu tư|thông tin và truyền thông|"
    r"dân tộc và tôn giáo|giao thông vận tải|công an|quốc phòng|ngoại giao|tư pháp|nội vụ|y tế|"
    r"tài chính|công thương|xây dựng|ngoại vụ|du lịch|an ninh|"
    r"lđ-?tb ?& ?xh|gd ?& ?đt|tt ?& ?tt|vhtt ?& ?dl)"
)
_FIELDS = re.compile(rf":? {_FIELD}(?:(?:, | và |, và |; ){_FIELD})+(?!\w| -)")
_ITEM = re.compile(_FIELD)
_PLURAL = re.compile(
    r"\bcác (?P<head>bộ|sở)(?:,? (?:ban,? )?ngành)?(?: trung ương| liên quan| hữu quan| chức năng)?"
    rf"(?:,? (?:gồm|như|là))?(?={_FIELDS.pattern})"
)
_HEADS = {"Bộ": "ministry", "Sở": "department"}


@frozen
class SharedHead:
    """One body of a list: where its own words stand, its whole name, and where the list ends."""

    start: int
    end: int
    name: str
    kind: str
    last_end: int


def bodies_of_one_head(document: Document, scan: Scan) -> Iterator[SharedHead]:
    """The bodies of every list whose head is written once, in order; each field with a capital."""
    for hit in scan["organization_heads"]:
        if hit.entry.value in _HEADS:
            yield from _listed(document, Span(hit.start, hit.end), hit.entry.value)
    for match in _PLURAL.finditer(document.folded):
        yield from _listed(document, Span(match.end(), match.end()), match["head"].capitalize())


def _listed(document: Document, written: Span, head: str) -> Iterator[SharedHead]:
    """The bodies of the fields behind a head; the head as it is written belongs to the first."""
    fields = _FIELDS.match(document.folded, written.end)
    if fields is None or document.sentence_at(written.start) is None:
        return
    items = list(_ITEM.finditer(document.folded, *fields.span()))
    if not all(document.text[item.start()].isupper() for item in items):
        return
    for item in items:
        first = item is items[0] and written.start < written.end
        start = written.start if first and document.text[written.end] == " " else item.start()
        name = f"{head} {document.text[item.start() : item.end()]}"
        yield SharedHead(start, item.end(), name, _HEADS[head], fields.end())
