# Everything runs through here; CI calls the same recipes. `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= yes
READY := $(VENV)/.ready
TESTS := $(VENV)/.tests-ready
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2
# the processes that tests begin would otherwise compile every module again, where a machine says that nothing compiled is kept

.DEFAULT_GOAL := help
MILLIONS ?= 0.5 1 2 5
.PHONY: help demo test test-long bench bench-find check lock clean laptop-zip

help: ## list the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(READY): requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install it and run this again."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; found: $$($(PYTHON) --version)"; exit 1; }
	@echo "Setting up (about half a minute, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || echo "uv could not be installed; pip is used instead, which is slower"
	@if [ -x $(BIN)/uv ]; then VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements.txt && VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps -e . ; \
	else $(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt && $(BIN)/python -m pip install --quiet --no-deps -e . ; fi
	@touch $@

$(TESTS): $(READY) tests/install-browser.sh tests/install-postgresql.sh
	@sh tests/install-browser.sh
	@sh tests/install-postgresql.sh
	@touch $@

demo: $(READY) ## set up, write the example family's picture, serve the service with made-up people at a local address (SERVE=no: only prepare)
	@$(BIN)/python -m keepsight picture examples/family --out demo
	@if [ "$(SERVE)" = "no" ]; then $(BIN)/python -m keepsight demo --prepare; else $(BIN)/python -m keepsight demo; fi

test: $(TESTS) ## set up, run every test but the long ones
	@$(BIN)/ruff check src tests benchmarks examples
	@$(BIN)/lint-imports --no-cache
	@$(PYTEST) --dist worksteal -m "not long"

test-long: $(TESTS) ## the long runs too: thousands of generated families a pattern, and every pattern on Spark beside DuckDB
	@sh tests/install-spark.sh $(BIN)
	@$(PYTEST)

bench: $(READY) ## time picture on 2,000 and 20,000 entries against a bare skeleton of the same libraries, and a chronology of 5,000 to Word and PDF
	@$(BIN)/python benchmarks/picture/run.py
	@$(BIN)/python benchmarks/reports/run.py

bench-find: $(READY) ## time find over invented counties beside pandas and a bare scan, and draw it: MILLIONS="0.5 1 2 5"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet "pandas>=2.2,<4"
	@$(BIN)/python benchmarks/find/run.py --millions $(MILLIONS) --figure docs/explanation/how-find-grows.svg

lock: $(READY) ## compile requirements.txt again from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra test --extra service --extra linkage --extra county --python-version 3.11 --no-header --no-annotate --generate-hashes --quiet -o requirements.txt

laptop-zip: $(READY) ## a zip that runs on Windows without installing: PYTHON_EMBED=python-3.11.9-embed-amd64.zip (without it: for this machine)
	@$(BIN)/python packaging/laptop/make_zip.py $(if $(PYTHON_EMBED),--python $(PYTHON_EMBED),--here)

clean: ## remove what the recipes made
	@rm -rf $(VENV) demo build dist
