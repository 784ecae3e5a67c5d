package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/hostile"
)

// third is a folder with one third-party contract: it can be instantiated and migrated to, and burns all gas else.
func third(t *testing.T) app.Codes {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "testing"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "testing", "burner.wasm"), hostile.Vault(), 0o644); err != nil {
		t.Fatal(err)
	}
	return app.Codes{Folder: folder}
}

func TestThirdPartyContractsHaveNames(t *testing.T) {
	good(t, `
{"cmd":"instantiate","code":"burner","as":"one","from":"alice","msg":{},"funds":"7,3uatom","admin":"bob","expect":{"contract":"one","height":2},"save":{"at":"height"}}
{"cmd":"balance","of":"one","expect":{"ustake":7,"uatom":3}}
{"cmd":"instantiate","code":"burner","as":"two","from":"bob","msg":{"x":"${one}"},"same_block":false}
{"cmd":"bank_send","from":"alice","to":"two","funds":"1"}
{"cmd":"bank_send","from":"alice","to":"${two}","funds":"1"}
{"cmd":"balance","of":"${two}","expect":{"ustake":2}}
{"cmd":"query","contract":"one","msg":{},"fails":"wasm engine"}
{"cmd":"query","contract":"${one}","msg":{},"fails":"wasm engine"}
{"cmd":"instantiate","code":"burner","as":"one2","from":"bob","msg":{},"funds":"99999999","fails":"insufficient"}
{"cmd":"instantiate","code":"burner","as":"one2","from":"bob","msg":{}}
{"cmd":"grant","from":"alice","to":"one"}
{"cmd":"grant","from":"alice","to":"${two}","same_block":false}
`)
}

func TestANameIsGivenOnce(t *testing.T) {
	const one = `{"cmd":"instantiate","code":"burner","as":"one","from":"alice","msg":{}}` + "\n"
	for lines, what := range map[string]string{
		one + one: "instantiate `one`: this name is taken",
		one + `{"cmd":"balance","of":"bob","save":{"one":"ustake"}}`:        "save `one`: this name is taken",
		`{"cmd":"balance","of":"bob","save":{"one":"ustake"}}` + "\n" + one: "instantiate `one`: this name is taken",
		one + `{"cmd":"exec","from":"bob","contract":"two","msg":{}}`:       "unknown contract `two`; there are one",
		`{"cmd":"exec","from":"bob","contract":"one","msg":{}}`:             "unknown contract `one`",
	} {
		if _, failure := run(t, lines); failure == nil || failure.Exit != 2 || !strings.Contains(failure.Message, what) {
			t.Errorf("%s: %v, not `%s`", lines, failure, what)
		}
	}
}
