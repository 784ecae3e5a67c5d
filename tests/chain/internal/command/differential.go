package command

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/differential"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
	"github.com/ballast-labs/ballast/tests/chain/line"
)

// progress is told after so many files.
const progress = 25

// runDifferential is `differential`.
func runDifferential(args []string) int {
	flags := flag.NewFlagSet("differential", flag.ContinueOnError)
	artifacts := flags.String("artifacts", "artifacts", "folder of ballast_*.wasm")
	ballast := flags.String("ballast", "target/release/ballast", "the command line with the embedded chain")
	accepted := flags.String("accepted", "docs/DIFFERENCES.md", "the table of accepted differences")
	other := flags.String("other", "", "this program for the other line of releases: files for real chains only are compared with it")
	show := flags.Int("show", 20, "differences to print")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	setup := &differential.Setup{Ballast: *ballast, Other: *other, Rules: differential.Rules}
	var err error
	if setup.Codes, err = app.LoadCodes(*artifacts, scenario.Contracts); err == nil {
		err = differential.Documented(*accepted, setup.Rules)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	total := &differential.Total{}
	begun := time.Now()
	for i, file := range flags.Args() {
		outcome, err := setup.Run(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, "error:", err)
			return 2
		}
		for _, difference := range outcome.Open() {
			if total.Open++; total.Open <= *show {
				fmt.Println(difference)
			}
		}
		total.Add(outcome)
		if done := i + 1; done%progress == 0 {
			fmt.Fprintf(os.Stderr, "differential, %s line: %d of %d files, %d differences, %.0f s\n", line.Name, done, flags.NArg(), total.Open, time.Since(begun).Seconds())
		}
	}
	fmt.Print(total.Report(time.Since(begun)))
	if total.Open > 0 {
		return 1
	}
	return 0
}

// generate is `generate`.
func generate(args []string) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	seed := flags.Uint64("seed", 1, "of the first file; each further one has the next")
	count := flags.Int("count", 200, "files")
	steps := flags.Int("steps", 40, "commands a file, beside those of the beginning")
	depth := flags.Int("depth", 0, "with calls from about so deep, which is then the chain's limit; for real chains only")
	out := flags.String("out", "", "the folder, which is made")
	if err := flags.Parse(args); err != nil || *out == "" {
		fmt.Fprintln(os.Stderr, "error: generate needs --out")
		return 2
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 2
	}
	for i := range *count {
		at := *seed + uint64(i)
		path := filepath.Join(*out, fmt.Sprintf("random-%06d.jsonl", at))
		if err := os.WriteFile(path, []byte(differential.Generate(at, *steps, *depth)), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "error:", err)
			return 2
		}
	}
	return 0
}
