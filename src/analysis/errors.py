"""What can go wrong, said to whoever can mend it: place, what is wrong, what to do."""


class AnalysisError(Exception):
    """Root of every error that this package raises on purpose."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the message, in one line."""
        return [f"{type(self).__name__}: {self}"]


class DocumentError(AnalysisError):
    """A document or a folder of documents cannot be read."""


class LexiconError(AnalysisError):
    """A word list has a row that contradicts itself or another row."""


class TableError(AnalysisError):
    """A table does not fit its declared schema, or cannot be read or written."""


class ReportError(AnalysisError):
    """A report cannot be rendered from its notebook, parameters or tables."""


class GoldError(AnalysisError):
    """A gold annotation cannot be read or does not fit its format."""


class FolderError(AnalysisError):
    """A folder cannot be replaced, because it holds what was not written there by this package."""


class UsageError(AnalysisError):
    """The command was called with words it does not know."""
