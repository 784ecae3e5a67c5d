// Package line is what the driver cannot name for all lines of releases: types and calls whose import path or signature
// is another in each. Package old/line is the same for the old one.
package line

import (
	"github.com/CosmWasm/wasmd/app"
	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	wasmvm "github.com/CosmWasm/wasmvm/v3"
	dbm "github.com/cosmos/cosmos-db"
	"github.com/cosmos/cosmos-sdk/baseapp"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	pruning "github.com/cosmos/cosmos-sdk/store/v2/pruning/types"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"

	"cosmossdk.io/log/v2"
)

// Name is how scenarios and reports call this line.
const Name = "new"

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
	options = append(options,
		baseapp.SetPruning(pruning.NewPruningOptions(pruning.PruningEverything)),
		// beside a contract that reads within a range, the database's lock would let neither go on
		baseapp.SetIAVLSyncPruning(true),
	)
	return app.NewWasmApp(log.NewNopLogger(), dbm.NewMemDB(), false, from, wasm, options...)
}
