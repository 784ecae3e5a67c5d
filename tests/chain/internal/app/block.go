package app

import (
	"fmt"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	cmted25519 "github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	minttypes "github.com/cosmos/cosmos-sdk/x/mint/types"
)

// block is a block whose BeginBlock is done and whose EndBlock is not: FinalizeBlock waits inside for
// transactions, so that one may depend on the answer of another.
type block struct {
	// ctx is the block's own: what is written to it stays.
	ctx   sdk.Context
	ready chan struct{}
	end   chan bool
	done  chan finalized
}

type finalized struct {
	answer *abci.ResponseFinalizeBlock
	err    error
}

var errAbandoned = fmt.Errorf("abandoned")

// begin runs BeginBlock of the next block.
func (c *Chain) begin(now time.Time) error {
	height := c.height + 1
	running := &block{ready: make(chan struct{}), end: make(chan bool), done: make(chan finalized, 1)}
	c.starting = running

	request := c.request(height, now)
	go func() {
		answer, err := caught(func() (*abci.ResponseFinalizeBlock, error) { return c.App.FinalizeBlock(request) })
		running.done <- finalized{answer, err}
	}()
	select {
	case <-running.ready:
	case failed := <-running.done:
		return fmt.Errorf("block %d halts the chain: %w", height, failed.err)
	}
	c.height, c.now, c.open = height, now, running
	c.times[height] = now
	c.absent, c.offence = map[string]bool{}, nil
	return nil
}

func (c *Chain) request(height int64, now time.Time) *abci.RequestFinalizeBlock {
	request := &abci.RequestFinalizeBlock{
		Height: height, Time: now, Misbehavior: c.offence,
		ProposerAddress: c.sets[height][0].consensus,
	}
	for _, vote := range c.sets[height-1] {
		flag := cmtproto.BlockIDFlagCommit
		if c.absent[string(vote.consensus)] {
			flag = cmtproto.BlockIDFlagAbsent
		}
		request.DecidedLastCommit.Votes = append(request.DecidedLastCommit.Votes, abci.VoteInfo{
			Validator: abci.Validator{Address: vote.consensus, Power: vote.power}, BlockIdFlag: flag,
		})
	}
	return request
}

// EndBlock ends the running block and commits it: what matured in it is paid.
func (c *Chain) EndBlock() error {
	if c.open == nil {
		return nil
	}
	running := c.open
	c.open = nil
	close(running.end)
	ended := <-running.done
	if ended.err != nil {
		return fmt.Errorf("block %d halts the chain: %w", c.height, ended.err)
	}
	if _, err := c.App.Commit(); err != nil {
		return fmt.Errorf("block %d: %w", c.height, err)
	}
	next, err := updated(c.sets[c.height+1], ended.answer.ValidatorUpdates)
	if err != nil {
		return err
	}
	if len(next) == 0 {
		return fmt.Errorf("block %d halts the chain: nobody is left to vote", c.height)
	}
	c.sets[c.height+2] = next
	return nil
}

func (b *block) abandon() {
	b.end <- true
	<-b.done
}

// endBlocker stands for the application's own: FinalizeBlock has no transactions, and calls it when they would have been
// carried out. It hands the block out, waits for its end, and then ends it.
func (c *Chain) endBlocker(ctx sdk.Context) (sdk.EndBlock, error) {
	running := c.starting
	running.ctx = ctx
	close(running.ready)
	if abandoned := <-running.end; abandoned {
		return sdk.EndBlock{}, errAbandoned
	}
	return c.App.EndBlocker(ctx)
}

// Deliver signs messages and carries them out in the running block, as one transaction.
func (c *Chain) Deliver(from string, msgs ...sdk.Msg) (*Result, error) {
	if c.open == nil {
		return nil, fmt.Errorf("no block is open")
	}
	account := c.App.AccountKeeper.GetAccount(c.Context(), Account(from))
	if account == nil {
		return nil, fmt.Errorf("there is no account %s", from)
	}
	signer := signer{name: from, number: account.GetAccountNumber(), sequence: account.GetSequence(), gasLimit: c.GasLimit}
	tx, err := buildTx(c.App.TxConfig(), signer, msgs...)
	if err != nil {
		return nil, err
	}
	encoded, err := c.App.TxConfig().TxEncoder()(tx)
	if err != nil {
		return nil, err
	}
	decoded, err := c.App.TxConfig().TxDecoder()(encoded)
	if err != nil {
		return nil, err
	}
	raw, err := caught(func() (*abci.ExecTxResult, error) { return c.carryOut(decoded), nil })
	if err != nil {
		return nil, err
	}
	result, err := readResult(raw)
	if err != nil {
		return nil, err
	}
	result.Height, result.Time = c.height, c.Now()
	return result, nil
}

// carryOut is what a node does with a transaction of a block.
func (c *Chain) carryOut(tx sdk.Tx) *abci.ExecTxResult {
	gas, result, err := c.App.SimDeliver(c.App.TxConfig().TxEncoder(), tx)
	if err != nil {
		return sdkerrors.ResponseExecTxResultWithEvents(err, gas.GasWanted, gas.GasUsed, nil, false)
	}
	return &abci.ExecTxResult{
		GasWanted: int64(gas.GasWanted), GasUsed: int64(gas.GasUsed), Log: result.Log, Data: result.Data, Events: result.Events,
	}
}

// Reward mints fees of the running block: the next one allots them by power.
func (c *Chain) Reward(coins sdk.Coins) (*Result, error) {
	if c.open == nil {
		return nil, fmt.Errorf("no block is open")
	}
	ctx, write := c.context().CacheContext()
	err := c.App.BankKeeper.MintCoins(ctx, minttypes.ModuleName, coins)
	if err == nil {
		err = c.App.BankKeeper.SendCoinsFromModuleToModule(ctx, minttypes.ModuleName, authtypes.FeeCollectorName, coins)
	}
	result := &Result{Height: c.height, Time: c.Now()}
	if err != nil {
		result.Refused = err.Error()
		return result, nil
	}
	write()
	return result, nil
}

// Context reads the chain as it is now, also within a block; nothing written to it stays.
func (c *Chain) Context() sdk.Context {
	ctx, _ := c.context().CacheContext()
	return ctx
}

func (c *Chain) context() sdk.Context {
	header := cmtproto.Header{ChainID: ChainID, Height: c.height, Time: c.now}
	if c.open != nil {
		return sdk.NewContext(c.open.ctx.MultiStore(), header, false, c.App.Logger())
	}
	return c.App.NewContextLegacy(true, header)
}

func cometAddress(key []byte) []byte {
	return cmted25519.PubKey(key).Address()
}
