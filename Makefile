# Everything runs in .venv/, made from requirements.lock. `make help` lists the targets.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.made-from-lock
STORE  ?= minutegraph.db
PAGE   ?= briefing.html

.DEFAULT_GOAL := help
.PHONY: help demo test lint types check format lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'minutegraph needs Python 3.11 or later; name it: make PYTHON=python3.11' >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo 'python3 cannot make environments here; install its venv module (Debian: python3-venv)' >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## build the graph from corpus/, report, trace one operation, write briefing.html
	@$(BIN)/python -m minutegraph.demo --store $(STORE) --output $(PAGE)

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest -q

lint: $(STAMP) ## lint and check the format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## strict type check
	$(BIN)/mypy

check: lint types test ## lint, types, tests

format: $(STAMP) ## rewrite the files in the project's format
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

lock: ## resolve pyproject.toml anew into requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra cluster --extra dev --output-file requirements.lock pyproject.toml

clean: ## remove the environment, the store and the page
	rm -rf $(VENV) $(STORE) $(PAGE)
