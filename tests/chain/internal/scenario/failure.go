// Package scenario runs scenario files on a real wasmd application. The language is that of
// docs/SCENARIOS.md: the same commands, the same answers as `ballast run --json`.
package scenario

import (
	"fmt"
	"strings"
)

// Failure is why a run ended.
type Failure struct {
	// Exit is 1 for refusals and failed expectations, 2 for bad input.
	Exit int
	// Line is that of the scenario, 0 if there is none.
	Line    int
	Message string
	Details []string
}

func (f *Failure) Error() string {
	text := strings.Join(strings.Fields(f.Message), " ")
	if f.Line > 0 {
		text = fmt.Sprintf("line %d: %s", f.Line, text)
	}
	return text
}

func (f *Failure) at(line int) *Failure {
	if f != nil && f.Line == 0 {
		f.Line = line
	}
	return f
}

func bad(format string, args ...any) *Failure {
	return &Failure{Exit: 2, Message: fmt.Sprintf(format, args...)}
}

func failed(format string, args ...any) *Failure {
	return &Failure{Exit: 1, Message: fmt.Sprintf(format, args...)}
}

func (f *Failure) detail(format string, args ...any) *Failure {
	f.Details = append(f.Details, fmt.Sprintf(format, args...))
	return f
}
