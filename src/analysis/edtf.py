"""Years, months and days in, EDTF values (ISO 8601-2) out; nothing that the calendar lacks."""

from calendar import monthrange
from dataclasses import replace

from analysis.frozen import frozen


@frozen
class Parts:
    """Year, month and day as far as they are written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def valid(self) -> bool:
        """Whether the calendar has such a day; 29 February needs a leap year or no year."""
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]

    def edtf(self) -> str:
        """The value in EDTF (ISO 8601-2), ``XXXX`` for an unknown year.

        >>> Parts(2012, 2, 14).edtf(), Parts(None, 2, 14).edtf(), Parts(2012).edtf()
        ('2012-02-14', 'XXXX-02-14', '2012')
        """
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part)])


@frozen
class Expression:
    """A calendar expression: its first day, month or year, and its last one when it is a period."""

    start: int
    end: int
    first: Parts
    last: Parts | None
    rule: str

    def valid(self) -> bool:
        """Whether both ends exist in the calendar, the last one not before the first.

        Without a year, days of one month have to come in order.
        """
        if self.last is None:
            return self.first.valid()
        ends = (self.first, self.last)
        if not all(parts.valid() for parts in ends):
            return False
        if None in (self.first.year, self.last.year):
            same_month = self.first.month == self.last.month and None not in (
                self.first.month, self.first.day, self.last.day
            )  # fmt: skip
            return not same_month or (self.first.day or 0) <= (self.last.day or 0)
        first, last = ([parts.year, parts.month or 0, parts.day or 0] for parts in ends)
        return first <= last or (first[0] == last[0] and last[1] == 0)

    def edtf(self) -> str:
        """The value in EDTF, a period as ``first/last``."""
        return self.first.edtf() if self.last is None else f"{self.first.edtf()}/{self.last.edtf()}"

    def in_year(self, year: int) -> "Expression":
        """The same expression with the year it left unsaid; a period may end in the next year."""
        first = replace(self.first, year=self.first.year or year)
        if self.last is None:
            return replace(self, first=first)
        later = (self.first.month or 0) > (self.last.month or 12)
        last = replace(self.last, year=self.last.year or year + later)
        return replace(self, first=first, last=last)
