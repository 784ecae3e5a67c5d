package scenario

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// The list of contracts is made once, by `ballast schema`.
func TestContractsAreThoseOfTheSchema(t *testing.T) {
	text, err := os.ReadFile("../../../../schema/contracts.json")
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Suite []string `json:"suite"`
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(list.Suite, Contracts) {
		t.Fatalf("schema/contracts.json names %v, the driver %v", list.Suite, Contracts)
	}
}
