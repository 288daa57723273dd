//! Questions about content fragments: put together, answered as a table, exported, used
//! as a selection; saved in AEM and run from there; written by hand with a mistake.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use relabel_sandbox::{Content, Options};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use serde_json::{Value, json};

/// Real content, where this checkout lies next to it.
const WKND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/wknd-dam.json");
const ENDPOINT: &str = "/content/_cq_graphql/wknd-shared/endpoint.json";
/// Adventures that lose their picture, both over 2,000 dollars. All others have one.
const WITHOUT_PICTURE: [&str; 2] = ["cycling-tuscany", "ski-touring-mont-blanc"];
const NAME: &str = "dear-without-picture";
/// What the app may take more for 10,000 fragments than for the first of them, in kilobytes:
/// a few thousand rows may wait to be written. WebKit's own share moves by far more.
const MOST_GROWTH: u64 = 16 * 1024;

/// The real content with two adventures that have no picture; `None` without the file.
async fn wknd(desktop: &Desktop) -> Result<Option<Practice>> {
    if !Path::new(WKND).exists() {
        println!("skipped: the content of WKND is not there");
        return Ok(None);
    }
    let mut content: Value = serde_json::from_slice(&std::fs::read(WKND)?)?;
    let mut taken = 0;
    for asset in content["assets"].as_array_mut().context("assets")? {
        let path = asset["path"].as_str().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        if WITHOUT_PICTURE.contains(&name) {
            let master = asset["fragment"]["master"].as_object_mut().context("elements")?;
            taken += usize::from(master.remove("primaryImage").is_some());
        }
    }
    ensure!(taken == WITHOUT_PICTURE.len(), "{taken} pictures were there to be taken away");
    let folder = desktop.folder("keys")?;
    let file = folder.join("wknd.json");
    std::fs::write(&file, serde_json::to_vec(&content)?)?;
    let options = Options {
        content: Content::File(file),
        technical_user_may_write: true,
        ..Options::default()
    };
    Practice::start_as(&folder, options).await.map(Some)
}

/// What AEM answers to who asks by GraphQL.
async fn asked(practice: &Practice, query: &str) -> Result<Value> {
    let token: Value = serde_json::from_slice(&std::fs::read(&practice.local_token)?)?;
    let answer: Value = reqwest::Client::builder()
        .no_proxy()
        .build()?
        .post(format!("{}{ENDPOINT}", practice.address()))
        .bearer_auth(token["accessToken"].as_str().context("a pass")?)
        .json(&json!({ "query": query }))
        .send()
        .await?
        .json()
        .await?;
    ensure!(answer["errors"].is_null(), "{answer}");
    Ok(answer)
}

/// A file of an answer: what its columns are called, and its cells by the path of the row.
type Cells = (Vec<String>, BTreeMap<String, Vec<String>>);

fn cells_of(file: &Path) -> Result<Cells> {
    let mut rows: Vec<Vec<String>> = if file.extension().is_some_and(|ending| ending == "csv") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(file)?;
        let rows = reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect()));
        rows.collect::<Result<_>>()?
    } else {
        use calamine::Reader as _;
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(file)?;
        let sheet = book.worksheet_range_at(0).context("a tab")??;
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let headings = rows.remove(0);
    let headings: Vec<String> =
        headings.iter().map(|one| one.trim_start_matches('\u{feff}').to_owned()).collect();
    let path = headings.iter().position(|one| one == "_path").context("a column of paths")?;
    Ok((headings, rows.into_iter().map(|row| (row[path].clone(), row)).collect()))
}

/// Opens the window, adds the key and goes to the questions.
async fn open_questions(
    window: &Window<'_>,
    person: Person<'_>,
    practice: &Practice,
) -> Result<()> {
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.press("button", "Questions").await?;
    window.find("heading", "Questions").await.map(drop)
}

/// "All adventures over 2,000 dollars without an image".
async fn put_together(window: &Window<'_>, person: Person<'_>) -> Result<()> {
    person.choose("What are you asking about?", "Adventure").await?;
    person.press("button", "Show all").await?;
    person.press("checkbox", "Price").await?;
    person.press("button", "Add a condition").await?;
    window.look_only_at(Some("Condition 1"));
    person.choose_typed("Field", "Price").await?;
    person.fill("Value", "2000").await?;
    window.look_only_at(None);
    person.press("button", "Add a condition").await?;
    window.look_only_at(Some("Condition 2"));
    person.choose_typed("Field", "Primary image").await?;
    window.find("button", "is empty").await?;
    window.look_only_at(None);
    Ok(())
}

async fn a_question_is_asked_and_exported(hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let Some(practice) = wknd(&desktop).await? else { return Ok(()) };
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    open_questions(&window, person, &practice).await?;
    put_together(&window, person).await?;
    person.press("button", "Ask AEM").await?;
    window.wait_for_text("2 rows in total").await?;
    window.wait_for_text("4 more rows from AEM").await?;
    window.wait_for_text("Cycling Tuscany").await?;
    window.picture("question-answer-en").await?;

    person.press("button", "Save as file").await?;
    let (entry, name) = match hand {
        Hand::Mouse => ("Excel (.xlsx)", "answer.xlsx"),
        Hand::Keyboard => ("CSV (.csv)", "answer.csv"),
    };
    person.take_from_menu(entry).await?;
    let file: PathBuf = desktop.folder("home")?.join(name);
    window.answer_save_dialog(&file)?;
    window.wait_for_text("The file is saved").await?;

    let answer = asked(
        &practice,
        "{ adventureList(filter: { price: { _expressions: [{ value: 2000, _operator: GREATER }] } }) {
             items { _path title slug description { plaintext } adventureType tripLength price
                     primaryImage { ... on ImageRef { _path } } } } }",
    )
    .await?;
    let items = answer["data"]["adventureList"]["items"].as_array().context("rows")?;
    let wanted: Vec<&Value> = items.iter().filter(|item| item["primaryImage"].is_null()).collect();
    ensure!((items.len(), wanted.len()) == (6, 2), "{answer}");
    let (headings, rows) = cells_of(&file)?;
    ensure!(rows.len() == wanted.len(), "{rows:?}");
    for item in wanted {
        let row = rows.get(item["_path"].as_str().unwrap_or_default()).context("its row")?;
        for name in ["_path", "title", "slug", "adventureType", "tripLength"] {
            let column = headings.iter().position(|one| one == name).context(name)?;
            ensure!(Some(&*row[column]) == item[name].as_str(), "{name} of {row:?}");
        }
        let column = headings.iter().position(|one| one == "price").context("price")?;
        ensure!(row[column].parse::<f64>().ok() == item["price"].as_f64(), "price of {row:?}");
        let column = headings.iter().position(|one| one == "description").context("description")?;
        let text = item["description"]["plaintext"].as_str().unwrap_or_default();
        // A spreadsheet program ends its lines in its own way.
        let same = |text: &str| text.replace("\r\n", "\n");
        ensure!(same(&row[column]) == same(text), "description of {row:?}");
    }

    person.press("button", "Select these 2 assets").await?;
    window.find("heading", "What should change?").await?;
    person.press("button", "Title").await?;
    person.fill("New value of Title", "Without a picture").await?;
    window.find("button", "Check 2 assets").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_is_asked_and_exported_by_mouse() -> Result<()> {
    a_question_is_asked_and_exported(Hand::Mouse).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Hand, Result, a_question_is_asked_and_exported};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_question_is_asked_and_exported_by_keyboard() -> Result<()> {
        a_question_is_asked_and_exported(Hand::Keyboard).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_is_saved_in_aem_and_another_is_run_from_there() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let Some(practice) = wknd(&desktop).await? else { return Ok(()) };
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    open_questions(&window, person, &practice).await?;
    put_together(&window, person).await?;
    person.press("button", "Save in AEM…").await?;
    person.fill("Name", NAME).await?;
    window.look_only_at(None);
    window.find("dialog", "").await?;
    window.press("Return")?;
    window.wait_for_text(&format!("“{NAME}” is saved in AEM.")).await?;
    person.press("button", "Close").await?;
    window.wait_until_gone("dialog", "").await?;

    person.choose_radio("Saved in AEM").await?;
    window.find("button", NAME).await?;
    person.press("button", "adventure-by-price").await?;
    person.fill("price", "4000").await?;
    person.press("button", "Run").await?;
    window.wait_for_text("3 rows in total").await?;
    window.wait_for_text("Bali Surf Camp").await?;
    window.picture("question-saved-en").await?;
    let is_meant =
        |path: &str| path.contains("/graphql/execute.json/wknd-shared/adventure-by-price");
    let run: Vec<_> =
        practice.sandbox.requests().into_iter().filter(|one| is_meant(&one.path)).collect();
    ensure!(
        run.len() == 1 && run[0].method == "GET" && run[0].path.contains("4000"),
        "not run by GET, as AEM's caches need it: {run:?}"
    );
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_in_a_written_query_is_told_with_its_place() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Keyboard);
    open_questions(&window, person, &practice).await?;
    person.choose_radio("Write").await?;
    // The arrow keys lead there and choose nothing.
    window.press("space")?;
    window.find("textbox", "Query in GraphQL").await?;
    window.tab_to("textbox", "Query in GraphQL").await?;
    // The editor closes what is opened.
    window.write("{ storyList { items { headline nope ")?;
    window.wait_for_text("nope").await?;
    window.press("ctrl+Return")?;
    window.find("heading", "AEM could not answer this").await?;
    window.wait_for_text("line 1, position 32").await?;
    window.picture("question-mistake-en").await?;
    window.press("Escape")?;
    window.press("Tab")?;
    window.wait_for_focus("textbox", "Variables").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_fragments_come_page_by_page() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options {
        content: Content::Stories(10_000),
        technical_user_may_write: true,
        ..Options::default()
    };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    open_questions(&window, person, &practice).await?;
    person.press("button", "Try it: all of “Story”").await?;
    window.wait_for_text("story-00000").await?;
    let at_first = window.app()?.memory()?;
    window.wait_for_end_text("10,000 rows in total").await?;
    window.tab_into("grid").await?;
    window.press("End")?;
    window.wait_for_text("story-09999").await?;
    window.picture("question-many-en").await?;
    let grown = window.app()?.memory()?.saturating_sub(at_first);
    ensure!(grown < MOST_GROWTH, "grown by {grown} kB after {at_first} kB");
    window.close().await
}

async fn pages_with_an_endpoint(gallery: &Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let person = Person::new(&window, Hand::Mouse);
    open_questions(&window, person, &practice).await?;
    person.set_look(gallery.language, gallery.theme).await?;
    person.press("button", "Questions").await?;
    let say = |english, french| gallery.say(english, french);
    window.find("button", say("Try it", "Essayer")).await?;
    gallery.look(&window, "questions-first").await?;
    person.press("button", say("Try it", "Essayer")).await?;
    window.wait_for_text(say("in total", "réponse complète")).await?;
    gallery.look(&window, "questions-answer").await?;
    person.press("button", say("Add a condition", "Ajouter une condition")).await?;
    person.press("button", say("Ask AEM", "Interroger AEM")).await?;
    window.wait_for_text(say("Something is missing", "Il manque quelque chose")).await?;
    gallery.look(&window, "questions-missing").await?;
    person.press("button", say("Remove condition 1", "Retirer la condition 1")).await?;
    person.press("button", say("Show query", "Afficher la requête")).await?;
    window.find("dialog", "").await?;
    gallery.look(&window, "questions-query").await?;
    person.press("button", say("Close", "Fermer")).await?;
    window.wait_until_gone("dialog", "").await?;

    person.choose_radio(say("Saved in AEM", "Enregistrées")).await?;
    person.press("button", "stories-by-room").await?;
    gallery.look(&window, "questions-saved").await?;
    person.fill("room", "nowhere").await?;
    person.press("button", say("Run", "Exécuter")).await?;
    window.find("heading", say("No rows", "Aucune ligne")).await?;
    gallery.look(&window, "questions-none").await?;

    person.choose_radio(say("Write", "Écrire")).await?;
    window.click("textbox", say("Query in GraphQL", "Requête en GraphQL")).await?;
    window.write("{ storyList { items { headline nope ")?;
    window.press("ctrl+Return")?;
    window.find("heading", say("AEM could not answer", "AEM n’a pas pu")).await?;
    gallery.look(&window, "questions-write").await?;
    window.close().await
}

async fn pages_without_an_endpoint(gallery: &Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options { content: Content::Synthetic(3), ..Options::default() };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let person = Person::new(&window, Hand::Mouse);
    let say = |english, french| gallery.say(english, french);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.set_look(gallery.language, gallery.theme).await?;
    person.press("button", "Questions").await?;
    window.find("heading", say("Nothing can be asked", "Aucune question")).await?;
    gallery.look(&window, "questions-no-endpoint").await?;
    person.press("button", say("Show request for", "Afficher la demande")).await?;
    window.find("dialog", "").await?;
    gallery.look(&window, "questions-message").await?;
    window.close().await
}

/// One after the other: there is one desktop at a time.
async fn every_page_is_looked_at(gallery: Gallery) -> Result<()> {
    pages_with_an_endpoint(&gallery).await?;
    pages_without_an_endpoint(&gallery).await?;
    gallery.nothing_was_found()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_looked_at_in_english_and_light() -> Result<()> {
    every_page_is_looked_at(Gallery::english()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_looked_at_in_french_and_dark() -> Result<()> {
    every_page_is_looked_at(Gallery::french()).await
}
