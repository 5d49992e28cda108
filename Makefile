# The door to the project. `make help` lists what there is.

SPEC      := spec/auth_spec.yaml
NAMESPACE := auth::api
SPECGEN   := build/bin/specgen
JOBS      ?= $(shell nproc)
# Documents nobody here wrote, where somebody has them.
FIXTURES  ?= ../shared/fixtures

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PREFIX    ?= /usr/local

.PHONY: help deps configure build install run test generate regenerate verify lint format format-check tidy \
        coverage bench load asan tsan mutants golden clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## Set up whatever is missing, build, start a private PostgreSQL, serve on :5000
	@scripts/run.sh

test: build ## Set up whatever is missing, build, run every test
	@ctest --test-dir build --output-on-failure --parallel $(JOBS)

deps: ## Install the Debian packages of packages.txt that are missing
	@scripts/deps.sh

configure: deps
	@test -f build/build.ninja || cmake --preset release

build: configure ## Compile everything (Release, in build/)
	@cmake --build build --parallel $(JOBS)

install: configure ## Install specgen and what generated code needs into PREFIX (/usr/local)
	@cmake --build build --parallel $(JOBS) --target specgen-package
	@cmake --install build --prefix $(PREFIX)

$(SPECGEN): configure
	@cmake --build build --parallel $(JOBS) --target specgen

generate: ## Regenerate generated/ from the spec: writes only what changed
	@if test -f build/build.ninja; then ninja -C build --quiet specgen; \
	  else $(MAKE) --no-print-directory $(SPECGEN); fi
	@$(SPECGEN) generate $(SPEC) --out generated --namespace $(NAMESPACE) $(ARGS)

regenerate: generate ## The same

verify: $(SPECGEN) ## Fail with a diff when generated/ is not what the spec says
	@$(SPECGEN) verify $(SPEC) --out generated --namespace $(NAMESPACE)

lint: $(SPECGEN) format-check tidy ## Check the spec, the format, and the code with clang-tidy
	@$(SPECGEN) lint $(SPEC)

format: ## Format every C++ file that people write
	@scripts/format.sh

format-check: deps ## Fail when a C++ file is not formatted
	@scripts/format.sh --check

tidy: configure ## Run clang-tidy over the code that people write
	@scripts/tidy.sh

coverage: deps ## Run every test instrumented; line coverage of handwritten/ and generator/
	@scripts/coverage.sh

bench: deps ## Measure: prints ratios taken in one run
	@cmake --preset bench && cmake --build --preset bench --parallel $(JOBS) --target \
	  auth-server bench-server bench-pistache-hello bench-decode bench-decode-malloc specgen bench-generate
	@bench/run.sh build/bench
	@bench/validate_bench.sh build/bench
	@bench/startup.sh build/bench
	@build/bench/bin/bench-generate build/bench/bin/specgen $(FIXTURES)
# For comparison only: the goal is that of servers, which bench-decode is linked like.
	@build/bench/bin/bench-decode-malloc bench/decode || true
	@build/bench/bin/bench-decode bench/decode

load: build ## 100 concurrent sign-ups against a server of its own; prints the figures
	@tests/load/run.sh build

asan: deps ## Build and run every test under ASan and UBSan
	@cmake --preset asan && cmake --build --preset asan --parallel $(JOBS) && \
	  ctest --test-dir build/asan --output-on-failure --parallel $(JOBS)

tsan: deps ## Build and run every test under TSan
	@cmake --preset tsan && cmake --build --preset tsan --parallel $(JOBS) && \
	  ctest --test-dir build/tsan --output-on-failure --parallel $(JOBS)

mutants: build ## Break the service on purpose; each break must make a test fail
	@tests/mutants/run.sh

golden: $(SPECGEN) ## Update the expected output of tests/cases/
	@tests/cases/update.sh $(SPECGEN)

clean: ## Delete build/ and the private PostgreSQL with its data
	-@test ! -d build/pg || scripts/pg.sh destroy
	@rm -rf build
