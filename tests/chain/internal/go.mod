// The driver, without requirements of its own: it compiles against the SDK of the line that imports it, and takes
// package line from it. `go mod tidy` is for those modules, tests/chain and tests/chain/old.
module github.com/ballast-labs/ballast/tests/chain/internal

go 1.26.5
