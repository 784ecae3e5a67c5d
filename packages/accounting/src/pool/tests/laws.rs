//! Laws of the pool, over any pool and any history.

use super::*;

proptest! {
    #![proptest_config(many())]

    /// I-5: a deposit that exits at once never gains, even if rewards arrive in between.
    #[test]
    fn bond_then_exit_never_profits(
        mut pool in pool(), deposit in up_to_bits(120), reward in up_to_bits(120), window in 1..=2_592_000u64,
    ) {
        let Ok(minted) = pool.bond(native(deposit), NOW) else { return Ok(()) };

        let owed = pool.clone().close_batch(minted, NOW).map_or(native(0), |price| price.owed);
        prop_assert!(owed <= native(deposit));

        pool.add_rewards(native(reward), window, NOW).unwrap();
        let owed = pool.close_batch(minted, NOW).map_or(native(0), |price| price.owed);
        prop_assert!(owed <= native(deposit));
    }

    /// I-5: nor if the deposit or the exit is split in two, in any proportion.
    #[test]
    fn bond_then_exit_in_two_parts_never_profits(
        mut pool in pool(), deposit in up_to_bits(120), at in any::<u32>(), cut in any::<u32>(),
    ) {
        let first = part_of(deposit, at);
        let parts = [first, deposit - first];
        let minted = Shares::sum(
            parts.map(|part| pool.bond(native(part), NOW).unwrap_or(shares(0))),
        ).unwrap();
        let first = shares(part_of(minted.raw().u128(), cut));
        let batches = [first, minted.checked_sub(first).unwrap()];
        let owed = Native::sum(
            batches.map(|batch| pool.close_batch(batch, NOW).map_or(native(0), |price| price.owed)),
        ).unwrap();
        prop_assert!(owed <= native(deposit));
    }

    /// I-5: nor if others bond and exit in between. The most that can be gained are the units that
    /// the others left behind by rounding: less than one share's worth for each of their steps.
    #[test]
    fn bond_then_exit_interleaved_with_others_gains_at_most_their_roundings(
        mut pool in pool(),
        deposit in up_to_bits(120),
        others in vec((any::<bool>(), up_to_bits(120), any::<u32>()), 0..8),
    ) {
        let Ok(minted) = pool.bond(native(deposit), NOW) else { return Ok(()) };
        let mut roundings = native(0);
        for (enters, amount, part) in others {
            let free = pool.shares.checked_sub(minted).unwrap().raw().u128();
            let happened = match enters {
                true => pool.bond(native(amount), NOW).is_ok(),
                false => pool.close_batch(shares(part_of(free, part)), NOW).is_ok(),
            };
            if happened {
                let Totals { value, shares: all } = pool.totals(NOW).unwrap();
                let one_share = value.portion_ceil(shares(1), all).unwrap();
                roundings = roundings.checked_add(one_share).unwrap();
            }
        }
        let owed = pool.close_batch(minted, NOW).map_or(native(0), |price| price.owed);
        prop_assert!(owed <= native(deposit).checked_add(roundings).unwrap());
    }

    /// I-2: after any step except a loss, no share is worth less than before, and value exists.
    #[test]
    fn only_a_loss_lowers_the_price(mut pool in pool(), story in vec(happening(), 1..12)) {
        let mut now = NOW;
        for happening in story {
            let before = pool.totals(now).unwrap();
            let _ = happening.happen(&mut pool, &mut now);
            let after = pool.totals(now).unwrap();
            prop_assert!(holds_its_price(before, after), "{happening:?}: {before:?} {after:?}");
        }
    }

    /// A step that is refused leaves the books as they were.
    #[test]
    fn a_refused_step_changes_nothing(pool in pool(), much in up_to_bits(127)) {
        let much = native(much);
        let most = Native::new(u128::MAX);
        let steps: [Step<'_>; 9] = [
            &|pool| pool.bond(most, NOW).map(|_| ()),
            &|pool| pool.close_batch(shares(u128::MAX), NOW).map(|_| ()),
            &|pool| pool.delegate(much),
            &|pool| pool.undo_delegate(much),
            &|pool| pool.undelegate(much),
            &|pool| pool.undo_undelegate(most),
            &|pool| pool.add_rewards(most, 10, NOW),
            &|pool| pool.add_stake_gift(most, 10, NOW),
            &|pool| pool.lose(much, NOW).map(|_| ()),
        ];
        for step in steps {
            let mut tried = pool.clone();
            if step(&mut tried).is_err() {
                prop_assert_eq!(&tried, &pool);
            }
        }
    }

    /// I-3: no sequence of steps, losses of everything included, leaves books without a value.
    #[test]
    fn value_is_never_negative(mut pool in pool(), story in vec(misfortune(), 1..16)) {
        let mut now = NOW;
        for happening in story {
            let _ = happening.happen(&mut pool, &mut now);
            prop_assert!(pool.value(now).is_ok(), "{happening:?}: {pool:?}");
        }
    }

    /// A loss is borne once: the three parts are the whole, exits bear their proportion rounded up and
    /// never more than they have, and value falls by exactly its part.
    #[test]
    fn a_loss_is_split_without_remainder(mut pool in pool(), part in any::<u32>(), all in any::<bool>()) {
        let loss = match all {
            true => pool.bonded,
            false => native(part_of(pool.bonded.raw().u128(), part)),
        };
        let before = pool.clone();

        let split = pool.lose(loss, NOW).unwrap();

        let LossSplit { from_exits, from_drip, from_value } = split;
        prop_assert_eq!(Native::sum([from_exits, from_drip, from_value]).unwrap(), loss);
        prop_assert!(from_exits <= before.exiting);
        let at_risk = before.exiting.min(before.bonded);
        prop_assert!(wide(from_exits, before.bonded) >= wide(loss, at_risk));
        prop_assert!(
            from_exits.is_zero()
                || wide(from_exits.checked_sub(native(1)).unwrap(), before.bonded) < wide(loss, at_risk)
        );
        prop_assert_eq!(
            pool.value(NOW).unwrap().checked_add(from_value).unwrap(),
            before.value(NOW).unwrap()
        );
        prop_assert!(from_drip.is_zero() || pool.value(NOW).unwrap().is_zero());
        prop_assert_eq!(pool.exiting.checked_add(from_exits).unwrap(), before.exiting);
    }

    /// Two losses fall on exits and holders in the same way in either order, and as one loss, to a
    /// unit.
    #[test]
    fn the_order_of_losses_does_not_matter(pool in pool(), a in any::<u32>(), b in any::<u32>()) {
        let bonded = pool.bonded.raw().u128();
        let (a, b) = (part_of(bonded, a / 2), part_of(bonded, b / 2));
        let lose = |losses: &[u128]| {
            let mut pool = pool.clone();
            for loss in losses {
                pool.lose(native(*loss), NOW).unwrap();
            }
            pool
        };
        let close = |x: Native, y: Native| x.raw().abs_diff(y.raw()).u128() <= 1;

        let forth = lose(&[a, b]);
        for other in [lose(&[b, a]), lose(&[a + b])] {
            prop_assert_eq!(forth.bonded, other.bonded);
            prop_assert!(close(forth.exiting, other.exiting), "{:?} {:?}", forth, other);
        }
    }

    /// Sum of parts <= whole: two deposits never mint more than one, two batches are never owed more.
    #[test]
    fn splitting_never_pays(totals in totals(96), amount in up_to_bits(96), part in any::<u32>()) {
        let pool = Pool { buffer: totals.value, shares: totals.shares, ..Pool::default() };
        let first = part_of(amount, part);
        let minted = |deposits: &[u128]| {
            let mut pool = pool.clone();
            let minted = deposits.iter().map(|d| pool.bond(native(*d), NOW).unwrap_or(shares(0)));
            Shares::sum(minted).unwrap()
        };
        prop_assert!(minted(&[first, amount - first]) <= minted(&[amount]));

        let all = some_of(totals.shares.raw().u128(), part);
        let first = part_of(all, part.rotate_left(16));
        let owed = |batches: &[u128]| {
            let mut pool = pool.clone();
            let owed = batches.iter().map(|batch| {
                pool.close_batch(shares(*batch), NOW).map_or(native(0), |price| price.owed)
            });
            Native::sum(owed).unwrap()
        };
        prop_assert!(owed(&[first, all - first]) <= owed(&[all]));
    }

    /// Paying from the buffer first changes only where the money comes from.
    #[test]
    fn a_batch_is_owed_what_it_gets_from_buffer_and_exits(mut pool in pool(), part in any::<u32>()) {
        let batch = shares(some_of(pool.shares.raw().u128(), part));
        let before = pool.clone();
        let Ok(price) = pool.close_batch(batch, NOW) else { return Ok(()) };

        prop_assert_eq!(price.from_buffer.checked_add(price.exiting).unwrap(), price.owed);
        prop_assert!(price.exiting.is_zero() || pool.buffer.is_zero());
        prop_assert_eq!(
            before.value(NOW).unwrap().checked_sub(price.owed).unwrap(),
            pool.value(NOW).unwrap()
        );
    }
}
