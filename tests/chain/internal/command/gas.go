package command

import (
	"flag"
	"fmt"
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/gas"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
	"github.com/ballast-labs/ballast/tests/chain/line"
)

// gasFiles are where each line's figures are kept.
var gasFiles = map[string]struct{ table, page string }{
	"new": {"tests/chain/gas.json", "docs/GAS.md"},
	"old": {"tests/chain/old/gas.json", "docs/GAS-OLD.md"},
}

// measureGas is `gas`.
func measureGas(args []string) int {
	flags := flag.NewFlagSet("gas", flag.ContinueOnError)
	artifacts := flags.String("artifacts", "artifacts", "folder of ballast_*.wasm")
	figures := flags.String("table", gasFiles[line.Name].table, "the figures of record")
	page := flags.String("page", gasFiles[line.Name].page, "the page that is written from them")
	check := flags.Bool("check", false, "write nothing; fail if a message became dearer by more than 2 %")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	codes, err := app.LoadCodes(*artifacts, scenario.Contracts)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	table := &gas.Table{}
	for _, validators := range gas.Sizes {
		if err == nil {
			err = gas.Measure(validators, codes, table)
		}
		if err == nil {
			err = gas.MeasureLater(validators, codes, table)
		}
		if err == nil {
			err = gas.MeasureCrowd(validators, codes, table)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 1
	}
	text, err := gasPage(table)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	fmt.Print(text)
	if *check {
		return checkGas(table, *figures)
	}
	if err = table.Save(*figures); err == nil {
		err = os.WriteFile(*page, []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 1
	}
	return 0
}

// gasPage is a line's page: that of the old one is beside the figures of the new.
func gasPage(table *gas.Table) (string, error) {
	if line.Name == "new" {
		return table.Page(), nil
	}
	other, err := gas.Load(gasFiles["new"].table)
	if err != nil {
		return "", err
	}
	return table.Beside(other), nil
}

func checkGas(table *gas.Table, figures string) int {
	before, err := gas.Load(figures)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	return tellDearer(table.Regressions(before))
}

func tellDearer(regressions []string) int {
	for _, regression := range regressions {
		fmt.Fprintln(os.Stderr, "dearer:", regression)
	}
	if len(regressions) > 0 {
		fmt.Fprintln(os.Stderr, "scripts/gas renews the table, if this is meant")
		return 1
	}
	return 0
}
