// Command ballast-chain runs Ballast on a real wasmd application in process.
package main

import (
	"os"

	"github.com/ballast-labs/ballast/tests/chain/internal/command"
)

func main() { os.Exit(command.Run("ballast-chain", os.Args[1:])) }
