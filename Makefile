# Two commands: `make run` and `make test`. Everything else serves them.
PYTHON ?= python3
PORT ?= 8000
PAPERS ?=
VENV := .venv
BIN := $(VENV)/bin
# Each of the two takes half of the list and steals from the other at its end: what a module shares is made once.
TOGETHER := -n 2 --dist worksteal
ON_POSTGRESQL := tests/store tests/services tests/analysis/test_engines.py
# Only these are opened for the short turn: to collect a module takes longer than most of its tests.
ENGINES = $(shell grep -rlF mark.engines --include=test_*.py tests)
export BALOZI_HOME ?= ./var

.PHONY: reference run setup test test-postgresql check format lint types contracts migrations docs bench accuracy train lock clean

run: setup ## Environment, packs, papers, and the served page
	$(BIN)/balozi up --port $(PORT) $(if $(PAPERS),--papers "$(PAPERS)")

setup: $(VENV)/.ready ## The environment for running Balozi

# Most modules that are installed are never imported; the others are compiled when they first are.
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile
OURSELVES := $(INSTALL) --no-deps --no-build-isolation --editable .

$(VENV)/.ready: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --progress-bar on --require-hashes -r requirements/run.txt
	$(OURSELVES)
	@touch $@

$(VENV)/.ready-dev: requirements/dev.txt requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --progress-bar on --require-hashes -r requirements/run.txt -r requirements/dev.txt
	$(OURSELVES)
	@touch $(VENV)/.ready $@

# Whoever keeps Python from writing bytecode would pay for compiling everything again in every program of a test.
test test-postgresql: export PYTHONDONTWRITEBYTECODE =
# A fifth of the examples of each law, as on most days; HYPOTHESIS_PROFILE=balozi tries all of them, as .ci/run does.
test test-postgresql: export HYPOTHESIS_PROFILE ?= everyday

test: $(VENV)/.ready-dev ## The whole suite; once more on PostgreSQL what the databases do each in their own way
	$(BIN)/pytest $(TOGETHER)
	$(BIN)/python -m tests.postgres $(BIN)/pytest $(TOGETHER) -m engines $(ENGINES)

test-postgresql: $(VENV)/.ready-dev ## Everything of the store and the services on PostgreSQL, as .ci/run does
	$(BIN)/python -m tests.postgres $(BIN)/pytest $(TOGETHER) $(ON_POSTGRESQL)

check: format lint types contracts migrations docs ## Everything that is not a test

format: $(VENV)/.ready-dev
	$(BIN)/ruff format --check src tests

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check src tests

types: $(VENV)/.ready-dev
	$(BIN)/mypy

contracts: $(VENV)/.ready-dev ## Without the cache: a stale one once called a cycle kept
	$(BIN)/lint-imports --no-cache

migrations: $(VENV)/.ready-dev
	BALOZI_HOME=$$(mktemp -d) DJANGO_SETTINGS_MODULE=balozi.project.settings $(BIN)/python -m django makemigrations --check --dry-run

docs: $(VENV)/.ready-dev
	$(BIN)/mkdocs build --strict --quiet --site-dir $$(mktemp -d)

bench: $(VENV)/.ready-dev ## Speed, each beside an alternative in the same run
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_pages

accuracy: $(VENV)/.ready-dev ## The scorers over ../shared, when it is there
	$(BIN)/python -m tests.accuracy

train: $(VENV)/.ready-dev ## What is learnt of our own texts: the weights of policy areas
	$(BIN)/python -m tests.learning.areas

lock: ## New lock files; needs uv
	uv pip compile pyproject.toml --extra postgresql --extra build --generate-hashes --no-emit-index-url --no-header -q --python-version 3.11 -o requirements/run.txt
	uv pip compile pyproject.toml --extra dev --extra build -c requirements/run.txt --generate-hashes --no-emit-index-url --no-header -q --python-version 3.11 -o requirements/dev.txt

clean: ## Removes the environment, never the data
	rm -rf $(VENV)

reference: $(VENV)/.ready-dev ## The generated pages of docs/reference
	$(BIN)/python -m tests.house.reference
