"""The budgets of the house, and the laws that no linter knows; who imports whom is import-linter's business."""

import ast
import re
import statistics
from dataclasses import fields
from pathlib import Path

import pytest

from qa import Quote

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for room in ("src/qa", "bot") for path in (ROOT / room).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def body_lines(function):
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


@pytest.fixture(scope="module")
def trees():
    return {name: ast.parse(path.read_text("utf-8")) for name, path in zip(NAMES, MODULES, strict=True)}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_has_at_most_250_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250


def test_half_of_the_functions_have_at_most_5_lines_and_nine_in_ten_at_most_20(trees):
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, Function)]
    lengths = sorted(map(body_lines, functions))
    assert statistics.median(lengths) <= 5
    assert lengths[len(lengths) * 9 // 10] <= 20


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "common", "misc", "manager", "core"}
    assert [name for name in NAMES if drawers & set(Path(name).with_suffix("").parts)] == []


def test_the_environment_is_read_in_one_place(trees):
    readers = [name for name, tree in trees.items() if re.search(r"'(environb?|getenv)'", ast.dump(tree))]
    assert readers == ["bot/settings.py"]


def test_a_quote_carries_no_text_of_its_own():
    assert {field.name for field in fields(Quote)} == {"article", "span", "sentence", "highlights", "score"}
