//! What was measured, against what, and whether that is enough.

use serde_json::{Value, json};

/// What a figure must be.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Target {
    AtLeast(f64),
    AtMost(f64),
    /// Told, not judged.
    None,
}

impl Target {
    fn is_met(self, value: f64) -> bool {
        match self {
            Target::AtLeast(least) => value >= least,
            Target::AtMost(most) => value <= most,
            Target::None => true,
        }
    }

    fn shown(self) -> String {
        match self {
            Target::AtLeast(least) => format!(">= {}", short(least)),
            Target::AtMost(most) => format!("<= {}", short(most)),
            Target::None => "-".to_owned(),
        }
    }
}

/// One line of the table. Where there is nothing to compare with, the value itself is
/// held to the target; otherwise its ratio to what it is compared with is.
#[derive(Clone)]
pub(super) struct Figure {
    /// As the performance plan numbers them.
    pub(super) number: &'static str,
    pub(super) what: String,
    pub(super) unit: &'static str,
    pub(super) against: String,
    pub(super) target: Target,
    /// Per repetition: the value, and what it is compared with.
    pairs: Vec<(f64, Option<f64>)>,
}

impl Figure {
    pub(super) fn new(
        number: &'static str,
        what: impl Into<String>,
        unit: &'static str,
        against: impl Into<String>,
        target: Target,
    ) -> Self {
        let (what, against) = (what.into(), against.into());
        Self { number, what, unit, against, target, pairs: Vec::new() }
    }

    /// Adds a repetition that is compared with something.
    pub(super) fn compared(&mut self, value: f64, with: f64) {
        self.pairs.push((value, Some(with)));
    }

    /// Adds a repetition that stands for itself.
    pub(super) fn alone(&mut self, value: f64) {
        self.pairs.push((value, None));
    }

    fn value(&self) -> f64 {
        median(self.pairs.iter().map(|(value, _)| *value))
    }

    fn denominator(&self) -> Option<f64> {
        let with: Vec<f64> = self.pairs.iter().filter_map(|(_, with)| *with).collect();
        (!with.is_empty()).then(|| median(with.into_iter()))
    }

    /// What is judged, per repetition.
    fn judged(&self) -> Vec<f64> {
        self.pairs.iter().map(|(value, with)| with.map_or(*value, |with| value / with)).collect()
    }

    fn spread(&self) -> (f64, f64) {
        let judged = self.judged();
        let least = judged.iter().copied().fold(f64::INFINITY, f64::min);
        (least, judged.into_iter().fold(f64::NEG_INFINITY, f64::max))
    }

    /// `None` where nothing was measured or nothing is asked.
    pub(super) fn is_met(&self) -> Option<bool> {
        let is_judged = !self.pairs.is_empty() && self.target != Target::None;
        is_judged.then(|| self.target.is_met(median(self.judged().into_iter())))
    }

    fn verdict(&self) -> &'static str {
        match self.is_met() {
            _ if self.pairs.is_empty() => "not measured",
            Some(true) => "ok",
            Some(false) => "MISSED",
            None => "-",
        }
    }

    fn cells(&self) -> [String; 9] {
        let (number, what, target) = (self.number.to_owned(), self.what.clone(), self.target);
        let (against, verdict) = (self.against.clone(), self.verdict().to_owned());
        if self.pairs.is_empty() {
            let none = String::new;
            return [
                number,
                what,
                none(),
                against,
                none(),
                none(),
                none(),
                target.shown(),
                verdict,
            ];
        }
        let denominator = self.denominator();
        let with = denominator.map(short).unwrap_or_default();
        let ratio = denominator.map(|_| short(median(self.judged().into_iter())));
        let (least, most) = self.spread();
        let spread = format!("{}..{}", short(least), short(most));
        let value = format!("{} {}", short(self.value()), self.unit);
        let ratio = ratio.unwrap_or_default();
        [number, what, value, against, with, ratio, spread, target.shown(), verdict]
    }

    pub(super) fn json(&self) -> Value {
        let measured = !self.pairs.is_empty();
        let (least, most) = self.spread();
        let some = |value: f64| measured.then_some(value);
        json!({
            "figure": self.number,
            "what": self.what,
            "unit": self.unit,
            "value": some(self.value()),
            "against": self.against,
            "denominator": self.denominator(),
            "ratio": self.denominator().map(|_| median(self.judged().into_iter())),
            "least": some(least),
            "most": some(most),
            "repetitions": self.pairs.len(),
            "target": self.target.shown(),
            "verdict": self.verdict(),
        })
    }
}

const HEAD: [&str; 9] =
    ["", "What", "Median", "Against", "Median", "Ratio", "Spread", "Target", ""];

/// The figures as a table in Markdown, aligned.
pub(super) fn table(figures: &[Figure]) -> String {
    let head = HEAD.map(str::to_owned);
    let rows: Vec<[String; 9]> =
        std::iter::once(head).chain(figures.iter().map(Figure::cells)).collect();
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(3)
    };
    let widths: [usize; 9] = std::array::from_fn(width);
    let mut text = String::new();
    for (nth, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(widths) {
            let blanks = " ".repeat(width - cell.chars().count());
            text.push_str(&format!("| {cell}{blanks} "));
        }
        text.push_str("|\n");
        if nth == 0 {
            text.extend(widths.map(|width| format!("|{}", "-".repeat(width + 2))));
            text.push_str("|\n");
        }
    }
    text
}

pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// Three digits that matter.
fn short(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.1 => format!("{value:.2}"),
        _ => format!("{value:.4}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_of_each_repetition_is_judged_by_its_median() {
        let mut figure = Figure::new("P1", "engine", "a second", "bare loop", Target::AtLeast(0.8));
        assert_eq!(figure.is_met(), None, "nothing was measured");
        assert!(table(std::slice::from_ref(&figure)).contains("not measured"));
        figure.compared(50.0, 100.0);
        figure.compared(90.0, 100.0);
        figure.compared(170.0, 200.0);
        assert_eq!(figure.is_met(), Some(true));
        assert_eq!(figure.json()["ratio"], 0.85);
        assert_eq!(
            (figure.json()["least"].as_f64(), figure.json()["most"].as_f64()),
            (Some(0.5), Some(0.9))
        );
        figure.target = Target::AtMost(0.8);
        assert_eq!(figure.is_met(), Some(false));
        assert!(table(&[figure]).contains("MISSED"));
    }

    #[test]
    fn a_value_without_anything_to_compare_with_is_judged_itself() {
        let mut figure = Figure::new("P12", "resume", "s", "", Target::AtMost(2.0));
        figure.alone(0.4);
        figure.alone(0.6);
        assert_eq!(figure.is_met(), Some(true));
        assert_eq!(figure.json()["value"], 0.5);
        assert_eq!(figure.json()["ratio"], Value::Null);
    }
}
