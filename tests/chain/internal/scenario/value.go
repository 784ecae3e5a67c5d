package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// object is a JSON object; numbers in it are json.Number.
type object = map[string]any

// Decode reads exactly one JSON value and keeps numbers as they are written.
func Decode(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("trailing characters")
	}
	return value, nil
}

// Encode writes a JSON value in one line, with keys in order.
func Encode(value any) string {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "null"
	}
	return strings.TrimSuffix(buffer.String(), "\n")
}

// Plain is a value as it would be read back from JSON.
func Plain(value any) any {
	read, err := Decode([]byte(Encode(value)))
	if err != nil {
		return nil
	}
	return read
}

// at is a value at a dotted path. A key that has dots itself is found too.
func at(value any, path string) (any, bool) {
	if path == "" {
		return value, true
	}
	if fields, ok := value.(object); ok {
		if found, ok := fields[path]; ok {
			return found, true
		}
	}
	for i, letter := range path {
		if letter != '.' {
			continue
		}
		if inner, ok := step(value, path[:i]); ok {
			if found, ok := at(inner, path[i+1:]); ok {
				return found, true
			}
		}
	}
	return step(value, path)
}

func step(value any, key string) (any, bool) {
	switch value := value.(type) {
	case []any:
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= len(value) {
			return nil, false
		}
		return value[i], true
	case object:
		found, ok := value[key]
		return found, ok
	}
	return nil, false
}

func sortedKeys[V any](fields map[string]V) []string {
	return slices.Sorted(maps.Keys(fields))
}
