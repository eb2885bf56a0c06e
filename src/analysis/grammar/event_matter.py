"""Document + places -> what a meeting that it only calls "Hội nghị" is about, in its own words."""

import re
from collections import Counter
from itertools import pairwise

from analysis.records import Document, PlaceMention

_ABOUT = re.compile(
    r"(?:phối hợp |thúc đẩy )?(?:thực hiện|triển khai|tổng kết|sơ kết|rà soát|ký kết|hợp tác)"
    r" (?:hiệp định|thoả thuận|bản ghi nhớ|kế hoạch|chương trình|công ước|luật|nghị định thư)"
)
_TOPIC = re.compile(r"phòng,? chống (?:tội phạm )?(?:mua,? ?bán|buôn bán) (?:người|phụ nữ)")


def about(document: Document, head: str, places: tuple[PlaceMention, ...]) -> str:
    """A head word with what its document is about, in the document's own words."""
    topic = _commonest(document, _TOPIC)
    phrases = (_commonest(document, _ABOUT), _pair(document, places), topic and f"về {topic}")
    return " ".join([head, *filter(None, phrases)])


def _commonest(document: Document, pattern: re.Pattern[str]) -> str | None:
    spans: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for match in pattern.finditer(document.folded):
        spans.setdefault(match.group(), match.span())
        counts[match.group()] += 1
    if not counts:
        return None
    start, end = spans[counts.most_common(1)[0][0]]
    return document.text[start:end]


def _pair(document: Document, places: tuple[PlaceMention, ...]) -> str | None:
    """ "giữa A và B" when two countries stand side by side more than once."""
    countries = [place for place in places if place.kind == "country"]
    pairs = Counter(
        (one.name, two.name)
        for one, two in pairwise(countries)
        if document.folded[one.end : two.start] in (" và ", " - ", "-", " với ")
        and one.country != two.country
    )
    if not pairs or pairs.most_common(1)[0][1] < 2:
        return None
    return "giữa {} và {}".format(*pairs.most_common(1)[0][0])
