# `make check` and `make test` set everything up themselves: Python 3.11 or later, git and make are all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SBOM ?= dist/sbom.json
STAMP := $(VENV)/.installed

.PHONY: check test lint unit test-ray mutation wheel sbom audit docs lock clean help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "check needs Python 3.11 or later; try: make PYTHON=python3.11 ...")'
	@echo 'Installing the locked dependencies into $(VENV); this takes a minute or two.'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

check: $(STAMP) ## check the five seed articles and write reports/seeds.md and reports/seeds.json
	$(BIN)/check seeds/ --fail-on never -o - -o reports/seeds.md -o reports/seeds.json

test: lint unit ## lint, type-check, and run every test with coverage

lint: $(STAMP) ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: $(STAMP) ## the tests alone
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term

test-ray: ## the tests of `--engine ray`, in an environment of their own (.venv-ray, 1.5 GB)
	$(PYTHON) -m venv .venv-ray
	.venv-ray/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/ray.txt
	.venv-ray/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	.venv-ray/bin/python -m pytest tests/engines/test_ray.py

PACKAGE ?= temporal quantity compare
SAMPLE ?= 300
SEED ?= 1
MUTATION := .venv-mutation

$(MUTATION)/.installed: requirements/mutation.txt
	$(PYTHON) -m venv $(MUTATION)
	$(MUTATION)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutation.txt
	@touch $@

mutation: $(MUTATION)/.installed ## how many mistakes the tests notice; PACKAGE=quantity SAMPLE=300 SEED=1
	$(MUTATION)/bin/python -m tools.mutation $(PACKAGE:%=--package %) --sample $(SAMPLE) --seed $(SEED)

wheel: $(STAMP) ## build dist/*.whl
	$(BIN)/python -m build --no-isolation --outdir dist .

sbom: $(STAMP) ## write dist/sbom.json, the CycloneDX bill of materials of what is locked, and hold that it is whole
	$(BIN)/python -m tools.sbom $(SBOM)

audit: $(STAMP) ## ask PyPI for known weaknesses of what is locked (needs a network; ends with 3 where it cannot ask)
	$(BIN)/python -m tools.audit

docs: $(STAMP) ## write docs/rules.md from the rule files and docs/cli.md from the commands
	$(BIN)/python -c 'from pathlib import Path; from checker.compare.handbook import handbook; from checker.compare.rule import load_rules; Path("docs/rules.md").write_text(handbook(load_rules()), encoding="utf-8")'
	$(BIN)/python -m tools.cli_reference

lock: ## resolve the dependencies anew into requirements/ (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --group dev pyproject.toml -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --group dev --extra ray pyproject.toml -o requirements/ray.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --group mutation -c requirements/dev.txt pyproject.toml -o requirements/mutation.txt

clean: ## remove what the targets made
	rm -rf $(VENV) .venv-ray $(MUTATION) mutants dist build
