package command

import (
	"flag"
	"fmt"
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/gas"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// measureGas is `gas`.
func measureGas(args []string) int {
	flags := flag.NewFlagSet("gas", flag.ContinueOnError)
	artifacts := flags.String("artifacts", "artifacts", "folder of ballast_*.wasm")
	figures := flags.String("table", "tests/chain/gas.json", "the figures of record")
	page := flags.String("page", "docs/GAS.md", "the page that is written from them")
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
	fmt.Print(table.Page())
	if *check {
		return checkGas(table, *figures)
	}
	if err = table.Save(*figures); err == nil {
		err = os.WriteFile(*page, []byte(table.Page()), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 1
	}
	return 0
}

func checkGas(table *gas.Table, figures string) int {
	before, err := gas.Load(figures)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	regressions := table.Regressions(before)
	for _, regression := range regressions {
		fmt.Fprintln(os.Stderr, "dearer:", regression)
	}
	if len(regressions) > 0 {
		fmt.Fprintln(os.Stderr, "scripts/gas renews the table, if this is meant")
		return 1
	}
	return 0
}
