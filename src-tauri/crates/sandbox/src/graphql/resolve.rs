//! What the fields of the schema answer.

use std::sync::Arc;

use async_graphql::dynamic::{FieldFuture, FieldValue, ResolverContext};
use async_graphql::{Error, Result, Value};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};

use crate::environment::Environment;
use crate::graphql::filter;
use crate::graphql::fragments::Fragment;
use crate::graphql::models::{Configuration, Element, Model};
use crate::paths;
use crate::rights::Sight;
use crate::tokens::Account;
use crate::value::{Kind as Stored, Property};

/// Fragments on a page when no number is given, and the most there may be
/// (protocol reference, section 8.4).
const PAGE: usize = 50;
const LARGEST_PAGE: usize = 100;

/// Who asks.
pub(crate) struct Asker {
    pub(crate) environment: Arc<Environment>,
    pub(crate) account: Account,
}

/// Which query is answered.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) model: &'static Model,
    pub(crate) configuration: &'static Configuration,
}

/// A page of a `…Paginated` query.
struct Page {
    fragments: Vec<Fragment<'static>>,
    /// How many lie before it.
    from: usize,
    more: bool,
}

/// The values of a `…List` query.
struct Items(Vec<Fragment<'static>>);
/// The value of a `…ByPath` query.
struct Item(Option<Fragment<'static>>);
struct Edge(Fragment<'static>);
/// An asset or page that an element points at.
struct Pointed(Json);
struct Meta(Json);

/// Text in several forms.
pub(crate) struct Rich {
    text: String,
    content_type: String,
}

fn graphql(json: Json) -> Option<Value> {
    Value::from_json(json).ok()
}

fn asker<'a>(context: &ResolverContext<'a>) -> Option<&'a Asker> {
    context.ctx.data::<Asker>().ok()
}

fn text_argument<'a>(context: &'a ResolverContext<'_>, name: &str) -> Option<&'a str> {
    context.args.get(name).and_then(|value| value.string().ok())
}

/// The fragment whose field is asked for.
pub(crate) fn fragment(context: &ResolverContext<'_>) -> Option<Fragment<'static>> {
    context.parent_value.try_downcast_ref::<Fragment<'static>>().ok().cloned()
}

fn of_fragment<T>(
    context: &ResolverContext<'_>,
    of: impl FnOnce(&Fragment<'static>) -> T,
) -> Option<T> {
    context.parent_value.try_downcast_ref::<Fragment<'static>>().ok().map(of)
}

pub(crate) fn own(
    context: &ResolverContext<'_>,
    of: impl for<'a> FnOnce(&'a Fragment<'static>) -> &'a String,
) -> Option<Value> {
    of_fragment(context, |fragment| Value::from(of(fragment).as_str()))
}

pub(crate) fn variations(context: &ResolverContext<'_>) -> Option<Value> {
    of_fragment(context, |fragment| graphql(json!(fragment.variations)))?
}

pub(crate) fn tags(context: &ResolverContext<'_>) -> Option<Value> {
    let tags = of_fragment(context, |fragment| {
        fragment.metadata().get("cq:tags").map_or_else(|| json!([]), |tags| tags.siren_json())
    })?;
    graphql(tags)
}

/// The language folder it lies in, in two letters.
pub(crate) fn locale(context: &ResolverContext<'_>) -> Option<Value> {
    let path = of_fragment(context, |fragment| fragment.path.clone())?;
    let is_locale = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_lowercase());
    path.split('/').find(is_locale).map(Value::from)
}

pub(crate) fn model_info<'a>(
    context: &'a ResolverContext<'_>,
) -> Option<&'a (String, &'static str)> {
    context.parent_value.try_downcast_ref::<(String, &'static str)>().ok()
}

pub(crate) fn plain(context: &ResolverContext<'_>, element: &Element) -> Option<Value> {
    graphql(of_fragment(context, |fragment| fragment.json(element))?)
}

pub(crate) fn rich<'a>(context: &ResolverContext<'a>, element: &Element) -> Option<FieldValue<'a>> {
    let fragment = fragment(context)?;
    let content_type = fragment.content_type(element);
    let mut all = fragment
        .texts(element)
        .into_iter()
        .map(|text| FieldValue::owned_any(Rich { text, content_type: content_type.clone() }));
    if element.many { Some(FieldValue::list(all)) } else { all.next() }
}

impl Rich {
    fn is_html(&self) -> bool {
        self.content_type == "text/html"
    }

    pub(crate) fn html(&self) -> Value {
        let text = &self.text;
        if self.is_html() {
            return text.as_str().into();
        }
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        format!("<p>{escaped}</p>").into()
    }

    pub(crate) fn plain(&self) -> Value {
        if !self.is_html() {
            return self.text.as_str().into();
        }
        let mut plain = String::with_capacity(self.text.len());
        let mut inside = false;
        for letter in self.text.chars() {
            match letter {
                '<' => inside = true,
                '>' if inside => inside = false,
                _ if !inside => plain.push(letter),
                _ => {}
            }
        }
        let plain = plain.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">");
        plain.replace("&amp;", "&").trim().to_owned().into()
    }

    /// Markup is legal Markdown; AEM would write it shorter.
    pub(crate) fn markdown(&self) -> Value {
        self.text.as_str().into()
    }

    pub(crate) fn json(&self) -> Value {
        let Value::String(plain) = self.plain() else { return Value::Null };
        let paragraphs = plain.lines().filter(|line| !line.trim().is_empty()).map(|line| {
            json!({"nodeType": "paragraph", "content": [{"nodeType": "text", "value": line}]})
        });
        graphql(paragraphs.collect()).unwrap_or_default()
    }
}

/// The assets or pages an element points at.
pub(crate) fn assets<'a>(
    context: &ResolverContext<'a>,
    element: &Element,
) -> Option<FieldValue<'a>> {
    let paths = of_fragment(context, |fragment| fragment.texts(element))?;
    let asker = asker(context)?;
    let sight = asker.environment.sight(asker.account);
    let mut all = paths.into_iter().map(|path| {
        let node = sight.at(&paths::segments(&path));
        let read = |name: &str| {
            let property = node.as_ref()?.property_at(&format!("jcr:content/metadata/{name}"))?;
            property.list().first().map(|_| property.siren_json())
        };
        let mime = read("dc:format").and_then(|mime| mime.as_str().map(str::to_owned));
        let kind = kind_of(&path, mime.as_deref());
        let pointed = json!({
            "_path": path,
            "_authorUrl": format!("{}{}", asker.environment.origin.as_str().trim_end_matches('/'), paths::encode(&path)),
            "_publishUrl": format!("{}{}", asker.environment.origin.as_str().trim_end_matches('/'), paths::encode(&path)),
            "type": kind.trim_end_matches("Ref").to_lowercase(),
            "mimeType": mime,
            "format": mime,
            "width": read("tiff:ImageWidth"),
            "height": read("tiff:ImageLength"),
        });
        FieldValue::owned_any(Pointed(pointed)).with_type(kind)
    });
    if element.many { Some(FieldValue::list(all.collect::<Vec<_>>())) } else { all.next() }
}

fn kind_of(path: &str, mime: Option<&str>) -> &'static str {
    match mime.and_then(|mime| mime.split_once('/')) {
        Some(("image", _)) => "ImageRef",
        Some(("video" | "audio", _)) => "MultimediaRef",
        Some((_, "zip" | "x-rar-compressed")) => "ArchiveRef",
        Some(_) => "DocumentRef",
        None if path.starts_with("/content/dam/") => "ImageRef",
        None => "PageRef",
    }
}

pub(crate) fn asset(context: &ResolverContext<'_>, field: &str) -> Option<Value> {
    let pointed = context.parent_value.try_downcast_ref::<Pointed>().ok()?;
    graphql(pointed.0[field].clone()).filter(|value| *value != Value::Null)
}

/// The fragments an element points at; those that are not there, or not for who asks,
/// are left out without a word.
pub(crate) fn fragments<'a>(
    context: &ResolverContext<'a>,
    element: &Element,
) -> Option<FieldValue<'a>> {
    let fragment = fragment(context)?;
    let asker = asker(context)?;
    let sight = asker.environment.sight(asker.account);
    let mut all = fragment.texts(element).into_iter().filter_map(|path| {
        let node = sight.at(&paths::segments(&path))?;
        let found = Fragment::read(&path, &node, Some(&fragment.variation))?.into_owned();
        Some(FieldValue::owned_any(found))
    });
    if element.many { Some(FieldValue::list(all.collect::<Vec<_>>())) } else { all.next() }
}

pub(crate) fn by_path(
    context: &ResolverContext<'_>,
    asked: Asked,
) -> Result<Option<FieldValue<'static>>> {
    let asker = asker(context).ok_or_else(|| Error::new("nobody asks"))?;
    let path = text_argument(context, "_path").unwrap_or_default();
    let sight = asker.environment.sight(asker.account);
    let found = sight
        .at(&paths::segments(path))
        .and_then(|node| {
            let variation = text_argument(context, "variation");
            Fragment::read(path, &node, variation).map(Fragment::into_owned)
        })
        .filter(|found| found.model == asked.configuration.model_path(asked.model.name));
    Ok(Some(FieldValue::owned_any(Item(found))))
}

/// What may be found by who asks.
fn searched<'a>(context: &ResolverContext<'a>) -> Result<Sight<'a>> {
    let asker = asker(context).ok_or_else(|| Error::new("nobody asks"))?;
    Ok(asker.environment.searched(asker.account))
}

/// The fragments that a list or a page is cut from.
fn wanted<'a>(
    context: &ResolverContext<'_>,
    sight: &'a Sight<'_>,
    asked: Asked,
) -> Result<Vec<Fragment<'a>>> {
    let path = asked.configuration.model_path(asked.model.name);
    let mut found = Fragment::of_model(sight, &path, text_argument(context, "variation"));
    if let Some(locale) = text_argument(context, "_locale") {
        found.retain(|fragment| fragment.is_in_locale(locale));
    }
    let test =
        context.args.get("filter").and_then(|filter| filter.as_value().clone().into_json().ok());
    if let Some(test) = test {
        let follow = |model: &str, path: &str| {
            let model = asked.configuration.models.iter().find(|other| other.name == model)?;
            let node = sight.at(&paths::segments(path))?;
            Some((Fragment::read(path, &node, None)?.into_owned(), *model))
        };
        found.retain(|fragment| filter::matches(&test, fragment, asked.model, &follow));
    }
    let order = text_argument(context, "sort").unwrap_or_default();
    filter::sort(&mut found, order, asked.model).map_err(Error::new)?;
    Ok(found)
}

fn number(context: &ResolverContext<'_>, name: &str) -> Result<Option<usize>> {
    let Some(value) = context.args.get(name).filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    usize::try_from(value.i64()?)
        .map(Some)
        .map_err(|_| Error::new(format!("'{name}' must not be negative")))
}

pub(crate) fn list(
    context: &ResolverContext<'_>,
    asked: Asked,
) -> Result<Option<FieldValue<'static>>> {
    let offset = number(context, "offset")?.unwrap_or_default();
    let limit = number(context, "limit")?.unwrap_or(usize::MAX);
    let sight = searched(context)?;
    let all = wanted(context, &sight, asked)?;
    let found = all.into_iter().skip(offset).take(limit).map(Fragment::into_owned).collect();
    Ok(Some(FieldValue::owned_any(Items(found))))
}

pub(crate) fn page(
    context: &ResolverContext<'_>,
    asked: Asked,
) -> Result<Option<FieldValue<'static>>> {
    let first = number(context, "first")?.unwrap_or(PAGE);
    if first > LARGEST_PAGE {
        return Err(Error::new(format!("'first' must be at most {LARGEST_PAGE}")));
    }
    let sight = searched(context)?;
    let all = wanted(context, &sight, asked)?;
    let from = match text_argument(context, "after").filter(|cursor| !cursor.is_empty()) {
        None => 0,
        Some(cursor) => {
            let path = decoded(cursor).ok_or_else(|| Error::new("Invalid cursor"))?;
            let at = all.iter().position(|fragment| fragment.path == path);
            at.map(|at| at + 1).ok_or_else(|| Error::new("Invalid cursor"))?
        }
    };
    let more = all.len() > from + first;
    let page = all.into_iter().skip(from).take(first);
    let fragments = page.map(Fragment::into_owned).collect();
    Ok(Some(FieldValue::owned_any(Page { fragments, from, more })))
}

fn decoded(cursor: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

fn cursor_of(fragment: &Fragment) -> Value {
    URL_SAFE_NO_PAD.encode(&fragment.path).into()
}

fn ready<'a>(value: Option<FieldValue<'a>>) -> FieldFuture<'a> {
    FieldFuture::new(async move { Ok(value) })
}

pub(crate) fn inner(context: ResolverContext<'_>) -> FieldFuture<'_> {
    let item = context.parent_value.try_downcast_ref::<Item>().ok();
    ready(item.and_then(|item| item.0.clone()).map(FieldValue::owned_any))
}

pub(crate) fn items(context: ResolverContext<'_>) -> FieldFuture<'_> {
    let items = context.parent_value.try_downcast_ref::<Items>().ok();
    ready(items.map(|items| FieldValue::list(items.0.iter().cloned().map(FieldValue::owned_any))))
}

pub(crate) fn edges(context: ResolverContext<'_>) -> FieldFuture<'_> {
    let page = context.parent_value.try_downcast_ref::<Page>().ok();
    ready(page.map(|page| {
        FieldValue::list(page.fragments.iter().cloned().map(|f| FieldValue::owned_any(Edge(f))))
    }))
}

pub(crate) fn page_info(context: ResolverContext<'_>) -> FieldFuture<'_> {
    let page = context.parent_value.try_downcast_ref::<Page>().ok();
    ready(page.map(|page| {
        FieldValue::owned_any(PageInfo {
            first: page.fragments.first().map(cursor_of),
            last: page.fragments.last().map(cursor_of),
            before: page.from > 0,
            after: page.more,
        })
    }))
}

/// Cursors of the first and the last fragment, and whether there are more before and after.
struct PageInfo {
    first: Option<Value>,
    last: Option<Value>,
    before: bool,
    after: bool,
}

/// A field of `PageInfo`.
pub(crate) fn page_fact(context: &ResolverContext<'_>, field: &str) -> Option<Value> {
    let info = context.parent_value.try_downcast_ref::<PageInfo>().ok()?;
    match field {
        "startCursor" => info.first.clone(),
        "endCursor" => info.last.clone(),
        "hasPreviousPage" => Some(info.before.into()),
        _ => Some(info.after.into()),
    }
}

pub(crate) fn cursor(context: &ResolverContext<'_>) -> Option<Value> {
    context.parent_value.try_downcast_ref::<Edge>().ok().map(|edge| cursor_of(&edge.0))
}

pub(crate) fn node(context: ResolverContext<'_>) -> FieldFuture<'_> {
    let edge = context.parent_value.try_downcast_ref::<Edge>().ok();
    ready(edge.map(|edge| FieldValue::owned_any(edge.0.clone())))
}

/// The metadata of one group, such as `stringMetadata`.
pub(crate) fn metadata<'a>(context: &ResolverContext<'a>, group: &str) -> Option<FieldValue<'a>> {
    let fragment = fragment(context)?;
    let fits = |property: &Property| match group {
        "stringMetadata" => property.kind == Stored::String && !property.is_multiple(),
        "stringArrayMetadata" => property.kind == Stored::String && property.is_multiple(),
        "intMetadata" => property.kind == Stored::Long && !property.is_multiple(),
        "booleanMetadata" => property.kind == Stored::Boolean && !property.is_multiple(),
        "calendarMetadata" => property.kind == Stored::Date && !property.is_multiple(),
        _ => false,
    };
    let all = fragment.metadata().into_iter().filter(|(_, property)| fits(property)).map(
        |(name, property)| {
            FieldValue::owned_any(Meta(json!({"name": name, "value": property.siren_json()})))
        },
    );
    Some(FieldValue::list(all.collect::<Vec<_>>()))
}

pub(crate) fn meta(context: &ResolverContext<'_>, field: &str) -> Option<Value> {
    let meta = context.parent_value.try_downcast_ref::<Meta>().ok()?;
    graphql(meta.0[field].clone())
}
