//! Deploys Ballast in a cw-multi-test App on a faithful chain.
