"""What keeps the house in shape: arrows between rooms, sizes, messages in both languages, clean words."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "analysis"
LOCALES = PACKAGE / "locales"
MODULES = sorted(PACKAGE.rglob("*.py"))

FOUNDATION = {"workspace", "tables", "findings", "language", "marking", "keys", "lock", "runtime",
              "remember", "cut_tables", "spelling", "name_index", "fragments", "year_end", "exit_status", "refusals"}
ROOMS = {
    "study": FOUNDATION,
    "geography": FOUNDATION | {"study"},
    "ingest": FOUNDATION | {"study"},
    "cleaning": FOUNDATION | {"study"},
    "intake": FOUNDATION | {"study", "ingest", "cleaning"},
    "forecast": set(),
    "outlook": FOUNDATION | {"study", "denominators", "forecast"},
    "gaps": FOUNDATION | {"study"},
    "denominators": FOUNDATION | {"study"},
    "comparison": set(),
    "telling": FOUNDATION | {"study"},
    "kept": FOUNDATION | {"study", "telling"},
    "charts": FOUNDATION | {"study", "geography", "telling", "kept"},
    "narrative": FOUNDATION | {"study", "forecast", "outlook", "comparison", "telling", "kept", "charts"},
    "pipeline": FOUNDATION | {"study", "geography", "ingest", "cleaning", "denominators", "outlook", "gaps"},
    "reporting": FOUNDATION | {"study", "intake", "outlook", "telling", "kept", "charts", "narrative", "pipeline"},
    "workbench": FOUNDATION | {"study", "forecast", "outlook", "telling", "kept", "charts", "narrative", "pipeline"},
    "nightly": FOUNDATION | {"pipeline", "reporting"},
    # Nothing but the command line and what measures the suite knows the demonstration.
    "demo": FOUNDATION | {"study", "ingest", "cleaning", "denominators"},
    "bench": FOUNDATION | {"forecast", "kept", "charts", "pipeline", "reporting", "demo"},
    "cli": FOUNDATION | {"study", "ingest", "intake", "pipeline", "reporting", "nightly", "demo"},
}
ALLOWED = {
    "workspace": set(), "language": set(), "marking": {"language"}, "keys": {"remember"}, "runtime": set(),
    "remember": set(),
    "exit_status": set(), "spelling": set(), "name_index": set(), "year_end": set(),
    "lock": {"workspace"}, "fragments": {"workspace"}, "cut_tables": {"keys", "remember"},
    "tables": {"workspace", "remember"}, "findings": {"language", "tables"}, "refusals": {"findings", "language"},
    **ROOMS,
    "__init__": set(),
    "__main__": {"cli"},
}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(_tree(path)))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _dotted(path: Path) -> list[str]:
    """The module's name in parts, a package's own name with ``__init__`` at the end."""
    return list(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def _imported(path: Path) -> Iterator[str]:
    """Absolute names of everything that a module imports."""
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _rooms_imported(path: Path) -> set[str]:
    known = {folder.stem for folder in PACKAGE.iterdir()} | set(ALLOWED)
    return {name.split(".")[1] for name in _imported(path) if name.startswith("analysis.")} & known


def _offenders(found: dict[Path, object]) -> str:
    """A line for each file of which something was found, with what it was."""
    return "\n".join(f"{_name(path)}: {what}" for path, what in found.items() if what)


def test_imports_are_absolute() -> None:
    """`analysis.keys` finds a step's code by its import statements and would miss relative ones."""
    assert [_name(path) for path in MODULES if any(isinstance(node, ast.ImportFrom) and node.level
                                                   for node in _nodes(path))] == []


def test_what_a_room_gives_on_first_use_stands_in_an_import_statement() -> None:
    """`analysis.keys` cannot see what `import_module` imports: the statement for the type checker tells it."""
    lazy = [path for path in MODULES if any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__"
                                            for node in ast.parse(path.read_text(encoding="utf-8")).body)]
    assert len(lazy) >= 3
    for path in lazy:
        package = import_module(".".join(_dotted(path)[:-1]))
        assert set(package.__all__) <= {name.rpartition(".")[2] for name in _imported(path)}, _name(path)


def test_a_room_imports_only_what_lies_upstream() -> None:
    new = {_dotted(path)[1] for path in MODULES} - set(ALLOWED)
    assert not new, f"new rooms: {sorted(new)}: please declare here what they may import"

    def wrong(path: Path) -> list[str]:
        room = _dotted(path)[1]
        return sorted(_rooms_imported(path) - ALLOWED[room] - {room})

    assert not (told := _offenders({path: wrong(path) for path in MODULES})), f"must not be imported:\n{told}"


def test_every_arrow_between_rooms_is_used_and_none_leads_back() -> None:
    used: dict[str, set[str]] = {room: set() for room in ROOMS}
    for path in MODULES:
        used.get(_dotted(path)[1], set()).update(_rooms_imported(path))
    declared = {room: allowed - FOUNDATION for room, allowed in ROOMS.items()}
    assert {room: unused for room in ROOMS if (unused := declared[room] - used[room])} == {}
    tuple(TopologicalSorter(declared).static_order())  # raises CycleError


def test_a_forecast_needs_nothing_of_what_scores_it() -> None:
    """But the commands that fit the prior and run the back-test."""
    forecasting = [path for path in (PACKAGE / "forecast").glob("*.py") if path.stem not in ("backtest", "reference")]
    assert [_name(path) for path in forecasting if any(".backtesting" in name for name in _imported(path))] == []


def test_what_reports_know_of_the_forecast_is_its_record() -> None:
    """And what the verdicts of other bodies' rules are called."""
    told = {"analysis.forecast.record", "analysis.forecast.rules"}
    reporting = [path for path in MODULES if _dotted(path)[1] in ("narrative", "workbench")]
    assert [f"{_name(path)}: {name}" for path in reporting for name in _imported(path)
            if name.startswith("analysis.forecast") and name.rpartition(".")[0] not in told] == []


def test_the_architecture_describes_every_room() -> None:
    description = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {_dotted(path)[1] for path in MODULES} - {"__init__", "__main__"}
    assert [room for room in sorted(rooms) if not re.search(rf"`{room}(/|\.py)?`", description)] == []


def test_no_arrow_leads_where_the_architecture_forbids_it() -> None:
    """Of the column "must not know", the words that stand for rooms; nor may one be reached through other rooms."""
    meant = {"files": {"ingest"}, "forecasts": {"forecast", "outlook"}, "charts": {"charts"}, "reports": {"reporting"},
             "areas' names": {"study"}, "indicators": {"study"}}
    description = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)(?:/|\.py)` \| .* \| (.*) \|$", description, re.MULTILINE)

    def reached(room: str) -> set[str]:
        return set[str]().union(*({each} | reached(each) for each in ROOMS[room] - FOUNDATION))

    forbidden = {room: set[str]().union(*(meant.get(word, set()) for word in words.split(", ")))
                 for room, words in rows}
    assert {room for room, rooms in forbidden.items() if rooms} > {"ingest", "outlook", "charts", "demo"}
    assert {room: found for room, rooms in forbidden.items() if (found := rooms & reached(room))} == {}


def test_a_module_fits_on_few_screens() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long = _offenders({path: count for path, count in lines.items() if count > 300})
    assert not long, f"lines, please split:\n{long}"


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def test_a_function_fits_on_one_screen() -> None:
    def long(path: Path) -> dict[str, int]:
        functions = [node for node in _nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        return {function.name: _length(function) for function in functions if _length(function) > 60}

    assert not (told := _offenders({path: long(path) for path in MODULES})), f"lines of functions:\n{told}"


def test_public_functions_say_what_they_mean() -> None:
    def silent(path: Path) -> list[str]:
        return [node.name for node in _tree(path).body
                if isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_") and not ast.get_docstring(node)]

    assert not (told := _offenders({path: silent(path) for path in MODULES})), f"no docstring:\n{told}"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.names.add(node.id.name)


def _entries(language: str) -> Iterator[tuple[str, ftl.Message | ftl.Junk]]:
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message | ftl.Junk):
                yield _name(path), entry


@cache
def _messages(language: str) -> dict[str, set[str]]:
    """Every message of a language with the variables that it needs."""
    found: dict[str, set[str]] = {}
    for _, entry in _entries(language):
        if isinstance(entry, ftl.Message):
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_message_can_be_read_and_stands_once(language: str) -> None:
    junk = [f"{name}: {entry.content!r}" for name, entry in _entries(language) if isinstance(entry, ftl.Junk)]
    assert not junk, junk
    places: dict[str, list[str]] = {}
    for name, entry in _entries(language):
        if isinstance(entry, ftl.Message):
            places.setdefault(entry.id.name, []).append(name)
    assert {message: names for message, names in places.items() if len(names) > 1} == {}


def test_both_languages_have_the_same_rooms_messages_and_variables() -> None:
    rooms = [sorted(path.name for path in (LOCALES / language).glob("*.ftl")) for language in ("vi", "en")]
    assert rooms[0], "no Vietnamese texts at all"
    assert rooms[0] == rooms[1]
    vietnamese, english = _messages("vi"), _messages("en")
    assert set(vietnamese) ^ set(english) == set()
    assert {name for name in vietnamese if vietnamese[name] != english[name]} == set()


def _calls(path: Path, function: str) -> Iterator[ast.Call]:
    for node in _nodes(path):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if name == function:
                yield node


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _imports_text(path: Path) -> bool:
    return any(name in ("analysis.language.text", "analysis.language") for name in _imported(path))


def test_every_text_exists_and_gets_its_variables() -> None:
    messages = _messages("vi")

    def wrong(path: Path) -> Iterator[str]:
        for call in _calls(path, "text"):
            message = _literal(call.args[0]) if call.args else None
            if message is None:
                continue
            given = {keyword.arg for keyword in call.keywords}
            if message not in messages:
                yield f"line {call.lineno}: no message {message!r} in locales/vi"
            elif None not in given and not messages[message] <= given:  # no **arguments
                yield f"line {call.lineno}: {message} needs {sorted(messages[message])}"

    told = _offenders({path: list(wrong(path)) for path in MODULES if _imports_text(path)})
    assert not told, told


def _said() -> tuple[set[str], list[re.Pattern[str]]]:
    """Every text in the code that may name a message: as it stands, or as a pattern where a part is filled in."""
    whole, patterns = set[str](), list[re.Pattern[str]]()
    for node in (node for path in MODULES for node in _nodes(path)):
        if isinstance(node, ast.Constant):
            whole.add(str(node.value))
        elif isinstance(node, ast.JoinedStr):
            parts = [_literal(part) for part in node.values]
            if re.match(r"[a-z]+-", parts[0] or ""):
                patterns.append(re.compile("".join(".+" if part is None else re.escape(part) for part in parts)))
    return whole, patterns


def test_every_message_is_said_somewhere() -> None:
    whole, patterns = _said()
    templates = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2"))
    catalogue = "".join(path.read_text(encoding="utf-8") for path in (LOCALES / "vi").glob("*.ftl"))
    said = {name for name in _messages("vi")
            if name in whole or f'text("{name}"' in templates or f"{{ {name} }}" in catalogue
            or any(pattern.fullmatch(name) for pattern in patterns)}
    # What a demonstration says instead is said where the other would be.
    said |= {name for name in _messages("vi") if name.removeprefix("illustrative-") in said}
    assert sorted(set(_messages("vi")) - said) == []


def test_every_finding_has_a_message_and_an_advice() -> None:
    messages = _messages("vi")

    def lacking(path: Path) -> Iterator[str]:
        for call in _calls(path, "Finding"):
            by_name = {keyword.arg: keyword.value for keyword in call.keywords}
            code = _literal(call.args[1] if len(call.args) > 1 else by_name.get("code"))
            needed = set() if code is None else {f"finding-{code}", f"finding-{code}-advice"}
            yield from (f"line {call.lineno}: {message}" for message in sorted(needed - set(messages)))

    assert not (told := _offenders({path: list(lacking(path)) for path in MODULES})), told


def _texts() -> Iterator[tuple[str, str]]:
    suffixes = {".py", ".ftl", ".md", ".ipynb", ".j2", ".html", ".css", ".json", ".toml", ".yml"}
    for folder in ("src", "notebooks", "docs", "scripts", "geo"):
        for path in sorted((ROOT / folder).rglob("*")):
            hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)
            if path.is_file() and path.suffix in suffixes and not hidden:
                yield _name(path), path.read_text(encoding="utf-8")
    for path in sorted(ROOT.glob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")


def test_the_files_speak_of_the_project_alone() -> None:
    unwanted = re.compile(r"/work" r"/|\bshared" r"/|pypi" r"\.org|\bagents?\b", re.IGNORECASE)
    found = [f"{name}: …{text[max(0, match.start() - 30):match.end() + 30]!r}"
             for name, text in _texts() for match in unwanted.finditer(text)]
    assert not found, "\n".join(found)


def test_vietnamese_is_written_in_one_unicode_form() -> None:
    assert [name for name, text in _texts() if not unicodedata.is_normalized("NFC", text)] == []


def test_no_two_test_modules_share_a_name() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
