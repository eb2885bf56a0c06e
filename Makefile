# What one does with this project; `make help` lists it. Everything runs in .venv, which the
# first command makes from requirements.lock and later ones use again.

DOCS ?= data/documents
OUT ?= reports/site
BUILD ?= build
LEXICON ?=
PYTHON ?=
UV ?= uv
export DOCS OUT BUILD LEXICON PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup report test lint lab lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | awk -F '|' '{printf "  make %-8s %s\n", $$1, $$2}'
	@echo "Options: DOCS=folder of articles, OUT=folder for the site, BUILD=folder for the tables,"
	@echo "         LEXICON=folder with your own rows of the word lists, PYTHON=interpreter for .venv"

setup: ## Make .venv, or leave it alone when it is up to date
	@sh tools/setup.sh

report: setup ## Read the articles (DOCS) and write the site of reports (OUT)
	@.venv/bin/hoptac report --documents "$$DOCS" --build "$$BUILD" --out "$$OUT" \
		$(if $(LEXICON),--lexicon "$$LEXICON")

test: lint ## Check style and types, then run all tests
	.venv/bin/python -m pytest

lint: setup ## Check style and types only
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

lab: setup ## Open the notebooks in JupyterLab; builds the tables (BUILD) first if there are none
	@[ -f "$$BUILD/tables/documents.parquet" ] || .venv/bin/hoptac build "$$DOCS" --out "$$BUILD" \
		$(if $(LEXICON),--lexicon "$$LEXICON")
	.venv/bin/jupyter-lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks \
		$(if $(filter 0,$(shell id -u)),--allow-root)

lock: ## Renew requirements.lock and environment.yml (needs uv; UPGRADE=1 takes newer versions)
	@command -v "$(UV)" >/dev/null || { echo "uv is missing: pipx install uv, or name it with UV="; exit 1; }
	"$(UV)" pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--fork-strategy fewest --generate-hashes --no-annotate --no-build --no-config --quiet \
		$(if $(UPGRADE),--upgrade) --custom-compile-command "make lock" -o requirements.lock
	python3 tools/pin_environment.py

clean: ## Delete what is generated: tables, site, caches (not .venv)
	rm -rf build dist reports/site .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -f reports/.site.lock
	find src tests notebooks tools benchmarks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} + 2>/dev/null || true
