"""Names of events -> participations: who talks, whose meeting it is, between whom it is held."""

import re
from collections.abc import Callable, Iterable, Sequence

from analysis.grammar.actors import Actor
from analysis.grammar.enumerations import listed_before, listed_behind
from analysis.grammar.role_events import BETWEEN_STATES, TALKS, RoleView
from analysis.grammar.role_rows import row_of
from analysis.grammar.spans import Covered
from analysis.grammar.subjects import subject_joined, the_two
from analysis.records import EventMention, Participation

_PRESENT = re.compile(
    r"[^.;?!POCI\"]{0,40},(?:\s(?:ngày |sáng |chiều |tối |tại |ở |thủ đô |phủ |trụ sở |nhà )*"
    r"[DL]++(?: [LD]++)*+,)*+\s*(?:(?:N++\s+)*+(?=P)|(?:N++\s+)++(?=O))"
)
_WHOSE = re.compile(
    r"\b(?:đại sứ|bộ trưởng|thứ trưởng|thủ tướng|tổng thống|ngoại trưởng|chủ tịch|quốc vương"
    r"|đoàn|phía|lãnh đạo|cảnh sát|công an|cơ quan chức năng|tổng lãnh sự)(?: [^\s,;:]+){0,4} $"
)
_HEADS_OF = re.compile(
    r"\b(?:trưởng đoàn|đại sứ|bộ trưởng|đại diện|đoàn|lãnh đạo) (?:các|hai|ba|bốn|năm|sáu) nước $"
)
_HOLDS = re.compile(
    r"(?<= )(?:tiến hành|tổ chức|bước vào|bắt đầu|kết thúc|duy trì|có)(?: một| các)? $"
)
_OWNED = re.compile(
    r"(?:hội nghị|kỳ họp thứ \w+|(?:cuộc |buổi )?họp báo(?: \S+){0,5} của"
    r"|(?:cuộc |buổi )?họp báo(?: thường kỳ| định kỳ)?) "
)
_GUEST = re.compile(r" (?:N++ )*+(?=P)")
_BEHIND = re.compile(r"(?: D++)?(?: thường kỳ)? của (?=O)")
_FROM_BODIES = (*BETWEEN_STATES, "other", "visit")
_HANDING = re.compile(
    r"(?:, (?:tỉnh|huyện|châu|thành phố|khu tự trị) [^,;:.()]{2,30})?(?: \([^()]*\))?"
    r" (?:đã |vừa )?(trao trả|bàn giao|tiếp nhận)\b"
)
_HANDED_BY = re.compile(r"\bdo (?:phía )?$")
_GIVEN_TO = re.compile(r"[^.;?!POCE\"]{0,60}?\b(?:cho|với) (?:N++ )*+(?=O)")
_ACT = re.compile(r"\b(?:tiếp nhận|trao trả|bàn giao|giải cứu)\b")
_TO = re.compile(r"\bcho (?:\w+ ){0,2}$")
_WITH = re.compile(r"\b(?:phối hợp với|phối hợp cùng|cùng với|cùng) (?:\w+ ){0,3}$")
_LEAD = 30
_TEAM = re.compile(r"^đoàn (?:[^\s,]+ ){0,5}$")
_LAUNCH = re.compile(r"(?:khởi động|phát động|khai trương|ra mắt)\b")
_DONE = re.compile(r"(?:họp|diễn tập|huấn luyện|giao ban|sơ kết|tổng kết|tuần tra)\b")
_THEN = re.compile(r"(?: (?:từ|vào|hồi|hôm|ngày|tháng|D++))*+, ")
_SIGNED_BY = re.compile(r"\b(?:do|được) [^.;]+ ký(?: kết)?$")
_SIGN = re.compile(r"(?:cùng |đặt bút )?ký\b")


def named_in_event(view: RoleView) -> Iterable[Participation]:
    """ "buổi hội đàm giữa A và B", "B tiếp A": people and bodies that the name of talks names."""
    bound = Covered(view.mentions.instruments)
    for event, actors in view.outline.named.items():
        text = view.document.folded[event.start : event.end]
        yield from _listed_heads(view, event, actors)
        for actor in actors:
            before = text[: max(actor.start - event.start, 0)]
            shared = re.search(r"\b(?:giữa|với)\b", before) is not None
            talks = event.kind in TALKS and actor.kind != "country"
            bodies = event.kind in _FROM_BODIES and shared and actor.kind == "organization"
            visits = event.kind == "visit" and actor.kind == "organization"
            bodies = bodies or (visits and _TEAM.search(before) is not None)
            signs = event.kind == "signing_ceremony" and shared and actor.kind == "organization"
            talks = talks or (
                event.kind == "bilateral_meeting"
                and _WHOSE.search(text[: max(actor.start - event.start, 0)]) is not None
            )
            nested = event.kind != "signing_ceremony" and actor.start in bound
            if (talks or bodies or signs) and not nested:
                role = "signatory" if signs else "attendee"
                yield row_of(view, event.key, actor, role, "participations.named_in_event")


def _listed_heads(
    view: RoleView, event: EventMention, actors: Sequence[Actor]
) -> Iterable[Participation]:
    """ "tiếp trưởng đoàn các nước A, B và C": the countries of those who are met together."""
    reached = None
    for actor in actors if event.kind == "bilateral_meeting" else ():
        lead = view.document.folded[event.start : max(actor.start, event.start)]
        joined = reached is not None and lead[reached - event.start :] in (", ", " và ")
        if actor.kind == "country" and (joined or _HEADS_OF.search(lead)):
            reached = actor.end
            yield row_of(view, event.key, actor, "attendee", "participations.named_in_event")


def subject_of_talks(view: RoleView) -> Iterable[Participation]:
    """ "A hội đàm với B", "Tại buổi hội đàm với B, A ...", "buổi hội đàm giữa A và B"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None or event.kind not in TALKS:
            continue
        verb = _HOLDS.search(view.outline.text, sentence.start, event.start)
        start = verb.start() if verb else event.start
        near = [*listed_before(view.outline, sentence.start, start, represented=True)]
        near = near or [*the_two(view.outline, sentence.start, start)]
        near += subject_joined(view.outline, sentence.start, event)
        guest = _GUEST.match(view.outline.text, event.end, sentence.end)
        met = view.outline.actor_at(guest.end()) if guest else None
        near += [met] if met else []
        comma = _PRESENT.match(view.outline.text, met.end if met else event.end, sentence.end)
        if comma:
            near += listed_behind(view.outline, comma.end(), sentence.end, plain=True)
        near += _who_goes_on(view, event)
        link = re.compile(r"[^.;,?!POCEI]{0,40}\b(?:giữa|với|của|cùng)\s").match(
            view.outline.text, event.end, sentence.end
        )
        if link:
            near += listed_behind(view.outline, link.end(), sentence.end, plain=True)
        for actor in near:
            if actor.kind != "country" or event.kind == "bilateral_meeting":
                yield row_of(view, event.key, actor, "attendee", "participations.subject_of_talks")


def _who_goes_on(view: RoleView, visit: EventMention) -> list[Actor]:
    """ "Trong chuyến công tác Lào, |ông A| hội kiến ông B": whose talks are told of a visit."""
    dated = _THEN.match(view.outline.text, visit.end) if visit.kind == "visit" else None
    talks = view.outline.events_within(dated.end(), dated.end() + 1) if dated else ()
    return [
        actor
        for talk in talks
        for actor in view.outline.named[talk][:1]
        if actor.start == talk.start and actor.kind == "person"
    ]


def done_together(view: RoleView) -> Iterable[Participation]:
    """ "Công an A và Công an B họp giao ban": a meeting told by its verb, and whose it is."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        told = _DONE.match(view.document.folded, event.start, event.end)
        if sentence is None or not told or event.kind not in BETWEEN_STATES:
            continue
        subject = listed_before(view.outline, sentence.start, event.start, represented=True)
        countries = {actor.country: actor for actor in subject if actor.country}
        for actor in subject if len(subject) > 1 else ():
            yield row_of(view, event.key, actor, "attendee", "participations.done_together")
        for country, actor in countries.items() if len(countries) > 1 else ():
            yield Participation(
                event.key, "country", country, "attendee", None, actor.start, actor.end,
                "participations.done_together",
            )  # fmt: skip


def handed_over(view: RoleView) -> Iterable[Participation]:
    """ "Công an A trao trả 5 người; Công an B tiếp nhận": A attends, B organises."""
    for event, actors in view.outline.named.items():
        sentence = view.document.sentence_at(event.start)
        if sentence is None or event.kind != "other":
            continue
        behind = view.outline.actors_within(event.end, sentence.end)
        given = _GIVEN_TO.match(view.outline.text, event.end, sentence.end)
        receiver = view.outline.actor_at(given.end()) if given else None
        if receiver and receiver.kind == "organization":
            yield row_of(view, event.key, receiver, "organizer", "participations.handed_over")
        if view.document.folded.startswith("tiếp nhận", event.start):
            for actor in listed_before(view.outline, sentence.start, event.start)[:1]:
                yield row_of(view, event.key, actor, "organizer", "participations.handed_over")
        yield from _of_the_act(view, event, actors)
        for actor in behind:
            verb = _HANDING.match(view.document.folded, actor.end, sentence.end)
            by = _HANDED_BY.search(view.document.folded, max(actor.start - 12, 0), actor.start)
            if verb and (by or actor.kind == "organization"):
                role = "organizer" if verb[1] == "tiếp nhận" else "attendee"
                yield row_of(view, event.key, actor, role, "participations.handed_over")


def _of_the_act(
    view: RoleView, event: EventMention, actors: Sequence[Actor]
) -> Iterable[Participation]:
    """Who hands over attends; who receives or rescues organises, those who help with him."""
    folded = view.document.folded
    verb = _ACT.search(folded, event.start, event.end)
    if verb is None:
        return
    gives, helped = verb[0] in ("trao trả", "bàn giao"), False
    for actor in actors:
        before = folded[max(actor.start - _LEAD, event.start) : actor.start]
        if actor.start > verb.start():
            receives = gives and _TO.search(before) and actor.kind == "organization"
            given = not gives and actor.kind != "person" and _HANDED_BY.search(before)
            role = "organizer" if receives else "attendee" if given else None
        elif gives or actor.kind != "organization":
            role = "attendee" if actor.kind != "person" else None
        else:
            helped = helped or _WITH.search(before) is not None
            role = "co_organizer" if helped else "organizer"
        if role:
            yield row_of(view, event.key, actor, role, "participations.handed_over")


def owner_in_name(view: RoleView) -> Iterable[Participation]:
    """ "họp báo Chính phủ", "Kỳ họp thứ 9 Quốc hội", "cuộc họp báo đầu tháng 7 của Bộ A"."""
    for event, actors in view.outline.named.items():
        text = view.document.folded[event.start : event.end]
        owners = [
            actor for actor in actors
            if _OWNED.fullmatch(text[: max(actor.start - event.start, 0)])
        ]  # fmt: skip
        behind = _BEHIND.match(view.outline.text, event.end)
        if behind and event.kind not in TALKS and (actor := view.outline.actor_at(behind.end())):
            owners.append(actor)
        for actor in owners:
            if actor.kind == "organization":
                committee = re.match(r"(?:ban chỉ đạo|uỷ ban|nhóm)", actor.key) is not None
                role = "attendee" if committee else "organizer"
                yield row_of(view, event.key, actor, role, "participations.owner_in_name")


def signed_by(view: RoleView) -> Iterable[Participation]:
    """ "A và B ký Bản ghi nhớ": a signing that the text names by its verb, and who does it."""
    for event in view.outline.events:
        folded = view.document.folded
        if event.kind == "signing_ceremony" and _SIGNED_BY.search(folded, event.start, event.end):
            for actor in view.outline.named[event]:
                if actor.kind != "country":
                    yield row_of(view, event.key, actor, "signatory", "participations.signed_by")
        verb = event.kind == "signing_ceremony" and _SIGN.match(folded, event.start)
        sentence = view.document.sentence_at(event.start) if verb else None
        if sentence is None:
            continue
        for actor in listed_before(view.outline, sentence.start, event.start, represented=True):
            yield row_of(view, event.key, actor, "signatory", "participations.signed_by")


def launched_by(view: RoleView) -> Iterable[Participation]:
    """ "A cùng B khởi động chương trình": a launch that the text tells by its verb, and by whom."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None or not _LAUNCH.match(view.document.folded, event.start, event.end):
            continue
        subject = [
            actor
            for actor in listed_before(view.outline, sentence.start, event.start)
            if actor.kind != "person"
        ]
        for actor in subject:
            role = "organizer" if actor is subject[0] else "co_organizer"
            yield row_of(view, event.key, actor, role, "participations.launched_by")


NAME_RULES: tuple[Callable[[RoleView], Iterable[Participation]], ...] = (
    named_in_event,
    subject_of_talks,
    handed_over,
    owner_in_name,
    signed_by,
    launched_by,
    done_together,
)
