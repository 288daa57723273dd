//! Changes that know nothing of what they change.

use crate::random::Random;

/// Numbers at whose edges programs go wrong.
const EDGES: [&str; 16] = [
    "0",
    "-1",
    "1",
    "127",
    "128",
    "255",
    "256",
    "32767",
    "65536",
    "1048576",
    "1048577",
    "2147483648",
    "4294967295",
    "9223372036854775808",
    "1e308",
    "-0.0",
];

/// Changes some bytes. `words` mean something to who reads them.
pub(crate) fn bytes(input: &mut Vec<u8>, other: &[u8], words: &[&str], random: &mut Random) {
    let at = random.below(input.len() + 1);
    let length = random.below(input.len() - at + 1).min(1 << random.below(12));
    let end = at + length;
    match random.below(13) {
        0 if !input.is_empty() => {
            let at = random.below(input.len());
            input[at] ^= 1 << random.below(8);
        }
        1 if !input.is_empty() => {
            let at = random.below(input.len());
            input[at] = random.byte();
        }
        2 => drop(input.drain(at..end)),
        3 => {
            let piece = input[at..end].to_vec();
            let to = random.below(input.len() + 1);
            insert(input, to, &piece);
        }
        4 => {
            let some: Vec<u8> = (0..=random.below(8)).map(|_| random.byte()).collect();
            insert(input, at, &some);
        }
        5 => input.truncate(at),
        6 => {
            let from = random.below(other.len() + 1);
            let to = from + random.below(other.len() - from + 1).min(1 << random.below(12));
            input.splice(at..end, other[from..to].iter().copied());
        }
        7 => {
            let half = random.below(other.len() + 1);
            input.truncate(at);
            input.extend_from_slice(&other[half..]);
        }
        8 => number(input, random),
        9 => {
            let byte = random.byte();
            insert(input, at, &vec![byte; 1 << random.below(13)]);
        }
        10 if !words.is_empty() => {
            let word = random.one_of(words);
            input.splice(at..end.min(at + word.len()), word.bytes());
        }
        _ if !words.is_empty() => insert(input, at, random.one_of(words).as_bytes()),
        _ => insert(input, at, &[random.byte()]),
    }
}

fn insert(input: &mut Vec<u8>, at: usize, what: &[u8]) {
    input.splice(at..at, what.iter().copied());
}

/// Puts another number in the place of one.
fn number(input: &mut Vec<u8>, random: &mut Random) {
    let from = random.below(input.len() + 1);
    let Some(at) = input[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) else {
        return;
    };
    let length = input[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let edge = random.one_of(&EDGES);
    input.splice(at..at + length, edge.bytes());
}
