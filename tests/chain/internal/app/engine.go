package app

import (
	"crypto/sha256"
	"fmt"
	"os"
	"sync"

	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	"github.com/ballast-labs/ballast/tests/chain/line"
)

// What the VM may use, in MiB: of each instance, and of compiled codes that are kept.
const (
	instanceMemory = 32
	cacheMemory    = 100
)

// engine is the chain's own VM, shared by all chains of the process, so that a code is compiled once.
//
// Only storing is remembered, with its answer and its gas: every call runs as on a node.
type engine struct {
	wasmtypes.WasmEngine
	home   string
	mu     sync.Mutex
	stored map[[sha256.Size]byte]uint64
}

var theEngine struct {
	sync.Mutex
	*engine
}

// sharedEngine opens the VM in a folder of its own, once a process.
func sharedEngine() (*engine, error) {
	theEngine.Lock()
	defer theEngine.Unlock()
	if theEngine.engine != nil {
		return theEngine.engine, nil
	}
	home, err := os.MkdirTemp("", "ballast-chain-vm-")
	if err != nil {
		return nil, err
	}
	vm, err := line.NewVM(home, wasmkeeper.BuiltInCapabilities(), instanceMemory, false, cacheMemory)
	if err != nil {
		return nil, fmt.Errorf("the VM does not start: %w", err)
	}
	theEngine.engine = &engine{WasmEngine: vm, home: home, stored: map[[sha256.Size]byte]uint64{}}
	return theEngine.engine, nil
}

// Close ends the process's VM and removes its folder. No chain may be used afterwards.
func Close() {
	theEngine.Lock()
	defer theEngine.Unlock()
	if theEngine.engine != nil {
		theEngine.engine.WasmEngine.Cleanup()
		os.RemoveAll(theEngine.engine.home)
		theEngine.engine = nil
	}
}

// StoreCode compiles a code at its first time; afterwards it gives the same answer at once.
func (e *engine) StoreCode(code line.WasmCode, gasLimit uint64) (line.Checksum, uint64, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	sum := sha256.Sum256(code)
	if gas, known := e.stored[sum]; known && gas <= gasLimit {
		return sum[:], gas, nil
	}
	checksum, gas, err := e.WasmEngine.StoreCode(code, gasLimit)
	if err == nil {
		e.stored[sum] = gas
	}
	return checksum, gas, err
}

// StoreCodeUnchecked is how a genesis brings codes; here it checks them as an upload would.
func (e *engine) StoreCodeUnchecked(code line.WasmCode) (line.Checksum, error) {
	checksum, _, err := e.StoreCode(code, 1<<62)
	return checksum, err
}

// Cleanup is called by apps that end; the VM outlives them.
func (e *engine) Cleanup() {}
