# make report and make test work from nothing on a machine with Python 3.11 and make: uv is brought into .uv when it is
# missing. System certificates are honoured, for users behind an institution's proxy.
export UV_SYSTEM_CERTS ?= 1
# Compiled at set-up, by all processors, and not by the first notebook of each package.
export UV_COMPILE_BYTECODE ?= 1
PYTHON ?= python3
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
# What notebooks and the report need, and, for tests, all.
USED := --extra hazm --extra html --extra notebooks
REPORT := $(UV) run --frozen $(USED)
RUN := $(UV) run --frozen --all-extras
# Behind setup-all, where nothing need be looked for again.
SYNCED := $(UV) run --no-sync

# The last matplotlib that does not shape text by itself; make test-legacy LEGACY=3.9.4 tests another.
LEGACY ?= 3.10.9

.PHONY: help setup setup-all report verify check test test-legacy test-lowest installs resolves lab lint check-citation bench docs clean
.DEFAULT_GOAL := help

help:
	@echo "make report   build the report in build/report"
	@echo "make verify   build it again elsewhere and compare"
	@echo "make check    lint, types, imports, and all tests but the slow: about a minute"
	@echo "make test     all checks and all tests: about a quarter of an hour on two processors"
	@echo "make test-legacy   the tests of right-to-left text with an older matplotlib"
	@echo "make test-lowest   tests with the oldest packages that pyproject.toml allows"
	@echo "make installs   every extra by plain pip on every Python that is there (make resolves: what pip would install)"
	@echo "make lab      open JupyterLab on notebooks/"
	@echo "make docs     build the site of guides and reference in build/site"
	@echo "make setup    make .venv from uv.lock"
	@echo "make bench    quality and speed, printed"

.uv/bin/uv:
	@$(PYTHON) -m venv .uv >/dev/null 2>&1 && .uv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.8" \
	  || $(PYTHON) -m pip install --quiet --disable-pip-version-check --target .uv "uv>=0.8" \
	  || { echo "uv could not be installed: see https://docs.astral.sh/uv/ and put uv on the path" >&2; exit 1; }

# Inexact, so that what tests need is not taken away again.
setup: $(filter .uv/bin/uv,$(UV))
	@$(UV) sync --frozen --inexact $(USED) --quiet

setup-all: $(filter .uv/bin/uv,$(UV))
	@$(UV) sync --frozen --all-extras --quiet

report: setup
	@$(REPORT) rasad report

verify: setup
	@$(REPORT) rasad verify

check: setup-all lint
	@$(SYNCED) pytest -n auto -m "not slow"

test: setup-all lint
	@$(SYNCED) pytest -n auto

test-legacy: setup-all
	@$(RUN) --with "matplotlib==$(LEGACY)" python -m pytest -o cache_dir=build/pytest-legacy \
	  tests/charts/bidi tests/charts/page/test_wrap.py tests/charts/page/test_look.py tests/charts/axes/test_rtlaxes.py
	@$(RUN) --with "matplotlib==$(LEGACY)" python tests/rtl_judge.py

# As pip sees it: without what [tool.uv] says of others' metadata. The tools of the tests come in any version beside that.
LOWEST := build/lowest/bin/python
COMPILE := $(UV) pip compile --quiet --no-config --python-version 3.11 pyproject.toml
test-lowest: $(filter .uv/bin/uv,$(UV))
	@mkdir -p build
	@$(COMPILE) --extra hazm --extra html --extra notebooks --resolution lowest-direct -o build/lowest.txt
	@$(COMPILE) --all-extras --constraint build/lowest.txt -o build/lowest-dev.txt
	@$(UV) venv --quiet --clear --python 3.11 build/lowest
	@$(UV) pip install --quiet --no-config --python $(LOWEST) --no-deps -r build/lowest-dev.txt -e .
	@$(LOWEST) -m pytest -o cache_dir=build/pytest-lowest -m "not slow" tests/analyse tests/annotation tests/calendars \
	  tests/charts tests/corpus tests/dates tests/display tests/tables tests/text

installs: setup-all
	@$(RUN) python tools/installs.py install

resolves: setup-all
	@$(RUN) python tools/installs.py resolve

lint: setup-all
	@$(SYNCED) sh -c "ruff check . && ruff format --check . && mypy && lint-imports"

# By a tool of its own: it wants a jsonschema that is older than Jupyter's.
check-citation: $(filter .uv/bin/uv,$(UV))
	@$(UV) tool run --quiet --from cffconvert==2.0.0 cffconvert --validate -i CITATION.cff

lab: setup
	@$(REPORT) jupyter lab --notebook-dir=notebooks

bench: setup-all
	@$(RUN) --with shekar==1.7.0 --with flashtext==2.7 python benchmarks/bench.py

docs: $(filter .uv/bin/uv,$(UV))
	@$(UV) sync --frozen --inexact $(USED) --extra docs --quiet
	@PYTHONPATH=docs $(UV) run --frozen $(USED) --extra docs python -m rasad_docs

clean:
	rm -rf .venv .uv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
