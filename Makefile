# `make` runs every check. A fresh machine needs python3 with venv, and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin
UV_VERSION := 0.13.9
DEMO_HOME := .evenhand-demo

# Hundreds of short processes start here; where bytecode is not kept, each compiles all that it imports.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := check
.PHONY: install demo test check bench peers lock format clean

# The stamp is newer than the lock exactly when the installed packages are those of the lock,
# so that every later run works without a network.
.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("evenhand needs Python 3.11 or newer; set PYTHON=") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --requirements requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

install: .venv/.installed ## set up .venv from the hashed lock

demo: install ## take in the sample articles and ask about them
	@$(BIN)/evenhand demo --home $(DEMO_HOME)

check: install ## format, lint, types, contracts, tests, coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term --cov-fail-under=95

test: check ## the same: one command says whether the tree is good

bench: install ## speed and memory; prints, never asserts
	$(BIN)/python -m benchmarks

peers: install ## the pipelines that benchmarks/peers.py compares with
	$(PYTHON) -m venv .venv-peers
	VIRTUAL_ENV=$(CURDIR)/.venv-peers $(BIN)/uv pip install --quiet --require-hashes --requirements benchmarks/requirements-peers.lock

lock: ## resolve again, with hashes and without naming an index
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links --group dev pyproject.toml --output-file requirements.lock
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links benchmarks/peers.in --output-file benchmarks/requirements-peers.lock

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .venv-peers $(DEMO_HOME) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* *.egg-info
