"""Names, events, instruments, statements in, how alike they are out; and who belongs to whom.

Case, punctuation, the place of a tone mark and U+00D0 for Đ never matter.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from analysis.evaluation.annotations import Event, Instrument, Statement
from analysis.text import words

Item = TypeVar("Item")

_MORE_WORDS_THAN_GOLD = 6


def best_pairs(
    gold: Sequence[Item],
    found: Sequence[Item],
    alike: Callable[[Item, Item], float],
    at_least: float,
) -> dict[int, int]:
    """Positions in ``gold`` -> positions in ``found``, one to one, the likest pairs first.

    Of pairs that are equally alike the earlier one counts; none is less alike than ``at_least``.
    """
    scored = [
        (-score, i, j)
        for i, expected in enumerate(gold)
        for j, candidate in enumerate(found)
        if (score := alike(expected, candidate)) >= at_least
    ]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def same(one: str | None, other: str | None) -> bool:
    """Whether two texts have the same words."""
    return words(one or "") == words(other or "")


def likeness(one: str | None, other: str | None) -> float:
    """Share of words in common, from 0 to 1 (Dice 1945); 0 when one has no words.

    >>> likeness("Bộ Công an Việt Nam", "bộ công an"), likeness("", "")
    (0.75, 0.0)
    """
    ours, theirs = words(one or ""), words(other or "")
    if not ours or not theirs:
        return 0.0
    common = (Counter(ours) & Counter(theirs)).total()
    return 2 * common / (len(ours) + len(theirs))


def likest(name: str, names: Iterable[str]) -> float:
    """Likeness to the likest of several names; the same words in order come before the rest."""
    return max((1.0 if same(name, n) else 0.99 * likeness(name, n) for n in names), default=0.0)


def alike_events(gold: Event, found: Event) -> float:
    """By name, day, number in the series and acronym; another number speaks against."""
    score = 0.6 * likeness(gold.name, found.name)
    if gold.start and gold.start == found.start:
        score += 0.4
    if gold.ordinal is not None and found.ordinal is not None:
        score += 0.3 if gold.ordinal == found.ordinal else -0.5
    if gold.acronym and _letters(gold.acronym) == _letters(found.acronym):
        score += 0.3
    return score


def alike_instruments(gold: Instrument, found: Instrument) -> float:
    """By name, kind, number, period, parties and day of signature."""
    score = 0.5 * likeness(gold.name, found.name)
    score += 0.2 * (gold.kind == found.kind)
    score += 0.3 * bool(gold.number and same(gold.number, found.number))
    score += 0.2 * bool(gold.period and gold.period == found.period)
    score += 0.2 * bool(gold.parties and _same_parties(gold, found))
    return score + 0.2 * bool(gold.signed and gold.signed == found.signed)


def alike_statements(gold: Statement, found: Statement) -> float:
    """Share of gold's first words among the first ones found, if the speaker is the same."""
    (speaker,) = gold.speaker
    if not any(likeness(speaker, name) >= 0.8 for name in found.speaker):
        return 0.0
    first = words(gold.text)
    said = words(found.text)[: len(first) + _MORE_WORDS_THAN_GOLD]
    return sum(word in said for word in first) / max(len(first), 1)


def _same_parties(gold: Instrument, found: Instrument) -> bool:
    if len(gold.parties) != len(found.parties):
        return False
    partners = best_pairs(
        gold.parties, found.parties, lambda ours, theirs: likest(ours[0], theirs), 0.8
    )
    return len(partners) == len(gold.parties)


def _letters(acronym: str | None) -> str:
    return "".join(words(acronym or ""))
