package app

import (
	"bytes"
	"slices"
	"testing"

	sdkmath "cosmossdk.io/math"
	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"

	"github.com/ballast-labs/ballast/tests/chain/line"
)

func genesis(validators int) *Genesis {
	g := &Genesis{
		MaxCommission: sdkmath.LegacyNewDecWithPrec(2, 1), MaxCommissionChange: sdkmath.LegacyNewDecWithPrec(1, 2), Denom: "ustake",
		PowerReduction: sdkmath.NewInt(1_000_000), UnbondingSecs: 1_000, MaxEntries: 7, MaxValidators: 100, Window: 20,
		MinSigned: sdkmath.LegacyNewDecWithPrec(5, 1), JailSecs: 60, SlashDowntime: sdkmath.LegacyNewDecWithPrec(1, 2),
		SlashDoubleSign: sdkmath.LegacyNewDecWithPrec(5, 2), Inflation: sdkmath.LegacyNewDecWithPrec(1, 1), CommunityTax: sdkmath.LegacyZeroDec(),
		Accounts: map[string]sdk.Coins{"alice": sdk.NewCoins(sdk.NewInt64Coin("ustake", 1_000_000))},
	}
	for _, name := range []string{"val0", "val1", "val2", "val3", "val4"}[:validators] {
		g.Validators = append(g.Validators, Validator{Name: name, SelfStake: sdkmath.NewInt(10_000_000), Commission: sdkmath.LegacyZeroDec()})
	}
	return g
}

func start(t *testing.T, g *Genesis) *Chain {
	t.Helper()
	chain, err := New(g)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(chain.Close)
	return chain
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	run := func() []byte {
		chain := start(t, genesis(3))
		if err := chain.Absent("val1", 25, BlockSpan); err != nil {
			t.Fatal(err)
		}
		send := banktypes.NewMsgSend(Account("alice"), Account("val1"), sdk.NewCoins(sdk.NewInt64Coin("ustake", 7)))
		if result, err := chain.Deliver("alice", send); err != nil || result.Refused != "" || result.GasUsed == 0 {
			t.Fatal(err, result)
		}
		if err := chain.DoubleSign("val2", 20); err != nil {
			t.Fatal(err)
		}
		if err := chain.EndBlock(); err != nil {
			t.Fatal(err)
		}
		return chain.App.LastCommitID().Hash
	}

	if first, second := run(), run(); !bytes.Equal(first, second) {
		t.Errorf("%x and %x", first, second)
	}
}

func TestAtEqualPowerTheLowerAddressIsInTheSet(t *testing.T) {
	g := genesis(5)
	g.MaxValidators = 3
	chain := start(t, g)

	names := []string{"val0", "val1", "val2", "val3", "val4"}
	slices.SortFunc(names, func(a, b string) int { return bytes.Compare(Operator(a), Operator(b)) })
	for i, name := range names {
		want := map[bool]string{true: "bonded", false: "unbonded"}[i < 3]
		if view := chain.Validator(Operator(name)); view.Status != want {
			t.Error(name, view)
		}
	}
}

func TestARefusalChangesNothing(t *testing.T) {
	chain := start(t, genesis(1))
	before := chain.Balances(Account("alice"))

	send := banktypes.NewMsgSend(Account("alice"), Account("bob"), sdk.NewCoins(sdk.NewInt64Coin("ustake", 1_000_001)))
	result, err := chain.Deliver("alice", send)

	if err != nil || result.Codespace != "sdk" || result.Code != 5 || !chain.Balances(Account("alice")).Equal(before) {
		t.Error(err, result)
	}
}

func TestAChainWithoutVotersIsSaidToHalt(t *testing.T) {
	chain := start(t, genesis(1))
	if err := chain.Blocks(3, BlockSpan); err != nil {
		t.Fatal(err)
	}

	err := chain.DoubleSign("val0", 2)
	if err == nil {
		err = chain.EndBlock()
	}

	if err == nil {
		t.Error("the only validator is tombstoned, and the chain goes on")
	}
}

// Between the two real chains: docs/DIFFERENCES.md.
func TestOnlyTheNewLineRedelegatesTheLastSharesOfAnUnbondedValidator(t *testing.T) {
	g := genesis(2)
	g.MaxValidators = 1
	chain := start(t, g)
	from, to := "val0", "val1"
	if chain.Validator(Operator(from)).Status == "bonded" {
		from, to = to, from
	}

	all := stakingtypes.NewMsgBeginRedelegate(
		Account(from).String(), Operator(from).String(), Operator(to).String(), sdk.NewInt64Coin("ustake", 10_000_000))
	result, err := chain.Deliver(from, all)

	if err != nil {
		t.Fatal(err)
	}
	refused := map[string]bool{"new": false, "old": true}[line.Name]
	if (result.Refused != "") != refused || refused && (result.Codespace != "staking" || result.Code != 3) {
		t.Error(result)
	}
}
