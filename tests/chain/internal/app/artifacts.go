package app

import (
	"fmt"
	"os"
	"path/filepath"
)

// LoadCodes reads ballast_<name>.wasm of a folder, in this order.
func LoadCodes(folder string, names []string) ([]Code, error) {
	var codes []Code
	for _, name := range names {
		path := filepath.Join(folder, "ballast_"+name+".wasm")
		wasm, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%w: scripts/build-wasm makes it", err)
		}
		codes = append(codes, Code{Name: name, Wasm: wasm})
	}
	return codes, nil
}
