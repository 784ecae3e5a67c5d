//! The LST: cw20-base, minted by the hub only, burned by hub, queue and vault only.
