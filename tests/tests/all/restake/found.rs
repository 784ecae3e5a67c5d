//! What an audit tried on the contract, beside the attacks of the page.

mod redemptions;
mod shares;
mod slashes;
