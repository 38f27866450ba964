# Every command a person needs. `make` alone prints this list.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes
POSTGRESQL_URL ?= postgresql://postgres@127.0.0.1:5432/postgres
PROVINCE ?= examples/lam-giang

.DEFAULT_GOAL := help
.PHONY: help setup up once test check fix docs bench soak lock clean

help: ## this list
	@echo "lgsp: describe a province's e-government architecture, publish it, run it, prove it"
	@echo
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.venv/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 2; }
	@echo "Setting up .venv (about a minute, once)"
	@$(PYTHON) -m venv .venv || { echo "This Python has no venv module; on Debian: apt install python3-venv"; exit 2; }
	@touch $@

.venv/run: .venv/created requirements/run.txt pyproject.toml
	@$(INSTALL) -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev: .venv/run requirements/dev.txt requirements/tlog.txt requirements/zeep.txt
	@$(INSTALL) -r requirements/dev.txt
	@$(INSTALL) --no-deps --ignore-requires-python -r requirements/tlog.txt
	@$(INSTALL) --no-deps -r requirements/zeep.txt
	@touch $@

setup: .venv/dev ## install everything, for work on the code

up: .venv/run ## describe, check, publish, run and compare the sample province; stays until Ctrl-C
	@exec $(BIN)/lgsp up $(PROVINCE)

once: .venv/run ## the same without staying: 200 exchanges, all evidence verified, drift report
	@exec $(BIN)/lgsp up --once $(PROVINCE)

test: .venv/dev ## the whole test suite; the database tests a second time where a PostgreSQL answers
	@$(BIN)/pytest
	@if $(BIN)/python -m tests.postgresql $(POSTGRESQL_URL); then \
		echo "The database tests again, on PostgreSQL"; \
		DATABASE_URL=$(POSTGRESQL_URL) $(BIN)/pytest -q -m django_db; \
	fi

check: .venv/dev ## every gate that is not a test: style, types, layers, generated files, migrations
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m cogapp --check -I docs -I . $(COG_FILES)
	@rm -rf build/check
	@LGSP_VAR=build/check $(BIN)/python -m django check --fail-level WARNING --settings lgsp.entrypoints.settings
	@LGSP_VAR=build/check $(BIN)/python -m django makemigrations --check --dry-run --settings lgsp.entrypoints.settings

fix: .venv/dev ## put the code in the house's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: .venv/dev ## write the generated parts of the documentation again
	@$(BIN)/python -m lgsp.architecture.conformance.pages docs/reference/rules
	@$(BIN)/python -m cogapp -r -I docs -I . $(COG_FILES)
	@$(BIN)/python -m tests.alignment.trust examples/lam-giang
	@$(BIN)/python -m tests.architecture.appraisal.reuse.trust examples/lam-giang

bench: .venv/dev ## measure, each figure beside a peer; writes build/bench.json and docs/reference/performance.md
	@$(BIN)/python -m bench

soak: .venv/dev ## kill the gateway a thousand times under load and look for what was lost (about a quarter of an hour)
	@$(BIN)/python -m bench.killing 1000

lock: ## resolve and lock the requirements again (needs uv)
	@uv pip compile pyproject.toml --group build $(LOCK) --output-file requirements/run.txt
	@uv pip compile pyproject.toml --group build --group dev $(LOCK) --output-file requirements/dev.txt \
		--constraints requirements/run.txt

clean: ## remove what was made here: var/, build/, caches (not .venv)
	@rm -rf var build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet
COG_FILES := README.md docs/reference/commands.md docs/reference/errors.md docs/reference/model.md docs/reference/settings.md \
	docs/decisions/index.md
