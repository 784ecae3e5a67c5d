package app

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"time"
)

// Span is the time between two blocks, to a millisecond.
type Span struct {
	Secs uint64
	// Millis are below 1,000.
	Millis uint16
}

// BlockSpan is between two blocks unless something else is asked for.
var BlockSpan = Span{Secs: 5}

// spanText allows what a file may write: no sign, no exponent, at most three decimals.
var spanText = regexp.MustCompile(`^([0-9]+)(?:\.([0-9]{1,3}))?$`)

// ParseSpan reads "5", "0.4" or "1814400.125".
func ParseSpan(text string) (Span, error) {
	found := spanText.FindStringSubmatch(text)
	if found == nil {
		return Span{}, fmt.Errorf("%s is not a number of seconds with at most three decimals", text)
	}
	secs, err := strconv.ParseUint(found[1], 10, 64)
	if err != nil {
		return Span{}, fmt.Errorf("%s is not a number of seconds with at most three decimals: more than 64 bits", text)
	}
	padded := (found[2] + "000")[:3]
	millis, err := strconv.ParseUint(padded, 10, 16)
	if err != nil {
		return Span{}, err
	}
	return Span{Secs: secs, Millis: uint16(millis)}, nil
}

// after is the time of a block that comes a span after another.
func (s Span) after(now time.Time) (time.Time, error) {
	left := math.MaxInt64 - now.UnixNano()
	if s.Secs > uint64(left)/uint64(time.Second) {
		return now, refuse("%d seconds from now the clock overflows", s.Secs)
	}
	span := time.Duration(s.Secs)*time.Second + time.Duration(s.Millis)*time.Millisecond
	if int64(span) > left {
		return now, refuse("%d seconds from now the clock overflows", s.Secs)
	}
	return now.Add(span), nil
}
