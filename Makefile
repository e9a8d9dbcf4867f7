# `make` lists what there is. `make run` and `make test` need git, make and python3 with venv; the rest they fetch.

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/runtime.stamp
DEVELOPMENT := $(VENV)/development.stamp
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.PHONY: help run test check lint types layers unit explore torture wheel bench lock clean

help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNTIME)  ## Serve Telegram if there is a token, else chat in the terminal
	@$(BIN)/python -m bot

test: check unit wheel  ## Everything that CI runs

check: lint types layers  ## What needs no test to run: lint, types, layers

lint: $(DEVELOPMENT)  ## Format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(DEVELOPMENT)  ## Check the types
	$(BIN)/mypy

layers: $(DEVELOPMENT)  ## Check who imports whom
	$(BIN)/lint-imports

unit: $(DEVELOPMENT)  ## Run the tests, with the coverage of branches
	$(BIN)/python -m pytest --cov

explore: $(DEVELOPMENT)  ## Let the property tests look for counterexamples that nobody has seen yet
	$(BIN)/python -m pytest --hypothesis-profile=exploring -m hypothesis

torture: $(DEVELOPMENT)  ## Kill the bot again and again while 400 questions are asked: minutes
	$(BIN)/python -m pytest tests/torture/killed.py

wheel: $(DEVELOPMENT)  ## Build the wheel, and try it alone in an empty environment
	@rm -rf build dist
	$(BIN)/python -m build --quiet --no-isolation --outdir dist
	$(BIN)/python -m venv --without-pip build/alone
	$(PIP) --python build/alone/bin/python install --require-hashes -r requirements.txt
	$(PIP) --python build/alone/bin/python install --no-deps --no-index dist/*.whl
	$(PIP) --python build/alone/bin/python check
	ALONE=build/alone $(BIN)/python -m pytest tests/wheel/alone.py

bench: $(DEVELOPMENT)  ## Measure speed and memory, as ratios to rank_bm25
	@for what in start_up asking indexing memory; do $(BIN)/python benchmarks/$$what.py || exit 1; done

lock:  ## Pin what pyproject.toml asks for; ARGS=--upgrade takes the newest
	$(LOCK) $(ARGS) --group build -o requirements-build.txt
	$(LOCK) $(ARGS) pyproject.toml -o requirements.txt
	$(LOCK) $(ARGS) pyproject.toml --group dev -c requirements.txt -c requirements-build.txt -o requirements-dev.txt

clean:  ## Remove everything that was made here
	rm -rf $(VENV) build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bot src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# Standard output is the reader's: `make run` may stand in a pipe.
# Stamps do not outlive the interpreter that they were made with.
$(shell test -x $(BIN)/python || rm -f $(RUNTIME) $(DEVELOPMENT))

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Verbatim needs Python 3.11 or later, and $(PYTHON) is not. Name one that is: make run PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "Setting up $(VENV), once; this takes a minute." >&2
	@$(PYTHON) -m venv --clear $(VENV) >&2 || { rm -rf $(VENV); exit 1; }

$(RUNTIME): requirements.txt requirements-build.txt pyproject.toml $(BIN)/python
	@$(PIP) install --require-hashes -r requirements.txt -r requirements-build.txt >&2
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable . >&2
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@$(PIP) install --require-hashes -r requirements-dev.txt >&2
	@touch $@
