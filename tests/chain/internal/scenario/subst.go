package scenario

import (
	"encoding/base64"
	"strings"
)

// text replaces every ${name} in a text.
func (n *names) text(text string) (string, *Failure) {
	var out strings.Builder
	rest := text
	for {
		before, after, found := strings.Cut(rest, "${")
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed {
			return "", bad("`%s`: `${` without `}`", text)
		}
		value, failure := n.resolve(name)
		if failure != nil {
			return "", failure
		}
		out.WriteString(value)
		rest = tail
	}
}

// value replaces every ${name} in strings and keys, and every {"$b64": x} by the base64 of x.
func (n *names) value(value any) (any, *Failure) {
	switch value := value.(type) {
	case string:
		return n.text(value)
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			var failure *Failure
			if list[i], failure = n.value(item); failure != nil {
				return nil, failure
			}
		}
		return list, nil
	case object:
		inner, packed := value["$b64"]
		if !packed {
			return n.object(value)
		}
		if len(value) != 1 {
			return nil, bad("`$b64` stands alone in its object")
		}
		replaced, failure := n.value(inner)
		if failure != nil {
			return nil, failure
		}
		return base64.StdEncoding.EncodeToString([]byte(Encode(replaced))), nil
	}
	return value, nil
}

// object does the same for the fields of an object.
func (n *names) object(fields object) (object, *Failure) {
	out := object{}
	for _, key := range sortedKeys(fields) {
		name, failure := n.text(key)
		if failure != nil {
			return nil, failure
		}
		if out[name], failure = n.value(fields[key]); failure != nil {
			return nil, failure
		}
	}
	return out, nil
}
