package app

import (
	"cmp"
	"fmt"

	sdkmath "cosmossdk.io/math"
	wasmapp "github.com/CosmWasm/wasmd/app"
	sdk "github.com/cosmos/cosmos-sdk/types"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	distrtypes "github.com/cosmos/cosmos-sdk/x/distribution/types"
	govtypes "github.com/cosmos/cosmos-sdk/x/gov/types"
	minttypes "github.com/cosmos/cosmos-sdk/x/mint/types"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// Change is a change of one module's parameters by governance.
type Change interface {
	// validate refuses values that no chain would take, in the words of a genesis.
	validate() error
	// message is the module's MsgUpdateParams: its present parameters with the change in them.
	message(ctx sdk.Context, app *wasmapp.WasmApp, authority string) (sdk.Msg, error)
}

// StakingChange changes x/staking; nil leaves a parameter as it is.
type StakingChange struct {
	UnbondingSecs             *uint64
	MaxEntries, MaxValidators *uint32
	// MinCommission also raises validators that ask for less, as upgrades of chains did (Cosmos Hub v8).
	MinCommission *sdkmath.LegacyDec
}

// SlashingChange changes x/slashing; nil leaves a parameter as it is.
type SlashingChange struct {
	Window                                    *int64
	JailSecs                                  *uint64
	MinSigned, SlashDowntime, SlashDoubleSign *sdkmath.LegacyDec
}

// DistributionChange changes x/distribution; nil leaves a parameter as it is.
type DistributionChange struct {
	CommunityTax        *sdkmath.LegacyDec
	WithdrawAddrEnabled *bool
}

// MintChange changes x/mint; nil leaves a parameter as it is.
type MintChange struct{ Inflation *sdkmath.LegacyDec }

// SetParams makes a block and changes parameters in it, as a message of governance would: BeginBlock ran with the
// old ones, transactions and EndBlock of this block have the new ones. A refusal leaves the block, and the old ones.
func (c *Chain) SetParams(change Change, span Span) error {
	if err := c.NextBlock(span); err != nil {
		return err
	}
	if err := change.validate(); err != nil {
		return Refusal{err.Error()}
	}
	ctx, write := c.context().CacheContext()
	msg, err := change.message(ctx, c.App, authtypes.NewModuleAddress(govtypes.ModuleName).String())
	if err != nil {
		return err
	}
	handle := c.App.MsgServiceRouter().Handler(msg)
	if handle == nil {
		return fmt.Errorf("the chain has no handler of %s", sdk.MsgTypeURL(msg))
	}
	if _, err := handle(ctx, msg); err != nil {
		return refuse("%v", err)
	}
	if staking, ok := change.(*StakingChange); ok {
		if err := staking.raise(ctx, c.App); err != nil {
			return err
		}
	}
	write()
	return nil
}

func (s *StakingChange) validate() error {
	return cmp.Or(
		positive("unbonding_secs", s.UnbondingSecs), positive("max_entries", s.MaxEntries), positive("max_validators", s.MaxValidators),
		atMostOne("min_commission", s.MinCommission),
	)
}

func (s *StakingChange) message(ctx sdk.Context, app *wasmapp.WasmApp, authority string) (sdk.Msg, error) {
	params, err := app.StakingKeeper.GetParams(ctx)
	if s.UnbondingSecs != nil {
		params.UnbondingTime = seconds(*s.UnbondingSecs)
	}
	set(&params.MaxEntries, s.MaxEntries)
	set(&params.MaxValidators, s.MaxValidators)
	set(&params.MinCommissionRate, s.MinCommission)
	return &stakingtypes.MsgUpdateParams{Authority: authority, Params: params}, err
}

// raise is the part of an upgrade that the message does not do: validators that ask for less than the least commission.
func (s *StakingChange) raise(ctx sdk.Context, app *wasmapp.WasmApp) error {
	if s.MinCommission == nil {
		return nil
	}
	validators, err := app.StakingKeeper.GetAllValidators(ctx)
	if err != nil {
		return err
	}
	for _, validator := range validators {
		if validator.Commission.Rate.GTE(*s.MinCommission) {
			continue
		}
		validator.Commission.Rate = *s.MinCommission
		validator.Commission.MaxRate = sdkmath.LegacyMaxDec(validator.Commission.MaxRate, *s.MinCommission)
		validator.Commission.UpdateTime = ctx.BlockTime()
		if err := app.StakingKeeper.SetValidator(ctx, validator); err != nil {
			return err
		}
	}
	return nil
}

func (s *SlashingChange) validate() error {
	return cmp.Or(
		positive("window", s.Window), positive("jail_secs", s.JailSecs),
		atMostOne("min_signed", s.MinSigned), atMostOne("slash_downtime", s.SlashDowntime), atMostOne("slash_double_sign", s.SlashDoubleSign),
	)
}

func (s *SlashingChange) message(ctx sdk.Context, app *wasmapp.WasmApp, authority string) (sdk.Msg, error) {
	params, err := app.SlashingKeeper.GetParams(ctx)
	if s.JailSecs != nil {
		params.DowntimeJailDuration = seconds(*s.JailSecs)
	}
	set(&params.SignedBlocksWindow, s.Window)
	set(&params.MinSignedPerWindow, s.MinSigned)
	set(&params.SlashFractionDowntime, s.SlashDowntime)
	set(&params.SlashFractionDoubleSign, s.SlashDoubleSign)
	return &slashingtypes.MsgUpdateParams{Authority: authority, Params: params}, err
}

func (d *DistributionChange) validate() error { return atMostOne("community_tax", d.CommunityTax) }

func (d *DistributionChange) message(ctx sdk.Context, app *wasmapp.WasmApp, authority string) (sdk.Msg, error) {
	params, err := app.DistrKeeper.Params.Get(ctx)
	set(&params.CommunityTax, d.CommunityTax)
	set(&params.WithdrawAddrEnabled, d.WithdrawAddrEnabled)
	return &distrtypes.MsgUpdateParams{Authority: authority, Params: params}, err
}

func (m *MintChange) validate() error { return atMostOne("inflation", m.Inflation) }

func (m *MintChange) message(ctx sdk.Context, app *wasmapp.WasmApp, authority string) (sdk.Msg, error) {
	params, err := app.MintKeeper.Params.Get(ctx)
	// as at genesis: the rate has no room to move
	set(&params.InflationMax, m.Inflation)
	set(&params.InflationMin, m.Inflation)
	return &minttypes.MsgUpdateParams{Authority: authority, Params: params}, err
}

func set[T any](old, changed *T) {
	if changed != nil {
		*old = *changed
	}
}

func positive[T uint32 | uint64 | int64](name string, value *T) error {
	if value != nil && *value <= 0 {
		return fmt.Errorf("parameter %s: zero", name)
	}
	return nil
}

func atMostOne(name string, value *sdkmath.LegacyDec) error {
	if value != nil && value.GT(sdkmath.LegacyOneDec()) {
		return fmt.Errorf("parameter %s: more than 1", name)
	}
	return nil
}
