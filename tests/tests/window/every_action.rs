//! Every action on a field, by mouse and by keyboard: two changes of five fields each, from
//! what should happen over old and new to what AEM holds, and back by undo.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use serde_json::{Value, json};

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
/// Whose values tell a right action from one that is nearly right.
const ASSET: &str = "baignade-au-crepuscule.jpg";
/// What it is called in the table of old and new.
const TITLE: &str = "Baignade au crépuscule";
/// How long the table may take to show one field alone.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the fields hold, by property and path.
type Values = BTreeMap<&'static str, BTreeMap<String, Value>>;

/// A change of five fields.
#[derive(Clone, Copy)]
enum Change {
    /// What is made of texts.
    Texts,
    /// What is made of lists, of a choice, of a date, and a text with a token.
    Others,
}

impl Change {
    /// The properties that it changes.
    fn fields(self) -> [&'static str; 5] {
        match self {
            Change::Texts => [
                "dc:rights",
                "xmpRights:UsageTerms",
                "photoshop:Country",
                "dc:title",
                "dc:description",
            ],
            Change::Others => [
                "dc:subject",
                "xmpRights:Owner",
                "dam:status",
                "prism:expirationDate",
                "photoshop:City",
            ],
        }
    }

    /// The name of the picture of its old and new values.
    fn picture(self) -> &'static str {
        match self {
            Change::Texts => "check-every-action-on-texts-en",
            Change::Others => "check-every-other-action-en",
        }
    }

    /// What the table says of one asset: the name of the field, and some of the old and of the
    /// new value.
    fn shown(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Change::Texts => &[
                (
                    "Copyright",
                    "© NORTHLIGHT, northlight.example",
                    "© Northlight Studio, Northlight Studio",
                ),
                ("Usage terms", "No resale, nobody else", "without resale, nobody else"),
                ("Country", "Northland", "Northland (EU)"),
                ("Title", "Baignade au crépuscule", "BAIGNADE AU CRÉPUSCULE"),
            ],
            Change::Others => &[
                ("Keywords", "terrasse", "evening"),
                ("Rights owner", "Northlight", "Studio"),
                ("Review status", "approved", "empty"),
                ("City", "", "baignade-au-crepuscule"),
            ],
        }
    }
}

/// Everything that the changes read or write.
async fn values(practice: &Practice) -> Result<Values> {
    let mut all = Values::new();
    let written = [Change::Texts, Change::Others].map(Change::fields);
    for property in written.as_flattened().iter().copied().chain(["photoshop:DateCreated"]) {
        let mut found = practice.values(FOLDER, property).await?;
        for value in found.values_mut() {
            without_weekday(value);
        }
        all.insert(property, found);
    }
    Ok(all)
}

/// Takes the day of the week off a date as Sling writes it: `Fri Jul 18 2025 12:11:37 …`.
fn without_weekday(value: &mut Value) {
    let date = value.as_str().filter(|text| text.contains(" GMT"));
    if let Some((_, rest)) = date.and_then(|date| date.split_once(' ')) {
        *value = json!(rest);
    }
}

/// Values that tell a right action from one that is nearly right.
fn place_odd_values(practice: &Practice) {
    let set = |name: &str, property: &str, value: Value| {
        practice.sandbox.set_metadata(&format!("{FOLDER}/{name}"), property, value);
    };
    // Only a word of its own is found, whatever its capitals.
    set(ASSET, "xmpRights:UsageTerms", json!("No resale, nobody else, no prints"));
    set("la-nuit-tombe-sur-le-verger.jpg", "xmpRights:UsageTerms", json!("Nobody else"));
    set(ASSET, "dc:rights", json!("© NORTHLIGHT, northlight.example"));
    set(ASSET, "photoshop:Country", json!("Northland"));
    set(ASSET, "dc:title", json!("Baignade au crépuscule"));
    set(ASSET, "dc:subject", json!(["terrasse", "lac"]));
    set(ASSET, "xmpRights:Owner", json!(["Studio", "Northlight"]));
    set(ASSET, "dam:status", json!("approved"));
}

/// What AEM has to hold afterwards, worked out without Relabel.
fn expected(before: &Values, change: Change) -> Values {
    let mut after = before.clone();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    for (property, values) in &mut after {
        if !change.fields().contains(property) {
            continue;
        }
        for (path, value) in values.iter_mut() {
            let now = text(value);
            match (*property, now) {
                ("dc:rights", Some(now)) => {
                    let studio = "Northlight Studio";
                    let found = ["NORTHLIGHT", "Northlight", "northlight"];
                    // None of them stands inside what takes its place twice.
                    let mut new = now;
                    for one in found {
                        new = new.replace(one, "\u{1}");
                    }
                    *value = json!(new.replace('\u{1}', studio));
                }
                ("xmpRights:UsageTerms", Some(now)) => {
                    let words = now.split(' ').map(|word| match word {
                        "no" | "No" => "without",
                        other => other,
                    });
                    *value = json!(words.collect::<Vec<_>>().join(" "));
                }
                ("photoshop:Country", Some(now))
                    if ["land", "mark"].iter().any(|end| now.ends_with(end)) =>
                {
                    *value = json!(format!("{now} (EU)"));
                }
                ("dc:title", Some(now)) => *value = json!(now.to_uppercase()),
                ("dc:description", _) => {
                    // Where there is no title, nothing happens.
                    let title = &before["dc:title"][path];
                    if !title.is_null() {
                        *value = title.clone();
                    }
                }
                ("dc:subject", _) => {
                    let mut entries = value.as_array().cloned().unwrap_or_default();
                    for new in ["evening", "terrasse"] {
                        if !entries.contains(&json!(new)) {
                            entries.push(json!(new));
                        }
                    }
                    *value = Value::Array(entries);
                }
                ("xmpRights:Owner", _) => {
                    let entries = value.as_array().cloned().unwrap_or_default();
                    let rest: Vec<_> =
                        entries.into_iter().filter(|one| one != "Northlight").collect();
                    *value = if rest.is_empty() { Value::Null } else { Value::Array(rest) };
                }
                ("dam:status", _) => *value = Value::Null,
                ("prism:expirationDate", _) => {
                    let taken = &before["photoshop:DateCreated"][path];
                    if let Some(taken) = text(taken) {
                        *value = json!(two_years_after(&taken));
                    }
                }
                ("photoshop:City", _) => {
                    let name = path.rsplit('/').next().unwrap_or_default();
                    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                    *value = json!(stem);
                }
                _ => {}
            }
        }
    }
    after
}

/// The same day and time two years on, from `Jul 18 2025 12:11:37 GMT+0000`; no such asset
/// was taken on 29 February.
fn two_years_after(date: &str) -> String {
    let mut parts: Vec<String> = date.split(' ').map(str::to_owned).collect();
    if let Some(year) = parts.get_mut(2) {
        *year = (year.parse::<u32>().unwrap_or_default() + 2).to_string();
    }
    parts.join(" ")
}

/// Fills in a card for every field with a text.
async fn say_what_becomes_of_texts(window: &Window<'_>, person: &Person<'_>) -> Result<()> {
    person.add_field("Copyright").await?;
    window.find("button", "Several values (").await?;
    person.choose_action("Find and replace").await?;
    person.fill("Find", "northlight").await?;
    person.fill("Replace with", "Northlight Studio").await?;
    // The sample is real: of these assets, by the core.
    window.wait_for_text("of the first 4 assets").await?;
    window.wait_for_text("Northlight Studio").await?;
    window.picture("change-find-and-replace-en").await?;

    person.add_field("Usage terms").await?;
    person.choose_action("Find and replace").await?;
    person.fill("Find", "no").await?;
    person.fill("Replace with", "without").await?;
    person.choose_radio("Whole words").await?;
    window.wait_for_text("without resale").await?;

    person.add_field("Country").await?;
    person.choose_action("Find and replace").await?;
    person.fill("Find", "(land|mark)$").await?;
    person.fill("Replace with", "$1 (EU)").await?;
    person.choose_radio("Pattern (advanced)").await?;
    // While it is typed, on the real assets.
    window.wait_for_text("Northland (EU)").await?;

    person.add_field("Title").await?;
    person.choose_action("Change case").await?;
    person.choose("Change to", "UPPERCASE").await?;
    window.wait_for_text("BAIGNADE AU CRÉPUSCULE").await?;

    person.add_field("Description").await?;
    person.choose_action("Copy from another field").await?;
    person.choose_typed("Copy from", "Title").await?;
    Ok(())
}

/// Fills in a card for every other field.
async fn say_what_becomes_of_others(
    window: &Window<'_>,
    person: &Person<'_>,
    hand: Hand,
) -> Result<()> {
    person.add_field("Keywords").await?;
    person.fill("Add to Keywords", "evening, terrasse").await?;
    if hand == Hand::Mouse {
        person.press("button", "Add entry").await?;
    } else {
        window.press("Return")?;
    }
    window.find("row", "evening").await?;

    person.add_field("Rights owner").await?;
    person.choose_action("Remove").await?;
    person.fill("Remove from Rights owner", "Northlight").await?;
    window.press("Return")?;
    window.find("row", "Northlight").await?;

    person.add_field("Review status").await?;
    person.choose_action("Clear").await?;
    window.wait_for_text("Review status will be empty on every asset.").await?;

    person.add_field("Expires on").await?;
    person.choose_action("Relative date").await?;
    person.fill("How many", "2").await?;
    person.choose_typed("Counted from", "Date taken").await?;
    window.wait_for_text("Same time as the other date").await?;

    person.add_field("City").await?;
    let city = "New value of City";
    if hand == Hand::Mouse {
        window.click("button", &format!("Insert into {city}")).await?;
        window.click("menuitem", "File name without extension").await?;
    } else {
        // After a brace, what can be inserted is offered: first the name as words.
        window.wait_for_focus("textbox", city).await?;
        window.write("{")?;
        // A character that a busy window missed is typed again.
        if !window.appears("option", "File name without extension").await? {
            person.fill(city, "{").await?;
        }
        window.find("option", "File name without extension").await?;
        window.press("Down")?;
        window.press("Return")?;
    }
    ensure!(window.holds("textbox", city, "{file.stem}").await?, "not inserted");
    window.wait_for_text("baignade-au-crepuscule").await
}

/// What the rows of one asset say, by field.
async fn rows_of(window: &Window<'_>, asset: &str) -> Result<BTreeMap<String, Vec<String>>> {
    const ROWS: &str = r#"
const rows = [...document.querySelectorAll('[role="grid"] [role="row"]')];
return rows.map((row) => [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.innerText.trim()))
  .filter((cells) => cells.length === 5 && cells[0].includes(arguments[0]));"#;
    let rows = window.session().run(ROWS, &[json!(asset)]).await?;
    let rows: Vec<Vec<String>> = serde_json::from_value(rows)?;
    Ok(rows.into_iter().map(|cells| (cells[1].clone(), cells)).collect())
}

/// What the row of this field says, once the table shows no other field of the asset.
async fn only_row_of(window: &Window<'_>, field: &str) -> Result<Vec<String>> {
    let begun = Instant::now();
    loop {
        window.find("row", TITLE).await?;
        let mut rows = rows_of(window, TITLE).await?;
        match rows.remove(field) {
            Some(cells) if rows.is_empty() => return Ok(cells),
            _ => ensure!(begun.elapsed() < PATIENCE, "not {field} alone: {rows:?}"),
        }
    }
}

/// Old and new are, for one asset and each field.
async fn old_and_new_are_shown(
    person: &Person<'_>,
    window: &Window<'_>,
    change: Change,
) -> Result<()> {
    // A picker is called by what is chosen, too.
    let mut chosen = "All fields";
    for (field, old, new) in change.shown().iter().copied() {
        person.choose(&format!("{chosen} Field"), field).await?;
        chosen = field;
        let cells = only_row_of(window, field).await?;
        ensure!(cells[2].contains(old) && cells[3].contains(new), "{field}: {cells:?}");
    }
    person.choose(&format!("{chosen} Field"), "All fields").await
}

async fn is_made_and_undone(change: Change, hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    place_odd_values(&practice);
    let before = values(&practice).await?;
    let expected = expected(&before, change);
    let all = before["dc:title"].len();

    // In a small window late samples scroll the page, which closes a list that is being used.
    let window = Window::open_as(&desktop, &Start::default().of_size(None)).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.choose_folder(&FOLDERS).await?;
    person.press("button", "Change all").await?;
    match change {
        Change::Texts => say_what_becomes_of_texts(&window, &person).await?,
        Change::Others => say_what_becomes_of_others(&window, &person, hand).await?,
    }
    window.look_only_at(None);

    person.press("button", &format!("Check {all} assets")).await?;
    window.wait_for_text("Nothing has been sent yet").await?;
    window.find("button", &format!("Change {all} assets")).await?;
    old_and_new_are_shown(&person, &window, change).await?;
    window.picture(change.picture()).await?;
    person.run(all).await?;
    let after = values(&practice).await?;
    for (property, values) in &expected {
        assert_eq!(&after[property], values, "{property}");
    }

    person.press("button", "Undo…").await?;
    person.press("button", &format!("Restore {all} assets")).await?;
    window.wait_for_text(&format!("{all} assets restored")).await?;
    let back = values(&practice).await?;
    for (property, values) in &before {
        assert_eq!(&back[property], values, "{property} is as before");
    }
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_action_on_texts_is_made_and_undone_with_the_keyboard_alone() -> Result<()> {
    is_made_and_undone(Change::Texts, Hand::Keyboard).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_other_action_is_made_and_undone_with_the_keyboard_alone() -> Result<()> {
    is_made_and_undone(Change::Others, Hand::Keyboard).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Change, Hand, Result, is_made_and_undone};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn every_action_on_texts_is_made_and_undone_with_the_mouse() -> Result<()> {
        is_made_and_undone(Change::Texts, Hand::Mouse).await
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn every_other_action_is_made_and_undone_with_the_mouse() -> Result<()> {
        is_made_and_undone(Change::Others, Hand::Mouse).await
    }
}
