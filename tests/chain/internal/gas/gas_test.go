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
		table.putLater("bond", 5, 1_000, nil)
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
	now.putLater("bond", 5, 1_021, nil)
	found := strings.Join(now.Regressions(before), "\n")
	if !strings.Contains(found, "bond at 20 validators: 1021 gas") || !strings.Contains(found, "in a crowd") || !strings.Contains(found, "later in the block at 5") {
		t.Error(found)
	}
}

func TestOnlyWhatIsNotTheSameIsShown(t *testing.T) {
	table := &Table{}
	for _, n := range Sizes {
		table.put("sync", n, 1_000, nil)
		table.put("claim", n, 1_000, nil)
		table.putLater("sync", n, 900, nil)
		table.putLater("claim", n, 999, nil)
	}
	var shown strings.Builder
	table.others(&shown, table.Later)
	if text := shown.String(); !strings.HasPrefix(text, "1 messages") || !strings.Contains(text, "| sync") || strings.Contains(text, "claim") {
		t.Error(text)
	}
}

func TestTheOldLineIsShownAsTimesTheNew(t *testing.T) {
	old, now := &Table{}, &Table{}
	old.put("bond", 5, 1_100, nil)
	old.put("bond", 20, 1_100, nil)
	now.put("bond", 5, 1_000, nil)

	if text := old.Beside(now); !strings.Contains(text, "| bond | 1.1 (1.10) | | | |\n") {
		t.Error(text)
	}
}
