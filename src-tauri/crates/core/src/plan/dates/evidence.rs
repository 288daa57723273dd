//! In which order the dates of a column were written, as they tell it themselves.

use super::read::{ReadDay, Writing, of_a_program, read};
use relabel_model::{DateOrder, Zone};

/// What the dates of a column say about the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Dates that can only be read with the day first.
    pub day_first: u32,
    /// Dates that can only be read with the month first.
    pub month_first: u32,
    /// The first date that can be read both ways, as two different days.
    pub either: Option<String>,
}

impl Evidence {
    /// Takes a cell into account; one whose order is plain, or that is no date, says
    /// nothing.
    pub fn add(&mut self, text: &str) {
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let utc = Zone::utc();
        let in_order = |order| {
            let writing = Writing { locale: None, zone: &utc, order: Some(order), today: None };
            matches!(read(text, &writing), ReadDay::Read { .. })
        };
        let open = Writing { locale: None, zone: &utc, order: None, today: None };
        // With the year first the order is plain, whichever is asked for.
        if text.trim().as_bytes().get(4) == Some(&b'-') && of_a_program(text, &open).is_some() {
            return;
        }
        match read(text, &open) {
            ReadDay::Ambiguous { .. } => {
                self.either.get_or_insert_with(|| text.trim().to_owned());
            }
            ReadDay::Read { .. } => {
                match (in_order(DateOrder::DayFirst), in_order(DateOrder::MonthFirst)) {
                    (true, false) => self.day_first += 1,
                    (false, true) => self.month_first += 1,
                    _ => {}
                }
            }
            ReadDay::Unreadable => {}
        }
    }

    /// The order, where there is evidence; the more frequent where there is evidence for
    /// both, unless other dates would then be read by the habit of somebody else.
    #[must_use]
    pub fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (1.., 1..) if self.either.is_some() => None,
            (day, month) if day >= month => Some(DateOrder::DayFirst),
            _ => Some(DateOrder::MonthFirst),
        }
    }

    /// Whether somebody has to be asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.order().is_none() && self.either.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_tells_its_order_by_what_fits_only_one() {
        let evidence = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.add(cell));
            evidence
        };
        let open = evidence(&["03/04/2031", "05/05/2031", "2031-05-31", "soon", ""]);
        assert_eq!((open.order(), open.is_open()), (None, true));
        assert_eq!(open.either.as_deref(), Some("03/04/2031"));
        // Two people wrote it: what only fits one order is plain, what fits both is not.
        let two = ["13/04/2031", "14/04/2031", "04/14/2031", "03/04/2031"];
        let day = evidence(&two[..3]);
        assert_eq!(
            (day.order(), day.day_first, day.month_first),
            (Some(DateOrder::DayFirst), 2, 1)
        );
        assert_eq!((evidence(&two).order(), evidence(&two).is_open()), (None, true));
        assert_eq!(evidence(&["3 May 2031", "2031-05-31"]).order(), None);
        assert_eq!(evidence(&["4/14/31"]).order(), Some(DateOrder::MonthFirst));
    }
}
