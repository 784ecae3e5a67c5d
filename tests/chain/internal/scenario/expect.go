package scenario

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
)

var boundNames = []string{"ge", "gt", "le", "lt", "ne", "near"}

// validate finds bad matchers before anything runs.
func (c *Common) validate() *Failure {
	for _, path := range sortedKeys(c.Expect) {
		limits := bounds(c.Expect[path])
		for _, key := range sortedKeys(limits) {
			if !slices.Contains(boundNames, key) {
				return bad("expect `%s`: unknown bound `%s`; there are %s", path, key, strings.Join(boundNames, ", "))
			}
		}
		if near, ok := limits["near"]; ok {
			if pair, ok := near.([]any); !ok || len(pair) != 2 {
				return bad("expect `%s`: `near` is [value, tolerance]", path)
			}
		}
	}
	for _, name := range sortedKeys(c.Save) {
		if _, ok := c.Save[name].(string); !ok {
			return bad("save `%s`: a path is a string", name)
		}
	}
	return nil
}

// bounds are those of a matcher with at least one known bound; any other object is a literal.
func bounds(matcher any) object {
	fields, ok := matcher.(object)
	if !ok {
		return nil
	}
	for _, name := range boundNames {
		if _, ok := fields[name]; ok {
			return fields
		}
	}
	return nil
}

// matches compares; it says what is wrong, or nothing.
func matches(found any, there bool, matcher any) string {
	shown := "nothing"
	if there {
		shown = Encode(found)
	}
	limits := bounds(matcher)
	if limits == nil {
		if (there && equal(found, matcher)) || (!there && matcher == nil) {
			return ""
		}
		return fmt.Sprintf("asked for %s, came %s", Encode(matcher), shown)
	}
	if !there {
		return fmt.Sprintf("asked for %s, came nothing", Encode(matcher))
	}
	for _, name := range sortedKeys(limits) {
		holds, err := holds(found, name, limits[name])
		if err != nil {
			return err.Error()
		}
		if !holds {
			return fmt.Sprintf("asked for %s %s, came %s", name, Encode(limits[name]), shown)
		}
	}
	return ""
}

func holds(found any, name string, limit any) (bool, error) {
	if name == "ne" {
		return !equal(found, limit), nil
	}
	value, ok := number(found)
	if !ok {
		return false, fmt.Errorf("%s is no number", Encode(found))
	}
	if name == "near" {
		pair := limit.([]any)
		center, ok := number(pair[0])
		tolerance, also := number(pair[1])
		if !ok || !also {
			return false, fmt.Errorf("%s is no pair of numbers", Encode(limit))
		}
		distance := new(big.Rat).Sub(value, center)
		return distance.Abs(distance).Cmp(tolerance.Abs(tolerance)) <= 0, nil
	}
	other, ok := number(limit)
	if !ok {
		return false, fmt.Errorf("%s is no number", Encode(limit))
	}
	order := value.Cmp(other)
	switch name {
	case "ge":
		return order >= 0, nil
	case "gt":
		return order > 0, nil
	case "le":
		return order <= 0, nil
	default:
		return order < 0, nil
	}
}

// equal is deep equality in which numbers, also those in strings, compare as numbers.
func equal(a, b any) bool {
	switch x := a.(type) {
	case []any:
		y, ok := b.([]any)
		return ok && slices.EqualFunc(x, y, equal)
	case object:
		y, ok := b.(object)
		if !ok || len(x) != len(y) {
			return false
		}
		for key := range x {
			other, ok := y[key]
			if !ok || !equal(x[key], other) {
				return false
			}
		}
		return true
	}
	if x, ok := number(a); ok {
		if y, ok := number(b); ok {
			return x.Cmp(y) == 0
		}
		return false
	}
	switch b.(type) {
	case []any, object:
		return false
	}
	return a == b
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// number reads a number, also in a string.
func number(value any) (*big.Rat, bool) {
	var text string
	switch value := value.(type) {
	case string:
		text = value
	case json.Number:
		text = value.String()
	default:
		return nil, false
	}
	if !decimal.MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}
