"""Document + scan + places + organizations -> PersonMentions and their Offices.

A person has a personal name in the text. Full names are found where a title, an honorific, a
family name or an office behind them announces them; then every other place of the same name, and
the short forms ("Trung tá Hùng") that exactly one of the people found can mean.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from analysis.matching import Scan
from analysis.grammar.names import capitalised_runs, capitalised_words
from analysis.grammar.offices import People, Seat, given_offices
from analysis.records import Document, Office, OrganizationMention, PersonMention, PlaceMention, Span
from analysis.text import LETTER, UPPER, fold, repair
from analysis.grammar.titles import Title, find_titles

_VIETNAMESE_MOST = 4
_FOREIGN_MOST = 6
_LATIN = re.compile(rf" ?\(([{UPPER}][\w’'-]+(?: [\w’'-]+){{0,4}})\)")
_NOT_BEFORE = re.compile(
    r"(?:đường|phố|số|tỉnh|huyện|quận|phường|xã|thị trấn|thị xã|thành phố|tp\.?|trường|giải|"
    r"sông|núi|đảo|hồ|chợ|cầu|chùa|tư tưởng|chiến dịch|cửa khẩu|quảng trường|học viện|"
    r"bệnh viện|sân bay|công ty|nhóm|ảnh:|ảnh|nguồn:|báo|đồn|dân tộc|tết|lễ|casino|sòng) $"
)
_GENDERS: dict[str, Literal["male", "female"]] = {"male": "male", "female": "female"}
_APPOSITION = re.compile(r"(?:,| -| \u2013|:|;)? \(?")


def find_people(
    document: Document,
    scan: Scan,
    places: Sequence[PlaceMention],
    organizations: Sequence[OrganizationMention],
) -> tuple[tuple[PersonMention, ...], tuple[Office, ...]]:
    """The people named in running text, and each rank and office that the text gives them."""
    titles = find_titles(document, scan, places, organizations)
    finder = _Finder(document, scan, places, organizations, titles)
    full = finder.full_names()
    full = _same_person(document, full)
    mentions = [*full, *_repeated(document, full)]
    seats = [Seat(m.start, m.end, m.key) for m in mentions]
    mentions += finder.short_forms(mentions)
    seats = [Seat(m.start, m.end, m.key) for m in mentions]
    offices = given_offices(document, titles, seats, _honorific_starts(scan))
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    return _with_countries(scan, ordered, offices), offices


def _honorific_starts(scan: Scan) -> dict[int, int]:
    return {hit.end: hit.start for hit in scan["honorifics"]}


class _Finder:
    """Finds names from what stands before and behind them."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        places: Sequence[PlaceMention],
        organizations: Sequence[OrganizationMention],
        titles: Sequence[Title],
    ) -> None:
        self._document, self._scan, self._titles = document, scan, titles
        self._places = {place.start: place for place in places}
        self._bodies = {body.start for body in organizations}
        self._title_starts = {title.start for title in titles}
        self._announced = self._announcements()
        self._inside = sorted(
            (Span(body.start, body.end) for body in organizations), key=lambda span: span.start
        )

    def _announcements(self) -> dict[int, str]:
        """Where a name may begin because of the word before it, and the gender it tells."""
        found = {title.end + 1: "" for title in self._titles}
        for hit in self._scan["honorifics"]:
            if self._document.sentence_at(hit.start):
                found[hit.end + 1] = hit.entry.get("gender")
        return found

    def full_names(self) -> list[PersonMention]:
        found: list[PersonMention] = []
        reached = -1
        for sentence in self._document.sentences:
            for run in capitalised_runs(self._document, sentence):
                for span, rule in self._names_in(run):
                    if span.start >= reached:
                        found.extend(self._mentions(span, rule))
                        reached = found[-1].end
        return found

    def _names_in(self, run: list[Span]) -> Iterable[tuple[Span, str]]:
        index = 0
        while index < len(run):
            start = run[index].start
            words = self._clipped(run[index:])
            rule = self._rule(words) if words else None
            if rule:
                yield Span(start, words[-1].end), rule
                index += len(words)
            else:
                index += 1

    def _clipped(self, words: list[Span]) -> list[Span]:
        """The words up to where a title, a body or a country begins, as many as a name has."""
        start = words[0].start
        if self._blocked(start) or self._in_body(start):
            return []
        vietnamese = self._surname(start) is not None and not _foreign(self._document, words[:3])
        most = _VIETNAMESE_MOST if vietnamese else _FOREIGN_MOST
        kept = [words[0]]
        for word in words[1:most]:
            if self._blocked(word.start, inside=True):
                break
            kept.append(word)
        return kept

    def _blocked(self, start: int, *, inside: bool = False) -> bool:
        if start in self._bodies or start in self._title_starts:
            return True
        if self._scan.starting("honorifics", start) and not inside:
            return True
        place = self._places.get(start)
        if place is None:
            return False
        return place.kind == "country" or (not inside and place.rule.startswith("places"))

    def _in_body(self, start: int) -> bool:
        return any(span.start < start < span.end for span in self._inside)

    def _surname(self, start: int) -> str | None:
        hit = self._scan.starting("surnames", start)
        return hit.entry.get("country") if hit else None

    def _rule(self, words: list[Span]) -> str | None:
        start, end = words[0].start, words[-1].end
        text = self._document.text
        if start in self._announced and (len(words) > 1 or self._mononym(words[0])):
            return "people.announced"
        if self._surname(start) and self._is_plain_name(words):
            return "people.family_name"
        if len(words) > 1 and self._office_follows(end) and not self._after_place_word(start):
            return "people.office_behind"
        if len(words) > 1 and self._joined_to_announced(start) and _LATIN.match(text, end):
            return "people.latin_form_behind"
        return None

    def _mononym(self, word: Span) -> bool:
        """A single word is a whole name when it is a long transliteration or glossed in Latin."""
        text = self._document.text
        return text.count("-", word.start, word.end) >= 2 or bool(_LATIN.match(text, word.end))

    def _is_plain_name(self, words: list[Span]) -> bool:
        """Three or four syllables behind a family name, or a Korean name with its hyphen."""
        text, country = self._document.text, self._surname(words[0].start)
        if self._after_place_word(words[0].start):
            return False
        if country == "KR" or "-" in text[words[-1].start : words[-1].end]:
            given = text[words[-1].start : words[-1].end]
            return len(words) == 2 and bool(re.fullmatch(rf"[{LETTER}]+-[{LETTER}]+", given))
        return len(words) in (3, 4) and not _foreign(self._document, words)

    def _after_place_word(self, start: int) -> bool:
        before = self._document.folded[max(start - 16, 0) : start]
        return bool(_NOT_BEFORE.search(before))

    def _office_follows(self, end: int) -> bool:
        link = _APPOSITION.match(self._document.text, end)
        return bool(link and link.group().strip() and link.end() in self._title_starts)

    def _joined_to_announced(self, start: int) -> bool:
        return self._document.text[max(start - 2, 0) : start] in (", ", "; ")

    def _mentions(self, span: Span, rule: str) -> Iterable[PersonMention]:
        """The mention of a name, and that of its Latin form in brackets."""
        gender = self._announced.get(span.start, "")
        honoured = self._with_honorific(span)
        yield self._mention(honoured, span, rule, gender)
        latin = _LATIN.match(self._document.text, span.end)
        if latin and latin.start(1) not in self._places and latin.start(1) not in self._bodies:
            if not self._title_in(latin.start(1), latin.end(1)) and _is_name(latin.group(1)):
                yield self._mention(Span(*latin.span(1)), span, "people.latin_form", gender)

    def _title_in(self, start: int, end: int) -> bool:
        return any(start <= s < end for s in self._title_starts)

    def _with_honorific(self, span: Span) -> Span:
        hit = self._scan.ending("honorifics", span.start - 1)
        part = hit is not None and hit.entry.get("part") == "name"
        return Span(hit.start, span.end) if hit and part else span

    def _mention(self, written: Span, named: Span, rule: str, gender: str) -> PersonMention:
        text = self._document.text
        name = repair(text[named.start : named.end])
        country = self._surname(named.start) if not _foreign_name(name) else None
        return PersonMention(
            written.start, written.end, name, fold(name), True,
            country if country == "VN" else None, _GENDERS.get(gender), rule,
        )  # fmt: skip

    def short_forms(self, known: Sequence[PersonMention]) -> list[PersonMention]:
        """Announced single names that the people named before make unambiguous."""
        taken = {mention.start for mention in known}
        found = []
        for start in sorted(self._announced):
            words = capitalised_words(self._document.text, start, most=2)
            if not words or start in taken or self._blocked(start):
                continue
            if not self._document.sentence_at(start):
                continue
            owner = _owner(self._document, known, words)
            if owner:
                end = words[owner[1] - 1].end
                found.append(
                    PersonMention(
                        start, end, owner[0].name, owner[0].key, False, owner[0].country,
                        owner[0].gender, "people.short_form",
                    )
                )  # fmt: skip
        return found


def _owner(
    document: Document, known: Sequence[PersonMention], words: list[Span]
) -> tuple[PersonMention, int] | None:
    """Whom a short form means, and of how many words it is: the last named, if only one fits."""
    for count in (len(words), 1):
        short = fold(document.text[words[0].start : words[count - 1].end])
        fitting = [m for m in known if _shortens(short, m)]
        before = [m for m in fitting if m.start < words[0].start] or fitting
        if before and (len({m.key for m in fitting}) == 1 or count == 1):
            nearest = max(before, key=lambda m: m.start)
            return nearest, count
    return None


def _shortens(short: str, mention: PersonMention) -> bool:
    parts = fold(mention.name).split()
    if len(parts) < 2 or short == fold(mention.name):
        return False
    if mention.country == "VN":
        return short in (parts[-1], " ".join(parts[-2:]))
    return short in parts or short in (" ".join(parts[:2]), " ".join(parts[-2:]))


def _same_person(document: Document, mentions: list[PersonMention]) -> list[PersonMention]:
    """One key for a name and its Latin form, and for names that differ in hyphens and spaces."""
    canonical: dict[str, str] = {}
    result = []
    previous: PersonMention | None = None
    for mention in mentions:
        plain = re.sub(r"[^\w]", "", mention.key)
        key = canonical.setdefault(plain, mention.key)
        if mention.rule == "people.latin_form" and previous:
            key = previous.key
            latin = re.sub(r"[^\w]", "", fold(document.text[mention.start : mention.end]))
            canonical.setdefault(latin, key)
        renamed = PersonMention(
            mention.start, mention.end, mention.name, key, True, mention.country, mention.gender,
            mention.rule,
        )  # fmt: skip
        result.append(renamed)
        previous = renamed
    return result


def _repeated(document: Document, known: Sequence[PersonMention]) -> list[PersonMention]:
    """The other places where a full name or its Latin form is written, in any case of letters."""
    spans = sorted((m.start, m.end) for m in known)
    forms = {fold(document.text[m.start : m.end]): m for m in reversed(known)}
    forms |= {fold(m.name): m for m in reversed(known)}
    if not forms:
        return []
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    found = []
    for match in re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", document.folded):
        start, end = match.span()
        inside = any(s <= start < e for s, e in spans)
        if not inside and document.sentence_at(start) and document.text[start].isupper():
            owner = forms[match.group()]
            found.append(
                PersonMention(
                    start, end, owner.name, owner.key, True, owner.country, owner.gender,
                    "people.repeated",
                )
            )  # fmt: skip
    return found


def _foreign(document: Document, words: Iterable[Span]) -> bool:
    return any(_foreign_name(document.text[word.start : word.end]) for word in words)


_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)


def _foreign_name(name: str) -> bool:
    """Whether a word of the name is no Vietnamese syllable."""
    return any(not _SYLLABLE.fullmatch(word) for word in fold(name).split())


def _is_name(text: str) -> bool:
    words = text.split()
    return all(word[0].isupper() or word in ("bin", "de", "al") for word in words) and (
        not text.isupper()
    )


def _with_countries(
    scan: Scan, mentions: Sequence[PersonMention], offices: Sequence[Office]
) -> tuple[PersonMention, ...]:
    """Each person's country: that of an office, else of a Vietnamese name, else unknown."""
    of_office: People = {}
    for office in offices:
        if office.country:
            of_office.setdefault(office.person, office.country)
    return tuple(
        PersonMention(
            m.start, m.end, m.name, m.key, m.full, of_office.get(m.key) or m.country, m.gender,
            m.rule,
        )
        for m in mentions
    )  # fmt: skip
