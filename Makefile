# `make run` opens the reader, `make test` runs all that CI runs. Each does its own set-up in .venv,
# with nothing but Python 3.11 or newer, make and git there.

PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
VENV ?= .venv
BIN = $(VENV)/bin
FILES = reader tests

.PHONY: attack run test check pytest pytest-only bench extraction picture frames docs schema pins clean help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | sort | expand -t 10

run: $(VENV)/run ## open the reader with the bundled library
	@$(BIN)/reader

# The tests run on the Python of .venv and on 3.11 and 3.13, as far as they are on this machine.
OTHERS = $(shell for version in 3.11 3.13; do \
	for python in python$$version $${PYENV_ROOT:-$$HOME/.pyenv}/versions/$$version.*/bin/python; do \
	$$python -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$$version')" 2>/dev/null \
	&& echo $$version:$$python && break; done; done)

# One Python after the other, each with as many processes as there are cores.
test: check pytest ## all that CI runs
	@mine=$$($(BIN)/python -c "import sys; print('%d.%d' % sys.version_info[:2])"); \
	for other in $(OTHERS); do \
		version=$${other%%:*}; \
		test $$version = $$mine && continue; \
		echo "Python $$version:"; \
		$(MAKE) --no-print-directory pytest-only VENV=$(VENV)-$$version PYTHON=$${other#*:} || exit 1; \
	done

check: $(VENV)/dev ## lint, formatting, types, import rules
	$(BIN)/ruff check $(FILES)
	$(BIN)/ruff format --check $(FILES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

pytest: $(VENV)/dev ## the tests, with coverage
	$(BIN)/python -m pytest -n auto --cov --cov-report=
	$(BIN)/coverage report --fail-under=90

pytest-only: $(VENV)/dev ## the tests, without coverage
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/dev ## speed and memory, as ratios within one run
	$(BIN)/python -m compileall -q reader
	$(BIN)/python -m tests.benchmarks

attack: $(VENV)/dev ## hostile files, databases, surroundings and keys, at random for fifteen minutes
	$(BIN)/python -m tests.attack

extraction: $(VENV)/dev ## how well the draft finds quotes; DATA is a folder of gold (else a sample)
	@$(BIN)/python -m tests.extraction $(DATA)

picture: $(VENV)/dev ## draw the README's pictures from the real app
	$(BIN)/python -m tests.picture tests/pictures

frames: $(VENV)/dev ## rewrite the snapshot frames; read the difference before you commit it
	UPDATE_FRAMES=1 $(BIN)/python -m pytest tests/snapshots

docs: $(VENV)/dev ## rewrite the README's key table and the manual page
	UPDATE_DOCS=1 $(BIN)/python -m pytest tests/test_docs.py

schema: $(VENV)/dev ## rewrite content/schema/ from the model
	for name in article actors library topics; do \
		$(BIN)/reader schema $$name > content/schema/new && \
		mv content/schema/new content/schema/$$name.json || exit 1; done

# The tools of development are resolved beside what runs; pip wants the extras of what it pins.
pins: $(VENV)/dev ## resolve .pins/ again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-annotate --all-extras pyproject.toml -o .pins/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-annotate --no-strip-extras --group dev -c .pins/run.txt -o .pins/dev.txt

clean: ## remove what the targets made
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: $(VENV)/bin/python .pins/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .pins/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	$(BIN)/python -m compileall -q reader
	@touch $@

$(VENV)/dev: $(VENV)/run .pins/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .pins/dev.txt
	@touch $@
