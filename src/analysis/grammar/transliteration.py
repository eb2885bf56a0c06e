"""Foreign names written by sound and in Latin spelling -> which of them are one person.

"Xa Kheng" and "Sar Kheng" are one where the document gives both the same office: the consonants
agree, and nothing in the document speaks against it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.grammar.names import is_vietnamese
from analysis.records import Office, PersonMention
from analysis.text import slug

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"x|z|sh|ch|c(?=[eiy])|ts|th(?=\Z)"), "s"),
    (re.compile(r"gi|j"), "j"),
    (re.compile(r"kh|ck|gh|qu|c|q|g"), "k"),
    (re.compile(r"th|d"), "t"),
    (re.compile(r"b"), "p"),
    (re.compile(r"l"), "r"),
    (re.compile(r"(?<=[aeiouyw])r(?![aeiouy])"), ""),
    (re.compile(r"[aeiouywh'-]|ng\Z|n\Z|m\Z"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_COMPARED = 2


def one_by_sound(mentions: Sequence[PersonMention], offices: Sequence[Office]) -> dict[str, str]:
    """By key of a person: the key under which the document names the same one first.

    Joined are two who bear the same kind of office, for no two countries, when one name is written
    in Vietnamese syllables, the other is not, and word by word the first consonants sound alike.
    """
    first = _first_mentions(mentions)
    held: defaultdict[str, list[Office]] = defaultdict(list)
    for office in offices:
        if office.title:
            held[office.rule].append(office)
    meant: dict[str, str] = {}
    for holders in held.values():
        for one, other in _pairs(holders, first):
            earlier, later = sorted((one, other), key=lambda key: first[key].start)
            meant.setdefault(later, meant.get(earlier, earlier))
    return meant


def renamed(
    mentions: Sequence[PersonMention], offices: Sequence[Office], meant: dict[str, str]
) -> tuple[list[PersonMention], tuple[Office, ...]]:
    """Mentions and offices under the keys that ``meant`` gives."""
    if not meant:
        return list(mentions), tuple(offices)
    return (
        [replace(one, key=meant.get(one.key, one.key)) for one in mentions],
        tuple(replace(one, person=meant.get(one.person, one.person)) for one in offices),
    )


def sound(name: str) -> tuple[str, ...]:
    """The first consonants of each word of a name, classes of sounds as one letter.

    >>> sound("Xa Kheng") == sound("Sar Kheng"), sound("Gu-tê-rét") == sound("Guterres")
    (True, True)
    """
    return tuple(_consonants(word)[:_COMPARED] for word in name.split())


def _consonants(word: str) -> str:
    plain = slug(word).replace("-", "")
    for pattern, letter in _SOUNDS:
        plain = pattern.sub(letter, plain)
    return plain


def _first_mentions(mentions: Sequence[PersonMention]) -> dict[str, PersonMention]:
    first: dict[str, PersonMention] = {}
    for mention in mentions:
        if mention.full:
            first.setdefault(mention.key, mention)
    return first


def _pairs(holders: Sequence[Office], first: dict[str, PersonMention]) -> Iterator[tuple[str, str]]:
    """Pairs of people who hold an office of one kind and whose names sound alike."""
    alike: defaultdict[tuple[str, ...], dict[str, str | None]] = defaultdict(dict)
    for office in holders:
        mention = first.get(office.person)
        if mention is None or mention.country == "VN" or " " not in mention.name:
            continue
        people = alike[sound(mention.name)]
        people[office.person] = people.get(office.person) or office.country
    for people in alike.values():
        if len(people) == 2:
            (one, of_one), (other, of_other) = people.items()
            by_sound = [_by_sound(first[key].name) for key in (one, other)]
            if by_sound[0] != by_sound[1] and len({of_one, of_other} - {None}) < 2:
                yield one, other


def _by_sound(name: str) -> bool:
    return is_vietnamese(name.replace("-", " "))
