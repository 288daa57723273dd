//! XML as spreadsheets use it, in pieces of bounded length and depth. Entities of its
//! own are refused: no spreadsheet program writes them, and they can unfold to any size.

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::Guarded;
use crate::error::Error;
use crate::limits;

/// One part of an archive, read as XML.
pub(super) struct Xml<R: Read> {
    reader: Reader<Guarded<R>>,
    buffer: Vec<u8>,
    depth: usize,
    piece: Rc<Cell<usize>>,
    /// Bytes read so far.
    read: usize,
}

impl<R: Read> Xml<R> {
    /// `piece` is what the part counts into.
    pub(super) fn new(part: Guarded<R>, piece: Rc<Cell<usize>>) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().check_end_names = true;
        Self { reader, buffer: Vec::new(), depth: 0, piece, read: 0 }
    }

    /// Bytes of XML read so far.
    pub(super) fn read_so_far(&self) -> usize {
        self.read + self.piece.get()
    }

    /// The next piece; `Eof` only where every element was closed.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Error> {
        self.read += self.piece.replace(0);
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(xml_error)?;
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > limits::XML_DEPTH {
                    return Err(Error::TooLarge("it is nested too deeply"));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(Error::damaged("it declares entities of its own")),
            Event::Eof if self.depth > 0 => return Err(Error::damaged("it ends early")),
            _ => {}
        }
        Ok(event)
    }
}

fn xml_error(error: quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(io) => match std::sync::Arc::try_unwrap(io) {
            Ok(io) => io.into(),
            Err(io) => Error::damaged(io.to_string()),
        },
        other => Error::damaged(other.to_string()),
    }
}

/// An attribute by its local name, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Error> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| Error::damaged(error.to_string()))?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::default())
                .map_err(|error| Error::damaged(error.to_string()))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// The letter that a reference such as `&amp;` stands for.
pub(super) fn referred(reference: &BytesRef<'_>) -> Result<char, Error> {
    let letter = match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().map_err(|error| Error::damaged(error.to_string()))?,
    };
    letter.ok_or_else(|| Error::damaged("it uses an entity of its own"))
}

/// Takes back the escapes of [ST_Xstring]: `_x000D_` is the letter of that number.
/// `room` is used again from call to call.
///
/// [ST_Xstring]: https://learn.microsoft.com/openspecs/office_standards/ms-oi29500
pub(super) fn unescaped<'a>(text: &'a str, room: &'a mut String) -> &'a str {
    if !text.contains("_x") {
        return text;
    }
    room.clear();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        room.push_str(before);
        let letter = from
            .get(2..6)
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .filter(|_| from.as_bytes().get(6) == Some(&b'_'))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        match letter {
            Some(letter) => {
                room.push(letter);
                rest = &from[7..];
            }
            None => {
                room.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    room.push_str(rest);
    room
}
