//! Measures the time of the calls: all crates alternate, with a few calls each, so that load on the machine affects
//! all of them. The time of a round is compared with that of the hand-written version in the same round; the table
//! contains the median of all rounds.

use std::{hint::black_box, time::Instant};

use crate::{BY_HAND, PEERS, environment::Environment, head, peers};

/// The number of turns of each crate.
const ROUNDS: usize = 500;

/// The approximate length of a turn in nanoseconds.
const TURN: u128 = 150_000;

/// Measures each row and prints the table.
pub(crate) fn all(environment: &mut Environment) {
    head(" ns by hand |");
    let peers = peers();
    for row in 0..peers[BY_HAND].rows.len() {
        let calls = peers.each_ref().map(|peer| peer.rows[row].call);
        let times = rounds(environment, calls);
        let by_hand = median(times.iter().map(|round| round[BY_HAND]).collect());
        print!("| {} | {by_hand:.1} |", peers[BY_HAND].rows[row].name);
        for peer in 0..PEERS {
            let ratio = median(times.iter().map(|round| round[peer] / round[BY_HAND]).collect());
            print!(" {ratio:.2} |");
        }
        println!();
    }
}

/// The time of one call through each crate in nanoseconds, for each round.
fn rounds(
    environment: &mut Environment,
    calls: [fn(&mut Environment); PEERS],
) -> Vec<[f64; PEERS]> {
    let mut calls_in_turn = 1000;
    // The first turns warm up the caches, and determine the number of calls per turn.
    for _ in 0..4 {
        let elapsed = turn(environment, calls[BY_HAND], calls_in_turn).max(1);
        let fitting = u128::from(calls_in_turn) * TURN / elapsed;
        calls_in_turn = u32::try_from(fitting).expect("the number of calls fits in `u32`").max(1);
    }
    (0..ROUNDS)
        .map(|round| {
            let mut times = [0.0; PEERS];
            // The crates take turns at being first.
            for peer in (0..PEERS).map(|index| (index + round) % PEERS) {
                let elapsed = turn(environment, calls[peer], calls_in_turn);
                times[peer] = elapsed as f64 / f64::from(calls_in_turn);
            }
            times
        })
        .collect()
}

/// The time of `calls` calls in nanoseconds.
fn turn(environment: &mut Environment, call: fn(&mut Environment), calls: u32) -> u128 {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(call)(environment);
    }
    start.elapsed().as_nanos()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
