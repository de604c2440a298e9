# Every target sets up what it needs in .venv, says what it does and ends in one plain line.

VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PARTS  := format lint types layers data frictionless tests

.DEFAULT_GOAL := help
.PHONY: help setup data check test bench mutate dist constraints clean $(addprefix part-,$(PARTS))

help: ## Show this list.
	@echo "xinhui_data: make TARGET"
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  \1|/' | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

setup: $(READY) ## Set up .venv with the pinned versions.

$(READY): pyproject.toml constraints.txt hatch_build.py
	@python=$$(for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done); \
	if [ -z "$$python" ]; then echo "setup: Python 3.11 or newer is needed and was not found"; exit 1; fi; \
	echo "setup: $(VENV) with $$("$$python" --version) (a minute at the first time)"; \
	"$$python" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode \
	    --constraint constraints.txt --build-constraint constraints.txt --editable '.[excel,polars,dev]'
	@touch $(READY)
	@echo "setup: done"

data: $(READY) ## Check the curated tables and build data/processed.
	@$(BIN)/xinhui-data build

check: $(READY) ## Prove everything that must hold.
	@failed=; \
	for part in $(PARTS); do \
	    echo "== $$part"; \
	    $(MAKE) --no-print-directory part-$$part || failed="$$failed $$part"; \
	done; \
	if [ -n "$$failed" ]; then echo "check: failed in$$failed"; exit 1; fi; \
	echo "check: everything holds ($(PARTS))"

part-format:
	@$(BIN)/ruff format --check --no-cache .

part-lint:
	@$(BIN)/ruff check --no-cache .

part-types:
	@$(BIN)/mypy

part-layers:
	@$(BIN)/lint-imports --no-cache --no-logo

part-data:
	@$(BIN)/xinhui-data check

part-frictionless:
	@report=$$($(BIN)/frictionless validate data/processed/datapackage.json) || { echo "$$report"; exit 1; }; \
	echo "data/processed/datapackage.json and its files are valid, keys included"

part-tests:
	@$(BIN)/pytest

test: $(READY) ## Run the tests alone.
	@$(BIN)/pytest

bench: $(READY) ## Measure the speed, each figure as a ratio.
	@$(BIN)/python benchmarks/bench.py

mutate: $(READY) ## Try seeded faults on the raw tables and count what is caught (some minutes).
	@$(BIN)/python -m tests.mutate

dist: $(READY) ## Build wheel and sdist into dist/.
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	@ls -1 dist

constraints: $(READY) ## Pin the newest versions anew in constraints.txt.
	@echo '# Exact versions of everything that is installed; made anew with `make constraints`.' > constraints.new
	@$(BIN)/uv pip compile --quiet --upgrade --all-extras --universal --python-version 3.11 \
	    --no-header --no-annotate pyproject.toml >> constraints.new
	@mv constraints.new constraints.txt
	@echo "constraints: $$(grep -c == constraints.txt) versions pinned"

clean: ## Remove .venv and everything that tools leave behind.
	@rm -rf $(VENV) dist .mypy_cache .ruff_cache .hypothesis
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "clean: done"
