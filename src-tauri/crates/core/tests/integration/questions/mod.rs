//! Questions about content fragments, from the form to the file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod answers;
mod asking;
mod files;
mod front;
mod hostile;
mod persisted;

use relabel_core::api::types::{
    Asked as What, FragmentTest, OrderTest, Question, QuestionTest, TextTest,
};

const NORTHLIGHT: &str = "northlight";

/// A question about stories: these fields, these tests, all of which have to pass.
fn stories(fields: &[&str], tests: Vec<(&str, FragmentTest)>) -> Question {
    let tests = tests
        .into_iter()
        .map(|(field, test)| QuestionTest { field: field.to_owned(), test })
        .collect();
    Question {
        configuration: NORTHLIGHT.to_owned(),
        model: "story".to_owned(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        tests,
        all_tests: true,
        sort: Vec::new(),
        locale: None,
        variation: None,
    }
}

fn asked(question: &Question) -> What {
    What::Question { question: question.clone() }
}

fn text(how: TextTest, text: &str) -> FragmentTest {
    FragmentTest::Text { how, text: text.to_owned(), match_case: false }
}

fn number(how: OrderTest, number: f64) -> FragmentTest {
    FragmentTest::Number { how, number }
}
