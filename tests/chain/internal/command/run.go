package command

import (
	"flag"
	"fmt"
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// runFiles is `run`.
func runFiles(args []string) int {
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	artifacts := flags.String("artifacts", "artifacts", "folder of ballast_*.wasm")
	asJSON := flags.Bool("json", false, "one JSON object a command")
	observe := flags.Bool("observe", false, "with --json: after each command, all that can be seen from outside")
	quiet := flags.Bool("quiet", false, "only the counts")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	codes, err := app.LoadCodes(*artifacts, scenario.Contracts)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	out := output{json: *asJSON, observe: *observe, quiet: *quiet}
	for _, file := range flags.Args() {
		if exit := out.file(file, codes); exit != 0 {
			return exit
		}
	}
	return 0
}

type output struct{ json, observe, quiet bool }

func (o output) file(file string, codes app.Codes) int {
	text, err := os.ReadFile(file)
	if err != nil {
		return o.failure(&scenario.Failure{Exit: 2, Message: err.Error()})
	}
	lines, failure := scenario.Parse(string(text))
	if failure != nil {
		return o.failure(failure)
	}
	if only := scenario.Only(lines); only != "" && only != "real" {
		fmt.Printf("skipped %s: for chain `%s` only\n", file, only)
		return 0
	}
	observer := &scenario.Observer{}
	counts, failure := scenario.Run(lines, codes, func(runner *scenario.Runner, line *scenario.Line, report *scenario.Report) {
		o.report(runner, line, report, observer)
	})
	if failure != nil {
		return o.failure(failure)
	}
	if o.json {
		fmt.Println(scenario.Encode(map[string]any{
			"file": file, "commands": counts.Commands, "expectations": counts.Expectations, "invariants": counts.Invariants,
		}))
	} else {
		fmt.Printf("ok %s: %d commands, %d expectations, %d invariants checked\n", file, counts.Commands, counts.Expectations, counts.Invariants)
	}
	return 0
}

func (o output) report(runner *scenario.Runner, line *scenario.Line, report *scenario.Report, observer *scenario.Observer) {
	switch {
	case o.quiet:
	case o.json:
		said := report.JSON(line)
		if o.observe {
			seen, err := observer.Observe(runner)
			if err != nil {
				seen = map[string]any{"error": err.Error()}
			}
			said["observe"] = seen
		}
		fmt.Println(scenario.Encode(said))
	case report.Refused != nil:
		fmt.Printf("%4d  %s  refused: %s\n", line.Number, line.Text, *report.Refused)
	default:
		fmt.Printf("%4d  %s  %s  gas %d\n", line.Number, line.Text, scenario.Encode(report.Answer), report.GasUsed)
	}
}

func (o output) failure(failure *scenario.Failure) int {
	if o.json {
		fmt.Println(scenario.Encode(failure.JSON()))
		return failure.Exit
	}
	fmt.Fprintln(os.Stderr, "error:", failure)
	for _, detail := range failure.Details {
		fmt.Fprintln(os.Stderr, " ", detail)
	}
	return failure.Exit
}
