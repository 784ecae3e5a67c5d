package app

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	wasmkeeper "github.com/CosmWasm/wasmd/x/wasm/keeper"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
)

// Codes are what scenarios may use: those that a genesis stores, and a folder of others.
type Codes struct {
	// Genesis are stored before the first block, in this order.
	Genesis []Code
	// Folder has the others: ballast_<name>.wasm, and the kit's third-party contracts as testing/<name>.wasm.
	Folder string
}

// LoadCodes reads ballast_<name>.wasm of a folder, in this order.
func LoadCodes(folder string, names []string) (Codes, error) {
	codes := Codes{Folder: folder}
	for _, name := range names {
		path := filepath.Join(folder, "ballast_"+name+".wasm")
		wasm, err := os.ReadFile(path)
		if err != nil {
			return codes, fmt.Errorf("%w: scripts/build-wasm makes it", err)
		}
		codes.Genesis = append(codes.Genesis, Code{Name: name, Wasm: wasm})
	}
	return codes, nil
}

// codeName keeps the name of a code from being a path.
var codeName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// Find is a code by name.
func (c Codes) Find(name string) (Code, error) {
	for _, code := range c.Genesis {
		if code.Name == name {
			return code, nil
		}
	}
	if !codeName.MatchString(name) {
		return Code{}, fmt.Errorf("`%s` is not the name of a code: lower-case letters, digits and `_`", name)
	}
	for _, file := range []string{"ballast_" + name + ".wasm", filepath.Join("testing", name+".wasm")} {
		wasm, err := os.ReadFile(filepath.Join(c.Folder, file))
		switch {
		case err == nil:
			return Code{Name: name, Wasm: wasm}, nil
		case !os.IsNotExist(err):
			return Code{}, err
		}
	}
	return Code{}, fmt.Errorf("no code `%s`: %s has neither ballast_%s.wasm nor testing/%s.wasm, which scripts/build-wasm makes", name, c.Folder, name, name)
}

// CodeID is that of the code stored under this name, 0 if there is none.
func (c *Chain) CodeID(name string) uint64 { return c.codes[name] }

// Store is the id of a code, which is stored in the running block if it is not on the chain yet.
func (c *Chain) Store(code Code, creator string) (uint64, error) {
	if id, stored := c.codes[code.Name]; stored {
		return id, nil
	}
	if c.open == nil {
		return 0, fmt.Errorf("no block is open")
	}
	ctx, write := c.context().CacheContext()
	keeper := wasmkeeper.NewDefaultPermissionKeeper(c.App.WasmKeeper)
	id, _, err := keeper.Create(ctx, Account(creator), code.Wasm, &wasmtypes.AllowEverybody)
	if err != nil {
		return 0, fmt.Errorf("the code `%s` cannot be stored: %w", code.Name, err)
	}
	write()
	c.codes[code.Name] = id
	return id, nil
}
