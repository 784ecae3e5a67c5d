//! Pictures: SVG that scales to any width; words stand beside it.

use crate::Point;
use cosmwasm_std::{Uint128, Uint512};

/// Width of every picture, in its own units.
const WIDE: u64 = 1_000;

/// `part` of `whole`, in units of the picture.
fn wide(part: Uint128, whole: Uint128) -> u64 {
    let above = Uint512::from(part).saturating_mul(Uint512::from(WIDE));
    let units = above.checked_div(Uint512::from(whole)).unwrap_or_default();
    crate::numbers::capped(units).min(WIDE)
}

/// A bar of parts that follow one another, with what they are for a screen reader.
pub fn bar(
    parts: &[(&str, Uint128)],
    whole: Uint128,
    ticks: &[(&str, Uint128)],
    label: &str,
) -> String {
    let mut x = Uint128::zero();
    let mut svg = format!(
        "<svg class=\"bar\" viewBox=\"0 0 {WIDE} 16\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{label}\">\
         <rect class=\"track\" width=\"{WIDE}\" height=\"16\"/>"
    );
    for (class, amount) in parts {
        let from = wide(x, whole);
        x = x.saturating_add(*amount);
        let to = wide(x, whole);
        // what is there is seen, however small
        let width = to
            .saturating_sub(from)
            .max(u64::from(!amount.is_zero()).saturating_mul(2));
        if width > 0 {
            svg.push_str(&format!(
                "<rect class=\"{class}\" x=\"{from}\" width=\"{width}\" height=\"16\"/>"
            ));
        }
    }
    for (class, at) in ticks {
        let x = wide(*at, whole);
        svg.push_str(&format!(
            "<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"16\"/>"
        ));
    }
    svg.push_str("</svg>");
    svg
}

/// The rate over time, and below it how far it is under its peak.
pub fn curve(points: &[Point], label: &str) -> Option<String> {
    let (first, last) = (points.first()?, points.last()?);
    let span = last.time.saturating_sub(first.time);
    let rates = points.iter().map(|point| point.rate.atomics());
    let (low, high) = (rates.clone().min()?, rates.max()?);
    if span == 0 || points.len() < 2 {
        return None;
    }
    let x = |time: u64| wide(time.saturating_sub(first.time).into(), span.into());
    let height = |rate: Uint128| {
        let range = high.saturating_sub(low);
        let up = wide(rate.saturating_sub(low), range)
            .saturating_mul(180)
            .checked_div(WIDE)
            .unwrap_or_default();
        // a line that does not move runs in the middle
        if range.is_zero() {
            100
        } else {
            190u64.saturating_sub(up)
        }
    };
    let falls = falls(points);
    let deepest = falls.iter().copied().max().unwrap_or_default().max(1);
    let down = |fall: u64| fall.saturating_mul(50).checked_div(deepest);
    let mut line = String::new();
    let mut under = String::new();
    for (point, fall) in points.iter().zip(falls) {
        let x = x(point.time);
        line.push_str(&format!("{x},{} ", height(point.rate.atomics())));
        let y = down(fall).unwrap_or_default().saturating_add(210);
        under.push_str(&format!("{x},{y} "));
    }
    Some(format!(
        "<svg class=\"curve\" viewBox=\"0 0 {WIDE} 262\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{label}\">\
         <line class=\"grid\" x1=\"0\" x2=\"{WIDE}\" y1=\"10\" y2=\"10\"/>\
         <line class=\"grid\" x1=\"0\" x2=\"{WIDE}\" y1=\"190\" y2=\"190\"/>\
         <polygon class=\"under\" points=\"0,210 {under}{WIDE},210\"/>\
         <line class=\"axis\" x1=\"0\" x2=\"{WIDE}\" y1=\"210\" y2=\"210\"/>\
         <polyline class=\"rate\" points=\"{line}\"/></svg>"
    ))
}

/// How far each rate is below the highest one before it, in ppm of that.
fn falls(points: &[Point]) -> Vec<u64> {
    let mut peak = Uint128::zero();
    let mut falls = vec![];
    for point in points {
        let rate = point.rate.atomics();
        peak = peak.max(rate);
        let fall = crate::numbers::ppm(peak.saturating_sub(rate), peak);
        falls.push(fall.unwrap_or_default());
    }
    falls
}
