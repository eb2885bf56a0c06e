"""The text of an article in, its lines with their kinds, sentences and credits out."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import cast

import yaml

from analysis.documents.credits import Credit, closing, masthead, opening, publication_date
from analysis.documents.sentences import find_sentences
from analysis.errors import LexiconError
from analysis.lexicon import PACKAGED, Lexicon
from analysis.records import Line, LineKind, Span
from analysis.text import fold

LINE_PATTERNS = PACKAGED / "line_patterns.yml"
_LONGEST_FURNITURE = 220
_HEADER_LINES = 20
_FOOTER_LINES = 30
_WORDS_OF_A_TITLE = 5


@dataclass(frozen=True, slots=True)
class LinePattern:
    """Words that tell what a line is, with lines that must and must not be found by them."""

    name: str
    kind: LineKind
    pattern: re.Pattern[str]
    found_in: tuple[str, ...]
    not_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Lines and sentences of an article, its title and its credits."""

    lines: tuple[Line, ...]
    sentences: tuple[Span, ...]
    title: str | None
    credit: Credit


@dataclass(slots=True)
class _Draft:
    """The lines of a text while their kinds are being decided."""

    text: str
    spans: list[Span]
    lexicon: Lexicon | None
    kinds: list[LineKind | None] = field(default_factory=list)

    def line(self, index: int) -> str:
        return self.text[self.spans[index].start : self.spans[index].end].strip()


def read_structure(text: str, lexicon: Lexicon | None = None) -> Structure:
    """Lines, sentences, title and credits of a text in NFC; never fails, whatever the text.

    ``lexicon`` knows the outlets; it is the packaged one unless another is given.
    """
    spans = [
        Span(*found.span()) for found in re.finditer(r"[^\r\n]+", text) if found.group().strip()
    ]
    draft = _Draft(text, spans or [Span(0, len(text))], lexicon)
    draft.kinds = [_kind_by_words(draft.line(index)) for index in range(len(draft.spans))]
    below_header, title, published = _read_header(draft)
    footer = _read_footer(draft, below_header)
    _find_captions(draft, below_header)
    first = _first_body_line(draft, below_header)
    start = opening(text[first.start : first.end], lexicon) if first else Credit()
    lines = tuple(
        Line(span.start, span.end, kind or "body")
        for span, kind in zip(draft.spans, draft.kinds, strict=True)
    )
    credit = Credit(
        start.outlet or footer.outlet or published.outlet,
        footer.byline,
        published.published or start.published or footer.published,
        published.place or start.place,
    )
    skipped = {first.start: first.start + start.length} if first and start.length else {}
    return Structure(lines, find_sentences(text, lines, skipped), title, credit)


@cache
def line_patterns() -> tuple[LinePattern, ...]:
    """The patterns of ``lexicons/line_patterns.yml``; raises LexiconError for one that is wrong."""
    rows = yaml.safe_load(LINE_PATTERNS.read_text(encoding="utf-8"))
    try:
        return tuple(
            LinePattern(
                row["name"],
                cast(LineKind, row["kind"]),
                re.compile(row["pattern"]),
                tuple(row["found_in"]),
                tuple(row["not_in"]),
            )
            for row in rows
        )
    except (KeyError, TypeError, re.error) as problem:
        raise LexiconError(
            f"{LINE_PATTERNS}: {problem!r}; give name, kind, pattern, found_in and not_in"
        ) from problem


def _kind_by_words(line: str) -> LineKind | None:
    if len(line) > _LONGEST_FURNITURE:
        return None
    folded = fold(line)
    if _AUTHOR.match(folded):
        return None
    for row in line_patterns():
        if row.pattern.search(folded):
            return row.kind
    return None


_RUNNING_TEXT = re.compile(r"[.…;:][\"'”’)\]]*(?:\s*/\.)?\Z")
_MONTH_LINE = re.compile(r"(?:\A|\s{2,}|[|\t]\s*)[Tt]háng (1[0-2]|0?[1-9])/(\d{4})\Z")
_LONGEST_MASTHEAD = 80
_AUTHOR = re.compile(
    r"\(?(?:tin|bài|tin bài|bài viết|tác giả|thực hiện)\b[^.:]{0,20}:[^.:]{2,60}\Z"
)
_LIST_ITEM = re.compile(r"(?:[-*•◆+–]|\d{1,2}[.)]|[a-z][.)]|[IVX]+[.)])\s")
_ABOUT = re.compile(r"V/v:?\s*")
_HAPPENS = re.compile(
    r"\b(?:diễn ra|tổ chức|khai mạc|bế mạc|được|sẽ|đã|họp|ký|nhân|hưởng ứng|chào mừng|kỷ niệm|về)\b"
)
_WORDS_OF_A_STATEMENT = 8
_WORD = re.compile(r"[^\W\d_]+")


def _read_header(draft: _Draft) -> tuple[int, str | None, Credit]:
    """Index of the first line of the article itself, its title, and its date line."""
    candidates: list[int] = []
    published: Credit | None = None
    outlet: str | None = None
    index = 0
    while index < min(len(draft.spans), _HEADER_LINES):
        line, kind = draft.line(index), draft.kinds[index]
        date = publication_date(line) if len(line) <= _LONGEST_FURNITURE else None
        if kind is None and _is_body(line, date, draft.lexicon):
            break
        outlet = outlet or (
            masthead(line, draft.lexicon) if len(line) <= _LONGEST_MASTHEAD else None
        )
        if month := _MONTH_LINE.search(line):
            draft.kinds[index] = "header"
            published = published or Credit(published=f"{month[2]}-{int(month[1]):02}")
        elif date and (kind or _is_date_line(line)):
            draft.kinds[index] = "header"
            published = published or Credit(
                published=date, place=opening(line, draft.lexicon).place
            )
        elif kind is None:
            candidates.append(index)
        index += 1
    credit = published or Credit()
    title = _choose_title(draft, candidates, index)
    return index, title, Credit(outlet, None, credit.published, credit.place)


def _is_body(line: str, date: str | None, lexicon: Lexicon | None) -> bool:
    if len(line) > _LONGEST_FURNITURE or opening(line, lexicon).length:
        return True
    if date and _is_date_line(line):
        return False
    return bool(_RUNNING_TEXT.search(line) or _LIST_ITEM.match(line))


def _is_date_line(line: str) -> bool:
    """A date at one end of a line, or in brackets, or after a word such as `cập nhật`."""
    folded = fold(line)
    date = r"\d{1,2}(?:[/.-]\d{1,2}[/.-]|\stháng\s\d{1,2}\snăm\s)\d{4}"
    before = r"\A\W*(?:[\w/:-]+[\s,.]*){0,5}"
    after = r"(?:[\s,|-]*\d{1,2}[:hg]\d{2}.*|\W*(?:gmt.*)?)\Z"
    ends = re.search(date + after, folded) or re.match(before + date + r"(?!\d)", folded)
    told = len(_WORD.findall(line)) >= _WORDS_OF_A_STATEMENT and _HAPPENS.search(folded)
    return bool(ends) and not told and not _RUNNING_TEXT.search(line)


def _choose_title(draft: _Draft, candidates: list[int], below: int) -> str | None:
    if not candidates or below >= len(draft.spans):
        return None
    long = [i for i in candidates if len(_WORD.findall(draft.line(i))) >= _WORDS_OF_A_TITLE]
    title = (long or candidates)[-1]
    for index in candidates:
        draft.kinds[index] = "title" if index == title else "header"
    return _ABOUT.sub("", draft.line(title))


def _read_footer(draft: _Draft, first: int) -> Credit:
    """The credit lines at the end; what stands below a byline is furniture of the page."""
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    unknown: list[int] = []
    lowest = max(first, len(draft.spans) - _FOOTER_LINES)
    for index in range(len(draft.spans) - 1, lowest - 1, -1):
        line = draft.line(index)
        if draft.kinds[index] is not None:
            continue
        credit = closing(line, draft.lexicon)
        if credit is None:
            unknown.append(index)
            if len(unknown) > 2 or len(line) > 100 or _RUNNING_TEXT.search(line):
                break
            continue
        for below in unknown:
            draft.kinds[below] = "residue"
        draft.kinds[index] = "byline" if credit.byline else "outlet"
        outlet, byline = outlet or credit.outlet, byline or credit.byline
        published = published or credit.published
    return Credit(outlet, byline, published)


_FULL_STOP = re.compile(r"[.…;:!?][\"'”’)\]]*(?:\s*/\.)?\Z")
_SCENE = re.compile(
    r"(?:phát biểu|chụp ảnh|ký kết|ký biên bản|chủ trì|điều hành|tham luận|trao|bắt tay|tiếp|dự"
    r"|đánh giá|quang cảnh|toàn cảnh|các đại biểu|chúc mừng|tại buổi|tại hội nghị|tại lễ)(?!\w)"
)


def _find_captions(draft: _Draft, first: int) -> None:
    """Lines below an image file, and one short sentence about a scene without a full stop."""
    for index in range(first, len(draft.spans)):
        if draft.kinds[index] is not None:
            continue
        line = draft.line(index)
        below_image = index > 0 and bool(
            re.search(r"\.(?:webp|jpe?g|png|gif)\)?\Z", draft.line(index - 1))
        )
        open_end = not _FULL_STOP.search(line) and not _LIST_ITEM.match(line)
        told = len(line) <= 200 and "|" not in line and not line.endswith(":")
        scene = told and bool(_SCENE.search(fold(line)))
        short = len(line) <= 110 and re.search(
            r"(?:phát biểu|chụp ảnh|ký kết|tham luận|tại|dự) [^,;]{0,60}(?:hội|buổi|lễ|phiên|họp)"
            r"[^,;.]{0,30}\.?\Z|tại \w+ \w+\.\Z",
            fold(line),
        )
        if (below_image and len(line) <= 250) or (scene and (open_end or short)):
            draft.kinds[index] = "caption"


def _first_body_line(draft: _Draft, first: int) -> Span | None:
    for index in range(first, len(draft.spans)):
        if draft.kinds[index] is None:
            return draft.spans[index]
    return None
