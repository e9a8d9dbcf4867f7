"""docs/telegram.md names a test for every behaviour, and every test that it names exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in (ROOT / "docs" / "telegram.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("| behaviour ", "| --- "))
]


@cache
def functions_of(file):
    nodes = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {function.name for function in functions if function.name.startswith("test_")}


def test_behaviours_are_listed_once():
    behaviours = [behaviour for behaviour, _ in ROWS]
    assert behaviours
    assert len(set(behaviours)) == len(behaviours)


@pytest.mark.parametrize(("behaviour", "shown_by"), ROWS, ids=[behaviour for behaviour, _ in ROWS])
def test_a_behaviour_is_shown_by_tests_that_exist(behaviour, shown_by):
    named = [re.fullmatch(r"`(tests/[\w/]+\.py)::(\w+)`", test) for test in shown_by.split("<br>")]
    assert all(named), f"{behaviour}: no test is named, or not as a file and a function"
    assert [test[0] for test in named if test[2] not in functions_of(test[1])] == []
