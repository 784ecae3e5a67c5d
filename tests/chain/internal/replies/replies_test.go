// Package replies says what a contract is told of the messages it sent to the chain's own modules, and what the transaction
// shows of them. packages/chain-sim has the same numbers in tests/all/replies.rs.
package replies

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	sdkmath "cosmossdk.io/math"
	"github.com/CosmWasm/wasmd/x/wasm/keeper/testdata"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/line"
)

func genesis() *app.Genesis {
	g := &app.Genesis{
		MaxCommission: sdkmath.LegacyNewDecWithPrec(2, 1), MaxCommissionChange: sdkmath.LegacyNewDecWithPrec(1, 2), Denom: "ustake",
		PowerReduction: sdkmath.NewInt(1_000_000), UnbondingSecs: 1_000, MaxEntries: 7, MaxValidators: 100, Window: 20,
		MinSigned: sdkmath.LegacyNewDecWithPrec(5, 1), JailSecs: 60, SlashDowntime: sdkmath.LegacyNewDecWithPrec(1, 2),
		SlashDoubleSign: sdkmath.LegacyNewDecWithPrec(5, 2), Inflation: sdkmath.LegacyZeroDec(), CommunityTax: sdkmath.LegacyZeroDec(),
		Accounts: map[string]sdk.Coins{"alice": sdk.NewCoins(sdk.NewInt64Coin("ustake", 1_000_000_000))},
	}
	for _, name := range []string{"val0", "val1"} {
		g.Validators = append(g.Validators, app.Validator{Name: name, SelfStake: sdkmath.NewInt(10_000_000), Commission: sdkmath.LegacyZeroDec()})
	}
	return g
}

// reply is what wasmd handed to the contract's `reply`.
type reply struct {
	Result struct {
		Ok *struct {
			Events       []struct{ Type string }
			Data         *string
			MsgResponses []struct {
				TypeURL string `json:"type_url"`
				Value   string
			} `json:"msg_responses"`
		}
		Error *string
	}
}

// told is what each message's reply has: whether there is `data`, and the type of the answer.
var told = []struct {
	data bool
	url  string
}{
	{false, "/cosmos.staking.v1beta1.MsgDelegateResponse"},
	{true, "/cosmos.staking.v1beta1.MsgUndelegateResponse"},
	{false, "/cosmos.staking.v1beta1.MsgCancelUnbondingDelegationResponse"},
	{true, "/cosmos.staking.v1beta1.MsgBeginRedelegateResponse"},
	{true, "/cosmos.distribution.v1beta1.MsgWithdrawDelegatorRewardResponse"},
	{false, "/cosmos.distribution.v1beta1.MsgSetWithdrawAddressResponse"},
	{false, "/cosmos.distribution.v1beta1.MsgFundCommunityPoolResponse"},
	{false, "/cosmos.bank.v1beta1.MsgSendResponse"},
}

// poolMessage is the place of the message to the community pool.
const poolMessage = 6

func deliver(t *testing.T, chain *app.Chain, msg sdk.Msg) *app.Result {
	t.Helper()
	result, err := chain.Deliver("alice", msg)
	if err != nil || result.Refused != "" {
		t.Fatal(err, result)
	}
	return result
}

func TestWhatAContractIsToldOfNativeMessages(t *testing.T) {
	chain, err := app.New(genesis())
	if err != nil {
		t.Fatal(err)
	}
	defer chain.Close()
	id, err := chain.Store(app.Code{Name: "reflect", Wasm: testdata.ReflectContractWasm()}, "alice")
	if err != nil {
		t.Fatal(err)
	}
	alice := app.Account("alice").String()
	born := deliver(t, chain, &wasmtypes.MsgInstantiateContract{
		Sender: alice, CodeID: id, Label: "reflect", Msg: []byte(`{}`), Funds: sdk.NewCoins(sdk.NewInt64Coin("ustake", 1_000_000)),
	})
	var contract string
	for _, event := range born.Events {
		if event.Type == "instantiate" {
			contract = event.Attributes[0][1]
		}
	}
	if err := chain.NextBlock(app.BlockSpan); err != nil {
		t.Fatal(err)
	}

	val0, val1 := app.Operator("val0").String(), app.Operator("val1").String()
	cancel, err := (&stakingtypes.MsgCancelUnbondingDelegation{
		DelegatorAddress: contract, ValidatorAddress: val0, Amount: sdk.NewInt64Coin("ustake", 10), CreationHeight: chain.Height(),
	}).Marshal()
	if err != nil {
		t.Fatal(err)
	}
	amount := func(n int) string { return fmt.Sprintf(`{"denom":"ustake","amount":"%d"}`, n) }
	msgs := []string{
		fmt.Sprintf(`{"staking":{"delegate":{"validator":"%s","amount":%s}}}`, val0, amount(1_000)),
		fmt.Sprintf(`{"staking":{"undelegate":{"validator":"%s","amount":%s}}}`, val0, amount(100)),
		fmt.Sprintf(`{"any":{"type_url":"/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation","value":"%s"}}`, base64.StdEncoding.EncodeToString(cancel)),
		fmt.Sprintf(`{"staking":{"redelegate":{"src_validator":"%s","dst_validator":"%s","amount":%s}}}`, val0, val1, amount(100)),
		fmt.Sprintf(`{"distribution":{"withdraw_delegator_reward":{"validator":"%s"}}}`, val0),
		fmt.Sprintf(`{"distribution":{"set_withdraw_address":{"address":"%s"}}}`, alice),
		fmt.Sprintf(`{"distribution":{"fund_community_pool":{"amount":[%s]}}}`, amount(1)),
		fmt.Sprintf(`{"bank":{"send":{"to_address":"%s","amount":[%s]}}}`, alice, amount(1)),
	}
	subs := make([]string, len(msgs))
	for i, msg := range msgs {
		subs[i] = fmt.Sprintf(`{"id":%d,"msg":%s,"gas_limit":null,"reply_on":"always"}`, i, msg)
	}
	sent := deliver(t, chain, &wasmtypes.MsgExecuteContract{
		Sender: alice, Contract: contract, Msg: []byte(`{"reflect_sub_msg":{"msgs":[` + strings.Join(subs, ",") + `]}}`),
	})

	for i := range msgs {
		answer, _, err := chain.Query(sdk.MustAccAddressFromBech32(contract), []byte(fmt.Sprintf(`{"sub_msg_result":{"id":%d}}`, i)))
		if err != nil {
			t.Fatal(err)
		}
		var got reply
		if err := json.Unmarshal(answer, &got); err != nil {
			t.Fatal(err)
		}
		want := told[i]
		if i == poolMessage && line.Name == "new" {
			// x/protocolpool has taken the community pool over, and x/distribution refuses the message
			if got.Result.Error == nil || *got.Result.Error != "codespace: sdk, code: 18" {
				t.Errorf("%d: %s", i, answer)
			}
			continue
		}
		ok := got.Result.Ok
		if ok == nil || (ok.Data != nil) != want.data || len(ok.Events) != 0 || len(ok.MsgResponses) != 1 || ok.MsgResponses[0].TypeURL != want.url {
			t.Errorf("%d: %s", i, answer)
		}
	}
	for _, kind := range []string{
		"delegate", "unbond", "cancel_unbonding_delegation", "redelegate", "withdraw_rewards", "set_withdraw_address", "transfer",
	} {
		if !slices.ContainsFunc(sent.Events, func(event app.Event) bool { return event.Type == kind }) {
			t.Errorf("no event %s in the transaction: %v", kind, sent.Events)
		}
	}
}
