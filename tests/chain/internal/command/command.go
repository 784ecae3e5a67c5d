// Package command is the command line of ballast-chain, the same for each line of releases.
package command

import (
	"fmt"
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

const usage = `usage: %s <command> [flags]

  run           run scenario files
  differential  run scenario files here and on the embedded chain, and compare everything
  generate      write random scenario files
  gas           measure what messages cost
  gas-extensions  what messages of the extensions cost in their scenarios
`

// Run carries out a command and says the exit code.
func Run(program string, args []string) int {
	defer app.Close()
	commands := map[string]func([]string) int{
		"run": runFiles, "differential": runDifferential, "generate": generate, "gas": measureGas, "gas-extensions": measureExtensions,
	}
	if len(args) > 0 {
		if command, ok := commands[args[0]]; ok {
			return command(args[1:])
		}
	}
	fmt.Fprintf(os.Stderr, usage, program)
	return 2
}
