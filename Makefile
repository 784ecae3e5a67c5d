# Each target is one line: what it does is in cargo or in a script.
.PHONY: test demo check schema ci
test:   ; cargo test
demo:   ; cargo run --release -- demo
check:  ; cargo fmt --all --check && cargo clippy --all-targets -- -D warnings
schema: ; cargo run --release -- schema
ci:     ; .ci/run
