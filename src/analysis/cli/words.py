"""Own rows of the word lists, or the name of a list, in; findings or columns for a person out."""

from collections.abc import Iterable
from pathlib import Path

from analysis.cli.console import Console, printable
from analysis.documents import read_documents
from analysis.errors import LexiconError, UsageError
from analysis.lexicon import PACKAGED, WordList, review, word_lists
from analysis.records import Document


def check(own: Path | None, documents: Path | None, console: Console) -> None:
    """``hoptac lexicon check``: a line for each finding; raises LexiconError when one is wrong."""
    read: Iterable[Document] = read_documents(documents) if documents else ()
    lexicon, findings = review(own, read)
    for finding in findings:
        console.answer(printable(str(finding)))
    wrong = sum(not finding.note for finding in findings)
    where = own or "the packaged lists"
    if wrong:
        raise LexiconError(f"{where}: {wrong} to mend; the lines above say how")
    count = lexicon.own_rows if own else len(lexicon.entries)
    console.say(f"{where}: {count} {'row' if count == 1 else 'rows'}, nothing to mend")


def show(name: str | None, console: Console) -> None:
    """``hoptac lexicon show``: what each list is for, or the columns of one."""
    lists = word_lists()
    if name is None:
        console.answer("\n".join(f"{one.name}: {one.about}" for one in lists.values()))
    elif name in lists:
        console.answer("\n".join(_columns(lists[name])))
    else:
        raise UsageError(f'there is no list "{name}"; choose one of {", ".join(lists)}')


def _columns(word_list: WordList) -> Iterable[str]:
    yield f"{word_list.name}: {word_list.about}"
    yield f"The packaged rows stand in {PACKAGED / word_list.name}.tsv"
    for column in word_list.columns.values():
        needed = " (needed)" if "needed" in column.flags else ""
        yield f"{column.name}{needed}: {column.meaning}"
        if column.allowed:
            empty = f"; an empty cell means {column.empty}" if column.empty and not needed else ""
            yield f"    {', '.join(column.allowed)}{empty}"
