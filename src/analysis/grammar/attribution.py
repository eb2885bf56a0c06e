"""Document + scan + mentions -> acts of speech, sentence by sentence: who says which words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.frozen import frozen
from analysis.grammar.speakers import Speaker
from analysis.grammar.speech import Content, Speech, Verb, quotations
from analysis.matching import Scan
from analysis.records import Document, Span

_APPOSITION = re.compile(
    r"(?:\s*\([^()]*\))?(?:,[^;:\"]{2,150},|\s[-–—][^;:\"]{2,150}[-–—])|\s*\([^()]*\)|,|\s[-–—]"
)
_CIRCUMSTANCE = re.compile(
    r",? (?:tại|trong|nhân|thay mặt|với tư cách|trên cương vị)\b[^,;:\"]{2,90},?"
)
_TIME = re.compile(
    r",? (?:(?:hôm|sáng|trưa|chiều|tối|đêm|cuối|đầu|giữa|ngày|tuần|hồi) [^,;:\"]{1,25}"
    r"|trước đó|sau đó|cùng ngày|mới đây|gần đây|vừa qua|trước đây)"
)
_NEW_CLAUSE = re.compile(r"(?:;[^;:\"]{0,40}|\bcòn|\btrong khi)\s*$")
_BEHIND_SOURCE = re.compile(r"(?: \([^()]{1,80}\))?(?:, tức [^,]*,|,) |[.;!?]|$")
_BULLETS = ' \t-–—+*•●◆"“'
_ENDS = (".", ";", "!", "?", "")
_NEAREST = 3
_CLAUSE_BREAK = 80
_FEWEST_WORDS = 5
_LOOSE_LINKS = (",", "và", ", và", "rồi", ", rồi")


@frozen
class Said:
    """One act of speech; ``rest`` is what is said behind the source in the midst of it."""

    speakers: tuple[Speaker, ...]
    verb: Span
    written: str
    content: Content
    start: int
    rule: str
    rest: Span | None = None


class Attribution:
    """Reads the sentences of one document for acts of speech."""

    def __init__(self, document: Document, scan: Scan, speakers: tuple[Speaker, ...]) -> None:
        self._document, self._scan = document, scan
        self._speakers = speakers
        self._by_start = {speaker.start: speaker for speaker in speakers}
        self._speech = Speech(document, scan)
        self._quotations = quotations(document)

    def said_in(self, sentence: Span) -> Iterator[Said]:
        """The acts of speech of one sentence, in order."""
        here = self._between(sentence.start, sentence.end)
        clauses = [*self._by_verb(sentence, here), *self._by_source(sentence)]
        clauses += self._opened(sentence, clauses)
        clauses.sort(key=lambda said: said.verb.start)
        for index, said in enumerate(clauses):
            following = clauses[index + 1] if index + 1 < len(clauses) else None
            cut = self._cut(said, following)
            if cut:
                yield cut

    def _between(self, start: int, end: int) -> tuple[Speaker, ...]:
        first = bisect_left(self._speakers, start, key=lambda speaker: speaker.start)
        last = bisect_right(self._speakers, end, key=lambda speaker: speaker.end)
        return self._speakers[first:last]

    def _in_quotation(self, position: int) -> bool:
        index = bisect_right(self._quotations, position, key=lambda span: span.start) - 1
        return index >= 0 and position < self._quotations[index].end

    def _cut(self, said: Said, following: Said | None) -> Said | None:
        """An act of speech whose content stops where the next one begins."""
        said = self._within_clause(said)
        content = said.content
        if following is None or content.quoted or not said.start < following.verb.start:
            return said
        stop = min(following.verb.start, following.start if following.start > said.verb.start
                   else following.verb.start)  # fmt: skip
        if content.end <= stop:
            return said
        link = self._speech.link_before(stop, content.start)
        stop = link[0] if link else stop
        shorter = self._speech.stretch(content.start, stop)
        return replace(said, content=shorter) if shorter else None

    def _within_clause(self, said: Said) -> Said:
        """What is said up to a semicolon behind which somebody else begins: "...; |ông B đọc"."""
        content = said.content
        for speaker in () if content.quoted else self._between(content.start, content.end):
            before = self._document.text[speaker.start - 2 : speaker.start]
            if before == "; " and speaker.kind == "person" and speaker not in said.speakers:
                shorter = self._speech.stretch(content.start, speaker.start - 2)
                return replace(said, content=shorter) if shorter else said
        return said

    def _by_verb(self, sentence: Span, here: Sequence[Speaker]) -> Iterator[Said]:
        current: tuple[Speaker, ...] = ()
        said: Said | None = None
        used: set[str] = set()
        for verb in self._speech.verbs(sentence):
            if self._in_quotation(verb.start):
                continue
            subject = self._subject(verb, here)
            if subject and said and not self._new_clause(subject[0], said):
                continue
            if subject:
                current, used = subject, set()
            elif not self._carried(verb, sentence, here, said):
                continue
            speakers = current or self._opening(here, verb)
            written = self._document.folded[verb.start : verb.end]
            if not speakers or _repeats(written, used) or not self._fits(verb, speakers):
                continue
            found = self._act(verb, sentence, speakers, carried=not subject)
            if found:
                said, current = found, speakers
                used.add(written)
                yield found

    def _opened(self, sentence: Span, clauses: list[Said]) -> Iterator[Said]:
        """The first verb of "Đánh giá cao kết quả ấy, A khẳng định ...": A speaks it too."""
        verb = next(iter(self._speech.verbs(sentence)), None)
        if verb is None or verb.start != sentence.start or not verb.all("carried", "yes"):
            return
        main = next((said for said in clauses if said.start > verb.end), None)
        if main is None or not self._document.text[sentence.start : main.start].rstrip().endswith(
            ","
        ):
            return
        if main.rule == "statements.speaker_verb" and self._fits(verb, main.speakers):
            content = self._speech.content(verb, main.start)
            written = self._document.text[verb.start : verb.end]
            if content:
                span = Span(verb.start, verb.end)
                rule = "statements.opening_verb"
                yield Said(main.speakers, span, written, content, verb.start, rule)

    def _act(
        self, verb: Verb, sentence: Span, speakers: tuple[Speaker, ...], *, carried: bool
    ) -> Said | None:
        start = speakers[0].start
        rule = "statements.carried" if carried else "statements.speaker_verb"
        content = None if carried else self._said_before(verb, sentence, start)
        if content:
            rule = "statements.said_before"
        else:
            content = self._speech.content(verb, self._limit(verb, sentence))
        if content is None:
            return None
        written = self._document.text[verb.start : verb.end]
        return Said(speakers, Span(verb.start, verb.end), written, content, start, rule)

    def _limit(self, verb: Verb, sentence: Span) -> int:
        """The end of the sentence, or of the next one where a colon ends the line."""
        if self._document.text[verb.end : sentence.end].strip() != ":":
            return sentence.end
        sentences = self._document.sentences
        following = bisect_left(sentences, sentence.end, key=lambda span: span.start)
        return sentences[following].end if following < len(sentences) else sentence.end

    def _said_before(self, verb: Verb, sentence: Span, start: int) -> Content | None:
        """The content of "..., A cho biết tại hội nghị."."""
        nearest = max(sentence.start, start - _CLAUSE_BREAK)
        before = self._document.folded[nearest:start].rstrip()
        quoted = before.rstrip(" ,:;-").endswith('"')
        if not quoted and (not before.endswith((",", "-")) or self._is_circumstance(sentence)):
            return None
        position = verb.end + (5 if self._document.folded.startswith(" thêm", verb.end) else 0)
        if not self._speech.closes(position, sentence.end):
            return None
        return self._speech.content_before(sentence, start)

    def _is_circumstance(self, sentence: Span) -> bool:
        """Whether a sentence opens with a place, a time or another speech."""
        hit = self._scan.starting("speech_links", sentence.start)
        verb = self._scan.starting("speech_verbs", sentence.start)
        return bool(verb or (hit and hit.entry.value in ("place", "object", "by", "adverb")))

    def _subject(self, verb: Verb, here: Sequence[Speaker]) -> tuple[Speaker, ...] | None:
        """Who speaks: the subject right before the verb, with those it is joined to."""
        last = bisect_right(here, verb.start, key=lambda speaker: speaker.end) - 1
        for index in range(last, max(last - _NEAREST, -1), -1):
            if here[index].opens and self._adjacent(here[index], verb):
                first = index
                while here[first].joined and first:
                    first -= 1
                return tuple(here[first : index + 1])
        return None

    def _adjacent(self, speaker: Speaker, verb: Verb) -> bool:
        end = self._speech.before_adverbs(verb.start, speaker.end)
        gap = self._document.folded[speaker.end : end]
        if not gap.strip():
            return True
        if any(other.opens for other in self._between(speaker.end, end)):
            return gap.strip() == ","
        between = (_APPOSITION, _CIRCUMSTANCE, _TIME)
        return any(pattern.fullmatch(gap) for pattern in between) and not any(
            self._scan.within("speech_verbs", speaker.end, end)
        )

    def _new_clause(self, subject: Speaker, said: Said) -> bool:
        """Whether a further subject of a sentence begins a clause of its own."""
        nearest = max(said.verb.end, subject.start - _CLAUSE_BREAK)
        before = self._document.folded[nearest : subject.start]
        inside = said.content.start <= subject.start < said.content.end
        return not inside or bool(_NEW_CLAUSE.search(before))

    def _carried(
        self,
        verb: Verb,
        sentence: Span,
        here: Sequence[Speaker],
        said: Said | None,
    ) -> bool:
        """Whether a verb without a subject goes on with the speaker before it."""
        link = self._speech.link_before(verb.start, sentence.start)
        if link is None or verb.last.entry.get("takes") == "announced":
            return False
        if said is None:
            return bool(self._opening(here, verb)) and verb.all("carried", "yes")
        return link[1] not in _LOOSE_LINKS or verb.all("carried", "yes")

    def _opening(self, here: Sequence[Speaker], verb: Verb) -> tuple[Speaker, ...]:
        """The subject with which a sentence opens, when the verb comes later."""
        found = next((s for s in here if s.opens and s.end <= verb.start), None)
        return (found,) if found and found.kind in ("person", "office") else ()

    def _fits(self, verb: Verb, speakers: tuple[Speaker, ...]) -> bool:
        bodies = any(speaker.kind == "organization" for speaker in speakers)
        return not bodies or verb.all("who", "any")

    def _by_source(self, sentence: Span) -> Iterator[Said]:
        """ "Theo A, ..." and "..., theo A"."""
        for hit in self._scan.within("speech_links", sentence.start, sentence.end):
            if hit.entry.value != "by":
                continue
            speaker = self._by_start.get(hit.end + 1)
            if self._in_quotation(hit.start):
                continue
            if speaker and not self._scan.starting("outlets", speaker.start):
                yield from self._sourced(sentence, Span(hit.start, hit.end), speaker)

    def _sourced(self, sentence: Span, by: Span, speaker: Speaker) -> Iterator[Said]:
        text = self._document.text
        start = self._speech.before_adverbs(by.start, sentence.start)
        if not text[sentence.start : start].strip(_BULLETS):
            start = sentence.start
        after = _BEHIND_SOURCE.match(text, speaker.end)
        if not after or (start > sentence.start and text[start - 1] not in ",;:"):
            return
        rest = self._speech.content_after(after.end(), sentence.end)
        content, second = rest, None
        if text[start - 1] == "," and start > sentence.start:
            before = self._speech.content_before(sentence, start)
            ends = after.group().strip() in _ENDS
            if ends or (rest and before and self._speech.words_in(before) >= _FEWEST_WORDS):
                content, second = before, None if ends or rest is None else _span(rest)
        if content:
            yield Said(
                (speaker,), by, text[by.start : by.end], content, by.start, "statements.by", second
            )  # fmt: skip


def _span(content: Content) -> Span:
    return Span(content.start, content.end)


def _repeats(written: str, used: set[str]) -> bool:
    """Whether a verb only repeats an earlier one of its sentence: "cảm ơn ...; cảm ơn ..."."""
    return any(written.endswith(earlier) or earlier.endswith(written) for earlier in used)
