package app

import (
	"strings"
	"testing"
	"time"
)

func TestASpanHasAtMostThreeDecimals(t *testing.T) {
	for text, want := range map[string]Span{
		"5": {Secs: 5}, "0": {}, "0.4": {Millis: 400}, "0.04": {Millis: 40}, "0.004": {Millis: 4},
		"1814400.5": {Secs: 1_814_400, Millis: 500}, "7.125": {Secs: 7, Millis: 125},
		"18446744073709551615": {Secs: 18_446_744_073_709_551_615},
	} {
		if span, err := ParseSpan(text); err != nil || span != want {
			t.Errorf("%s: %v, %v", text, span, err)
		}
	}
	for _, text := range []string{"", "-1", "-0.4", "0.0004", "1.2500", "1e3", "1E-3", ".5", "5.", "+1", "0x5", "1_000", "five", "18446744073709551616"} {
		if span, err := ParseSpan(text); err == nil || !strings.Contains(err.Error(), "a number of seconds with at most three decimals") {
			t.Errorf("%s: %v, %v", text, span, err)
		}
	}
}

func TestASpanBeyondTheClockIsRefused(t *testing.T) {
	now := time.Unix(Start, 999_000_000)
	for _, span := range []Span{{Secs: 18_446_744_073_709_551_615}, {Secs: 9_223_372_036}, {Secs: 7_523_372_035, Millis: 999}} {
		if at, err := span.after(now); err == nil || !strings.Contains(err.Error(), "overflows") {
			t.Error(span, at, err)
		}
	}
	if at, err := (Span{Secs: 7_523_372_035, Millis: 500}).after(time.Unix(Start, 0)); err != nil || at.Nanosecond() != 500_000_000 {
		t.Error(at, err)
	}
}
