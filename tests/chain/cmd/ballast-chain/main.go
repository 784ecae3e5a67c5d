// Command ballast-chain runs Ballast on a real wasmd application in process.
package main

import (
	"fmt"
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

const usage = `usage: ballast-chain <command> [flags]

  run           run scenario files
  differential  run scenario files here and on the embedded chain, and compare everything
  generate      write random scenario files
  gas           measure what messages cost
`

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	defer app.Close()
	commands := map[string]func([]string) int{
		"run": runFiles, "differential": runDifferential, "generate": generate, "gas": measureGas,
	}
	if len(args) > 0 {
		if command, ok := commands[args[0]]; ok {
			return command(args[1:])
		}
	}
	fmt.Fprint(os.Stderr, usage)
	return 2
}
