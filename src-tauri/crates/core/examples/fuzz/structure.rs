//! Changes that keep JSON JSON and an archive an archive, so that they reach what lies
//! behind the first look.

use std::io::{Cursor, Read as _, Write as _};

use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::mutate;
use crate::random::Random;

/// Changes one place of a text of JSON; the bytes where it is none.
pub(crate) fn json(input: &mut Vec<u8>, other: &[u8], words: &[&str], random: &mut Random) {
    let parsed = serde_json::from_slice::<Value>(input).ok().filter(|_| !random.once_in(6));
    let Some(mut root) = parsed else { return mutate::bytes(input, other, words, random) };
    let stranger = serde_json::from_slice(other).unwrap_or(Value::Null);
    let mut steps = random.below(count(&root));
    if let Some(place) = nth(&mut root, &mut steps) {
        change(place, &stranger, words, random);
    }
    *input = root.to_string().into_bytes();
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(count).sum(),
        Value::Object(all) => all.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// The value that is `steps` away, counted from the outermost.
fn nth<'a>(value: &'a mut Value, steps: &mut usize) -> Option<&'a mut Value> {
    if *steps == 0 {
        return Some(value);
    }
    *steps -= 1;
    match value {
        Value::Array(all) => all.iter_mut().find_map(|one| nth(one, steps)),
        Value::Object(all) => all.values_mut().find_map(|one| nth(one, steps)),
        _ => None,
    }
}

fn change(place: &mut Value, stranger: &Value, words: &[&str], random: &mut Random) {
    match (random.below(8), &mut *place) {
        (0, Value::Object(all)) => {
            let keys: Vec<String> = all.keys().cloned().collect();
            if let Some(key) = keys.get(random.below(keys.len())) {
                all.remove(key);
            }
        }
        (1, Value::Object(all)) => {
            let keys: Vec<String> = all.keys().cloned().collect();
            let key = keys.get(random.below(keys.len())).cloned().unwrap_or_default();
            let value = all.remove(&key).unwrap_or(Value::Null);
            all.insert(random.one_of(words).to_owned(), value);
        }
        (2, Value::Object(all)) => {
            all.insert(random.one_of(words).to_owned(), value_of(words, random));
        }
        (0 | 1, Value::Array(all)) if !all.is_empty() => {
            let at = random.below(all.len());
            all.remove(at);
        }
        (2, Value::Array(all)) if !all.is_empty() && all.len() < 1_000 => {
            let one = all[random.below(all.len())].clone();
            all.extend(std::iter::repeat_n(one, random.below(4)));
        }
        (3, Value::Array(all)) => all.push(value_of(words, random)),
        (0..=4, Value::String(text)) => {
            let mut bytes = std::mem::take(text).into_bytes();
            mutate::bytes(&mut bytes, b"", words, random);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        (5, _) => {
            let mut steps = random.below(count(stranger));
            let mut stranger = stranger.clone();
            let taken = nth(&mut stranger, &mut steps).map(Value::take).unwrap_or_default();
            *place = taken;
        }
        (6, _) => {
            let inner = place.take();
            *place = if random.once_in(2) {
                Value::Array(vec![inner])
            } else {
                Value::Object(Map::from_iter([(random.one_of(words).to_owned(), inner)]))
            };
        }
        _ => *place = value_of(words, random),
    }
}

fn value_of(words: &[&str], random: &mut Random) -> Value {
    match random.below(9) {
        0 => Value::Null,
        1 => Value::Bool(random.once_in(2)),
        2 => random.next().into(),
        3 => (-1.5e300).into(),
        4 => Value::Array(Vec::new()),
        5 => Value::Object(Map::new()),
        6 => (0..random.below(120)).fold(Value::Null, |inner, _| Value::Array(vec![inner])),
        7 => "x\u{0}é🌊\u{202e}".repeat(random.below(50)).into(),
        _ => random.one_of(words).into(),
    }
}

/// Changes one part of an archive and packs it again; the bytes where it is none.
pub(crate) fn archive(input: &mut Vec<u8>, other: &[u8], words: &[&str], random: &mut Random) {
    let parts = if random.once_in(5) { None } else { unpacked(input) };
    let Some(mut parts) = parts.filter(|parts| !parts.is_empty()) else {
        return mutate::bytes(input, other, &[], random);
    };
    let at = random.below(parts.len());
    match random.below(40) {
        0 => drop(parts.remove(at)),
        1 => {
            let twice = parts[at].clone();
            parts.push(twice);
        }
        2 => {
            let to = random.below(parts.len());
            let name = std::mem::take(&mut parts[at].0);
            parts[at].0 = std::mem::replace(&mut parts[to].0, name);
        }
        _ => {
            let others = unpacked(other).unwrap_or_default();
            let strange = others.get(random.below(others.len())).map_or(&[][..], |part| &part.1);
            mutate::bytes(&mut parts[at].1, strange, words, random);
        }
    }
    if let Some(bytes) = packed(&parts, random.once_in(4)) {
        *input = bytes;
    }
}

type Parts = Vec<(String, Vec<u8>)>;

fn unpacked(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Parts::new();
    for number in 0..archive.len().min(32) {
        let part = archive.by_index(number).ok()?;
        let (name, mut content) = (part.name().ok()?.into_owned(), Vec::new());
        part.take(256 * 1024).read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    Some(parts)
}

/// An archive of these parts, squeezed or as they are.
pub(crate) fn packed(parts: &[(String, Vec<u8>)], squeezed: bool) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let method = if squeezed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, content) in parts {
        // A name that is there already is left out: no program writes it twice.
        if writer.start_file(name.as_str(), options).is_ok() {
            writer.write_all(content).ok()?;
        }
    }
    Some(writer.finish().ok()?.into_inner())
}
