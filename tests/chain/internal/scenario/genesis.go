package scenario

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	sdkmath "cosmossdk.io/math"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// readGenesis reads the fields of the command `genesis`.
func readGenesis(fields object) (*app.Genesis, error) {
	r := reader{fields: fields, known: map[string]bool{}}
	genesis := &app.Genesis{
		MaxCommission:        r.fraction("max_commission", "0.2"),
		MaxCommissionChange:  r.fraction("max_commission_change", "0.01"),
		Denom:                r.text("denom", "ustake"),
		PowerReduction:       r.amount("power_reduction", "1000000"),
		UnbondingSecs:        r.whole("unbonding_secs", 1_814_400),
		MaxEntries:           r.small("max_entries", 7),
		MaxValidators:        r.small("max_validators", 100),
		Window:               r.height("window", 100),
		MinSigned:            r.fraction("min_signed", "0.5"),
		JailSecs:             r.whole("jail_secs", 600),
		SlashDowntime:        r.fraction("slash_downtime", "0.01"),
		SlashDoubleSign:      r.fraction("slash_double_sign", "0.05"),
		Inflation:            r.fraction("inflation", "0"),
		CommunityTax:         r.fraction("community_tax", "0"),
		WithdrawAddrDisabled: !r.flag("withdraw_addr_enabled", true),
		VotingSecs:           r.whole("voting_secs", 0),
		CallDepth:            r.small("call_depth", 0),
		Accounts:             map[string]sdk.Coins{},
	}
	stake, commission := r.amount("self_stake", "1000000000"), r.fraction("commission", "0.05")
	validators, ok := r.get("validators")
	if !ok {
		validators = json.Number("3")
	}
	r.validators(genesis, validators, stake, commission)
	r.accounts(genesis)
	for _, key := range sortedKeys(fields) {
		if !r.known[key] {
			r.fail("unknown field `%s`, expected one of %s", key, strings.Join(sortedKeys(r.known), ", "))
		}
	}
	return genesis, r.err
}

type reader struct {
	fields object
	known  map[string]bool
	err    error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *reader) get(name string) (any, bool) {
	r.known[name] = true
	value, ok := r.fields[name]
	return value, ok
}

func (r *reader) text(name, standard string) string {
	value, ok := r.get(name)
	if !ok {
		return standard
	}
	text, ok := value.(string)
	if !ok {
		r.fail("%s: invalid type: %s, expected a string", name, Encode(value))
	}
	return text
}

func (r *reader) flag(name string, standard bool) bool {
	value, ok := r.get(name)
	if !ok {
		return standard
	}
	is, ok := value.(bool)
	if !ok {
		r.fail("%s: invalid type: %s, expected a boolean", name, Encode(value))
	}
	return is
}

func (r *reader) whole(name string, standard uint64) uint64 {
	value, ok := r.get(name)
	if !ok || value == nil {
		return standard
	}
	n, err := whole(value)
	if err != nil {
		r.fail("%s: %v", name, err)
	}
	return n
}

func (r *reader) amount(name, standard string) sdkmath.Int {
	return r.amountOf(name, r.text(name, standard))
}

func (r *reader) amountOf(name, text string) sdkmath.Int {
	amount, ok := sdkmath.NewIntFromString(text)
	if !ok || amount.IsNegative() {
		r.fail("%s: `%s` is no amount", name, text)
		return sdkmath.ZeroInt()
	}
	return amount
}

func (r *reader) fraction(name, standard string) sdkmath.LegacyDec {
	value, err := fraction(r.text(name, standard))
	if err != nil {
		r.fail("%s: %v", name, err)
	}
	return value
}

func fraction(text string) (sdkmath.LegacyDec, error) {
	if !decimal.MatchString(text) || strings.HasPrefix(text, "-") {
		return sdkmath.LegacyZeroDec(), fmt.Errorf("`%s` is no fraction", text)
	}
	value, err := sdkmath.LegacyNewDecFromStr(text)
	if err != nil {
		return sdkmath.LegacyZeroDec(), fmt.Errorf("`%s` is no fraction", text)
	}
	return value, nil
}

func (r *reader) validators(genesis *app.Genesis, value any, stake sdkmath.Int, commission sdkmath.LegacyDec) {
	add := func(stake sdkmath.Int, commission sdkmath.LegacyDec) {
		name := "val" + strconv.Itoa(len(genesis.Validators))
		genesis.Validators = append(genesis.Validators, app.Validator{Name: name, SelfStake: stake, Commission: commission})
	}
	each, ok := value.([]any)
	if !ok {
		n, err := whole(value)
		if err != nil {
			r.fail("validators: %v", err)
		}
		for range min(n, 1_001) {
			add(stake, commission)
		}
		return
	}
	for _, value := range each {
		fields, ok := value.(object)
		if !ok {
			r.fail("validators: %s is no object", Encode(value))
			return
		}
		own := reader{fields: fields, known: map[string]bool{}}
		add(own.amount("self_stake", stake.String()), own.fraction("commission", commission.String()))
		for _, key := range sortedKeys(fields) {
			if !own.known[key] {
				own.fail("unknown field `%s`", key)
			}
		}
		if own.err != nil {
			r.fail("validators: %w", own.err)
		}
	}
}

func (r *reader) accounts(genesis *app.Genesis) {
	if value, ok := r.get("accounts"); ok {
		fields, ok := value.(object)
		if !ok {
			r.fail("accounts: invalid type: %s", Encode(value))
		}
		for _, name := range sortedKeys(fields) {
			text, ok := fields[name].(string)
			if !ok {
				r.fail("accounts: %s is no string", Encode(fields[name]))
			}
			r.account(genesis, name, text)
		}
	}
	if text := r.text("faucet", ""); text != "" {
		r.account(genesis, "faucet", text)
	}
}

func (r *reader) account(genesis *app.Genesis, name, text string) {
	list, err := readCoins(text, genesis.Denom)
	if err != nil {
		r.fail("%v", err)
	}
	// as a bank that is given coins one after the other
	held := genesis.Accounts[name]
	for _, coin := range list {
		if coin.IsPositive() {
			held = held.Add(coin)
		}
	}
	genesis.Accounts[name] = held
}

var coinText = regexp.MustCompile(`^([0-9]+)([a-zA-Z][a-zA-Z0-9/:._-]*)?$`)

// readCoins reads "5" (of the denom), "5ustake,3uatom", or "" (nothing), in the order written.
func readCoins(text, denom string) ([]sdk.Coin, error) {
	var coins []sdk.Coin
	if strings.TrimSpace(text) == "" {
		return coins, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		found := coinText.FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			return nil, fmt.Errorf("`%s` is not an amount: write `5` or `5ustake,3uatom`", text)
		}
		amount, ok := sdkmath.NewIntFromString(found[1])
		if !ok || amount.BigInt().BitLen() > 128 {
			return nil, fmt.Errorf("`%s` is not an amount: write `5` or `5ustake,3uatom`", text)
		}
		of := found[2]
		if of == "" {
			of = denom
		}
		coins = append(coins, sdk.Coin{Denom: of, Amount: amount})
	}
	return coins, nil
}
