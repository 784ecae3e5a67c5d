// Package line is the old line's part of the driver; see line of tests/chain.
package line

import (
	"github.com/CosmWasm/wasmd/app"
	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	wasmvm "github.com/CosmWasm/wasmvm/v2"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/cosmos/cosmos-sdk/baseapp"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"

	"cosmossdk.io/log"
	pruning "cosmossdk.io/store/pruning/types"
	storetypes "cosmossdk.io/store/types"
)

// Name is how scenarios and reports call this line.
const Name = "old"

// Types of the VM.
type (
	WasmCode = wasmvm.WasmCode
	Checksum = wasmvm.Checksum
)

// Functions that are the same but for their import path.
var (
	NewVM       = wasmvm.NewVM
	NewGasMeter = storetypes.NewGasMeter
)

// NewApp is an application in memory that keeps its last state only; LoadLatestVersion is still to come. A depth of 0 is the
// line's own limit of calls.
func NewApp(vm wasmtypes.WasmEngine, depth uint32, from servertypes.AppOptions, options ...func(*baseapp.BaseApp)) *app.WasmApp {
	wasm := []wasmkeeper.Option{wasmkeeper.WithWasmEngine(vm)}
	if depth > 0 {
		wasm = append(wasm, wasmkeeper.WithMaxCallDepth(depth))
	}
	options = append(options, baseapp.SetPruning(pruning.NewPruningOptions(pruning.PruningEverything)))
	return app.NewWasmApp(log.NewNopLogger(), dbm.NewMemDB(), nil, false, from, wasm, options...)
}
