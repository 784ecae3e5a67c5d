//! The `README.md` beside what others sign: the commands that come next.

use super::Written;
use crate::artifacts::Artifact;
use crate::survey::Survey;
use ballast_daemon::Daemon;
use ballast_tool::shell::quoted;

/// The first lines of the files that we write, by which one of ours is known.
pub(super) const TITLES: [&str; 2] = ["# To be signed by ", "# Proposals to store Ballast's codes"];

/// The text that says how the files of transactions are signed and sent, in order. `again` is the command that goes on.
pub(super) fn of_transactions(
    steps: &[Written<&str>],
    daemon: &Daemon,
    sender: &str,
    again: &str,
) -> String {
    let chain_id = &daemon.settings.chain_id;
    let mut text = format!(
        "# To be signed by {sender}

Chain `{chain_id}`. Sign and send the files in this order, one after another: each needs the
account's next sequence, so sign the next only once the one before is in a block.

"
    );
    for (i, Written { of: step, file }) in steps.iter().enumerate() {
        text.push_str(&of_transaction(i + 1, step, file, daemon, sender));
    }
    let n = steps.len() + 1;
    text.push_str(&format!(
        "{n}. Then go on with
   ```
   {again}
   ```
   It finds by the chain's state what is done, writes what comes next, or verifies the suite.

On an offline machine add `--offline --account-number N --sequence S`; `query auth account` of an
online one tells both.
"
    ));
    text
}

/// The text that says how the `n`th file is signed and sent.
fn of_transaction(n: usize, step: &str, file: &str, daemon: &Daemon, sender: &str) -> String {
    let settings = &daemon.settings;
    let (name, node) = (daemon.name(), quoted(&settings.node));
    let chain = format!("--chain-id {} --node {node}", settings.chain_id);
    format!(
        "{n}. `{file}`: {step}

   With one key (a ledger, an offline machine):
   ```
   {name} tx sign {file} --from {sender} {chain} --output-document {n}-signed.json
   ```
   With a multisig, every member and then anyone:
   ```
   {name} tx sign {file} --from MEMBER --multisig {sender} {chain} --output-document {n}-MEMBER.json
   {name} tx multi-sign {file} MULTISIG_KEY {n}-MEMBER1.json {n}-MEMBER2.json {chain} --output-document {n}-signed.json
   ```
   Then:
   ```
   {name} tx broadcast {n}-signed.json --node {node}
   {name} query wait-tx HASH --node {node}
   ```
"
    )
}

/// What is added where the sender is a contract.
pub(super) fn of_contract(sender: &str) -> String {
    format!(
        "
{sender} is a contract, which signs nothing: it does all of the above in one proposal.

- A DAO of DAO DAO: execute `proposal.dao-dao.json` on its pre-propose module.
- A cw3 multisig: execute `proposal.cw3.json` on it.

The inner `msgs` are the same, for whatever else takes proposals.
"
    )
}

/// The text that says how proposals to store codes are submitted.
pub(super) fn of_proposals(
    codes: &[Written<&Artifact>],
    daemon: &Daemon,
    survey: &Survey,
    deposit: &str,
    again: &str,
) -> String {
    let settings = &daemon.settings;
    let (name, chain_id) = (daemon.name(), &settings.chain_id);
    let node = quoted(&settings.node);
    let (sender, permission) = (&survey.sender, &survey.upload.permission);
    let mut text = format!(
        "# Proposals to store Ballast's codes on `{chain}`

Uploading is governance's on this chain ({permission}). Each proposal stores one code, which anyone may
instantiate. Deposit: {deposit} each.

",
        chain = survey.chain_id,
    );
    let fees = quoted(settings.gas_prices.as_deref().unwrap_or("PRICE"));
    for (i, Written { of: code, file }) in codes.iter().enumerate() {
        let n = i + 1;
        text.push_str(&format!(
            "{n}. {code}: checksum `{checksum}`
   ```
   {name} tx gov submit-proposal {file} --from {sender} --chain-id {chain_id} --node {node} --gas auto --gas-adjustment 1.3 --gas-prices {fees}
   ```
",
            code = code.name,
            checksum = code.checksum,
        ));
    }
    let n = codes.len() + 1;
    text.push_str(&format!(
        "{n}. Once they have passed, go on with
   ```
   {again}
   ```
   It finds the codes by their checksums; those that have not passed yet get a proposal again.
"
    ));
    text
}
