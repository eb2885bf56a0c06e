"""Document + mentions -> when and where an event was, read from its ties and from the lead."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis.grammar.binding import Chains, between, is_years
from analysis.grammar.date_binding import tied_dates
from analysis.grammar.event_times import sharpest
from analysis.grammar.numbers import surroundings
from analysis.grammar.place_binding import tied_places
from analysis.grammar.place_rows import one_per_row
from analysis.records import (
    DateMention,
    Document,
    EventMention,
    EventReport,
    Mentions,
    OrganizationMention,
    Span,
)

Pair = tuple[str | None, str | None]


class Settings:
    """Times and places of the events of one document."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document, self.places = document, one_per_row(document, mentions.places)
        self.chains = Chains(document, mentions.events)
        self.organizations, self.people = mentions.organizations, mentions.people
        self.dates = _free(mentions)
        self.covered = (
            *(Span(body.start, body.end) for body in mentions.organizations),
            *(Span(office.start, office.end) for office in mentions.offices),
        )

    def period(self, names: Sequence[EventMention]) -> Pair:
        """Start and end; what stands by a full name goes before what stands by a short form."""
        ties = [
            (self._is_named(name), tie, date)
            for name in names
            for tie, date in tied_dates(self.chains, name, self.dates, self.places)
        ]
        if not ties:
            return None, None
        named, _, value = max(
            ((named and tie.strength > 1, tie, date.value) for named, tie, date in ties),
            key=lambda one: (one[0], one[1].strength, _fineness(one[2]), -one[1].start),
        )
        firm = [
            date.value
            for by_name, tie, date in ties
            if tie.strength > 3 or (tie.strength > 1 and by_name >= named)
        ]
        return self._closed(_ends(sharpest(value, firm)), names)

    def _closed(self, period: Pair, names: Sequence[EventMention]) -> Pair:
        """The period with the day on which the text says that the event closes."""
        start, end = period
        if start != end or start is None or _fineness(start) < _DAY:
            return period
        for name in names:
            sentence = surroundings(self.document, name.start)
            for date in between(self.dates, name.end, sentence.end):
                before = self.document.folded[name.end : date.start][-24:]
                if _CLOSES.search(before) and date.value > start and date.kind == "date":
                    return start, date.value
        return period

    def _is_named(self, mention: EventMention) -> bool:
        return 2 * (mention.end - mention.start) > len(mention.name)

    def place(self, names: Sequence[EventMention]) -> Pair:
        """Place as written and country, the organiser's country where no place is told."""
        ties = [
            (self._is_named(name), tie, place)
            for name in names
            for tie, place in tied_places(self.chains, name, self.dates, self.places, self.covered)
        ]
        if not ties:
            country = self._visited(names) or self._received(names) or self._organizer(names)
            return None, country
        _, _, best = max(
            ties, key=lambda one: (one[0], one[1].strength, one[2].kind == "place", -one[1].start)
        )
        towns = [place for _, _, place in ties if place.kind == "place"]
        if best.kind == "country":
            best = next((town for town in towns if town.country in (best.country, None)), best)
        country = best.country or next((p.country for _, _, p in ties if p.country), None)
        written = self.document.text[best.start : best.end] if best.kind == "place" else None
        return written, country

    def _visited(self, names: Sequence[EventMention]) -> str | None:
        """The country that the name of a visit says is visited."""
        for name in names:
            for place in between(self.places, name.start, name.end + 1):
                before = self.document.folded[max(name.start - 1, place.start - 9) : place.start]
                if name.kind == "visit" and place.country and _TO.search(before):
                    return place.country
            for body in between(self.organizations, name.start, name.end):
                if name.kind == "visit" and self.document.folded.endswith("với ", 0, body.start):
                    return body.country
        return None

    def _received(self, names: Sequence[EventMention]) -> str | None:
        """The country of the host who receives a guest: "Bộ trưởng A tiếp Đại sứ B"."""
        for name in names:
            verb = _RECEIVES.search(self.document.folded, name.start, name.end)
            hosts = between(self.people, name.start, verb.start()) if verb else ()
            if hosts and name.kind == "bilateral_meeting":
                return hosts[0].country
        return None

    def _organizer(self, names: Sequence[EventMention]) -> str | None:
        """The one country of the bodies that the clause of a name calls its organisers."""
        if names[0].kind in _OF_TWO:
            return None
        countries = {
            body.country
            for name in names
            for body in self._bodies(name)
            if self._organizes(name, body)
        }
        return countries.pop() if len(countries) == 1 else None

    def _bodies(self, name: EventMention) -> Sequence[OrganizationMention]:
        sentence = surroundings(self.document, name.start)
        return between(self.organizations, sentence.start, sentence.end)

    def _organizes(self, name: EventMention, body: OrganizationMention) -> bool:
        folded = self.document.folded
        if self.chains.others(name, min(name.end, body.start), max(name.start, body.start)):
            return False
        if body.start >= name.end:
            near = body.start - name.end < _NEAR
            return (
                near and _BY.search(folded, max(name.end, body.start - 12), body.start) is not None
            )
        if body.start >= name.start:
            before = folded[name.start : body.start]
            return before.endswith((" của ", "họp báo ", "hội nghị ")) or body.end == name.end
        return _ORGANIZES.fullmatch(folded, body.end, name.start) is not None

    def led(self, report: EventReport) -> EventReport:
        """The report of the main event, completed from the lead and the dateline."""
        if report.start_date is None:
            start, end = self._lead()
            report = replace(report, start_date=start, end_date=end)
        if report.place is None and report.kind != "campaign":
            told = self._lead_place(report.event) or self._dateline()
            if report.country is None or told[1] in (report.country, None):
                return replace(report, place=told[0], country=told[1] or report.country)
        return report

    def _body(self) -> list[Span]:
        """The first sentences after the title."""
        return [
            sentence
            for sentence in self.document.sentences[: 2 * _LEAD]
            if self.document.line_at(sentence.start).kind != "title"
        ][:_LEAD]

    def _lead_place(self, event: str) -> Pair | None:
        """The town that the lead says something is held in, and its country."""
        for sentence in self._body():
            for place in between(self.places, sentence.start, sentence.end):
                before = self.document.folded[max(sentence.start, place.start - 4) : place.start]
                named = between(self.chains.events, sentence.start, place.start)
                if any(span.start <= place.start < span.end for span in self.covered) or any(
                    other.key != event for other in named
                ):
                    continue
                if place.kind == "place" and before.endswith(("tại ", " ở ")):
                    return self.document.text[place.start : place.end], place.country
        return None

    def _dateline(self) -> Pair:
        """The place of the dateline and its country."""
        place = self.document.place
        for known in self.places:
            if self.document.text[known.start : known.end] == place or known.name == place:
                return place, known.country
        return place, None

    def _lead(self) -> Pair:
        """The day of the lead: the first of its days that is not some other matter's."""
        for sentence in self._body():
            for date in between(self.dates, sentence.start, sentence.end):
                if _fineness(date.value) == _DAY and not self._claimed(date):
                    return _ends(date.value)
        return None, None

    def _claimed(self, date: DateMention) -> bool:
        start = max(surroundings(self.document, date.start).start, date.start - 40)
        return _OTHER_DAY.search(self.document.folded[start : date.start]) is not None

    def framed(self, names: Sequence[EventMention], event: str) -> bool:
        """Whether an event is named as that within which another one was held."""
        for name in names:
            sentence = surroundings(self.document, name.start)
            before = between(self.chains.events, sentence.start, name.start)
            if self.chains.frames(name) and before and before[-1].key == event:
                return True
        return False

    def is_aside(self, names: Sequence[EventMention]) -> bool:
        """Whether an event was held on the sidelines of another."""
        starts = [sentence.start for sentence in self.document.sentences]
        for name in names:
            index = bisect_right(starts, name.start) - 1
            if index >= 0 and "bên lề" in self.document.folded[starts[index] : name.end]:
                return True
        return False


_LEAD = 4
_DAY = len("2012-02-14")
_OF_TWO = ("bilateral_meeting", "visit", "campaign", "signing_ceremony")
_CLOSES = re.compile(r"(?:bế mạc|kết thúc|khép lại)(?: vào)?(?: ngày)?\s?\Z")
_RECEIVES = re.compile(r"\s(?:đã )?(?:đón )?tiếp\s")
_NEAR = 40
_TO = re.compile(r"(?:thăm|thức|việc|sang|đến|tới|tại|ở)\s(?:nước\s)?\Z")
_BY = re.compile(r"\b(?:do|của)\s\Z")
_ORGANIZES = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:đã |vừa |sẽ |phối hợp |chủ trì |đứng ra )*"
    r"(?:tổ chức|mở|khai giảng|đăng cai)(?: tổ chức)?(?: một)? "
)
_OTHER_DAY = re.compile(
    r"(?:ban hành|phê duyệt|phê chuẩn|hiệu lực|\bsinh|-ttg|/nđ-cp|gia nhập|thành lập|nhậm chức"
    r"|kể từ|tính từ|bổ nhiệm|nghị quyết|luật|giai đoạn)(?: \S+){0,2}\s*$"
)


def _free(mentions: Mentions) -> tuple[DateMention, ...]:
    """Dates that are not part of the name of an instrument nor a period of years."""
    taken = [(one.start, one.end) for one in mentions.instruments]
    return tuple(
        date
        for date in mentions.dates
        if not is_years(date) and not any(start <= date.start < end for start, end in taken)
    )


def _fineness(value: str) -> int:
    return len(value.partition("/")[0])


def _ends(value: str) -> Pair:
    start, _, end = value.partition("/")
    return start, end or start
