//! The withdraw address of all staking rewards: splits them into restake, premium, fee and tip.
