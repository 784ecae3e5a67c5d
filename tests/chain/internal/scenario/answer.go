package scenario

import (
	"encoding/base64"
	"strings"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// txAnswer is what a transaction answers: attributes by contract (the first of each name), and all
// events of contracts. Events of native modules are left out: contracts never see them.
func (n *names) txAnswer(result *app.Result, called string) object {
	attributes, events := object{}, []any{}
	for _, event := range result.Events {
		if event.Type != "wasm" && !strings.HasPrefix(event.Type, "wasm-") {
			continue
		}
		emitter, pairs := "", []any{}
		for _, attribute := range event.Attributes {
			if attribute[0] == "_contract_address" {
				emitter = attribute[1]
				continue
			}
			pairs = append(pairs, []any{attribute[0], attribute[1]})
		}
		name := n.show(emitter)
		if event.Type == "wasm" {
			own, ok := attributes[name].(object)
			if !ok {
				own = object{}
				attributes[name] = own
			}
			for _, attribute := range event.Attributes {
				if _, there := own[attribute[0]]; !there && attribute[0] != "_contract_address" {
					own[attribute[0]] = attribute[1]
				}
			}
		}
		events = append(events, object{"type": event.Type, "contract": name, "attributes": pairs})
	}
	answer := object{
		"height": result.Height, "time": result.Time, "contract": nil,
		"attributes": attributes, "events": events, "data": nil,
	}
	if called != "" {
		answer["contract"] = n.show(called)
	}
	if len(result.Response) > 0 {
		answer["data"] = base64.StdEncoding.EncodeToString(result.Response)
	}
	return answer
}

// Find is a value of an answer: for a transaction first the called contract's own attributes, then
// those of the contract that is named, then the first event of that name.
func Find(answer any, path string) (any, bool) {
	fields, _ := answer.(object)
	attributes, isTx := fields["attributes"].(object)
	called, there := fields["contract"]
	if isTx && there {
		if name, ok := called.(string); ok {
			if own, ok := attributes[name].(object); ok {
				if found, ok := own[path]; ok {
					return found, true
				}
			}
		}
		if found, ok := at(attributes, path); ok {
			return found, true
		}
		if found, ok := inEvent(fields, path); ok {
			return found, true
		}
	}
	return at(answer, path)
}

func inEvent(answer object, path string) (any, bool) {
	name, key, ok := strings.Cut(path, ".")
	if !ok {
		return nil, false
	}
	events, _ := answer["events"].([]any)
	for _, event := range events {
		fields, _ := event.(object)
		if fields["type"] != "wasm-"+name {
			continue
		}
		pairs, _ := fields["attributes"].([]any)
		for _, pair := range pairs {
			if pair, ok := pair.([]any); ok && len(pair) == 2 && pair[0] == key {
				return pair[1], true
			}
		}
		return nil, false
	}
	return nil, false
}

// unbondings renames validators.
func (n *names) unbondings(entries []app.UnbondingView) []app.UnbondingView {
	for i := range entries {
		entries[i].Validator = n.show(entries[i].Validator)
	}
	return entries
}

// redelegations renames validators.
func (n *names) redelegations(entries []app.RedelegationView) []app.RedelegationView {
	for i := range entries {
		entries[i].From, entries[i].To = n.show(entries[i].From), n.show(entries[i].To)
	}
	return entries
}

// byName renames the keys of a map.
func byName[V any](n *names, table map[string]V) map[string]V {
	renamed := make(map[string]V, len(table))
	for address, value := range table {
		renamed[n.show(address)] = value
	}
	return renamed
}
