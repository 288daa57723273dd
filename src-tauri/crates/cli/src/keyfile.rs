//! A key file becomes a connection: which of its credentials, for which AEM, and
//! whether it takes the place of a key that is there already.

use std::path::Path;

use relabel_core::api::App;
use relabel_core::api::types::{
    AddConnection, AddressFacts, ChooseKey, ConnectionId, ConnectionSummary, ErrorCode,
    ExistingConnection, ImportId, InspectAddress, KeyChoice, KeyFacts, KeyInspection, KeyKind,
    KeyRelation, Stage,
};

use crate::ask;
use crate::failure::{Failure, wrong};
use crate::target::sentence;
use crate::words::say;

/// What the user decides when adding a key.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// Name or client ID of the credential, if the file contains several.
    pub(crate) credential: Option<String>,
    /// The user's word that a newer key may replace the one that is there.
    pub(crate) replace: bool,
    /// Address of the AEM author; `None` is the one the file suggests.
    pub(crate) aem: Option<String>,
    /// The user's word that an unusual address is right.
    pub(crate) confirm_address: bool,
    /// What to call it; empty is the host's name.
    pub(crate) name: String,
    /// `None` is the one the host's name suggests.
    pub(crate) stage: Option<Stage>,
    /// Whether the key goes into the key store.
    pub(crate) remember: bool,
}

/// What became of a key file.
#[derive(Debug)]
pub(crate) struct Added {
    pub(crate) connection: ConnectionSummary,
    /// How its key relates to the one that was there; `None` when none was.
    pub(crate) relation: Option<KeyRelation>,
    /// Whether nothing told which stage it is, so that the careful one was taken.
    pub(crate) stage_assumed: bool,
}

/// Reads a key file and makes it a connection.
///
/// # Errors
/// What is wrong with the file, `RequestInvalid` where the user has to say more,
/// `ReplaceNotConfirmed`, and everything that adding a connection can meet.
pub(crate) async fn add(app: &App, file: &Path, choice: Choice) -> Result<Added, Failure> {
    let wanted = choice.credential.as_deref();
    let (import_id, key, existing) = inspected(app, file, wanted).await?;
    let all = app.list_connections().await?;
    let first = existing.first().and_then(|one| all.iter().find(|c| c.id == one.connection_id));
    let address = address(&choice, &key, first)?;
    let facts = app.inspect_address(&InspectAddress { address, is_local_aem: false })?;
    let known = at_address(&all, &existing, &facts.address);
    let replaces = match &known {
        Some((known, relation)) if choice.remember => replaced(&choice, &key, known, *relation)?,
        _ => None,
    };
    let told = choice
        .stage
        .or(known.as_ref().map(|(known, _)| known.stage))
        .or(key.suggested_stage)
        .or(facts.suggested_stage);
    // What is kept and not known is guarded like the live environment. A key that is
    // named in every command is not: its owner decides each time.
    let assumed = if choice.remember { Stage::Live } else { Stage::Development };
    let request = AddConnection {
        import_id,
        // What was confirmed for this account the core does not ask about again.
        address_confirmed: choice.confirm_address
            || (known.is_none() && confirmed(&choice, &facts)),
        address: facts.address,
        name: choice.name,
        stage: told.unwrap_or(assumed),
        remember: choice.remember,
        replaces,
    };
    let connection = app.add_connection(&request).await?;
    let relation = known.map(|(_, relation)| relation);
    Ok(Added { connection, relation, stage_assumed: told.is_none() })
}

/// The one key of the file that is meant.
async fn inspected(
    app: &App,
    file: &Path,
    wanted: Option<&str>,
) -> Result<(ImportId, KeyFacts, Vec<ExistingConnection>), Failure> {
    let mut inspection = app.inspect_key_file(file).await;
    let mut chosen = false;
    loop {
        match inspection {
            KeyInspection::Refused { error, .. } => return Err(error.into()),
            KeyInspection::Several { import_id, choices, .. } => {
                let index = picked(&choices, wanted)?.index;
                inspection = app.choose_key(&ChooseKey { import_id, index }).await?;
                chosen = true;
            }
            KeyInspection::Usable { import_id, key, existing, .. } => {
                if !chosen {
                    is_meant(&key, wanted)?;
                }
                return Ok((import_id, key, existing));
            }
        }
    }
}

/// Of several credentials the one that is named, or that the person picks.
fn picked<'a>(choices: &'a [KeyChoice], wanted: Option<&str>) -> Result<&'a KeyChoice, Failure> {
    let listed = || {
        let names: Vec<String> = choices.iter().map(title).collect();
        names.join(", ")
    };
    let Some(wanted) = wanted else {
        if ask::is_possible() {
            return asked(choices);
        }
        return Err(wrong(say!("cli-name-credential", names = listed())));
    };
    let is_named = |one: &&KeyChoice| {
        one.key.client_id.as_deref() == Some(wanted) || (one.name == wanted && !wanted.is_empty())
    };
    let mut named = choices.iter().filter(is_named);
    match (named.next(), named.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => {
            Err(wrong(say!("cli-several-credentials", name = wanted, names = listed())))
        }
        (None, _) => Err(wrong(say!("cli-no-such-credential", name = wanted, names = listed()))),
    }
}

fn title(choice: &KeyChoice) -> String {
    let id = choice.key.client_id.clone().unwrap_or_else(|| say!("cli-no-client"));
    match choice.name.as_str() {
        "" => id,
        name => format!("{} ({id})", say!("cli-quoted", text = name)),
    }
}

fn asked(choices: &[KeyChoice]) -> Result<&KeyChoice, Failure> {
    ask::show(&say!("cli-credentials"));
    for (number, choice) in (1..).zip(choices) {
        ask::show(&format!("  {number}  {}", title(choice)));
    }
    let at = ask::counted(&say!("cli-which-credential"));
    at.and_then(|number| choices.get(number.checked_sub(1)? as usize))
        .ok_or_else(|| wrong(say!("cli-no-credential-chosen")))
}

/// A file with one key needs no choice; one that is named nevertheless must be it.
fn is_meant(key: &KeyFacts, wanted: Option<&str>) -> Result<(), Failure> {
    match wanted {
        Some(wanted) if key.client_id.as_deref() != Some(wanted) => {
            let id = key.client_id.clone().unwrap_or_else(|| say!("cli-no-client"));
            Err(wrong(say!("cli-single-credential", id = id)))
        }
        _ => Ok(()),
    }
}

/// The connection of the same account at this address. At another address the
/// account makes another connection.
fn at_address(
    all: &[ConnectionSummary],
    existing: &[ExistingConnection],
    address: &str,
) -> Option<(ConnectionSummary, KeyRelation)> {
    existing.iter().find_map(|one| {
        let known = all.iter().find(|c| c.id == one.connection_id && c.address == address)?;
        Some((known.clone(), one.relation))
    })
}

/// Where the key is to be sent. An OAuth credential names no AEM: what its file
/// suggests is said, not used.
fn address(
    choice: &Choice,
    key: &KeyFacts,
    known: Option<&ConnectionSummary>,
) -> Result<String, Failure> {
    if let Some(address) = choice.aem.clone().or_else(|| known.map(|known| known.address.clone())) {
        return Ok(address);
    }
    let suggested = key.suggested_address.as_deref();
    match suggested {
        Some(address) if key.kind != KeyKind::OauthServerToServer => return Ok(address.to_owned()),
        _ => {}
    }
    if choice.remember && ask::is_possible() {
        let mut question = say!("cli-ask-address");
        if let Some(address) = suggested {
            question.push_str(&format!(" [{address}]"));
        }
        match (ask::answer(&question).as_str(), suggested) {
            ("", Some(address)) => return Ok(address.to_owned()),
            ("", None) => {}
            (typed, _) => return Ok(typed.to_owned()),
        }
    }
    Err(wrong(match suggested {
        Some(address) => say!("cli-address-suggested", address = address),
        None => say!("cli-name-address"),
    }))
}

fn confirmed(choice: &Choice, facts: &AddressFacts) -> bool {
    let is_asked = facts.needs_confirmation && choice.remember && ask::is_possible();
    is_asked && ask::agrees(&say!("cli-confirm-address", host = &facts.host))
}

/// The connection whose key is replaced, with the user's word for it.
fn replaced(
    choice: &Choice,
    key: &KeyFacts,
    known: &ConnectionSummary,
    relation: KeyRelation,
) -> Result<Option<ConnectionId>, Failure> {
    let message = match relation {
        KeyRelation::Same => return Ok(None),
        KeyRelation::Newer => say!("cli-other-key", name = &known.name),
        KeyRelation::Older => say!("cli-later-key", name = &known.name),
    };
    if choice.replace {
        return Ok(Some(known.id));
    }
    if ask::is_possible() {
        ask::show(&message);
        ask::show(&format!("  {}", say!("cli-key-there", key = sentence(&known.key))));
        ask::show(&format!("  {}", say!("cli-key-in-file", key = sentence(key))));
        if ask::agrees(&say!("cli-replace-key")) {
            return Ok(Some(known.id));
        }
    }
    let words = format!("{message} {}", say!("cli-key-needs-replace"));
    Err(Failure::Said(ErrorCode::ReplaceNotConfirmed, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(names: &[(&str, &str)]) -> Vec<KeyChoice> {
        let key = |client_id: &str| KeyFacts {
            kind: KeyKind::OauthServerToServer,
            account: None,
            client_id: Some(client_id.to_owned()),
            organisation: None,
            mark: String::new(),
            program: None,
            environment: None,
            valid_until: None,
            suggested_address: None,
            suggested_stage: None,
        };
        let one = |(index, (name, id)): (u32, &(&str, &str))| KeyChoice {
            index,
            name: (*name).to_owned(),
            key: key(id),
        };
        (0..).zip(names).map(one).collect()
    }

    #[test]
    fn a_credential_is_named_by_name_or_client_id() {
        let both = choices(&[("Assets", "aa11"), ("Sites", "bb22")]);
        for (wanted, index) in [("Assets", 0), ("aa11", 0), ("Sites", 1), ("bb22", 1)] {
            let found = picked(&both, Some(wanted)).map(|one| one.index);
            assert_eq!(found, Ok(index), "{wanted}");
        }
        for wanted in ["assets", "", "cc33"] {
            let refused = picked(&both, Some(wanted)).map(|one| one.index).unwrap_err();
            assert!(refused.message().contains("“Sites” (bb22)"), "{refused:?}");
        }
    }

    #[test]
    fn a_name_that_two_have_is_not_enough() {
        let twins = choices(&[("Assets", "aa11"), ("Assets", "bb22"), ("", "cc33")]);
        let refused = picked(&twins, Some("Assets")).map(|one| one.index).unwrap_err();
        assert!(refused.message().contains("client ID"), "{refused:?}");
        assert_eq!(picked(&twins, Some("bb22")).map(|one| one.index), Ok(1));
        assert!(picked(&twins, Some("")).is_err(), "no name is not a name");
        assert_eq!(picked(&twins, Some("cc33")).map(|one| one.index), Ok(2));
    }

    #[test]
    fn a_single_key_is_not_taken_for_another_one() {
        let only = &choices(&[("Assets", "aa11")])[0].key;
        assert_eq!(is_meant(only, None), Ok(()));
        assert_eq!(is_meant(only, Some("aa11")), Ok(()));
        assert!(is_meant(only, Some("bb22")).is_err());
    }

    #[test]
    fn what_an_oauth_file_suggests_is_said_and_not_used() {
        let mut key = choices(&[("Assets", "aa11")])[0].key.clone();
        let choice = Choice::default();
        let suggestion = "https://author-p1-e2.adobeaemcloud.com";
        assert!(address(&choice, &key, None).is_err());
        key.suggested_address = Some(suggestion.to_owned());
        let refused = address(&choice, &key, None).unwrap_err();
        assert!(refused.message().contains(&format!("--aem {suggestion}")), "{refused:?}");
        key.kind = KeyKind::ServiceCredentials;
        assert_eq!(address(&choice, &key, None).as_deref(), Ok(suggestion));
    }
}
