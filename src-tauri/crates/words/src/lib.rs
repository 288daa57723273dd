//! What the program says: the messages of the window, which are Fluent files in `ui/locales`, one
//! folder for each language.

mod locale;

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, PatternElement};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

pub use locale::{language_of_computer, languages};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// Complete: the window's code is checked against it.
const FALLBACK: &str = "en";

/// What a message is told.
pub type Facts<'a> = FluentArgs<'a>;

/// The facts of a message: `facts! { n = 3, host = name }`. `None` is a fact that is not known.
#[macro_export]
macro_rules! facts {
    ($($name:ident = $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut facts = $crate::Facts::new();
        $(facts.set(stringify!($name), $crate::Fact::told($value));)*
        facts
    }};
}

/// What can be told to a message.
pub trait Fact<'a> {
    /// As Fluent takes it.
    fn told(self) -> FluentValue<'a>;
}

impl<'a> Fact<'a> for &'a str {
    fn told(self) -> FluentValue<'a> {
        self.into()
    }
}

impl<'a> Fact<'a> for &'a String {
    fn told(self) -> FluentValue<'a> {
        self.as_str().into()
    }
}

impl Fact<'static> for String {
    fn told(self) -> FluentValue<'static> {
        self.into()
    }
}

impl Fact<'static> for u32 {
    fn told(self) -> FluentValue<'static> {
        self.into()
    }
}

impl Fact<'static> for usize {
    fn told(self) -> FluentValue<'static> {
        self.into()
    }
}

impl Fact<'static> for f64 {
    fn told(self) -> FluentValue<'static> {
        self.into()
    }
}

impl<'a, F: Fact<'a>> Fact<'a> for Option<F> {
    /// A variant `[none]` says a sentence without a fact that is not known.
    fn told(self) -> FluentValue<'a> {
        self.map_or_else(|| "none".into(), F::told)
    }
}

/// The words of one language.
pub struct Words {
    language: &'static str,
    own: FluentBundle<FluentResource>,
    /// Says what is missing in `own`; `None` where that is the same.
    fallback: Option<FluentBundle<FluentResource>>,
}

impl Words {
    /// The words of a language, named by its folder: one of [`languages`]. Those of any other are
    /// English.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let texts = |wanted: &str| LOCALES.iter().find(|(name, _)| *name == wanted);
        let (language, own) =
            texts(language).or_else(|| texts(FALLBACK)).copied().unwrap_or_default();
        let fallback = texts(FALLBACK).filter(|(name, _)| *name != language);
        Self {
            language,
            own: bundle(language, own),
            fallback: fallback.map(|(name, texts)| bundle(name, texts)),
        }
    }

    /// The folder of the language, such as `en`.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Says a message, `result-took`, or an attribute of one, `error-timeout.title`.
    #[must_use]
    pub fn say(&self, id: &str, facts: &Facts<'_>) -> String {
        if let Some(text) = write(&self.own, id, facts) {
            return text;
        }
        tracing::warn!(id, language = self.language, "a message cannot be said");
        self.fallback.as_ref().and_then(|english| write(english, id, facts)).unwrap_or_default()
    }

    /// Says the steps of a message, in their order.
    #[must_use]
    pub fn steps(&self, id: &str, facts: &Facts<'_>) -> Vec<String> {
        let message = self.complete().get_message(id);
        let attributes = message.into_iter().flat_map(|message| message.attributes());
        attributes
            .map(|attribute| attribute.id())
            .filter(|name| name.starts_with("step-"))
            .map(|name| self.say(&format!("{id}.{name}"), facts))
            .collect()
    }

    /// Whether there is such a message, or such an attribute of one.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        pattern(self.complete(), id).is_some()
    }

    /// The ends of all messages with this beginning: of `stage-` `live`, `test` and so on.
    pub fn ends<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        LOCALES
            .iter()
            .filter(|(name, _)| *name == FALLBACK)
            .flat_map(|(_, texts)| *texts)
            .flat_map(|text| text.lines())
            .filter_map(move |line| Some(line.strip_prefix(start)?.split_once(" =")?.0))
    }

    fn complete(&self) -> &FluentBundle<FluentResource> {
        self.fallback.as_ref().unwrap_or(&self.own)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

fn bundle(folder: &str, texts: &[&str]) -> FluentBundle<FluentResource> {
    // What is damaged has stopped the build.
    let read = |text: &&str| match FluentResource::try_new((*text).to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let resources: Vec<FluentResource> = texts.iter().map(read).collect();
    let locale = resources.iter().find_map(locale_of).unwrap_or(folder);
    let mut bundle = FluentBundle::new_concurrent(vec![locale.parse().unwrap_or_default()]);
    // Sentences are searched, copied and compared: no invisible marks around what is filled in.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number));
    for resource in resources {
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Whose numbers a language writes, such as `en-GB`.
fn locale_of(resource: &FluentResource) -> Option<&str> {
    let is_it = |entry: &&Entry<&str>| matches!(entry, Entry::Message(message) if message.id.name == "language-locale");
    let Entry::Message(message) = resource.entries().find(is_it)? else { return None };
    match message.value.as_ref()?.elements.first()? {
        PatternElement::TextElement { value } => Some(value),
        PatternElement::Placeable { .. } => None,
    }
}

fn pattern<'a>(
    bundle: &'a FluentBundle<FluentResource>,
    id: &str,
) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
    let (name, attribute) = id.split_once('.').map_or((id, None), |(name, of)| (name, Some(of)));
    let message = bundle.get_message(name)?;
    match attribute {
        None => message.value(),
        Some(attribute) => Some(message.get_attribute(attribute)?.value()),
    }
}

/// `None` where the message is missing, or refers to something that is.
fn write(bundle: &FluentBundle<FluentResource>, id: &str, facts: &Facts<'_>) -> Option<String> {
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern(bundle, id)?, Some(facts), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

/// The language whose numbers are written, as ICU names it.
struct Numbers(Locale);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        language.to_string().parse().map(Self).map_err(drop)
    }
}

/// A number as the language writes it: 1,204 or 1 204.
fn number(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimal = Decimal::try_from_str(&number.as_string()).ok()?;
    let write = |Numbers(locale): &Numbers| {
        let formatter = DecimalFormatter::try_new(locale.into(), Default::default()).ok()?;
        Some(formatter.format(&decimal).to_string())
    };
    memoizer.with_try_get((), write).ok()?
}

#[cfg(test)]
mod tests;
