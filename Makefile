# Each target does all the set-up it needs, in .venv, with the python3 at hand (3.11 or later).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test checks lint types bench train docs screens frozen migration first-migration lock package clean

demo: $(READY)  ## read the sample reports into a record and show it
	@mkdir -p build && rm -f build/demo.db*
	$(BIN)/dragoman add examples/reports --record build/demo.db
	$(BIN)/dragoman list --record build/demo.db
	$(BIN)/dragoman compare "$$($(BIN)/dragoman list --record build/demo.db --between IDN AUS --channel call --format csv | sed -n '2s/,.*//p')" --record build/demo.db
	$(BIN)/dragoman followups --record build/demo.db
	$(BIN)/dragoman brief --with IDN --with AUS --on 2025-04-02 --dated 2025-04-01 --length short --unremembered --record build/demo.db
	$(BIN)/dragoman picture timeline --between IDN AUS --record build/demo.db --output build/timeline.svg
	@echo; echo "The record is build/demo.db, a picture of it build/timeline.svg; go on with: $(BIN)/dragoman --help"

test: $(READY)  ## run all tests, on up to four cores; those on gold sets need DRAGOMAN_SHARED or ../shared
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile

checks: $(READY)  ## install what validates FollowTheMoney: needs g++, pkg-config and libicu-dev
	$(BIN)/python -m pip install -q --disable-pip-version-check -c requirements-lock.txt -e '.[checks]'

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

bench: $(READY)  ## accuracy on every set and speed on the corpus, as tables in benchmarks/out
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/speed.py

train: build/training-venv/.ready  ## make the language model anew (hours); see training/README.md
	build/training-venv/bin/python -m training --shared "$${DRAGOMAN_SHARED:-../shared}"

build/training-venv/.ready: training/requirements.txt
	$(PYTHON) -m venv build/training-venv
	build/training-venv/bin/pip install -q -r training/requirements.txt
	touch $@

docs: $(READY)  ## write what docs/ takes from the code anew: reference, tables of codes, pictures
	$(BIN)/python docs/build_reference.py
	$(BIN)/python docs/build_event_tables.py
	$(BIN)/python docs/build_pictures.py

screens: $(READY)  ## take the pictures of the web pages in docs/screens anew; needs Chromium
	DRAGOMAN_SCREENS=1 $(BIN)/python -m pytest -q tests/web/browser/test_every_page.py

frozen: $(READY)  ## write the expected records of the examples anew; read the difference before you commit it
	$(BIN)/python tests/test_examples.py

migration: $(READY)  ## write the step from the last shape of the record to that of its tables: make migration TITLE="Tell stages of sums"
	$(BIN)/python -m dragoman.record.migrations.draft "$(TITLE)"
	$(BIN)/ruff format -q src/dragoman/record/migrations

first-migration: $(READY)  ## write the first step anew; only before the release that brings it
	$(BIN)/python -m dragoman.record.migrations.draft --first
	$(BIN)/ruff format -q src/dragoman/record/migrations

lock:  ## resolve the dependencies anew, within the bounds of pyproject.toml
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install -q -e '.[dev]'
	{ head -1 requirements-lock.txt; build/lock/bin/pip freeze --exclude-editable; } > build/lock.txt
	mv build/lock.txt requirements-lock.txt

package: $(READY)  ## build the wheel, install it without extras in a fresh environment, import every module
	rm -rf build/package dist
	$(PYTHON) -m venv build/package
	build/package/bin/pip install -q -c requirements-lock.txt .
	cd build && package/bin/python ../tests/import_all.py

$(READY): pyproject.toml requirements-lock.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dragoman needs Python 3.11 or later; name one: make PYTHON=python3.11 …"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -c requirements-lock.txt -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
