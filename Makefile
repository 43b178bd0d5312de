# Everything runs from .venv, made from requirements.lock with nothing but Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo run test trials bench bench-million texts pictures lint

$(VENV)/ready: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Zholdama needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	touch $@

# What only the benchmarks need: the other senders.
$(VENV)/ready-bench: $(VENV)/ready requirements-bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock -r requirements-bench.lock
	touch $@

demo: $(VENV)/ready  ## the bot on its own pretend Telegram: no token, no account
	$(BIN)/python -m bot demo

run: $(VENV)/ready  ## the bot on Telegram, with the settings of .env
	$(BIN)/python -m bot run

test: $(VENV)/ready  ## the whole suite
	$(BIN)/python -m pytest -n 2

trials: $(VENV)/ready  ## kill -9 loops in full, each closed by a ledger
	TRIALS=full $(BIN)/python -m pytest tests/trials -s --timeout 1800

bench: $(VENV)/ready-bench  ## looks on ten thousand tournaments; a message to many, beside what else there is
	$(BIN)/python -m tests.bench.lookups
	$(BIN)/python -m tests.bench.delivery

MODE ?= morning
bench-million: $(VENV)/ready  ## a morning for a million chats, or a notice with MODE=notice
	$(BIN)/python -m tests.bench.million $(MODE)

texts: $(VENV)/ready  ## every screen in every language, into build/texts, to be read by eye
	$(BIN)/python -m tests.texts

pictures: $(VENV)/ready  ## the README's pictures, taken in Chromium, into docs/pictures
	$(BIN)/python -m tests.pictures

lint: $(VENV)/ready  ## style, types and the rooms of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
