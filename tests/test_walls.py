"""The walls: who may import what, read from the sources themselves."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import matchcore

ROOT = Path(matchcore.__file__).parent
FLOORS = [
    {"catalogue", "clashes", "plain_values", "short_repr", "threads", "version"},
    {"errors"},
    {"exit_codes", "number_checks", "tables"},
    {"model"},
    {"names", "wording"},
    {"charts", "people", "solver"},
    {"affinity", "checks", "datasets", "progress", "recognition", "rules"},
    {"answer"},
    {"programme"},
    {"tuning"},
    {"rounds"},
    {"season"},
    {"cli"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
HOMES = {
    "altair": {"charts"},
    "holidays": {"season"},
    "icalendar": {"rounds", "season"},
    "ipywidgets": {"tuning"},
    "narwhals": {"tables"},
    "ortools": {"solver"},
    "sklearn": {"affinity", "rounds", "tuning"},
    "tqdm": {"progress"},
}
NUMBERS = {"clashes", "model", "number_checks", "short_repr", "solver", "threads"}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_has_a_floor() -> None:
    assert {room_of(p) for p in modules()} == set(FLOOR)


def test_no_import_runs_upwards_or_to_a_neighbour() -> None:
    wrong = []
    for path in modules():
        here = room_of(path)
        for name in imports(path):
            package, _, inside = name.partition(".")
            target = inside.split(".")[0]
            is_ours = package == "matchcore" and target in FLOOR
            if is_ours and target != here and FLOOR[target] >= FLOOR[here]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_solver_and_learning_libraries_stay_in_their_rooms() -> None:
    assert [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in imports(path)
        if room_of(path) not in HOMES.get(name.split(".")[0], {room_of(path)})
    ] == []


def test_the_numbers_never_see_pandas() -> None:
    assert [
        str(path.relative_to(ROOT))
        for path in modules()
        if room_of(path) in NUMBERS
        and any(name.split(".")[0] == "pandas" for name in imports(path))
    ] == []


def test_nothing_prints_evaluates_unpickles_or_reaches_out() -> None:
    banned, wrong = {"pickle", "socket", "urllib", "http", "requests"}, []
    for path in modules():
        calls = [n.func for n in nodes(path) if isinstance(n, ast.Call)]
        named = {call.id for call in calls if isinstance(call, ast.Name)}
        found = named & {"print", "eval", "exec"}
        found |= banned & {name.split(".")[0] for name in imports(path)}
        wrong += [f"{path.relative_to(ROOT)}: {one}" for one in sorted(found)]
    assert wrong == []


def test_the_proof_imports_nothing_of_the_rest_of_the_solver() -> None:
    names = {name for path in (ROOT / "solver" / "proof").glob("*.py") for name in imports(path)}
    solver = {name for name in names if name.startswith("matchcore.solver")}
    assert solver
    assert all(name.startswith("matchcore.solver.proof") for name in solver)


def test_no_files_import_each_other_in_a_circle() -> None:
    """Packages' faces hand names on; the files behind them must have an order."""
    files = {
        str(p.relative_to(ROOT.parent)).removesuffix(".py").replace("/", "."): p for p in modules()
    }
    behind = {name: path for name, path in files.items() if not name.endswith("__init__")}
    needs = {name: behind.keys() & set(imports(path)) - {name} for name, path in behind.items()}
    while needs:
        free = {name for name, others in needs.items() if not others & needs.keys()}
        assert free, f"in circles: {sorted(needs)}"
        needs = {name: others for name, others in needs.items() if name not in free}
