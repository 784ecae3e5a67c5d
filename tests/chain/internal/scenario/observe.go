package scenario

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// Observer sees everything that can be seen from outside, after each command. What it says is what
// `ballast run --observe` says, so that two chains can be compared to the unit and to the byte.
type Observer struct {
	storage map[string]map[string]string
}

// Observe is the chain as it is now; of storage only what has changed since the last time. Nil before genesis.
func (o *Observer) Observe(r *Runner) (any, error) {
	if r.chain == nil {
		return nil, nil
	}
	seen := object{
		"height": r.chain.Height(), "time": r.chain.Now(), "nanos": r.chain.Nanos(), "contracts": r.names.all(),
		"supply":     object{r.chain.Genesis.Denom: r.chain.Supply(r.chain.Genesis.Denom).String()},
		"validators": o.validators(r), "lst": o.lst(r), "storage": o.changes(r),
	}
	tables := map[string]object{}
	for _, what := range []string{"balances", "delegations", "unbondings", "redelegations", "rewards"} {
		tables[what] = object{}
		seen[what] = tables[what]
	}
	for _, table := range []map[string]string{r.names.accounts, r.names.all()} {
		for name, address := range table {
			if err := o.holding(r, tables, name, sdk.MustAccAddressFromBech32(address)); err != nil {
				return nil, err
			}
		}
	}
	return seen, nil
}

func (o *Observer) holding(r *Runner, tables map[string]object, name string, of sdk.AccAddress) error {
	coins := object{}
	for _, coin := range r.chain.Balances(of) {
		coins[coin.Denom] = coin.Amount.String()
	}
	put(tables["balances"], name, coins, len(coins))
	delegations, err := r.chain.Delegations(of)
	if err != nil {
		return err
	}
	put(tables["delegations"], name, byName(r.names, delegations), len(delegations))
	unbondings, err := r.chain.Unbondings(of)
	if err != nil {
		return err
	}
	put(tables["unbondings"], name, r.names.unbondings(unbondings), len(unbondings))
	redelegations, err := r.chain.Redelegations(of)
	if err != nil {
		return err
	}
	put(tables["redelegations"], name, r.names.redelegations(redelegations), len(redelegations))
	if len(delegations) == 0 {
		return nil
	}
	rewards, err := r.chain.Rewards(of)
	if err != nil {
		return err
	}
	put(tables["rewards"], name, byName(r.names, rewards), len(rewards))
	return nil
}

func put(table object, name string, value any, size int) {
	if size > 0 {
		table[name] = value
	}
}

func (o *Observer) validators(r *Runner) object {
	views := object{}
	for name := range r.names.validators {
		views[name] = r.chain.Validator(app.Operator(name))
	}
	return views
}

func (o *Observer) lst(r *Runner) object {
	amounts := object{}
	if len(r.names.contracts) > 0 {
		suite{r.chain, r.names}.lst(func(holder, amount string) { amounts[r.names.show(holder)] = amount })
	}
	return amounts
}

// changes are the keys of each contract's storage that were written or removed since the last time.
func (o *Observer) changes(r *Runner) object {
	changes, now := object{}, map[string]map[string]string{}
	var pairs []string
	for name, address := range r.names.all() {
		pairs = append(pairs, address, "<"+name+">")
	}
	named := strings.NewReplacer(pairs...)
	for name, address := range r.names.all() {
		own := map[string]string{}
		r.chain.Storage(sdk.MustAccAddressFromBech32(address), func(key, value []byte) {
			own[escape(named.Replace(unfold(string(key))))] = escape(named.Replace(unfold(string(value))))
		})
		now[name] = own
		changed := object{}
		for key, value := range own {
			if before, there := o.storage[name][key]; !there || before != value {
				changed[key] = value
			}
		}
		for key := range o.storage[name] {
			if _, there := own[key]; !there {
				changed[key] = nil
			}
		}
		put(changes, name, changed, len(changed))
	}
	o.storage = now
	return changes
}

// folded is base64 that may be a message.
var folded = regexp.MustCompile(`[A-Za-z0-9+/]{24,}={0,2}`)

// unfold shows messages within messages as they are, not as base64: addresses in them are different on each chain.
func unfold(text string) string {
	return folded.ReplaceAllStringFunc(text, func(run string) string {
		message, err := base64.StdEncoding.DecodeString(run)
		if err != nil || len(message) == 0 || message[0] != '{' || !utf8.Valid(message) {
			return run
		}
		return unfold(string(message))
	})
}

// escape keeps what can be read and shows other bytes as \x00.
func escape(text string) string {
	var out strings.Builder
	for i := range len(text) {
		if b := text[i]; b >= 0x20 && b < 0x7f && b != '\\' {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, `\x%02x`, b)
		}
	}
	return out.String()
}
