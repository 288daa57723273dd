//! What an endpoint can be asked about, read from its schema.
//!
//! The schema comes as text from `endpoint.GQLschema`, which Adobe documents. Names of
//! types and arguments are those of AEM; whatever is not understood is offered in the
//! editor only ([`QuestionKind::Other`]).

use std::collections::HashMap;

use async_graphql_parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql_parser::{Positioned, parse_schema};

use relabel_model::{QuestionField, QuestionKind, QuestionModel};

/// The name of the query type, unless the schema names another.
const QUERY: &str = "QueryType";

/// A schema that was understood.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Output types: their fields in order, with the type of each.
    objects: HashMap<String, Vec<Named>>,
    /// Types an answer may be of, by union.
    unions: HashMap<String, Vec<String>>,
    /// Fields of input types.
    inputs: HashMap<String, Vec<Named>>,
    /// Words of enumerations.
    words: HashMap<String, Vec<String>>,
    models: Vec<Model>,
}

/// A field or an argument.
#[derive(Clone, Debug)]
struct Named {
    name: String,
    /// Its innermost type.
    of: String,
    many: bool,
}

/// A model that can be asked about.
#[derive(Clone, Debug)]
pub struct Model {
    /// The word its queries begin with.
    pub name: String,
    /// Its type.
    pub type_name: String,
    /// The input type of its filter.
    pub filter: Option<String>,
    /// Whether there are pages by cursor.
    pub has_cursor: bool,
    /// Arguments its list or pages take.
    pub arguments: Vec<String>,
    title: String,
}

impl Model {
    /// Whether its list or pages take an argument.
    #[must_use]
    pub fn takes(&self, argument: &str) -> bool {
        self.arguments.iter().any(|name| name == argument)
    }
}

/// The schema is not one in GraphQL's notation, or has nothing to ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the schema of the endpoint cannot be read")]
pub struct Unreadable;

impl Schema {
    /// Reads a schema.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(sdl: &str) -> Result<Self, Unreadable> {
        let document = parse_schema(sdl).map_err(|_| Unreadable)?;
        let mut schema = Self::default();
        let mut query = QUERY.to_owned();
        let mut descriptions = HashMap::new();
        for definition in document.definitions {
            match definition {
                TypeSystemDefinition::Schema(node) => {
                    if let Some(name) = node.node.query {
                        query = name.node.to_string();
                    }
                }
                TypeSystemDefinition::Type(node) => {
                    let name = node.node.name.node.to_string();
                    if let Some(text) = node.node.description {
                        descriptions.insert(name.clone(), text.node);
                    }
                    schema.add(name, node.node.kind);
                }
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        schema.find_models(&query, &descriptions);
        if schema.models.is_empty() { Err(Unreadable) } else { Ok(schema) }
    }

    fn add(&mut self, name: String, kind: TypeKind) {
        match kind {
            TypeKind::Object(object) => {
                self.objects.insert(name, object.fields.iter().map(field).collect());
                // Arguments stand beside the field they belong to.
                for one in object.fields {
                    let key = format!("{}()", one.node.name.node);
                    let arguments = one.node.arguments.iter().map(argument).collect();
                    self.inputs.entry(key).or_insert(arguments);
                }
            }
            TypeKind::Interface(interface) => {
                self.objects.insert(name, interface.fields.iter().map(field).collect());
            }
            TypeKind::Union(union) => {
                let members = union.members.iter().map(|member| member.node.to_string());
                self.unions.insert(name, members.collect());
            }
            TypeKind::InputObject(input) => {
                self.inputs.insert(name, input.fields.iter().map(argument).collect());
            }
            TypeKind::Enum(of) => {
                let words = of.values.iter().map(|value| value.node.value.node.to_string());
                self.words.insert(name, words.collect());
            }
            TypeKind::Scalar => {}
        }
    }

    /// Models are what the query type has lists or pages of.
    fn find_models(&mut self, query: &str, descriptions: &HashMap<String, String>) {
        let fields = self.objects.get(query).cloned().unwrap_or_default();
        for list in &fields {
            let Some(name) = list.name.strip_suffix("List") else { continue };
            let items = self.objects.get(&list.of).and_then(|result| find(result, "items"));
            let Some(type_name) = items.map(|items| items.of.clone()) else { continue };
            let pages = format!("{name}Paginated");
            let has_cursor = fields.iter().any(|field| field.name == pages);
            let asked = if has_cursor { pages } else { list.name.clone() };
            let arguments = self.inputs.get(&format!("{asked}()")).cloned().unwrap_or_default();
            self.models.push(Model {
                name: name.to_owned(),
                filter: find(&arguments, "filter").map(|filter| filter.of.clone()),
                title: descriptions
                    .get(&type_name)
                    .filter(|text| !text.trim().is_empty() && text.chars().count() <= 60)
                    .map_or_else(|| words(name), |text| text.trim().to_owned()),
                type_name,
                has_cursor,
                arguments: arguments.into_iter().map(|argument| argument.name).collect(),
            });
        }
        self.models.sort_by_cached_key(|model| model.title.to_lowercase());
    }

    /// The model of a name.
    #[must_use]
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    fn model_of_type(&self, type_name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.type_name == type_name)
    }

    /// The models, as the window shows them.
    #[must_use]
    pub fn shown(&self) -> Vec<QuestionModel> {
        let shown = self.models.iter().map(|model| QuestionModel {
            name: model.name.clone(),
            title: model.title.clone(),
            fields: self.fields(model),
            has_cursor: model.has_cursor,
        });
        shown.collect()
    }

    fn fields(&self, model: &Model) -> Vec<QuestionField> {
        let fields = self.objects.get(&model.type_name).map(Vec::as_slice).unwrap_or_default();
        // What AEM adds to every fragment comes after what its model has.
        let (added, own): (Vec<&Named>, Vec<&Named>) =
            fields.iter().partition(|field| field.name.starts_with('_'));
        let filter = model.filter.as_ref().and_then(|filter| self.inputs.get(filter));
        let all = own.into_iter().chain(added).map(|field| {
            let kind = self.kind(field);
            let is_value = !matches!(
                kind,
                QuestionKind::Asset
                    | QuestionKind::Fragment
                    | QuestionKind::Group
                    | QuestionKind::Other
            );
            QuestionField {
                title: words(field.name.trim_start_matches('_')),
                kind,
                many: field.many,
                filterable: filter.is_some_and(|filter| find(filter, &field.name).is_some()),
                sortable: is_value
                    && !field.many
                    && (!field.name.starts_with('_') || field.name == "_path"),
                model: self.model_of_type(&field.of).map(|model| model.name.clone()),
                name: field.name.clone(),
            }
        });
        all.collect()
    }

    fn kind(&self, field: &Named) -> QuestionKind {
        match field.of.as_str() {
            "String" | "ID" => QuestionKind::Text,
            "MultiFormatString" => QuestionKind::LongText,
            "Int" | "Long" => QuestionKind::Integer,
            "Float" => QuestionKind::Number,
            "Boolean" => QuestionKind::YesNo,
            "Calendar" | "DateTime" => QuestionKind::Moment,
            "Date" => QuestionKind::Day,
            "TypedMetaData" => QuestionKind::Group,
            of if self.model_of_type(of).is_some() => QuestionKind::Fragment,
            of if !self.pointed(of).is_empty() => QuestionKind::Asset,
            _ => QuestionKind::Other,
        }
    }

    /// The types a reference to assets and pages may lead to that name a path; fragments
    /// are among them where it may lead to those, too.
    #[must_use]
    pub fn pointed(&self, of: &str) -> Vec<String> {
        let own = [of.to_owned()];
        let members = self.unions.get(of).map_or(own.as_slice(), Vec::as_slice);
        if !members.iter().any(|name| name.ends_with("Ref")) {
            return Vec::new();
        }
        let has_path = |name: &&String| {
            self.objects.get(*name).is_some_and(|fields| find(fields, "_path").is_some())
        };
        members.iter().filter(has_path).cloned().collect()
    }

    /// How a field of an input type is filtered by.
    fn filtering(&self, filter: Option<&String>, name: &str) -> Option<Filtering> {
        let of = &find(self.inputs.get(filter?)?, name)?.of;
        let fields = |of: &str| self.inputs.get(of).map(Vec::as_slice).unwrap_or_default();
        let expression = find(fields(of), "_expressions").map(|field| fields(&field.of));
        let Some(expression) = expression.filter(|fields| !fields.is_empty()) else {
            return Some(Filtering::default());
        };
        let operator = find(expression, "_operator");
        let has = |name: &str| find(expression, name).is_some();
        Some(Filtering {
            operators: operator.and_then(|operator| self.words.get(&operator.of)).cloned(),
            lacks_case: !has("_ignoreCase"),
            lacks_apply: !has("_apply"),
        })
    }

    /// The field of a model at a place such as `designer.name`: its kind, its innermost
    /// type, and the models on the way to it with the names that lead there.
    #[must_use]
    pub fn at(&self, model: &Model, place: &str) -> Option<Place> {
        let mut here = model.clone();
        let mut steps = Vec::new();
        let mut is_filterable = true;
        let mut names = place.split('.').peekable();
        while let Some(name) = names.next() {
            let fields = self.objects.get(&here.type_name)?;
            let field = find(fields, name)?;
            let filter = self.filtering(here.filter.as_ref(), name).filter(|_| is_filterable);
            steps.push(name.to_owned());
            if names.peek().is_none() {
                let (kind, of) = (self.kind(field), field.of.clone());
                return Some(Place { steps, kind, of, many: field.many, filter });
            }
            is_filterable = filter.is_some();
            here = self.model_of_type(&field.of)?.clone();
        }
        None
    }
}

/// A field, and how to get to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Names from the model down.
    pub steps: Vec<String>,
    /// What it holds.
    pub kind: QuestionKind,
    /// Its innermost type.
    pub of: String,
    /// Whether it holds a list.
    pub many: bool,
    /// How AEM filters by it, where it does.
    pub filter: Option<Filtering>,
}

/// How AEM filters by a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filtering {
    /// The operators it takes; any, where the schema does not say.
    pub operators: Option<Vec<String>>,
    /// Whether it takes no `_ignoreCase`.
    pub lacks_case: bool,
    /// Whether it takes no `_apply`.
    pub lacks_apply: bool,
}

fn find<'a>(fields: &'a [Named], name: &str) -> Option<&'a Named> {
    fields.iter().find(|field| field.name == name)
}

fn innermost(of: &Type) -> (String, bool) {
    match &of.base {
        BaseType::Named(name) => (name.to_string(), false),
        BaseType::List(inner) => (innermost(inner).0, true),
    }
}

fn field(field: &Positioned<FieldDefinition>) -> Named {
    let (of, many) = innermost(&field.node.ty.node);
    Named { name: field.node.name.node.to_string(), of, many }
}

fn argument(argument: &Positioned<InputValueDefinition>) -> Named {
    let (of, many) = innermost(&argument.node.ty.node);
    Named { name: argument.node.name.node.to_string(), of, many }
}

/// A technical name in words: `adventureType` becomes "Adventure type".
#[must_use]
pub fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut before_is_small = false;
    for letter in name.chars() {
        if letter == '_' || letter == '-' || letter == '.' {
            if !words.is_empty() {
                words.push(' ');
            }
            before_is_small = false;
            continue;
        }
        if letter.is_uppercase() && before_is_small {
            words.push(' ');
        }
        before_is_small = letter.is_lowercase() || letter.is_ascii_digit();
        if words.is_empty() {
            words.extend(letter.to_uppercase());
        } else {
            words.extend(letter.to_lowercase());
        }
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDL: &str = r#"
        schema { query: QueryType }
        "A story" type StoryModel { _path: ID _tags: [String] headline: String teaser: MultiFormatString
          price: Float picture: Reference pictures: [Reference] designer: DesignerModel odd: JSON on: Calendar }
        type DesignerModel { _path: ID name: String portrait: ImageRef }
        type StoryModelResults { items: [StoryModel]! }
        type DesignerModelResults { items: [DesignerModel]! }
        type MultiFormatString { html: String plaintext: String }
        type ImageRef { _path: ID mimeType: String } type PageRef { _path: ID }
        union Reference = ImageRef | PageRef
        scalar JSON scalar Calendar
        input StoryModelFilter { headline: StringFilter price: FloatFilter designer: DesignerModelFilter }
        input DesignerModelFilter { name: StringFilter }
        input StringFilter { _logOp: String } input FloatFilter { _logOp: String }
        type QueryType {
          storyList(filter: StoryModelFilter, offset: Int): StoryModelResults!
          storyPaginated(filter: StoryModelFilter, first: Int, after: String, sort: String): StoryModelResults
          designerList(filter: DesignerModelFilter): DesignerModelResults!
        }"#;

    #[test]
    fn models_and_their_fields_are_found() {
        let schema = Schema::read(SDL).unwrap();
        let shown = schema.shown();
        assert_eq!(
            shown.iter().map(|m| m.title.as_str()).collect::<Vec<_>>(),
            ["A story", "Designer"]
        );
        let kinds: Vec<(&str, QuestionKind)> =
            shown[0].fields.iter().map(|field| (field.name.as_str(), field.kind)).collect();
        assert_eq!(kinds[0], ("headline", QuestionKind::Text));
        assert!(kinds.contains(&("pictures", QuestionKind::Asset)));
        assert!(kinds.contains(&("designer", QuestionKind::Fragment)));
        assert!(kinds.contains(&("odd", QuestionKind::Other)));
        assert_eq!(kinds[kinds.len() - 2].0, "_path", "what AEM adds comes last");
        assert!(shown[0].has_cursor && !shown[1].has_cursor);
        assert_eq!(schema.model("story").unwrap().arguments, ["filter", "first", "after", "sort"]);
    }

    #[test]
    fn places_lead_through_references() {
        let schema = Schema::read(SDL).unwrap();
        let story = schema.model("story").unwrap();
        let name = schema.at(story, "designer.name").unwrap();
        assert_eq!(
            (name.steps.len(), name.kind, name.filter.is_some()),
            (2, QuestionKind::Text, true)
        );
        let portrait = schema.at(story, "designer.portrait").unwrap();
        assert_eq!((portrait.kind, portrait.filter), (QuestionKind::Asset, None));
        for odd in ["nothing", "headline.length", "designer.nothing", "", "designer."] {
            assert_eq!(schema.at(story, odd), None, "{odd}");
        }
        assert_eq!(schema.pointed("Reference"), ["ImageRef", "PageRef"]);
    }

    #[test]
    fn what_is_no_schema_is_said_to_be_none() {
        for text in ["", "<html></html>", "type A { b: String }", "type QueryType { a: String }"] {
            assert_eq!(Schema::read(text).err(), Some(Unreadable), "{text}");
        }
    }

    #[test]
    fn names_are_put_in_words() {
        assert_eq!(words("adventureType"), "Adventure type");
        assert_eq!(words("_path"), "Path");
        assert_eq!(words("groupSize2Max"), "Group size2 max");
        assert_eq!(words("URL"), "Url");
    }

    #[test]
    fn a_schema_without_a_floor_is_said_to_be_none() {
        let deep = format!("type A {{ b: {}String{} }}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(Schema::read(&deep).err(), Some(Unreadable));
        let deep =
            format!("type A @b(c: {}{}) {{ b: Int }}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(Schema::read(&deep).err(), Some(Unreadable));
    }

    #[test]
    fn a_reference_may_lead_to_assets_and_fragments_alike() {
        let sdl = SDL.replace("ImageRef | PageRef", "ImageRef | PageRef | DesignerModel");
        let schema = Schema::read(&sdl).unwrap();
        assert_eq!(schema.pointed("Reference"), ["ImageRef", "PageRef", "DesignerModel"]);
        assert!(schema.pointed("DesignerModel").is_empty());
    }
}
