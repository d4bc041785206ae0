# Everything here runs in .venv, which `make setup` makes from requirements/dev.txt.

PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements/dev.txt
LOCKED := .venv/.locked
READY := .venv/.ready

# Material for MkDocs prints a notice about MkDocs 2 on every start; the versions here are locked.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup serve build test lint audit bench format docs screenshots lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make .venv with everything needed; a second run costs nothing
	@:

$(LOCKED): $(LOCK) tools/setup.py
	@$(PYTHON) tools/setup.py lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(PYTHON) tools/setup.py package
	@touch $@

serve: setup ## Show the site on this machine; it reloads with every change under okrs/
	$(BIN)/mkdocs serve --livereload

build: setup ## Build the site into site/
	$(BIN)/mkdocs build --strict

test: lint ## Check everything: style, types, floors, tests; gets a browser first where there is none
	@$(BIN)/python tools/browser.py >/dev/null
	$(BIN)/pytest -n 2 --dist loadgroup

lint: setup ## Check style, types, floors and workflows
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .cache/import-linter
	$(BIN)/python tools/docs.py --check
	$(BIN)/zizmor --offline --quiet --no-progress --persona=auditor .github/workflows action.yml
	$(BIN)/actionlint -shellcheck= -pyflakes= .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml

audit: setup ## Measure the built site with Lighthouse and a markup checker; needs Java and Node
	@$(BIN)/python tools/browser.py >/dev/null
	$(BIN)/python -m tools.peer
	$(BIN)/python -m tools.audit

bench: setup ## Measure speed and memory, and how well the wording rules judge
	$(BIN)/python -m benchmarks

format: setup ## Bring the code into shape
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

docs: setup ## Renew docs/format.md, docs/rules.md and the examples of docs/review.md from the code
	$(BIN)/python tools/docs.py
	$(BIN)/python -m tests.review.examples

screenshots: setup ## Take the pictures in docs/images anew
	@$(BIN)/python tools/browser.py >/dev/null
	$(BIN)/python -m tools.screenshots

lock: setup ## Pin the packages that pyproject.toml asks for; UPGRADE=1 takes the newest
	$(BIN)/pip install -qq 'uv>=0.9,<1'
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml --group dev --all-extras --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --quiet $(if $(UPGRADE),--upgrade) --output-file $(LOCK)
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml requirements/action.in --constraints $(LOCK) \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --output-file requirements/action.txt

clean: ## Remove what was made: .venv, site/ and caches
	rm -rf .venv site dist .cache
