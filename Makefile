# claimcheck on the command line; `make help` tells what there is. Works from any folder: make -C path/to/claimcheck.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# pip and others look for the home folder; an empty HOME misleads them, none at all does not.
ifeq ($(strip $(HOME)),)
unexport HOME
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PORT ?= 8000
SERVE ?= 1
ONLY ?=
SIZE ?=
SIZES ?=
UP_TO ?=
MINUTES ?=
FRESH ?=
# Of the tests: one a processor, from two to four.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); \
	[ $$n -gt 2 ] || n=2; [ $$n -lt 4 ] || n=4; echo $$n)
WHOLE ?=
CHECK ?=
FUZZ ?= 12
FAULTS ?= 1000
TESTS ?= tests
BASE_PYTHON ?=

# .venv, or one of this user's own beside it where another user's cannot be used here. A chosen Python has one of its own.
ifeq ($(strip $(BASE_PYTHON)),)
VENV := $(shell if .venv/bin/python -c "" 2>/dev/null || [ ! -e .venv ] || [ -w .venv ]; \
	then echo .venv; else echo .venv-$$(id -u); fi)
else
VENV := .venv-$(notdir $(BASE_PYTHON))
endif
PYTHON := $(VENV)/bin/python
# The locks are complete, so nothing has to be resolved: an older pip would look for the newest release of whatever is
# asked for with extras, and stop where that is not the locked one.
INSTALL := $(PYTHON) -m pip install --no-deps --require-hashes --only-binary :all:
# A package that went from the locks stays in an older environment, and may clash with what is there now.
CHECK_INSTALLED = $(PYTHON) -m pip check || { echo "Remove $(VENV), then run make again." >&2; exit 1; }
RUNTIME := $(VENV)/installed-runtime
DEVELOPMENT := $(VENV)/installed-development
MACHINE_READERS := $(VENV)/installed-mcp
OLDEST_PIP := var/wheels/pip-22.3-py3-none-any.whl

.PHONY: help
help: ## explain each target
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "  Variables: SERVE=0 (demo ends after the report)  PORT=8000  TESTS=tests/house  WORKERS=2"
	@echo "             ONLY=list,item and SIZE=small (bench)  REQUIRE=browser,data (missing: fail, not skip)"
	@echo "             BASE_PYTHON=python3.12 (in an environment of its own, .venv-python3.12)"

.PHONY: setup
setup: $(RUNTIME) ## make .venv and install what the application needs

.PHONY: mcp
mcp: $(MACHINE_READERS) ## install what `manage.py mcp` needs besides: tools for programs that use language models

.PHONY: demo
demo: setup ## load the running example, review it, print the week's report, serve it (SERVE=0: do not serve)
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve,)

.PHONY: run
run: setup ## serve admin, API and pages on 127.0.0.1 with what the database holds
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py sync_registers
	@$(PYTHON) manage.py runserver 127.0.0.1:$(PORT)

.PHONY: test
test: $(DEVELOPMENT) ## run the tests on an embedded PostgreSQL of their own: of each kind some (TESTS=…: all of those)
	@$(if $(WHOLE),WHOLE=1,) $(if $(CHECK),CHECK=1,) $(PYTHON) -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

.PHONY: pythons
pythons: $(PYTHON) ## set up, run the demo and some tests on every Python found, in environments thrown away (TESTS=…: others)
	@$(PYTHON) .ci/pythons.py $(if $(filter tests,$(TESTS)),,$(TESTS))

.PHONY: oldpip
oldpip: $(OLDEST_PIP) ## fetch the oldest pip that a supported Python brings, for the test of the locks

.PHONY: lint
lint: $(DEVELOPMENT) ## check style and likely bugs: ruff, djlint
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@if git ls-files --error-unmatch '*/templates/*.html' >/dev/null 2>&1; \
		then $(PYTHON) -m djlint --check --lint claimcheck claims; fi

.PHONY: types
types: $(DEVELOPMENT) ## check types (mypy) and which package imports which (import-linter)
	@$(PYTHON) -m mypy claimcheck claims sources tests/sources/domain tests/claims/domain tests/claims/services
	@$(VENV)/bin/python -c "from importlinter.cli import lint_imports_command as check; check()"

.PHONY: check
check: lint types ## everything that has to hold: lint, types, architecture, migrations, tests of every thing
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@$(MAKE) test CHECK=1

.PHONY: whole
whole: ## run the tests that others stand for as well: half an hour and more
	@$(MAKE) test WHOLE=1

.PHONY: browser
browser: $(DEVELOPMENT) ## run only the tests in a real browser
	@$(PYTHON) -m pytest -n 0 -m browser $(TESTS)

.PHONY: long
long: $(DEVELOPMENT) ## run the tests marked slow at their full length (detection on 10,000 questions: minutes)
	@LONG=1 $(PYTHON) -m pytest -n $(WORKERS) --dist worksteal -m slow $(TESTS)

.PHONY: faults
faults: $(DEVELOPMENT) ## break connections, processes, disks and the database under load (FAULTS=1000 cuts), into var/faults.json
	@LONG=1 FAULTS=$(FAULTS) $(PYTHON) -m pytest -n 0 -q tests/faults tests/claims/jobs/test_worker.py \
		tests/migrations/test_upgrade.py tests/migrations/test_old_web.py

.PHONY: containers
containers: $(DEVELOPMENT) ## try the container files on a real engine: TLS, replica, backup, kills, upgrade, into var/containers.json
	@$(PYTHON) -m tests.containers

.PHONY: fuzz
fuzz: $(DEVELOPMENT) ## send the API what schemathesis makes up and the whole corpus of bad values (FUZZ=12 drawn of each)
	@FUZZ=$(FUZZ) $(PYTHON) -m pytest -n 0 -p no:logging tests/api

.PHONY: screens
screens: $(DEVELOPMENT) ## take pictures of the pages into var/screens
	@SCREENS=1 $(PYTHON) -m pytest -n 0 -m browser tests/browser/test_screens.py

.PHONY: openapi
openapi: $(DEVELOPMENT) ## write docs/openapi.yaml anew, the description of the API that is committed
	@$(PYTHON) manage.py spectacular --file docs/openapi.yaml

.PHONY: messages
messages: $(DEVELOPMENT) ## bring the catalogues of translations up to date with the code, and count them
	@$(PYTHON) manage.py messages

.PHONY: docs
docs: $(DEVELOPMENT) ## build the documentation as a site into var/docs, without network
	@$(PYTHON) -m sphinx -W --keep-going -q -b html docs var/docs
	@echo "Open var/docs/index.html"

.PHONY: client
client: $(DEVELOPMENT) ## make a Python client of the API out of docs/openapi.yaml, into var/client/claimcheck_client
	@$(VENV)/bin/openapi-python-client generate --path docs/openapi.yaml --meta none --overwrite \
		--output-path var/client/claimcheck_client

.PHONY: wheel
wheel: $(DEVELOPMENT) ## build the package, contested_figures-….whl, into this folder (docs/install.md)
	@$(PYTHON) -m hatchling build --target wheel --directory .

.PHONY: contracts
contracts: $(DEVELOPMENT) ## have others' linters, generators and readers check the API and the demo (needs node; minutes)
	@$(PYTHON) -m tests.contracts

.PHONY: sbom
sbom: $(RUNTIME) ## write what the application is made of into var/sbom.cdx.json (CycloneDX), without network
	@$(PYTHON) -m tests.sbom

.PHONY: audit
audit: ## hold the lock against known advisories; asks OSV or PyPI, and says so where they can't be had
	@$(PYTHON) -m pip_audit --version >/dev/null 2>&1 || { echo "pip-audit is not installed: pip install pip-audit"; exit 2; }
	@$(PYTHON) -m pip_audit --strict --requirement requirements.txt --no-deps --disable-pip || { \
		echo "Advisories were found, or could not be had: it needs pypi.org or api.osv.dev (--vulnerability-service)."; exit 1; }

.PHONY: bench
bench: $(DEVELOPMENT) ## measure the ratios of the benchmarks (ONLY=a,b: some; SIZE=small: a minute)
	@$(PYTHON) -m benchmarks $(if $(ONLY),--only $(ONLY),) $(if $(SIZE),--size $(SIZE),)

.PHONY: bench-scale
bench-scale: $(DEVELOPMENT) ## measure growth from 10,000 to 10,000,000 claims (UP_TO=100000, SIZES=…, MINUTES=60, FRESH=1), into docs
	@$(PYTHON) -m benchmarks.scale $(if $(SIZES),--sizes $(SIZES),) $(if $(UP_TO),--up-to $(UP_TO),) \
		$(if $(MINUTES),--minutes $(MINUTES),) $(if $(FRESH),--fresh,)

.PHONY: coverage
coverage: $(DEVELOPMENT) ## fail where the tests leave a branch of domain or services out (TESTS=…: only tell)
	@$(PYTHON) -m pytest -n $(WORKERS) --dist worksteal $(TESTS) --cov=claims/domain --cov=sources/domain \
		--cov=claims/services --cov=sources/services --cov-branch --cov-report=term-missing:skip-covered \
		$(if $(filter tests,$(TESTS)),--cov-fail-under=100,)

.PHONY: rules
rules: $(DEVELOPMENT) ## fail where the pure rules' own tests, without a database, leave a branch of them out
	@$(PYTHON) -m pytest -n 0 -q -c /dev/null --rootdir=. --noconftest -p no:django -p no:cacheprovider \
		-p tests.rules_alone --import-mode=importlib tests/claims/domain tests/sources/domain tests/museum/rules \
		-m "not slow" --cov=claims/domain --cov=sources/domain --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=100

.PHONY: mutants
mutants: $(DEVELOPMENT) ## how many changed rules the tests of the domain notice (mutmut; hours; ONLY='claims.domain.comparing.classification.*': some)
	@$(PYTHON) -m mutmut run --max-children $(WORKERS) $(ONLY); $(PYTHON) -m mutmut results

.PHONY: lock
lock: ## bring the lock files in step with requirements.in, -dev.in and -mcp.in (needs uv)
	@for part in requirements requirements-dev requirements-mcp; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--only-binary :all: --custom-compile-command "make lock" $$part.in -o $$part.txt || exit 1; done
	@cd tests/contracts && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" requirements.in -o requirements.txt

# Python 3.11.0 brings it; it runs on Python 3.11 only.
$(OLDEST_PIP): | $(PYTHON)
	@$(PYTHON) -m pip download --quiet --no-deps --only-binary :all: --dest $(@D) pip==22.3

# A stamp file says what is installed; it is older than the lock file whenever that has changed.
$(RUNTIME): requirements.txt | $(PYTHON)
	@echo "Installing what the application needs into $(VENV)"
	@$(INSTALL) -r requirements.txt
	@$(CHECK_INSTALLED)
	@touch $@

$(DEVELOPMENT): requirements.txt requirements-dev.txt requirements-mcp.txt | $(PYTHON)
	@echo "Installing what the application, its tests and its checks need into $(VENV)"
	@$(INSTALL) -r requirements.txt -r requirements-dev.txt -r requirements-mcp.txt
	@$(CHECK_INSTALLED)
	@touch $(RUNTIME) $(MACHINE_READERS) $@

$(MACHINE_READERS): requirements.txt requirements-mcp.txt | $(PYTHON)
	@echo "Installing what the application and its server of the Model Context Protocol need into $(VENV)"
	@$(INSTALL) -r requirements.txt -r requirements-mcp.txt
	@$(CHECK_INSTALLED)
	@touch $(RUNTIME) $@

# Each candidate is tried: a name on the path may be a shim for a version that is not there.
$(PYTHON):
	@rm -rf $(VENV); \
	for python in $(or $(BASE_PYTHON),python3 python3.13 python3.12 python3.11 python3.14); do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "Making $(VENV) with $$($$python --version)"; \
		if $$python -c 'import ensurepip, venv' 2>/dev/null; then exec $$python -m venv $(VENV); fi; \
		if $$python -m virtualenv --version >/dev/null 2>&1; then exec $$python -m virtualenv -q $(VENV); fi; \
		lacking=$$python; \
	done; \
	if [ -n "$$lacking" ]; \
		then echo "$$lacking has neither venv nor virtualenv. On Debian and Ubuntu: apt install python3-venv" >&2; \
		else echo "claimcheck needs Python 3.11 or newer; $(if $(BASE_PYTHON),$(BASE_PYTHON) is none,none was found on the path)." >&2; fi; \
	exit 1
