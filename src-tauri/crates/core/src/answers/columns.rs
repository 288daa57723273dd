//! The columns of an answer: of a question its fields, else what its rows turn out to
//! hold.

use serde_json::Value as Json;

use relabel_aem::graphql::{
    answer::{places, values},
    schema::{Place, words},
};
use relabel_model::{AnswerColumn, QuestionKind};

/// Most columns: a wider table serves nobody.
const MOST: usize = 200;

/// A column of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Names from the row down.
    pub steps: Vec<String>,
    is_picture: bool,
    is_number: bool,
    /// Whether there are columns of what is within it.
    is_outer: bool,
}

impl Column {
    /// Where it stands in a row; a row that is a value itself has one column.
    fn name(&self) -> String {
        if self.steps.is_empty() { "value".to_owned() } else { self.steps.join(".") }
    }

    fn is_within(&self, outer: &[String]) -> bool {
        self.steps.len() > outer.len() && self.steps.starts_with(outer)
    }
}

/// The columns seen so far.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    columns: Vec<Column>,
    is_fixed: bool,
}

impl Columns {
    /// Those of a question.
    #[must_use]
    pub fn of(places: &[Place]) -> Self {
        let columns = places.iter().map(|place| Column {
            steps: place.steps.clone(),
            is_picture: place.kind == QuestionKind::Asset,
            is_number: matches!(place.kind, QuestionKind::Integer | QuestionKind::Number),
            is_outer: false,
        });
        Self { columns: columns.collect(), is_fixed: true }
    }

    /// Looks at more rows; new places become columns at the end.
    pub fn see(&mut self, rows: &[Json]) {
        if self.is_fixed {
            return;
        }
        for row in rows {
            for steps in places(row) {
                if self.columns.len() >= MOST || self.columns.iter().any(|one| one.steps == steps) {
                    continue;
                }
                let found = values(row, &steps);
                let is_outer = self.columns.iter().any(|one| one.is_within(&steps));
                // Nothing where there was an object before needs no column.
                if is_outer && (found.is_empty() || self.covers(&steps, at(row, &steps))) {
                    continue;
                }
                let column = Column {
                    is_picture: found.first().is_some_and(|path| is_picture(path)),
                    is_number: at(row, &steps).is_some_and(Json::is_number),
                    steps: steps.clone(),
                    is_outer,
                };
                // What held nothing until now may turn out to be an object.
                let outer = self.columns.iter().position(|one| column.is_within(&one.steps));
                let last = outer.and_then(|outer| {
                    self.columns[outer].is_outer = true;
                    let outer = &self.columns[outer].steps;
                    self.columns.iter().rposition(|one| one.steps.starts_with(outer))
                });
                self.columns.insert(last.map_or(self.columns.len(), |last| last + 1), column);
            }
        }
    }

    /// Whether columns within a place show all there is of an object, or of a list of some.
    fn covers(&self, steps: &[String], value: Option<&Json>) -> bool {
        let has = |name: &String| {
            let is_of = |one: &Column| one.is_within(steps) && one.steps[steps.len()] == *name;
            self.columns.iter().any(is_of)
        };
        match value {
            Some(Json::Object(object)) => object.keys().all(has),
            Some(Json::Array(entries)) => {
                entries.iter().all(|entry| entry.as_object().is_some_and(|one| one.keys().all(has)))
            }
            _ => false,
        }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Column] {
        &self.columns
    }

    /// As the window shows them.
    #[must_use]
    pub fn shown(&self) -> Vec<AnswerColumn> {
        let shown = self.columns.iter().map(|column| AnswerColumn {
            name: column.name(),
            title: words(&column.name()),
            is_picture: column.is_picture,
            is_number: column.is_number,
        });
        shown.collect()
    }

    /// The cells of a row.
    #[must_use]
    pub fn cells(&self, row: &Json) -> Vec<Vec<String>> {
        let cell = |column: &Column| {
            let is_elsewhere =
                column.is_outer && self.covers(&column.steps, at(row, &column.steps));
            if is_elsewhere { Vec::new() } else { values(row, &column.steps) }
        };
        self.columns.iter().map(cell).collect()
    }
}

fn at<'a>(row: &'a Json, steps: &[String]) -> Option<&'a Json> {
    steps.iter().try_fold(row, |here, step| here.get(step))
}

fn is_picture(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    path.starts_with("/content/dam/")
        && matches!(&*ending, "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "tif" | "tiff")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn columns_are_found_as_rows_come() {
        let mut columns = Columns::default();
        columns.see(&[json!({"a": 1, "image": null})]);
        columns.see(&[json!({"a": 2, "image": {"_path": "/content/dam/x.jpg", "w": 3}, "b": "x"})]);
        let names: Vec<String> = columns.shown().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["a", "image", "image._path", "image.w", "b"]);
        assert!(columns.shown()[0].is_number && columns.shown()[2].is_picture);
        assert_eq!(columns.cells(&json!({"a": 2, "b": ["x", "y"]}))[4], ["x", "y"]);
    }

    #[test]
    fn rows_that_are_plain_values_have_one_column() {
        let mut columns = Columns::default();
        columns.see(&[json!("x"), json!(2)]);
        assert_eq!(columns.shown().len(), 1);
        assert_eq!(columns.shown()[0].name, "value");
        assert_eq!(columns.cells(&json!("x")), [["x"]]);
    }

    #[test]
    fn what_has_columns_within_is_shown_there_and_only_there() {
        let mut columns = Columns::default();
        let rows = [
            json!({"by": null, "with": []}),
            json!({"by": {"name": "A", "age": 3}, "with": [{"name": "B"}, {"name": "C"}]}),
            json!({"by": {"name": "D", "age": 4}, "with": []}),
        ];
        columns.see(&rows);
        let names: Vec<String> = columns.shown().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["by", "by.name", "by.age", "with", "with.name"]);
        let cells = columns.cells(&rows[1]);
        assert_eq!((cells[0].len(), &cells[1][..], cells[3].len()), (0, &["A".to_owned()][..], 0));
        assert_eq!(cells[4], ["B", "C"]);
        // The other way round nothing new is there.
        let mut columns = Columns::default();
        columns.see(&[rows[1].clone(), rows[0].clone()]);
        let names: Vec<String> = columns.shown().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["by.name", "by.age", "with.name"]);
        // What no other column shows is never hidden.
        let odd = json!({"by": {"other": "E"}});
        columns.see(std::slice::from_ref(&odd));
        assert!(columns.cells(&odd).contains(&vec!["E".to_owned()]), "{:?}", columns.shown());
    }
}
