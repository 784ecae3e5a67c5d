package gas

import (
	"strings"
	"testing"
)

func TestADearerMessageIsSeen(t *testing.T) {
	before, now := &Table{}, &Table{}
	for _, table := range []*Table{before, now} {
		table.put("bond", 5, 1_000, nil)
		table.put("bond", 20, 1_000, nil)
		table.putCrowd("bond", 5, 1_000, nil)
	}
	if found := now.Regressions(before); len(found) > 0 {
		t.Error(found)
	}

	now.put("bond", 20, 1_020, nil)
	if found := now.Regressions(before); len(found) > 0 {
		t.Error("2 % are allowed:", found)
	}
	now.put("bond", 20, 1_021, nil)
	now.Crowd = nil
	found := strings.Join(now.Regressions(before), "\n")
	if !strings.Contains(found, "bond at 20 validators: 1021 gas") || !strings.Contains(found, "in a crowd") {
		t.Error(found)
	}
}
