package differential

import (
	"regexp"
	"strings"
)

// Rule is an accepted kind of difference: a row of docs/DIFFERENCES.md.
type Rule struct {
	ID string
	// Accepts says whether a difference is of this kind; nil if values are brought to one form before they
	// are compared.
	Accepts func(Difference) bool
}

// Rules are all kinds that are accepted.
var Rules = []Rule{
	{ID: "D-1"}, // inOrder
	{ID: "D-2"}, // side.named
	{ID: "D-3", Accepts: badAddress},
	{ID: "D-4"}, // kind
}

func (s *Setup) accepts(difference Difference) string {
	for _, rule := range s.Rules {
		if rule.Accepts != nil && rule.Accepts(difference) {
			return rule.ID
		}
	}
	return ""
}

// badAddress: the same refusal of the same address, for a reason in other words.
func badAddress(difference Difference) bool {
	const said = "is not an address of this chain: "
	sim, _, inSim := strings.Cut(difference.First, said)
	real, _, inReal := strings.Cut(difference.Here, said)
	return difference.Path == "refused" && inSim && inReal && sim == real
}

var module = regexp.MustCompile(`codespace: ([a-z0-9-]+), code: (\d+)`)

// kind is what of a refusal is compared: a contract's own text to the letter; of a module's refusal the
// codespace and the code.
func kind(text string) string {
	if found := module.FindString(text); found != "" {
		return found
	}
	return strings.TrimSpace(text)
}
