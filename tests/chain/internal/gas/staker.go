package gas

import (
	"fmt"

	sdkmath "cosmossdk.io/math"
	sdk "github.com/cosmos/cosmos-sdk/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

const (
	movesName = "x/staking: an account that moves from as many validators to one"
	leaveName = "x/staking: an account that undelegates"
)

// staker: what the chain takes for the same without any contract, as messages of one transaction. It is the more, the
// more ends in one block: the chain keeps a list for each such moment, and reads and writes all of it every time.
func (l *lab) staker(take taker, moves int) {
	const from = "whale"
	who := app.Account(from).String()
	operator := func(i int) string { return app.Operator(fmt.Sprintf("val%d", i)).String() }
	coin := func(amount int64) sdk.Coin { return sdk.NewCoin("ustake", sdkmath.NewInt(amount)) }
	several := func(message func(source string) sdk.Msg) (messages []sdk.Msg) {
		for i := range moves {
			messages = append(messages, message(operator(i+1)))
		}
		return messages
	}
	l.deliver(from, several(func(source string) sdk.Msg {
		return stakingtypes.NewMsgDelegate(who, source, coin(2_000_000))
	})...)
	l.earn()
	take(movesName, l.deliver(from, several(func(source string) sdk.Msg {
		return stakingtypes.NewMsgBeginRedelegate(who, source, operator(0), coin(1_000_000))
	})...))
	l.earn()
	take(leaveName, l.deliver(from, stakingtypes.NewMsgUndelegate(who, operator(1), coin(500_000))))
}
