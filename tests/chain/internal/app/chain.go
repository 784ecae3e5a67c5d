package app

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"time"

	wasmapp "github.com/CosmWasm/wasmd/app"
	abci "github.com/cometbft/cometbft/abci/types"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client/flags"
	simtestutil "github.com/cosmos/cosmos-sdk/testutil/sims"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/line"
)

// Refusal is what the chain's driver refuses: heights to come, clocks out of range.
type Refusal struct{ Text string }

func (r Refusal) Error() string { return r.Text }

func refuse(format string, args ...any) error {
	return Refusal{fmt.Sprintf(format, args...)}
}

// vote is a validator's place in the set of a height.
type vote struct {
	consensus sdk.ConsAddress
	power     int64
}

// Chain is a wasmd application and what CometBFT would keep for it.
type Chain struct {
	App     *wasmapp.WasmApp
	Genesis *Genesis
	// GasLimit is that of every transaction.
	GasLimit uint64

	// codes are the ids of what is stored, by name.
	codes  map[string]uint64
	home   string
	height int64
	now    time.Time
	times  map[int64]time.Time
	// sets are the validators that vote for the block of a height.
	sets map[int64][]vote
	// starting is the block that FinalizeBlock is at; open takes transactions.
	starting, open *block
	// absent are those whose votes are missing in the next block's commit.
	absent  map[string]bool
	offence []abci.Misbehavior
}

// New starts a chain; its first block is running.
func New(genesis *Genesis) (*Chain, error) {
	if err := genesis.Validate(); err != nil {
		return nil, err
	}
	seal()
	sdk.DefaultPowerReduction = genesis.PowerReduction
	vm, err := sharedEngine()
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "ballast-chain-")
	if err != nil {
		return nil, err
	}
	options := simtestutil.AppOptionsMap{flags.FlagHome: home}
	app := line.NewApp(vm, genesis.CallDepth, options, baseapp.SetChainID(ChainID), baseapp.SetIAVLCacheSize(20_000))
	chain := &Chain{
		App: app, Genesis: genesis, GasLimit: gasLimit, home: home, height: 0, now: time.Unix(Start, 0).UTC(),
		times: map[int64]time.Time{}, sets: map[int64][]vote{}, absent: map[string]bool{},
		codes: map[string]uint64{},
	}
	for i, code := range genesis.Codes {
		chain.codes[code.Name] = uint64(i) + 1
	}
	app.SetEndBlocker(chain.endBlocker)
	if err := app.LoadLatestVersion(); err != nil {
		chain.Close()
		return nil, err
	}
	if err := chain.init(); err != nil {
		chain.Close()
		return nil, err
	}
	return chain, nil
}

func (c *Chain) init() error {
	state, err := c.Genesis.appState(c.App)
	if err != nil {
		return err
	}
	params := &cmtproto.ConsensusParams{
		Block:     &cmtproto.BlockParams{MaxBytes: 22_020_096, MaxGas: -1},
		Evidence:  &cmtproto.EvidenceParams{MaxAgeNumBlocks: 100_000, MaxAgeDuration: 48 * time.Hour, MaxBytes: 1 << 20},
		Validator: &cmtproto.ValidatorParams{PubKeyTypes: []string{"ed25519"}},
	}
	answer, err := caught(func() (*abci.ResponseInitChain, error) {
		return c.App.InitChain(&abci.RequestInitChain{
			Time: c.now, ChainId: ChainID, ConsensusParams: params, AppStateBytes: state, InitialHeight: 1,
		})
	})
	if err != nil {
		return fmt.Errorf("genesis: %w", err)
	}
	set, err := updated(nil, answer.Validators)
	if err != nil {
		return err
	}
	c.sets[1], c.sets[2] = set, set
	return c.begin(c.now)
}

// Close ends the chain and removes its folder.
func (c *Chain) Close() {
	if c.open != nil {
		c.open.abandon()
	}
	c.App.Close()
	os.RemoveAll(c.home)
}

// Height is the running block's.
func (c *Chain) Height() int64 { return c.height }

// Now is the running block's time, unix seconds.
func (c *Chain) Now() int64 { return c.now.Unix() }

// Nanos are what the running block's time has beyond Now.
func (c *Chain) Nanos() int { return c.now.Nanosecond() }

// IsOpen says whether the running block still takes transactions.
func (c *Chain) IsOpen() bool { return c.open != nil }

// NextBlock ends the running block if it is open, and begins the next, a span later.
func (c *Chain) NextBlock(span Span) error {
	next, err := span.after(c.now)
	if err != nil {
		return err
	}
	if err := c.EndBlock(); err != nil {
		return err
	}
	return c.begin(next)
}

// Blocks makes n blocks, each a span after the one before; the last stays open.
func (c *Chain) Blocks(n uint64, span Span) error {
	for range n {
		if err := c.NextBlock(span); err != nil {
			return err
		}
	}
	return nil
}

// Advance is an ordinary block, one in which the clock jumps by a span, and one more.
func (c *Chain) Advance(span Span) error {
	for _, next := range []Span{BlockSpan, span, BlockSpan} {
		if err := c.NextBlock(next); err != nil {
			return err
		}
	}
	return nil
}

// Absent lets a validator miss its vote in each of so many blocks, which are made.
func (c *Chain) Absent(name string, blocks uint64, span Span) error {
	for range blocks {
		c.absent[string(consensusKey(name).PubKey().Address())] = true
		if err := c.NextBlock(span); err != nil {
			return err
		}
	}
	return nil
}

// DoubleSign hands in evidence of two blocks of this height, in a block that is made.
func (c *Chain) DoubleSign(name string, height int64) error {
	at, known := c.times[height]
	if !known {
		return refuse("height %d is in the future, now is %d", height, c.height)
	}
	address := sdk.ConsAddress(consensusKey(name).PubKey().Address())
	var total, power int64
	for _, vote := range c.sets[height] {
		total += vote.power
		if vote.consensus.Equals(address) {
			power = vote.power
		}
	}
	if power == 0 {
		return refuse("validator %s had no vote at height %d: it was jailed, or not among the first `max_validators` by power",
			Operator(name), height)
	}
	c.offence = append(c.offence, abci.Misbehavior{
		Type: abci.MisbehaviorType_DUPLICATE_VOTE, Validator: abci.Validator{Address: address, Power: power},
		Height: height, Time: at, TotalVotingPower: total,
	})
	return c.NextBlock(BlockSpan)
}

// updated applies the updates of a block to a set, in CometBFT's order.
func updated(set []vote, updates []abci.ValidatorUpdate) ([]vote, error) {
	set = slices.Clone(set)
	for _, update := range updates {
		key := update.PubKey.GetEd25519()
		if key == nil {
			return nil, fmt.Errorf("a validator without an ed25519 key")
		}
		address := sdk.ConsAddress(cometAddress(key))
		set = slices.DeleteFunc(set, func(v vote) bool { return v.consensus.Equals(address) })
		if update.Power > 0 {
			set = append(set, vote{consensus: address, power: update.Power})
		}
	}
	slices.SortFunc(set, func(a, b vote) int {
		return cmp.Or(cmp.Compare(b.power, a.power), slices.Compare(a.consensus, b.consensus))
	})
	return set, nil
}

// caught turns a panic of the application into an error: on a node it would halt the chain.
func caught[T any](do func() (T, error)) (answer T, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panicked: %v", panicked)
		}
	}()
	return do()
}
