# Footpath on a machine with Python 3.11 and make: `make serve` runs the examples, `make test` tests everything.
# Each thing that is installed leaves a stamp in .make/, so that a second run starts at once.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DATABASE ?= sqlite:///footpath.db
JOBS ?= 2
JOURNEY ?= examples

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --only-binary :all: --no-deps
SELF := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-deps --no-build-isolation --editable .

.PHONY: help serve preview test lint bench docs screenshots lock format wheel clean

help: ## Say what there is
	@echo "make serve        run the examples on http://$(HOST):$(PORT) (HOST=, PORT=, DATABASE= change it)"
	@echo "make preview      see the examples while they are changed (JOURNEY= another path)"
	@echo "make test         install what the tests need, and run all of them"
	@echo "make lint         ruff, mypy and import-linter only"
	@echo "make bench        measure the service beside a bare program of the same page size"
	@echo "make docs         write the generated pages of docs/ anew"
	@echo "make screenshots  take the pictures of the README anew"
	@echo "make lock         pin dependencies anew (UPGRADE=1 takes the newest)"
	@echo "make wheel        build the wheel into dist/"
	@echo "make format       let ruff lay out the code"
	@echo "make clean        remove the environment and all that was installed here"

serve: .make/run
	@$(BIN)/footpath serve examples --host $(HOST) --port $(PORT) --database $(DATABASE)

preview: .make/run
	@$(BIN)/footpath preview $(JOURNEY)

test: .make/dev .make/npm .make/chromium lint
	$(BIN)/python -m pytest -n $(JOBS)

lint: .make/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .make/dev
	$(BIN)/python -m benchmarks

docs: .make/dev
	$(BIN)/python scripts/docs.py

screenshots: .make/dev .make/npm .make/chromium
	$(BIN)/python scripts/screenshots.py

lock: .make/dev
	$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

format: .make/dev
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .

wheel: .make/run
	$(BIN)/python -m pip --disable-pip-version-check wheel -qq --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf .venv .make node_modules

# What is installed, one stamp each.

.make/python:
	@mkdir -p .make
	@scripts/need.sh python "$(PYTHON)"
	@touch $@

.make/venv: .make/python
	@echo "Creating the environment in .venv"
	@"$(PYTHON)" -m venv .venv
	@touch $@

.make/run: .make/venv constraints.txt pyproject.toml
	@echo "Installing what Footpath runs on"
	@test -e .make/dev || $(PIP) --require-hashes --requirement constraints.txt
	@test -e .make/dev || $(SELF)
	@touch $@

.make/dev: .make/venv constraints-dev.txt pyproject.toml
	@echo "Installing what the tests run on"
	@$(PIP) --require-hashes --requirement constraints-dev.txt
	@$(SELF)
	@touch .make/run $@

.make/node:
	@mkdir -p .make
	@scripts/need.sh node
	@touch $@

.make/npm: .make/node package.json package-lock.json
	@echo "Installing the test tools of package.json"
	@npm ci --silent --no-audit --no-fund
	@touch $@

.make/chromium:
	@mkdir -p .make
	@scripts/need.sh chromium
	@touch $@
