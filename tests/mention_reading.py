"""What the finders of mentions find in a text, in the short forms that tests compare."""

from functools import cache

from analysis.documents import document_from_text
from analysis.lexicon import Lexicon, load_lexicon
from analysis.matching import scan
from analysis.mentions.organizations import find_organizations
from analysis.mentions.people import find_people
from analysis.mentions.places import find_places
from analysis.records import (
    Document,
    Office,
    OrganizationMention,
    PersonMention,
    PlaceMention,
)


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


def read(
    text: str,
) -> tuple[
    Document,
    tuple[PlaceMention, ...],
    tuple[OrganizationMention, ...],
    tuple[PersonMention, ...],
    tuple[Office, ...],
]:
    document = document_from_text("d", text)
    found = scan(document.text, document.folded, lexicon())
    places = find_places(document, found)
    bodies = find_organizations(document, found, places)
    people, offices = find_people(document, found, places, bodies)
    return document, places, bodies, people, offices


def names(text: str) -> list[str]:
    """Full names of the people, each once, in order."""
    return list(dict.fromkeys(person.name for person in read(text)[3] if person.full))


def held(text: str) -> dict[str, list[str]]:
    """Ranks and offices of each person by name."""
    _, _, _, people, offices = read(text)
    name_of = {person.key: person.name for person in people}
    result: dict[str, list[str]] = {}
    for office in offices:
        result.setdefault(name_of[office.person], []).append(office.rank or office.title or "")
    return result


def bodies(text: str) -> list[str]:
    """Bodies as written, in order."""
    document, _, found, _, _ = read(text)
    return [document.text[body.start : body.end] for body in found]


def countries_of_people(text: str) -> dict[str, str | None]:
    return {person.name: person.country for person in read(text)[3]}
