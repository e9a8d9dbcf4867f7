"""What other programs may use is there, and says what it does."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest

import qa

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def public_members(owner):
    return [member for name, member in vars(owner).items() if not name.startswith("_") and callable(member)]


@pytest.mark.parametrize("name", qa.__all__)
def test_a_public_name_is_there_and_documented(name):
    noun = getattr(qa, name)
    assert inspect.getdoc(noun)
    assert not inspect.getdoc(noun).startswith(f"{name}(")  # what a dataclass says of itself
    assert [member for member in public_members(noun) if not inspect.getdoc(member)] == []


def test_all_names_of_the_engine_are_sorted_and_nothing_else_is_offered():
    assert qa.__all__ == sorted(qa.__all__)
    nouns = {name for name, value in vars(qa).items() if inspect.isclass(value)}
    assert nouns == set(qa.__all__)


@pytest.mark.parametrize("script", PROJECT["scripts"].values())
def test_a_script_starts_a_function_that_exists(script):
    module, function = script.split(":")
    assert callable(getattr(__import__(module, fromlist=[function]), function))


def test_the_changelog_tells_of_this_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)\]?", changelog, re.MULTILINE)
    assert versions[0] == PROJECT["version"]
