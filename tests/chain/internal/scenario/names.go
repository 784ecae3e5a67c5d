package scenario

import (
	"maps"
	"slices"
	"strings"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// Contracts are the names of the suite's contracts, in the order in which their codes are stored: as schema/contracts.json
// has them.
var Contracts = []string{"hub", "token", "registry", "queue", "vault", "collector"}

// names knows who is meant by a name.
type names struct {
	accounts   map[string]string
	validators map[string]string
	// contracts are the suite's, instances those beside it.
	contracts map[string]string
	instances map[string]string
	saved     map[string]string
	shown     map[string]string
}

func newNames(genesis *app.Genesis) *names {
	n := &names{
		accounts: map[string]string{}, validators: map[string]string{},
		contracts: map[string]string{}, instances: map[string]string{}, saved: map[string]string{},
	}
	for _, validator := range genesis.Validators {
		n.accounts[validator.Name] = app.Account(validator.Name).String()
		n.validators[validator.Name] = app.Operator(validator.Name).String()
	}
	for name := range genesis.Accounts {
		n.accounts[name] = app.Account(name).String()
	}
	n.index()
	return n
}

// index renews the way back from addresses to names.
func (n *names) index() {
	n.shown = map[string]string{}
	for _, table := range []map[string]string{n.accounts, n.validators, n.instances, n.contracts} {
		for name, address := range table {
			n.shown[address] = name
		}
	}
}

// deployed takes over the names of a suite's contracts.
func (n *names) deployed(contracts map[string]string) {
	n.contracts = contracts
	n.index()
}

// instantiated takes over the name of a contract beside the suite.
func (n *names) instantiated(name, address string) {
	n.instances[name] = address
	n.index()
}

// all are the contracts that have a name, by name.
func (n *names) all() map[string]string {
	all := maps.Clone(n.instances)
	maps.Copy(all, n.contracts)
	return all
}

// show is the name of an address, or the address.
func (n *names) show(address string) string {
	if name, ok := n.shown[address]; ok {
		return name
	}
	return address
}

// resolve is what ${name} stands for.
func (n *names) resolve(name string) (string, *Failure) {
	account := strings.TrimSuffix(name, ".account")
	for _, found := range []string{n.saved[name], n.validators[name], n.accounts[account], n.contracts[name], n.instances[name]} {
		if found != "" {
			return found, nil
		}
	}
	if saved, ok := n.saved[name]; ok {
		return saved, nil
	}
	return "", bad("`${%s}`: %s", name, n.unknown(name, "name"))
}

// taken says whether a value of this name would hide an account, a contract or a validator.
func (n *names) taken(name string) bool {
	_, account := n.accounts[name]
	_, validator := n.validators[name]
	_, instance := n.instances[name]
	return account || validator || instance || slices.Contains(Contracts, name)
}

// sender is the name of the account that signs.
func (n *names) sender(name string) (string, *Failure) {
	if _, ok := n.accounts[name]; ok {
		return name, nil
	}
	for _, known := range sortedKeys(n.accounts) {
		if n.accounts[known] == name {
			return known, nil
		}
	}
	return "", bad("%s", n.unknown(name, "account"))
}

// holder is an account or contract, by name or address.
func (n *names) holder(name string) (sdk.AccAddress, *Failure) {
	for _, table := range []map[string]string{n.accounts, n.contracts, n.instances} {
		if address, ok := table[name]; ok {
			return sdk.MustAccAddressFromBech32(address), nil
		}
	}
	if app.IsAddress(name) {
		return sdk.MustAccAddressFromBech32(name), nil
	}
	return nil, bad("%s", n.unknown(name, "account or contract"))
}

// contract is a contract that exists, by name or address.
func (n *names) contract(name string, exists func(sdk.AccAddress) bool) (sdk.AccAddress, *Failure) {
	if address, ok := n.all()[name]; ok {
		return sdk.MustAccAddressFromBech32(address), nil
	}
	if app.IsAddress(name) {
		if address := sdk.MustAccAddressFromBech32(name); exists(address) {
			return address, nil
		}
	}
	if slices.Contains(Contracts, name) && len(n.contracts) == 0 {
		return nil, bad("no contract `%s` yet: `deploy` comes first", name)
	}
	known := slices.DeleteFunc(slices.Clone(Contracts), func(name string) bool { return n.contracts[name] == "" })
	known = append(known, sortedKeys(n.instances)...)
	return nil, bad("unknown contract `%s`; there are %s", name, strings.Join(known, ", "))
}

// validator is the name of a validator, by name or operator address.
func (n *names) validator(name string) (string, *Failure) {
	if _, ok := n.validators[name]; ok {
		return name, nil
	}
	for _, known := range sortedKeys(n.validators) {
		if n.validators[known] == name {
			return known, nil
		}
	}
	return "", bad("no validator `%s`; there are %s", name, strings.Join(sortedKeys(n.validators), ", "))
}

func (n *names) unknown(name, what string) string {
	return "unknown " + what + " `" + name + "`; accounts are " + strings.Join(sortedKeys(n.accounts), ", ")
}
