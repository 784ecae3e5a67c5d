package scenario

import (
	"regexp"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/x/authz"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// instanceName is what `instantiate` may call a contract, so that ${name} finds it.
var instanceName = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// prepareInstance is a contract beside the suite; its code's id is filled in when it is stored.
func (r *Runner) prepareInstance(line *Line, from string, funds sdk.Coins) (*prepared, *Failure) {
	name := line.text("as")
	if !instanceName.MatchString(name) {
		return nil, bad("instantiate `%s`: a name has letters, digits, `_` and `-`", name)
	}
	if _, saved := r.names.saved[name]; saved || r.names.taken(name) || app.IsAddress(name) {
		return nil, bad("instantiate `%s`: this name is taken", name)
	}
	code, err := r.Codes.Find(line.text("code"))
	if err != nil {
		return nil, bad("instantiate: %v", err)
	}
	msg, failure := r.names.value(line.Own["msg"])
	if failure != nil {
		return nil, failure
	}
	admin := ""
	if line.Own["admin"] != nil {
		address, failure := r.holder(line.text("admin"))
		if failure != nil {
			return nil, failure
		}
		admin = address.String()
	}
	return &prepared{from: from, code: &code, msg: &wasmtypes.MsgInstantiateContract{
		Sender: app.Account(from).String(), Admin: admin, Label: name, Msg: []byte(Encode(msg)), Funds: funds,
	}}, nil
}

// prepareGrant lets a contract call contracts in an account's name, for good.
func (r *Runner) prepareGrant(line *Line, from string) (*prepared, *Failure) {
	to, failure := r.holder(line.text("to"))
	if failure != nil {
		return nil, failure
	}
	calls := authz.NewGenericAuthorization(sdk.MsgTypeURL(&wasmtypes.MsgExecuteContract{}))
	msg, err := authz.NewMsgGrant(app.Account(from), to, calls, nil)
	if err != nil {
		return nil, bad("grant: %v", err)
	}
	return &prepared{from: from, msg: msg}, nil
}

// prepareMigration gives a contract another code, whose id is filled in when it is stored.
func (r *Runner) prepareMigration(line *Line, from string) (*prepared, *Failure) {
	contract, failure := r.contract(line.text("contract"))
	if failure != nil {
		return nil, failure
	}
	msg, failure := r.names.value(line.Own["msg"])
	if failure != nil {
		return nil, failure
	}
	migrate := &wasmtypes.MsgMigrateContract{
		Sender: app.Account(from).String(), Contract: contract.String(), Msg: []byte(Encode(msg)), CodeID: r.chain.CodeID(line.text("code")),
	}
	tx := &prepared{from: from, called: contract.String(), msg: migrate}
	if migrate.CodeID == 0 {
		code, err := r.Codes.Find(line.text("code"))
		if err != nil {
			return nil, bad("migrate: %v", err)
		}
		tx.code = &code
	}
	return tx, nil
}

// prepareAdmin names who may migrate a contract.
func (r *Runner) prepareAdmin(line *Line, from string) (*prepared, *Failure) {
	contract, failure := r.contract(line.text("contract"))
	if failure != nil {
		return nil, failure
	}
	to, failure := r.holder(line.text("to"))
	if failure != nil {
		return nil, failure
	}
	return &prepared{from: from, called: contract.String(), msg: &wasmtypes.MsgUpdateAdmin{
		Sender: app.Account(from).String(), Contract: contract.String(), NewAdmin: to.String(),
	}}, nil
}

// store puts the code of an `instantiate` or a `migrate` on the chain, if it is not there yet.
func (r *Runner) store(tx *prepared) *Failure {
	if tx.code == nil {
		return nil
	}
	id, err := r.chain.Store(*tx.code, tx.from)
	if err != nil {
		return failed("%v", err)
	}
	switch msg := tx.msg.(type) {
	case *wasmtypes.MsgInstantiateContract:
		msg.CodeID = id
	case *wasmtypes.MsgMigrateContract:
		msg.CodeID = id
	}
	return nil
}

// learn takes over the names that a transaction brought.
func (r *Runner) learn(line *Line, tx *prepared, result *app.Result) *Failure {
	switch line.Cmd {
	case "deploy":
		return r.deployed(tx, result)
	case "instantiate":
		address, failure := instance(result)
		if failure != nil {
			return failure
		}
		tx.called = address
		r.names.instantiated(line.text("as"), address)
	}
	return nil
}

// instance is the address of a contract that was made.
func instance(result *app.Result) (string, *Failure) {
	var response wasmtypes.MsgInstantiateContractResponse
	if err := response.Unmarshal(result.Response); err != nil {
		return "", failed("the answer of the instantiation: %v", err)
	}
	return response.Address, nil
}
