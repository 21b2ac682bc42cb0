# Two commands do everything: `make run` serves the application, `make test` proves it.
# Nothing but Python 3.11+ and make is needed; all that is made here is git-ignored.

PYTHON ?= python3
PORT ?= 8000
export PORT
BIN := .venv/bin
STAMPS := var/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --loglevel=error --no-audit --no-fund

# What is installed is known by the content of its lock, so a change of branch costs nothing.
key = $(firstword $(shell cksum < $(1)))
VENV := $(BIN)/python
INSTALLED := $(STAMPS)/run-$(call key,requirements.txt)
DEV_INSTALLED := $(STAMPS)/dev-$(call key,requirements-dev.txt)
VENDORED := $(STAMPS)/npm-$(call key,package-lock.json)
COLLECTED := $(STAMPS)/static

BOOTSTRAP := css/bootstrap.min.css js/bootstrap.bundle.min.js
FONTS := $(addprefix @fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-, \
           $(addsuffix -wght-normal.woff2,latin latin-ext vietnamese)) \
         $(addprefix @fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-, \
           $(addsuffix -normal.woff2,latin-400 latin-600))

.PHONY: run dev setup test check fix bench lock clean

run: setup $(COLLECTED)  ## serve at http://127.0.0.1:$(PORT)
	@TIMPORA_PREPARE=true exec $(BIN)/gunicorn -c python:timpora.gunicorn timpora.wsgi

dev: setup  ## the same with autoreload and debug pages
	@TIMPORA_DEBUG=true $(BIN)/python -m timpora.prepare
	@TIMPORA_DEBUG=true exec $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

setup: $(INSTALLED) $(VENDORED) .env

test: $(DEV_INSTALLED) $(VENDORED)  ## everything, on SQLite and PostgreSQL; ARGS="-k name" narrows it
	@$(BIN)/python -W ignore -m tests.run $(ARGS)

check: $(DEV_INSTALLED) $(VENDORED)  ## style, layers, templates, migrations, safety of settings
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tests.checks

fix: $(DEV_INSTALLED)  ## mend what a machine can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(DEV_INSTALLED) $(VENDORED)  ## measure; prints ratios
	@for script in tests/bench/bench_*.py; do echo "== $$script"; $(BIN)/python $$script $(ARGS) || exit 1; done

lock: $(DEV_INSTALLED)  ## write the locks anew after a change of pyproject.toml or package.json
	@$(LOCK) -o requirements.txt
	@$(LOCK) -o requirements-dev.txt -c requirements.txt --group test --group lint --group bench
	@$(NPM) install --ignore-scripts --omit-lockfile-registry-resolved

clean:  ## remove what was installed and built; keeps the database, .env, the secret key and uploads
	rm -rf .venv node_modules var/static var/vendor $(STAMPS)

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Perlu Python 3.11 atau lebih baru; pilih dengan: make run PYTHON=python3.12' >&2; exit 1; }
	@echo 'Menyiapkan lingkungan Python …'
	@$(PYTHON) -m venv .venv

$(INSTALLED): | $(VENV)
	@echo 'Memasang pustaka …'
	@$(PIP) install --require-hashes --requirement requirements.txt
	@$(call stamp,run)

$(DEV_INSTALLED): | $(VENV)
	@echo 'Memasang pustaka dan alat uji …'
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@$(call stamp,dev)

# npm comes with either lock; its packages only give files, so nothing of theirs is run.
$(VENDORED): | $(if $(wildcard $(DEV_INSTALLED)),,$(INSTALLED))
	@echo 'Mengambil berkas tampilan …'
	@$(NPM) ci --ignore-scripts --silent
	@rm -rf var/vendor && mkdir -p var/vendor/fonts
	@for file in $(BOOTSTRAP); do \
	  sed '/sourceMappingURL=/d' node_modules/bootstrap/dist/$$file > var/vendor/$${file##*/} || exit 1; done
	@cp $(addprefix node_modules/,$(FONTS)) var/vendor/fonts/
	@$(call stamp,npm)

$(COLLECTED): $(INSTALLED) $(VENDORED) $(shell find static -type f 2>/dev/null)
	@echo 'Mengumpulkan berkas statis …'
	@$(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@

.env:
	@printf '%s\n' '# Dibuat sekali oleh make; penjelasan tiap baris ada di .env.example.' \
	  'TIMPORA_DEMO=true' 'TIMPORA_HTTPS=false' > $@

stamp = mkdir -p $(STAMPS) && rm -f $(STAMPS)/$(1)-* && touch $@
