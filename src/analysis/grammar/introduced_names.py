"""Bodies of a text -> the acronyms and short names that it introduces, wherever they are used."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.grammar.names import acronym_after
from analysis.grammar.occurrences import occurrences
from analysis.grammar.spans import Covered
from analysis.records import Document, OrganizationMention, Span

_ALIAS = re.compile(r" \((?:sau đây )?(?:gọi|viết) tắt là \"?([^()\"\n]{3,60})\"?\)")


def introduced(
    document: Document, mentions: Sequence[OrganizationMention]
) -> list[OrganizationMention]:
    """Every use of an acronym or a short name that one of the mentions introduces."""
    taken = {mention.start for mention in mentions}
    owners: dict[str, OrganizationMention] = {}
    for mention in mentions:
        span = _short_name(document, mention.end)
        if span and span.start not in taken:
            owners.setdefault(document.text[span.start : span.end], mention)
    covered = Covered(mentions)
    return [
        replace(owners[short], start=start, end=end, name=short, rule="organizations.acronym")
        for short, start, end in occurrences(document.text, list(owners))
        if document.text[start - 1 : start] != "-"
        and document.sentence_at(start)
        and start not in covered
    ]


def _short_name(document: Document, end: int) -> Span | None:
    """ "(MRT)", "(gọi tắt là Ban Chỉ đạo 138)"."""
    alias = _ALIAS.match(document.text, end)
    if alias and document.text[alias.start(1)].isupper():
        return Span(*alias.span(1))
    span = acronym_after(document.text, end)
    return span if span and _is_acronym(document.text[span.start : span.end]) else None


def _is_acronym(text: str) -> bool:
    return sum(character.isupper() for character in text) >= 2 and " " not in text
