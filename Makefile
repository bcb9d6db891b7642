# What a person types. `make help` lists it. Everything lives in .venv; nothing else is installed.

VENV := .venv
BIN := $(VENV)/bin
WORDS ?= cute pink hair
OUT ?= avatar.png

# the first Python that is new enough
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

.DEFAULT_GOAL := help
.PHONY: images sbom secrets help setup run draw test lint format chaos soak bench vocabulary lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done

setup: ## make .venv ready; GPU=1 for a torch with CUDA
	@test -n "$(PYTHON)" || { echo "Mochi needs Python 3.11 or newer, and none is on the PATH." >&2; exit 1; }
	@$(PYTHON) tools/set_up.py $(if $(filter-out 0,$(GPU)),--gpu)

run: setup ## the whole of Mochi here: a queue, a worker, a chat, and the bots with tokens in .env
	@$(BIN)/python -m worker.standalone

draw: setup ## one avatar: make draw WORDS="cat ears, blue eyes" OUT=cat.png
	@WORDS='$(subst ','\'',$(value WORDS))' && $(BIN)/python -m worker.standalone draw --out "$(OUT)" -- "$$WORDS"

test: lint ## every check and every test, up to four files at a time
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: setup ## style, types, and the arrow between the rooms
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup ## lay the code out
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

chaos: setup ## every disaster that tests know, with real processes; takes a while
	@$(BIN)/python -m pytest -m chaos tests/chaos

SEEDS ?= 3
REQUESTS ?= 40
soak: setup ## everything fails at random: make soak SEEDS=3 REQUESTS=40
	@$(BIN)/python -m tests.chaos.soak --seeds $(SEEDS) --requests $(REQUESTS)

bench: setup ## how long drawing takes on this machine
	@$(BIN)/python -m benchmarks.draw
	@$(BIN)/python -m benchmarks.acknowledge

vocabulary: setup ## write docs/vocabulary.md from the lexicons
	@$(BIN)/python -m bot.vocabulary

# torch itself pins the CUDA libraries that it needs, to the exact version: they have no place here
lock: setup ## renew requirements.lock
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--fork-strategy fewest --no-annotate --no-header --upgrade --generate-hashes --quiet --output-file .lock.tmp
	@{ echo '# Written by `make lock`.'; awk '/^[a-z]/ {ours = !/^(cuda|nvidia|triton)[-=]/} ours' .lock.tmp; } > requirements.lock
	@rm .lock.tmp
	@$(MAKE) --no-print-directory images

# what goes into the images, of the same versions; torch goes there from an index of its own
IMAGE_LOCK := $(BIN)/uv pip compile pyproject.toml --constraint requirements.lock --universal --python-version 3.11 \
	--fork-strategy fewest --no-annotate --no-header --generate-hashes --quiet
images: setup ## renew the locks of the images from requirements.lock
	@$(BIN)/pip install --quiet uv
	@$(IMAGE_LOCK) --output-file .lock.tmp && mv .lock.tmp docker/bot.lock
	@$(IMAGE_LOCK) --extra drawing --output-file .lock.tmp
	@awk '/^[a-z]/ {ours = !/^(cuda|nvidia|torch|triton)[-=]/} ours' .lock.tmp > docker/worker.lock
	@rm .lock.tmp

# tools that need libraries of their own, apart from ours
ASIDE := $(VENV)/aside
$(ASIDE)/bin/pip: setup
	@$(BIN)/python -m venv $(ASIDE)

sbom: $(ASIDE)/bin/pip ## write what is installed to sbom.json (CycloneDX)
	@$(ASIDE)/bin/pip install --quiet 'cyclonedx-bom==7.*'
	@$(ASIDE)/bin/cyclonedx-py environment --output-reproducible --output-format JSON --output-file sbom.json $(BIN)/python

# tokens, keys and passwords by their shape; what merely looks random here are digits, hashes and recipes
SECRETS := --exclude-files 'tests/bot/test_logs\.py|\.lock$$|\.safetensors$$' --exclude-lines 'redis://mochi:' \
	$(patsubst %,--disable-plugin %,Base64HighEntropyString HexHighEntropyString KeywordDetector)
secrets: $(ASIDE)/bin/pip ## look for secrets in all that git keeps
	@$(ASIDE)/bin/pip install --quiet 'detect-secrets==1.*'
	@git ls-files -z | xargs -0 $(ASIDE)/bin/detect-secrets-hook $(SECRETS)

clean: ## remove what can be made again; data/ and avatars/ stay
	@rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
