package app

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"time"

	sdkmath "cosmossdk.io/math"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	distrkeeper "github.com/cosmos/cosmos-sdk/x/distribution/keeper"
	distrtypes "github.com/cosmos/cosmos-sdk/x/distribution/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"

	"github.com/ballast-labs/ballast/tests/chain/line"
)

// most is more than anybody has of delegations and entries here.
const most = 2_000

// ValidatorView is a validator.
type ValidatorView struct {
	Address    string `json:"address"`
	Status     string `json:"status"`
	Jailed     bool   `json:"jailed"`
	Tombstoned bool   `json:"tombstoned"`
	Tokens     string `json:"tokens"`
	Shares     string `json:"shares"`
	Commission string `json:"commission"`
	Power      int64  `json:"power"`
}

// UnbondingView is stake on its way out.
type UnbondingView struct {
	Validator   string `json:"validator"`
	Height      int64  `json:"height"`
	CompletesAt int64  `json:"completes_at"`
	Initial     string `json:"initial"`
	Balance     string `json:"balance"`
}

// RedelegationView is stake that was moved and is still liable for where it came from.
type RedelegationView struct {
	From        string `json:"from"`
	To          string `json:"to"`
	Height      int64  `json:"height"`
	CompletesAt int64  `json:"completes_at"`
	Initial     string `json:"initial"`
}

// Balances are all coins of an account.
func (c *Chain) Balances(of sdk.AccAddress) sdk.Coins {
	return c.App.BankKeeper.GetAllBalances(c.Context(), of)
}

// Supply is all there is of a denom.
func (c *Chain) Supply(denom string) sdkmath.Int {
	return c.App.BankKeeper.GetSupply(c.Context(), denom).Amount
}

// Delegations are an account's stake by operator address, in whole units.
func (c *Chain) Delegations(of sdk.AccAddress) (map[string]string, error) {
	ctx := c.Context()
	all, err := c.App.StakingKeeper.GetDelegatorDelegations(ctx, of, most)
	if err != nil {
		return nil, err
	}
	amounts := map[string]string{}
	for _, delegation := range all {
		operator, err := sdk.ValAddressFromBech32(delegation.ValidatorAddress)
		if err != nil {
			return nil, err
		}
		validator, err := c.App.StakingKeeper.GetValidator(ctx, operator)
		if err != nil {
			return nil, err
		}
		amounts[delegation.ValidatorAddress] = validator.TokensFromShares(delegation.Shares).TruncateInt().String()
	}
	return amounts, nil
}

// Validator is a validator by operator address, nil if there is none.
func (c *Chain) Validator(operator sdk.ValAddress) *ValidatorView {
	ctx := c.Context()
	validator, err := c.App.StakingKeeper.GetValidator(ctx, operator)
	if err != nil {
		return nil
	}
	view := &ValidatorView{
		Address: validator.OperatorAddress, Status: status(validator), Jailed: validator.Jailed,
		Tokens: validator.Tokens.String(), Shares: Short(validator.DelegatorShares), Commission: Short(validator.Commission.Rate),
		Power: validator.ConsensusPower(sdk.DefaultPowerReduction),
	}
	if consensus, err := validator.GetConsAddr(); err == nil {
		info, err := c.App.SlashingKeeper.GetValidatorSigningInfo(ctx, consensus)
		view.Tombstoned = err == nil && info.Tombstoned
	}
	return view
}

func status(validator stakingtypes.Validator) string {
	return strings.ToLower(strings.TrimPrefix(validator.Status.String(), "BOND_STATUS_"))
}

// Unbondings are an account's stake on its way out, by validator and age.
func (c *Chain) Unbondings(of sdk.AccAddress) ([]UnbondingView, error) {
	all, err := c.App.StakingKeeper.GetUnbondingDelegations(c.Context(), of, most)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b stakingtypes.UnbondingDelegation) int {
		return byOperator(a.ValidatorAddress, b.ValidatorAddress)
	})
	views := []UnbondingView{}
	for _, pair := range all {
		for _, entry := range pair.Entries {
			views = append(views, UnbondingView{
				Validator: pair.ValidatorAddress, Height: entry.CreationHeight, CompletesAt: secondsUp(entry.CompletionTime),
				Initial: entry.InitialBalance.String(), Balance: entry.Balance.String(),
			})
		}
	}
	return views, nil
}

// Redelegations are an account's, by source and destination.
func (c *Chain) Redelegations(of sdk.AccAddress) ([]RedelegationView, error) {
	all, err := c.App.StakingKeeper.GetRedelegations(c.Context(), of, most)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b stakingtypes.Redelegation) int {
		return cmp.Or(byOperator(a.ValidatorSrcAddress, b.ValidatorSrcAddress), byOperator(a.ValidatorDstAddress, b.ValidatorDstAddress))
	})
	views := []RedelegationView{}
	for _, triple := range all {
		for _, entry := range triple.Entries {
			views = append(views, RedelegationView{
				From: triple.ValidatorSrcAddress, To: triple.ValidatorDstAddress, Height: entry.CreationHeight,
				CompletesAt: secondsUp(entry.CompletionTime), Initial: entry.InitialBalance.String(),
			})
		}
	}
	return views, nil
}

// Rewards are what waits to be withdrawn by an account, whole coins by operator address and denom.
func (c *Chain) Rewards(of sdk.AccAddress) (map[string]map[string]string, error) {
	ctx := c.Context()
	all, err := c.App.StakingKeeper.GetDelegatorDelegations(ctx, of, most)
	if err != nil {
		return nil, err
	}
	querier := distrkeeper.NewQuerier(c.App.DistrKeeper)
	rewards := map[string]map[string]string{}
	for _, delegation := range all {
		asked := &distrtypes.QueryDelegationRewardsRequest{DelegatorAddress: of.String(), ValidatorAddress: delegation.ValidatorAddress}
		coins := map[string]string{}
		if answer, err := querier.DelegationRewards(ctx, asked); err == nil {
			for _, coin := range answer.Rewards {
				coins[coin.Denom] = coin.Amount.TruncateInt().String()
			}
		}
		rewards[delegation.ValidatorAddress] = coins
	}
	return rewards, nil
}

// QueryGas is what a node gives a smart query, wasmd's own default.
const QueryGas = 3_000_000

// Query asks a contract in JSON, with the gas that a node gives it, and says what it took.
func (c *Chain) Query(contract sdk.AccAddress, msg []byte) (answer []byte, gas uint64, err error) {
	ctx := c.Context().WithGasMeter(line.NewGasMeter(QueryGas))
	answer, err = caught(func() ([]byte, error) { return c.App.WasmKeeper.QuerySmart(ctx, contract, msg) })
	return answer, ctx.GasMeter().GasConsumed(), err
}

// QueryText is the contract's own words out of a failed query.
func QueryText(err error) string { return contractText(err.Error()) }

// Raw reads one key of a contract's storage.
func (c *Chain) Raw(contract sdk.AccAddress, key []byte) []byte {
	return c.App.WasmKeeper.QueryRaw(c.Context(), contract, key)
}

// Storage calls each with every key and value of a contract's storage.
func (c *Chain) Storage(contract sdk.AccAddress, each func(key, value []byte)) {
	c.App.WasmKeeper.IterateContractState(c.Context(), contract, func(key, value []byte) bool {
		each(key, value)
		return false
	})
}

// ContractInfo is what wasmd knows of a contract, nil if there is none.
func (c *Chain) ContractInfo(contract sdk.AccAddress) *wasmtypes.ContractInfo {
	return c.App.WasmKeeper.GetContractInfo(c.Context(), contract)
}

// Short is a decimal without trailing zeros.
func Short(dec sdkmath.LegacyDec) string {
	return strings.TrimRight(strings.TrimRight(dec.String(), "0"), ".")
}

func secondsUp(at time.Time) int64 {
	if at.Nanosecond() > 0 {
		return at.Unix() + 1
	}
	return at.Unix()
}

func byOperator(a, b string) int {
	x, _ := sdk.ValAddressFromBech32(a)
	y, _ := sdk.ValAddressFromBech32(b)
	return bytes.Compare(x, y)
}
