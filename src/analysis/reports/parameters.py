"""A notebook and what somebody asks of it in, parameters of the right names and types out.

A notebook declares its parameters in one cell tagged ``parameters``: names with literals, whose
types are the types of the parameters.
"""

import ast
from collections.abc import Mapping

from nbformat import NotebookNode

from analysis.errors import ReportError, UsageError

Parameters = dict[str, object]

TAG = "parameters"
_TYPES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def declared(report: str, notebook: NotebookNode) -> Parameters:
    """Names and defaults of a notebook's parameters, in order; raises ReportError."""
    cells = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", ())]
    if len(cells) != 1:
        raise ReportError(f'report {report}: its notebook needs one cell tagged "{TAG}"')
    parameters: Parameters = {}
    for statement in _statements(report, cells[0].source):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)):
                parameters[name] = value
            case _:
                line = ast.unparse(statement)
                raise ReportError(f'report {report}: write "name = literal", not "{line}"')
    return parameters


def checked(report: str, known: Parameters, given: Mapping[str, object]) -> Parameters:
    """The given parameters; raises ReportError for an unknown name or a value of another type."""
    for name, value in given.items():
        expected = type(_default(report, known, name))
        fits = type(value) is expected or (expected is float and type(value) is int)
        if not fits:
            raise _wrong_type(report, name, value, expected)
    return dict(given)


def read(report: str, known: Parameters, given: Mapping[str, object]) -> Parameters:
    """As ``checked``, for whoever calls: raises UsageError.

    Text is read as the type of its parameter: ``20`` as a number.
    """
    typed = {
        name: _from_text(value, type(known.get(name))) if isinstance(value, str) else value
        for name, value in given.items()
    }
    try:
        return checked(report, known, typed)
    except ReportError as error:
        raise UsageError(str(error)) from error


def _statements(report: str, source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError as error:
        raise ReportError(f"report {report}: its parameters are no Python: {error.msg}") from error


def _default(report: str, known: Parameters, name: str) -> object:
    if name not in known:
        names = ", ".join(known)
        raise ReportError(f'report {report}: unknown parameter "{name}"; it has {names}')
    return known[name]


def _from_text(text: str, expected: type) -> object:
    """The value that the text writes out, or the text itself when it writes none of that type."""
    if expected is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    if expected in (int, float):
        try:
            return expected(text)
        except ValueError:
            return text
    return text


def _wrong_type(report: str, name: str, value: object, expected: type) -> ReportError:
    wanted = _TYPES.get(expected, expected.__name__)
    return ReportError(f'report {report}: parameter "{name}" is {wanted}, not {value!r}')
