//! Where the parts of an Excel workbook are.

use quick_xml::events::Event;

use super::package::Package;
use super::xml::attribute;
use crate::error::Error;
use crate::limits;

/// The parts that a workbook names.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Id and part of each worksheet.
    worksheets: Vec<(String, String)>,
    /// How numbers are shown.
    pub(super) styles: Option<String>,
    /// Texts that cells share.
    pub(super) strings: Option<String>,
}

impl Relations {
    /// Reads them from the part `part`.
    pub(super) fn read(package: &mut Package, part: &str) -> Result<Self, Error> {
        let mut found = Self::default();
        let mut xml = package.xml(part)?;
        loop {
            match xml.next()? {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "Relationship" =>
                {
                    let read = |name| attribute(&element, name);
                    let (id, kind, target) = (read("Id")?, read("Type")?, read("Target")?);
                    if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
                        let part = match target.strip_prefix('/') {
                            Some(absolute) => absolute.to_owned(),
                            None => format!("xl/{target}"),
                        };
                        match kind.rsplit('/').next() {
                            Some("worksheet") => found.worksheets.push((id, part)),
                            Some("styles") => found.styles = Some(part),
                            Some("sharedStrings") => found.strings = Some(part),
                            _ => {}
                        }
                        if found.worksheets.len() > limits::PARTS {
                            return Err(Error::TooLarge("the file has more than 2,000 parts"));
                        }
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        // Some programs name parts that they leave out.
        found.styles = found.styles.filter(|part| package.has(part));
        found.strings = found.strings.filter(|part| package.has(part));
        Ok(found)
    }

    /// The part of a worksheet by its id; none where that is something else, such as a chart.
    pub(super) fn worksheet(&self, id: &str) -> Option<&str> {
        let found = self.worksheets.iter().find(|worksheet| worksheet.0 == id);
        found.map(|(_, part)| part.as_str())
    }
}
