"""Repeated text in, how the time to read it grows out: twice the text must cost twice the time.

    .venv/bin/python benchmarks/linearity.py [--size N] [--shapes NAME ...]

A document is read and extracted at a size and at twice the size, in characters, on one core; the
ratio of the two times is that of the text, 2, when time is linear. Short times vary: trust large
sizes.
"""

import argparse
import time
from collections.abc import Callable

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.lexicon import packaged_lexicon

SHAPES: dict[str, Callable[[int], str]] = {}


def repeated(name: str, piece: str, start: str = "", end: str = "") -> None:
    """A shape of text: one piece over and over, cut to a size."""
    SHAPES[name] = lambda size: start + (piece * (size // len(piece) + 1))[:size] + end


repeated("one word", "a")
repeated("one word in capitals", "Đ")
repeated("one number", "1")
repeated("blanks", " ")
repeated("line breaks", "\n")
repeated("carriage returns", "\r\n")
repeated("full stops", ".")
repeated("commas", ", ")
repeated("hyphens", " - ")
repeated("quotation marks", '"')
repeated("quotations", "“Rất tốt”, ")
repeated("open brackets", "(")
repeated("brackets", "()")
repeated("right-to-left marks", "\u200fa\u202e ")
repeated("lone surrogates", "\ud800 ")
repeated("NUL", "\0")
repeated("combining marks", "a\u0301\u0323")
repeated("list items", "- Hợp tác phòng, chống mua bán người\n")
repeated("numbered items", "1. Hợp tác\n")
repeated("headings", "HỘI NGHỊ ASEAN\n")
repeated("capitals", "Nguyễn ")
repeated("conferences", "Hội nghị ASEAN tại Hà Nội, ")
repeated("conference in a sentence each", "Hội nghị ASEAN lần thứ 8 diễn ra tại Hà Nội. ")
repeated("people", "ông Nguyễn Văn An, ")
repeated("people with offices", "Thứ trưởng Bộ Công an Nguyễn Văn An và ")
repeated("person in a line each", "Ông Nguyễn Văn An dự Hội nghị ASEAN.\n")
repeated("bodies", "Bộ Công an, ")
repeated("bodies joined", "Bộ Công an và ")
repeated("dates", "ngày 14-2 ")
repeated("dates in brackets", "(14-2-2012), ")
repeated("days listed", "14, 15, ")
repeated("slashed numbers", "1/2/3/")
repeated("years", "2012-")
repeated("countries", "Việt Nam, Lào, ")
repeated("agreements", "hiệp định giữa Việt Nam và Lào, ")
repeated("decisions", "Quyết định số 130/CP, ")
repeated("agreement in a sentence each", "Hai nước ký hiệp định giữa Việt Nam và Lào. ")
repeated("verbs of saying", "cho biết: ")
repeated("speakers", "ông An cho biết, ")
repeated("speech", "Ông Nguyễn Văn An cho biết Hội nghị ASEAN thành công. ")
repeated("topics", "phòng ngừa, bảo vệ nạn nhân, ")
repeated("chairs", "chủ trì Hội nghị ASEAN, ")
repeated("relative days", "hôm nay, ")
repeated("ordinals", "lần thứ hai và ")
repeated("acronyms", "(SOM8), ")
repeated("initials", "A. B. ")
repeated("links", "của ")
repeated("places", "tỉnh Hà Giang, ")
repeated("pronouns", "Ông nói. ")
repeated("meetings without a name", "Hội nghị thống nhất. ")
repeated("talks", "hội đàm với Lào, ")


for sign in ' \u00a0\t.,-–"()[…/!1aĐ':
    repeated(f"between words {sign!a}", sign, "Hội nghị ASEAN", "tại Hà Nội")
    repeated(f"between sentences {sign!a}", sign, "Ông Lê Văn An. ", " nói.")
repeated("a dot and blanks", ". ", "a", "b")
repeated("words and blanks", "a" + " " * 50)


def distinct(name: str, piece: Callable[[int], str]) -> None:
    """A shape of text in which every piece is a new one."""

    def build(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(piece(len(parts)))
            length += len(parts[-1])
        return "".join(parts)[:size]

    SHAPES[name] = build


def syllable(number: int) -> str:
    """A different capitalised syllable for each number."""
    heads, tails = "BCDĐGHKLMNPQRSTVX", ("an", "anh", "ong", "inh", "uân", "ơn", "iên", "âm", "ai")
    word = ""
    while True:
        number, rest = divmod(number, len(heads) * len(tails))
        word += heads[rest % len(heads)] + tails[rest // len(heads)]
        if not number:
            return word.capitalize()


distinct("different people", lambda n: f"Ông Nguyễn {syllable(n)} {syllable(n // 7)} dự họp. ")
distinct("different bodies", lambda n: f"Cục {syllable(n)} {syllable(n // 5)} họp. ")
distinct("different conferences", lambda n: f"Hội nghị về {syllable(n)} lần thứ {n} đã họp. ")
distinct("different agreements", lambda n: f"Nghị định số {n}/2012/NĐ-CP có hiệu lực. ")
distinct("different dates", lambda n: f"Ngày {n % 28 + 1}/{n % 12 + 1}/{1950 + n % 99} họp. ")


def main() -> None:
    """Print time and ratio of every shape, those that grow fastest first."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=200_000, help="characters (200000)")
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), help="names of shapes (all)")
    options = parser.parse_args()
    packaged_lexicon()
    print(f"{'shape':34} {options.size} and twice as many characters", flush=True)
    for name in options.shapes:
        once, twice = (seconds(SHAPES[name](size)) for size in (options.size, 2 * options.size))
        print(f"{name:34} {once:7.2f} s {twice:7.2f} s  ratio {twice / once:5.2f}", flush=True)


def seconds(text: str) -> float:
    """Processor time of reading a text once, structure and facts."""
    begun = time.process_time()
    extract(document_from_text("text", text))
    return time.process_time() - begun


if __name__ == "__main__":
    main()
