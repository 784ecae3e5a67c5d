package command

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/gas"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// measureExtensions is `gas-extensions`.
func measureExtensions(args []string) int {
	flags := flag.NewFlagSet("gas-extensions", flag.ContinueOnError)
	artifacts := flags.String("artifacts", "artifacts", "folder of ballast_*.wasm")
	scenarios := flags.String("scenarios", "tests/scenarios", "folder of scenarios: those of an extension begin with its name")
	list := flags.String("list", "schema/contracts.json", "the list of contracts")
	figures := flags.String("table", "tests/chain/gas-extensions.json", "the figures of record")
	page := flags.String("page", "docs/GAS-EXTENSIONS.md", "the page that is written from them")
	check := flags.Bool("check", false, "write nothing; fail if a message became dearer by more than 2 %")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	found, err := extensionGas(*artifacts, *scenarios, *list)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 1
	}
	fmt.Print(found.Page())
	if *check {
		before, err := gas.LoadExtensions(*figures)
		if err != nil {
			fmt.Fprintln(os.Stderr, "error:", err)
			return 2
		}
		return tellDearer(found.Regressions(before))
	}
	if err = found.Save(*figures); err == nil {
		err = os.WriteFile(*page, []byte(found.Page()), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 1
	}
	return 0
}

func extensionGas(artifacts, scenarios, list string) (gas.Extensions, error) {
	codes, err := app.LoadCodes(artifacts, scenario.Contracts)
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(list)
	if err != nil {
		return nil, err
	}
	var names struct {
		Extensions []string `json:"extensions"`
	}
	if err := json.Unmarshal(text, &names); err != nil {
		return nil, err
	}
	return gas.MeasureExtensions(scenarios, names.Extensions, codes)
}
