//! The check of a connection: each thing that can be wrong with access is one row
//! with a word and a sentence, and what only an administrator can mend comes with
//! a complete message that holds no secret.

use anyhow::{Context as _, Result};
use relabel_sandbox::{Fault, ImsFault, Sandbox};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use serde_json::Value;

const TOP: &str = "/content/dam";
const COPY: &str = "Copy request";

/// What is made wrong, and what the page says then.
struct Case {
    stage: fn(&Sandbox),
    /// Step, word of the mark, sentence.
    row: [&'static str; 3],
    summary: &'static str,
    /// What the message to the administrator holds; empty where there is none.
    asks: &'static [&'static str],
}

const WORKS: &str = "Works";
const FAILS: &str = "Does not work";
/// With service credentials.
const SERVICE: [Case; 7] = [
    Case {
        stage: |sandbox| sandbox.set_ims_fault(Some(ImsFault::CertificateRevoked)),
        row: [
            "Signing in to Adobe",
            FAILS,
            "Adobe did not grant access. Adobe did not accept this key file. It may have expired or been replaced by a newer one. Ask your AEM administrator for a new key file.",
        ],
        summary: "Signing in failed",
        asks: &["Please create a new key for", "Technical Accounts", NEW_KEY_VERIFY],
    },
    Case {
        stage: |sandbox| {
            sandbox.set_ims_fault(None);
            sandbox.set_fault(Some(Fault::OtherEnvironment));
        },
        row: [
            "Account in AEM",
            FAILS,
            "AEM does not accept the access that Adobe has just granted. The key belongs to another environment, or the account was removed from this one.",
        ],
        summary: "This key is not for this environment",
        asks: &["Please send me a key for", "this environment refuses it (401)"],
    },
    Case {
        stage: |sandbox| sandbox.set_fault(Some(Fault::Asleep)),
        row: [
            "Account in AEM",
            FAILS,
            "AEM sent a web page instead of an answer. This environment is hibernated or restarting.",
        ],
        summary: "This environment is hibernated or restarting",
        asks: &["de-hibernate it if", "De-hibernate"],
    },
    Case {
        stage: |sandbox| sandbox.set_fault(Some(Fault::ReadRefused { below: TOP.to_owned() })),
        row: [
            "Reading the folder",
            FAILS,
            "The account is not allowed to see what is in this folder.",
        ],
        summary: "You are signed in but cannot read this folder",
        asks: &["read /content/dam and the folders below it", "jcr:read"],
    },
    Case {
        stage: |sandbox| sandbox.set_fault(Some(Fault::FolderHidden { path: TOP.to_owned() })),
        row: [
            "Reading the folder",
            FAILS,
            "There is no such folder, or it is hidden from the account.",
        ],
        summary: "You are signed in but cannot read this folder",
        asks: &["read /content/dam and the folders below it"],
    },
    Case {
        stage: |sandbox| {
            sandbox.set_fault(None);
            sandbox.revoke_write();
        },
        row: [
            "Changing the folder",
            FAILS,
            "You can see this folder but not change what is in it. Your administrator must give the account permission; allow about 10 minutes after that.",
        ],
        summary: "You can read assets but not change them",
        asks: &["jcr:read and rep:write", "Do not add a right to publish"],
    },
    Case {
        // Relabel signs by the clock of Adobe then: a wrong one stops nobody, but is told.
        stage: |sandbox| {
            sandbox.grant_write();
            sandbox.set_ims_fault(Some(ImsFault::ClockAhead(3_600)));
        },
        row: ["The key", "Needs attention", "This computer’s clock is wrong. AEM’s clock says "],
        summary: "You can read and change assets in this folder",
        asks: &[],
    },
];

const NEW_KEY_VERIFY: &str = "I will add the new file in Relabel";

/// With an OAuth credential.
const OAUTH: [Case; 4] = [
    Case {
        stage: |sandbox| sandbox.set_ims_fault(Some(ImsFault::CredentialDeleted)),
        row: [
            "Signing in to Adobe",
            FAILS,
            "Adobe did not grant access. Adobe does not recognise this key file. The account it belongs to was probably deleted.",
        ],
        summary: "Signing in failed",
        asks: &["Please create a new key for", "Add a second client secret", NEW_KEY_VERIFY],
    },
    Case {
        stage: |sandbox| sandbox.set_ims_fault(Some(ImsFault::ScopeMissing)),
        row: [
            "Signing in to Adobe",
            FAILS,
            "Adobe did not grant access. This key file lacks permission for AEM.",
        ],
        summary: "Signing in failed",
        asks: &[
            "Please add the AEM product",
            "without a permission for AEM",
            "AEM Assets Author API",
        ],
    },
    Case {
        stage: |sandbox| {
            sandbox.set_ims_fault(None);
            sandbox.register_client(false);
        },
        row: [
            "Registration of the client ID",
            FAILS,
            "AEM does not recognise this key’s client ID yet. An administrator has to add it to the environment once.",
        ],
        summary: "AEM does not recognise this key’s client ID yet",
        asks: &["allowedClientIDs", "kind: \"API\"", "config pipeline"],
    },
    Case {
        stage: |sandbox| {
            sandbox.register_client(true);
            sandbox.set_profile(false);
        },
        row: [
            "Registration of the client ID",
            FAILS,
            "The account has no access anywhere. An administrator has to give it a product profile, and add this key’s client ID to the environment.",
        ],
        summary: "AEM does not let you in",
        asks: &["product profile", "AEM Assets API Users", "allowedClientIDs"],
    },
];

/// What must never be in a message.
fn secrets(key: &Value) -> Result<Vec<String>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut secrets = vec!["eyJhbGciOi".to_owned()];
    if let Some(integration) = key.get("integration") {
        let secret = text(&integration["technicalAccount"]["clientSecret"]);
        let pem = text(&integration["privateKey"]);
        let line = pem.as_deref().and_then(|pem| pem.lines().nth(8)).map(str::to_owned);
        secrets.extend([secret.context("no secret")?, line.context("no private key")?]);
    } else {
        let list = key["CLIENT_SECRETS"].as_array().context("no secrets")?;
        secrets.extend(list.iter().filter_map(text));
    }
    Ok(secrets)
}

struct Checked<'a> {
    desktop: &'a Desktop,
    window: &'a Window<'a>,
    practice: &'a Practice,
    account: String,
    secrets: Vec<String>,
}

impl Checked<'_> {
    /// The page says what `case` makes wrong, and asks for what mends it.
    async fn says(&self, case: &Case) -> Result<()> {
        self.window.wait_for_item(&case.row).await?;
        self.window.wait_for_text(case.summary).await?;
        if case.asks.is_empty() {
            return Ok(());
        }
        let person = Person::new(self.window, Hand::Mouse);
        person.press("button", COPY).await?;
        let shown = self.window.find("textbox", "Message").await?.value.unwrap_or_default();
        person.copy_shown_text().await?;
        let copied = self.desktop.clipboard()?;
        assert_eq!(copied.trim(), shown.trim(), "what is copied is what is shown");
        let address = self.practice.address();
        let facts = [self.account.as_str(), &address, "This message contains no key"];
        for part in case.asks.iter().chain(&facts) {
            assert!(copied.contains(part), "“{part}” is missing:\n{copied}");
        }
        for secret in &self.secrets {
            assert!(!copied.contains(secret), "a secret is in the message:\n{copied}");
        }
        person.press("button", "Close").await?;
        self.window.wait_until_gone("dialog", "").await
    }

    async fn walk(&self, cases: &[Case]) -> Result<()> {
        let person = Person::new(self.window, Hand::Mouse);
        for case in cases {
            (case.stage)(&self.practice.sandbox);
            person.press("button", "Check again").await?;
            self.says(case).await?;
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_wrong_with_access_is_named_with_its_remedy() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window =
        Window::open_as(&desktop, &Start::signing_in_at(practice.sandbox.origin())).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    let oauth_key = practice.oauth_key()?;
    for (file, name, cases) in
        [(&practice.service_key, "Website", &SERVICE[..]), (&oauth_key, "Shop", &OAUTH[..])]
    {
        let key: Value = serde_json::from_slice(&std::fs::read(file)?)?;
        let email = key.pointer("/integration/email").unwrap_or(&key["TECHNICAL_ACCOUNT_EMAIL"]);
        let checked = Checked {
            desktop: &desktop,
            window: &window,
            practice: &practice,
            account: email.as_str().context("no account")?.to_owned(),
            secrets: secrets(&key)?,
        };
        let (first, others) = cases.split_first().context("no cases")?;
        (first.stage)(&practice.sandbox);
        window.drop_file(file)?;
        person.fill("Name", name).await?;
        person.press("radio", "Test").await?;
        person.press("button", "Add connection").await?;
        window.wait_for_text("The connection is saved, but signing in failed").await?;
        person.press("button", "Check the connection").await?;
        window.wait_for_text(&format!("Does {name} work?")).await?;
        checked.says(first).await?;
        checked.walk(others).await?;
        practice.sandbox.grant_write();
        practice.sandbox.set_profile(true);
        let good = Case {
            stage: |_| {},
            row: ["Changing the folder", WORKS, "The account can change what is in the folder."],
            summary: "You can read and change assets in this folder",
            asks: &[],
        };
        checked.walk(&[good]).await?;
        let rows = window.text().await?;
        assert!(!rows.contains(FAILS) && !rows.contains(COPY), "all is well:\n{rows}");
    }
    for write in practice.sandbox.writes() {
        let leaves_nothing = write.status >= 400 || write.path == TOP;
        assert!(leaves_nothing, "a check changes no asset: {write:?}");
    }
    let left = practice.sandbox.typed(TOP).context("the top is gone")?;
    assert!(left.get("relabelWriteCheck").is_none(), "the trial leaves nothing behind: {left}");
    window.close().await
}
