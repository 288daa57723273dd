//! Settings and facts about the app.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which language the window speaks: the name of its folder of words, such as `fr`, or `system`
/// for that of the computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(from = "String")]
pub struct Language(String);

impl Default for Language {
    fn default() -> Self {
        Self("system".to_owned())
    }
}

impl From<String> for Language {
    fn from(name: String) -> Self {
        // As settings had it while there were two.
        Self(match name.as_str() {
            "english" => "en".to_owned(),
            "french" => "fr".to_owned(),
            _ => name,
        })
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// That of the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the user set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Language of the window.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// How large everything in the window is, in percent of the usual size. Absent until
    /// somebody chose one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub zoom: Option<u16>,
}

/// Facts about the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppInfo {
    /// Version of the app.
    pub version: String,
    /// Folder that holds the app's files.
    pub data_folder: String,
    /// What the key store of this computer is called.
    pub key_store: String,
    /// Whether a key file may name a server on this computer (start-up switch for tests).
    pub loopback_allowed: bool,
    /// Whether the window goes straight to the practice environment (`--practice`).
    pub start_in_practice: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_from_before_a_size_could_be_chosen_are_still_read() {
        let before = r#"{"language":"french","theme":"dark"}"#;
        let settings: Settings = serde_json::from_str(before).expect("settings");
        let kept = Settings { language: Language("fr".to_owned()), theme: Theme::Dark, zoom: None };
        assert_eq!(settings, kept);
        let now = r#"{"language":"fr","theme":"dark"}"#;
        assert_eq!(serde_json::to_string(&settings).expect("text"), now);
        let larger = Settings { zoom: Some(175), ..kept };
        let text = serde_json::to_string(&larger).expect("text");
        assert_eq!(serde_json::from_str::<Settings>(&text).expect("settings"), larger);
    }
}
