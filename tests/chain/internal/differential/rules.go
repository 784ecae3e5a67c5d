package differential

import (
	"regexp"
	"strings"
)

// Rule is an accepted kind of difference: a row of docs/DIFFERENCES.md.
type Rule struct {
	ID string
	// Accepts says whether a difference is of this kind.
	Accepts func(Difference) bool
}

// Rules are all kinds that are accepted.
var Rules = []Rule{}

func (s *Setup) accepts(difference Difference) string {
	for _, rule := range s.Rules {
		if rule.Accepts(difference) {
			return rule.ID
		}
	}
	return ""
}

var module = regexp.MustCompile(`codespace: ([a-z0-9-]+), code: (\d+)`)

// kind is what of a refusal is compared: a contract's own text to the letter; of a module's refusal the
// codespace and the code, since modules' texts are for people and change from release to release.
func kind(text string) string {
	if found := module.FindString(text); found != "" {
		return found
	}
	return strings.TrimSpace(text)
}
