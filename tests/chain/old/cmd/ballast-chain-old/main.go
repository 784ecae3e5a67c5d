// Command ballast-chain-old runs Ballast on a wasmd application of the old line in process.
package main

import (
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/command"
)

func main() { os.Exit(command.Run("ballast-chain-old", os.Args[1:])) }
