//! Exits: LST in, a ticket (a cw721 token) out, native paid as it arrives.
