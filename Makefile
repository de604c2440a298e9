# Every target sets up what it needs in .venv, reports what it does and ends with one result line.

VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PARALLEL := --numprocesses auto --dist worksteal
PARTS  := format lint types layers data frictionless formats docs tests
QUICK  := format lint types layers data core
FORMATS := .venv-formats
DOCS   := .venv-docs

.DEFAULT_GOAL := help
.PHONY: help setup data page recipes docs check fast test bench curation scale scanners mutate stress readers audit dist constraints clean oldest $(addprefix part-,$(PARTS) core)

help: ## Show this list.
	@echo "xinhui_data: make TARGET"
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  \1|/' | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

setup: $(READY) ## Set up .venv with the pinned versions.

$(READY): pyproject.toml constraints/main.txt hatch_build.py
	@python=$$(for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done); \
	if [ -z "$$python" ]; then echo "setup: Python 3.11 or newer is needed and was not found"; exit 1; fi; \
	echo "setup: $(VENV) with $$("$$python" --version) (a minute at the first time)"; \
	"$$python" -m venv $(VENV)
	@awk '/^uv==/ {here = 1} here; here && !/\\$$/ {exit}' constraints/main.txt > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(VENV)/uv.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes --requirement constraints/main.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $(READY)
	@echo "setup: done"

data: $(READY) ## Check the raw tables and build data/processed (a few seconds).
	@echo "data: 5 parts, a few seconds"
	@$(BIN)/xinhui-data project build

page: $(READY) ## Write the data book, docs/index.html.
	@$(BIN)/xinhui-data page --to docs/index.html --replace

recipes: $(READY) ## Run the recipes, and write their pages and notebooks in docs (ten seconds).
	@$(BIN)/python -m tools.recipes
	@echo "recipes: docs/recipes.md, recipes.zh.md and their notebooks are what docs/recipes.py gives"

docs: $(READY) part-docs ## Build the documents as a site, site/index.html (a few seconds; half a minute at the first time).

# Runs part after part, says how far it is, and names at the end what failed.
RUN = failed=; k=0; begun=$$(date +%s); \
	elapsed() { echo "$$(( ($$(date +%s) - begun) / 60 )) min $$(( ($$(date +%s) - begun) % 60 )) s"; }; \
	for part in $(1); do \
	    k=$$((k + 1)); echo "== part $$k of $(words $(1)): $$part (after $$(elapsed))"; \
	    $(MAKE) --no-print-directory part-$$part || failed="$$failed $$part"; \
	done; \
	if [ -n "$$failed" ]; then echo "$@: failed in$$failed ($$(elapsed))"; exit 1; fi; \
	echo "$@: everything holds ($(1)), $$(elapsed)"

check: $(READY) ## Prove everything that must hold (about ten minutes on two cores).
	@echo "check: $(words $(PARTS)) parts, about ten minutes on two cores; the tests take most of it"
	@$(call RUN,$(PARTS))

fast: $(READY) ## Check form, types, layers, data and the most telling tests (about 15 seconds; half a minute at the first time).
	@echo "fast: $(words $(QUICK)) parts, about 15 seconds on two cores; no browser, no installs"
	@$(call RUN,$(QUICK))

part-format:
	@$(BIN)/ruff format --check --no-cache .

part-lint:
	@$(BIN)/ruff check --no-cache .

part-types:
	@$(BIN)/mypy

part-layers:
	@$(BIN)/lint-imports --no-cache --no-logo

part-data:
	@$(BIN)/xinhui-data project check

part-frictionless:
	@report=$$($(BIN)/frictionless validate data/processed/datapackage.json) || { echo "$$report"; exit 1; }; \
	echo "data/processed/datapackage.json and its files are valid, keys included"

# A separate environment: pysdmx needs an older pyarrow, cffconvert an older jsonschema than the package does.
$(FORMATS)/.ready: constraints/formats.txt | $(READY)
	@echo "formats: setting up $(FORMATS) (a minute at the first time)"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(FORMATS)
	@$(BIN)/uv pip install --quiet --python $(FORMATS)/bin/python --require-hashes --requirement constraints/formats.txt
	@touch $@

INTEROP = XINHUI_DATA_EXPORT=$(CURDIR)/$(FORMATS)/export HF_HOME=$(CURDIR)/$(FORMATS)/hub HF_HUB_OFFLINE=1 $(FORMATS)/bin/python -m pytest \
    -c tests/interop/pytest.ini --rootdir=. --confcutdir=tests/interop -p no:cacheprovider

part-formats: $(FORMATS)/.ready
	@echo "in $(FORMATS): mlcroissant, pysdmx, csvw, rdflib, cffconvert, datasets, DuckDB, polars, calamine; in $(VENV): the rest"
	@$(BIN)/xinhui-data export --all $(FORMATS)/export --partitioned $(FORMATS)/partitioned --replace
	@$(INTEROP) tests/interop

# A separate environment, so that what only the site needs is not installed with the package.
$(DOCS)/.ready: constraints/docs.txt | $(READY)
	@echo "docs: setting up $(DOCS) (half a minute at the first time)"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(DOCS)
	@$(BIN)/uv pip install --quiet --python $(DOCS)/bin/python --require-hashes --requirement constraints/docs.txt
	@touch $@

part-docs: $(DOCS)/.ready
	@said=$$(NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build --strict 2>&1) || { echo "$$said"; exit 1; }
	@$(BIN)/pytest tests/test_site.py
	@echo "docs: site/index.html, every link between the pages leads somewhere"

part-tests:
	@$(BIN)/python -m tests.browsing
	@$(BIN)/pytest $(PARALLEL)

part-core:
	@$(BIN)/pytest $(PARALLEL) -m core $$(grep -l 'mark\.core' tests/test_*.py)

test: $(READY) ## Run only the tests.
	@$(BIN)/pytest $(PARALLEL)

bench: $(READY) ## Measure the speed, each figure as a ratio, and the size of an installation.
	@$(BIN)/python -m tools.bench

curation: $(READY) ## Take an invented report from its text to a clean check, and count what persons type (a minute).
	@$(BIN)/python -m tools.curation

scale: $(READY) ## Measure how check and build grow with the number of reports.
	@$(BIN)/python -m tools.scale

scanners: $(READY) ## Compare the scanner with other readers of Chinese numbers, where they are installed (a minute).
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement constraints/scanners.txt
	@$(BIN)/python -m tools.scanners

mutate: $(READY) ## Test seeded faults on all data, count those caught, write docs/faults.md (several minutes).
	@$(BIN)/python -m tools.mutate

stress: $(READY) ## Run the long stress tests: interruption, full disk, load, fuzzing (several minutes).
	@$(BIN)/pytest $(PARALLEL) --hard tests/test_interruptions.py tests/test_load.py tests/test_hostile.py tests/test_bounds.py
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement constraints/fuzz.txt
	@$(BIN)/python -m tools.fuzz

RECOGITO := @recogito/text-annotator@4.1.1

readers: $(FORMATS)/.ready ## Also read with R, Spark and Recogito, where R, Java, Chromium and npm are installed (several minutes).
	@$(BIN)/uv pip install --quiet --python $(FORMATS)/bin/python --require-hashes --requirement constraints/readers.txt
	@cd $(FORMATS) && rm -rf package && { npm pack --silent $(RECOGITO) | xargs tar -xzf; } || echo "readers: npm is not installed"
	@$(BIN)/xinhui-data export --all $(FORMATS)/export --partitioned $(FORMATS)/partitioned --replace
	@XINHUI_DATA_RECOGITO=$(CURDIR)/$(FORMATS)/package $(INTEROP) -rs tests/interop/test_lines.py tests/interop/test_web_annotation.py

OLDEST := $(addprefix tests/test_,library.py published.py building.py verify.py tables.py rules.py command.py load.py)

oldest: $(READY) ## Run the tests with the oldest versions of pandas, pyarrow and the rest that are allowed.
	@$(BIN)/uv venv --quiet --clear --python '>=3.11,<3.13' .venv-oldest
	@$(BIN)/uv pip install --quiet --python .venv-oldest/bin/python --require-hashes --requirement constraints/oldest.txt
	@$(BIN)/uv pip install --quiet --python .venv-oldest/bin/python --no-deps --build-constraint constraints/main.txt --editable .
	@.venv-oldest/bin/python -W default -m pytest -W default $(OLDEST)

audit: $(READY) ## Look up known vulnerabilities of the pinned versions (needs the network).
	@$(BIN)/uv tool run pip-audit --requirement constraints/main.txt --require-hashes --disable-pip --vulnerability-service osv

dist: $(READY) ## Build wheel, sdist and a zip of the data in every format into dist/, with SHA256SUMS.
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	@version=$$($(BIN)/python -c 'import xinhui_data; print(xinhui_data.__version__)'); \
	$(BIN)/xinhui-data export --all "dist/xinhui_data-$$version-data.zip" >/dev/null
	@cd dist && { command -v sha256sum >/dev/null && sha256sum -- * || shasum -a 256 -- *; } > ../dist.sums
	@mv dist.sums dist/SHA256SUMS
	@cat dist/SHA256SUMS
	@echo "dist: wheel, sdist and data, with checksums"

COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --no-header \
    --no-annotate
EXTRAS := --extra curate --extra excel --extra plot --extra polars --extra stat
PIN = { echo "\# $(2), with digests; generated by \`make constraints\`."; $(COMPILE) $(3); } > constraints/new && mv constraints/new constraints/$(1).txt

constraints: $(READY) ## Pin the newest versions, with their digests.
	@$(call PIN,main,Everything that is installed,$(EXTRAS) --extra dev pyproject.toml)
	@$(call PIN,formats,The tools that read each format in a separate environment,--group formats)
	@$(call PIN,docs,The tools that build the documents as a site in a separate environment,--group docs)
	@$(call PIN,readers,What reading with Spark and a browser also needs,--group readers)
	@$(call PIN,fuzz,What fuzzing on Linux also needs,--no-deps --group fuzz)
	@$(call PIN,scanners,The readers of Chinese numbers that the scanner is compared with,--group scanners)
	@$(call PIN,oldest,The oldest versions allowed of what the package needs,--resolution lowest-direct $(EXTRAS) --group oldest pyproject.toml)
	@echo "constraints: $$(grep -c == constraints/main.txt) versions pinned"

clean: ## Remove .venv and all files that tools create.
	@rm -rf $(VENV) $(FORMATS) $(DOCS) .venv-oldest dist site .mypy_cache .ruff_cache .hypothesis
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "clean: done"
