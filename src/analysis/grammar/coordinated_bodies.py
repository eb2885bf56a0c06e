"""Document + scan -> bodies that share one head: "các Bộ Công an, Quốc phòng và Ngoại giao"."""

import re
from collections.abc import Iterator

from analysis.frozen import frozen
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document

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
_HEADS = ("Bộ", "Sở")


@frozen
class SharedHead:
    """One body of a list: where its own words stand, its whole name, and where the list ends."""

    start: int
    end: int
    name: str
    head: Hit
    last_end: int


def bodies_of_one_head(document: Document, scan: Scan) -> Iterator[SharedHead]:
    """The bodies of every list whose head is written once, in order; each field with a capital."""
    for hit in scan["organization_heads"]:
        if hit.entry.value not in _HEADS or document.sentence_at(hit.start) is None:
            continue
        fields = _FIELDS.match(document.folded, hit.end)
        if fields is None:
            continue
        items = list(_ITEM.finditer(document.folded, *fields.span()))
        if all(document.text[item.start()].isupper() for item in items):
            for item in items:
                first = item is items[0] and document.text[hit.end] == " "
                name = f"{hit.entry.value} {document.text[item.start() : item.end()]}"
                yield SharedHead(
                    hit.start if first else item.start(), item.end(), name, hit, fields.end()
                )
