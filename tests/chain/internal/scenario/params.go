package scenario

import (
	"fmt"
	"math"
	"strings"

	sdkmath "cosmossdk.io/math"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// modules are those whose parameters `set_params` changes; each reads its fields, which are named as in `genesis`.
var modules = map[string]func(*changes) app.Change{
	"staking": func(c *changes) app.Change {
		return &app.StakingChange{
			UnbondingSecs: c.whole("unbonding_secs"), MaxEntries: c.small("max_entries"), MaxValidators: c.small("max_validators"),
			MinCommission: c.fraction("min_commission"),
		}
	},
	"slashing": func(c *changes) app.Change {
		return &app.SlashingChange{
			Window: c.height("window"), JailSecs: c.whole("jail_secs"), MinSigned: c.fraction("min_signed"),
			SlashDowntime: c.fraction("slash_downtime"), SlashDoubleSign: c.fraction("slash_double_sign"),
		}
	},
	"distribution": func(c *changes) app.Change {
		return &app.DistributionChange{CommunityTax: c.fraction("community_tax"), WithdrawAddrEnabled: c.flag("withdraw_addr_enabled")}
	},
	"mint": func(c *changes) app.Change { return &app.MintChange{Inflation: c.fraction("inflation")} },
}

// readChange reads the fields of the command `set_params`.
func readChange(module string, params any) (app.Change, error) {
	read, known := modules[module]
	if !known {
		return nil, fmt.Errorf("unknown module `%s`; there are %s", module, strings.Join(sortedKeys(modules), ", "))
	}
	fields, ok := params.(object)
	if !ok {
		return nil, fmt.Errorf("`params` of %s: invalid type: %s, expected an object", module, Encode(params))
	}
	c := &changes{reader{fields: fields, known: map[string]bool{}}}
	change := read(c)
	for _, key := range sortedKeys(fields) {
		if !c.known[key] {
			return nil, fmt.Errorf("`params` of %s: unknown field `%s`, expected one of %s", module, key, strings.Join(sortedKeys(c.known), ", "))
		}
	}
	if c.err != nil {
		return nil, fmt.Errorf("`params` of %s: %w", module, c.err)
	}
	return change, nil
}

// changes reads parameters of which each may be left out.
type changes struct{ reader }

func (c *changes) given(name string) bool {
	value, ok := c.get(name)
	return ok && value != nil
}

func (c *changes) whole(name string) *uint64 {
	if !c.given(name) {
		return nil
	}
	return pointer(c.reader.whole(name, 0))
}

func (c *changes) small(name string) *uint32 {
	if !c.given(name) {
		return nil
	}
	return pointer(c.reader.small(name, 0))
}

func (c *changes) height(name string) *int64 {
	if !c.given(name) {
		return nil
	}
	return pointer(c.reader.height(name, 0))
}

func (c *changes) fraction(name string) *sdkmath.LegacyDec {
	if !c.given(name) {
		return nil
	}
	return pointer(c.reader.fraction(name, ""))
}

func (c *changes) flag(name string) *bool {
	if !c.given(name) {
		return nil
	}
	return pointer(c.reader.flag(name, false))
}

// small is a number of 32 bits.
func (r *reader) small(name string, standard uint64) uint32 {
	return uint32(r.upTo(name, standard, math.MaxUint32))
}

// height is a number of blocks.
func (r *reader) height(name string, standard uint64) int64 {
	return int64(r.upTo(name, standard, math.MaxInt64))
}

func (r *reader) upTo(name string, standard, most uint64) uint64 {
	n := r.whole(name, standard)
	if n > most {
		r.fail("%s: invalid value: %d, expected %d at most", name, n, most)
		return 0
	}
	return n
}
