package scenario

import (
	"fmt"
	"math/big"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// watcher holds a suite against the chain after every command. It is the part of the testing kit's
// invariants that needs no more than queries; the numbers are those of docs/INVARIANTS.md.
type watcher struct{ checked int }

func (w *watcher) check(chain *app.Chain, names *names) error {
	suite := suite{chain, names}
	for _, law := range []struct {
		id    string
		holds func() error
	}{
		{"solvency", suite.hubAgrees},
		{"I-1", suite.isBacked},
		{"I-4", suite.supplyIsOneNumber},
	} {
		if err := law.holds(); err != nil {
			return fmt.Errorf("%s is broken: %w", law.id, err)
		}
		w.checked++
	}
	return nil
}

type suite struct {
	chain *app.Chain
	names *names
}

func (s suite) address(name string) sdk.AccAddress {
	return sdk.MustAccAddressFromBech32(s.names.contracts[name])
}

func (s suite) ask(contract, msg string) (object, error) {
	data, _, err := s.chain.Query(s.address(contract), []byte(msg))
	if err != nil {
		return nil, fmt.Errorf("the %s does not answer: %w", contract, err)
	}
	answer, err := Decode(data)
	if err != nil {
		return nil, err
	}
	fields, ok := answer.(object)
	if !ok {
		return nil, fmt.Errorf("the %s answers %s", contract, data)
	}
	return fields, nil
}

// hubAgrees asks the hub for its own checks of itself.
func (s suite) hubAgrees() error {
	answer, err := s.ask("hub", `{"solvency":{}}`)
	if err != nil {
		return err
	}
	if answer["ok"] != true {
		return fmt.Errorf("the hub says %s", Encode(answer))
	}
	return nil
}

// isBacked: the hub holds at least its buffer.
func (s suite) isBacked() error {
	state, err := s.ask("hub", `{"state":{}}`)
	if err != nil {
		return err
	}
	held := s.chain.Balances(s.address("hub")).AmountOf(s.chain.Genesis.Denom)
	buffer, ok := number(state["buffer"])
	if !ok || new(big.Rat).SetInt(held.BigInt()).Cmp(buffer) < 0 {
		return fmt.Errorf("the hub holds %s native, its buffer says %s", held, Encode(state["buffer"]))
	}
	return nil
}

// supplyIsOneNumber: the token's total is the sum of all balances; and it is the hub's shares, unless those
// are shown as they will be when a loss is booked.
func (s suite) supplyIsOneNumber() error {
	state, err := s.ask("hub", `{"state":{}}`)
	if err != nil {
		return err
	}
	info, err := s.ask("token", `{"token_info":{}}`)
	if err != nil {
		return err
	}
	sum := new(big.Rat)
	s.lst(func(_ string, amount string) {
		if held, ok := number(amount); ok {
			sum.Add(sum, held)
		}
	})
	supply, ok := number(info["total_supply"])
	shares, also := number(state["shares"])
	booked := state["pending_loss"] == "0"
	if !ok || !also || sum.Cmp(supply) != 0 || (booked && shares.Cmp(supply) != 0) {
		return fmt.Errorf("supply %s, hub's shares %s, sum of balances %s", Encode(info["total_supply"]), Encode(state["shares"]), sum.RatString())
	}
	return nil
}

// lst calls each with every holder of LST and its balance: cw20-base keeps them under "balance".
func (s suite) lst(each func(holder, amount string)) {
	const prefix = "\x00\x07balance"
	s.chain.Storage(s.address("token"), func(key, value []byte) {
		if len(key) > len(prefix) && string(key[:len(prefix)]) == prefix {
			amount, _ := Decode(value)
			text, _ := amount.(string)
			each(string(key[len(prefix):]), text)
		}
	})
}
