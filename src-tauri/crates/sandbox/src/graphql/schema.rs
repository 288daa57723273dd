//! The GraphQL schema of a configuration, made from its models.
//!
//! Type names, arguments and operators are those of AEM (protocol reference, section
//! 8.4); async-graphql parses, checks and executes.

use std::sync::Arc;

use async_graphql::Value;
use async_graphql::dynamic::{
    Enum, Field, FieldFuture, FieldValue, InputObject, InputValue, Object, ResolverContext, Scalar,
    Schema, SchemaBuilder, SchemaError, TypeRef, Union,
};

use crate::graphql::models::{Configuration, Element, Kind, Model};
use crate::graphql::resolve::{self, Asked, Rich};

/// Who asks and of what: what resolvers read from the request.
pub(crate) use crate::graphql::resolve::Asker;

const QUERY: &str = "QueryType";
/// Asset references: what is behind the path decides which it is.
pub(crate) const REFERENCES: [&str; 5] =
    ["ArchiveRef", "DocumentRef", "ImageRef", "MultimediaRef", "PageRef"];

/// Makes the schema of a configuration.
///
/// # Errors
/// A mistake in the models, such as one name used twice.
pub(crate) fn of(configuration: &'static Configuration) -> Result<Schema, SchemaError> {
    let mut query = Object::new(QUERY);
    let mut builder = common(Schema::build(QUERY, None, None));
    let mut all = Union::new("AllFragmentModels");
    for model in configuration.models {
        all = all.possible_type(model.type_name());
        builder = with_model(builder, model, configuration);
        query = query
            .field(by_path(model, configuration))
            .field(list(model, configuration))
            .field(paginated(model, configuration));
    }
    builder.register(all).register(query).limit_depth(15).finish()
}

fn nullable(name: &str) -> TypeRef {
    TypeRef::named(name)
}

fn text(
    name: &str,
    of: impl Fn(&ResolverContext<'_>) -> Option<Value> + Send + Sync + 'static,
) -> Field {
    typed(name, nullable(TypeRef::STRING), of)
}

/// A yes or no of `PageInfo`.
fn yes_no(name: &'static str) -> Field {
    typed(name, TypeRef::named_nn(TypeRef::BOOLEAN), move |context| {
        resolve::page_fact(context, name)
    })
}

/// A field that is worked out at once.
fn typed(
    name: &str,
    as_type: TypeRef,
    of: impl Fn(&ResolverContext<'_>) -> Option<Value> + Send + Sync + 'static,
) -> Field {
    Field::new(name, as_type, move |context| FieldFuture::from_value(of(&context)))
}

fn with_model(
    builder: SchemaBuilder,
    model: &'static Model,
    configuration: &'static Configuration,
) -> SchemaBuilder {
    let name = model.type_name();
    let mut object = Object::new(&name)
        .description(model.title)
        .field(typed("_path", nullable("ID"), |context| resolve::own(context, |f| &f.path)))
        .field(typed("_id", nullable("ID"), |context| resolve::own(context, |f| &f.uuid)))
        .field(text("_variation", |context| resolve::own(context, |f| &f.variation)))
        .field(typed("_variations", TypeRef::named_list(TypeRef::STRING), resolve::variations))
        .field(typed("_tags", TypeRef::named_list(TypeRef::STRING), resolve::tags))
        .field(typed("_locale", nullable(TypeRef::STRING), resolve::locale))
        .field(Field::new("_metadata", nullable("TypedMetaData"), |context| {
            FieldFuture::new(
                async move { Ok(resolve::fragment(&context).map(FieldValue::owned_any)) },
            )
        }))
        .field(Field::new("_model", nullable("ModelInfo"), move |_| {
            let value = FieldValue::owned_any((configuration.model_path(model.name), model.title));
            FieldFuture::new(async move { Ok(Some(value)) })
        }));
    let mut filter = InputObject::new(format!("{name}Filter"))
        .field(InputValue::new("_path", nullable("IDFilter")))
        .field(InputValue::new("_variation", nullable("StringFilter")))
        .field(InputValue::new("_logOp", nullable("LogOp")))
        .field(InputValue::new("_apply", nullable("ArrayMode")));
    for element in model.elements {
        object = object.field(element_field(element, configuration));
        if let Some(test) = filter_type(element) {
            filter = filter.field(InputValue::new(element.name, TypeRef::named(test)));
        }
    }
    builder
        .register(object)
        .register(filter)
        .register(Object::new(format!("{name}Result")).field(Field::new(
            "item",
            nullable(&name),
            resolve::inner,
        )))
        .register(Object::new(format!("{name}Results")).field(Field::new(
            "items",
            TypeRef::named_nn_list(&name),
            resolve::items,
        )))
        .register(
            Object::new(format!("{name}Edge"))
                .field(typed("cursor", TypeRef::named_nn(TypeRef::STRING), resolve::cursor))
                .field(Field::new("node", nullable(&name), resolve::node)),
        )
        .register(
            Object::new(format!("{name}Connection"))
                .field(Field::new(
                    "edges",
                    TypeRef::named_nn_list(format!("{name}Edge")),
                    resolve::edges,
                ))
                .field(Field::new("pageInfo", nullable("PageInfo"), resolve::page_info)),
        )
}

fn element_field(element: &'static Element, configuration: &'static Configuration) -> Field {
    let listed = |name: &str| {
        if element.many { TypeRef::named_list(name) } else { TypeRef::named(name) }
    };
    match element.kind {
        Kind::LongText => Field::new(element.name, listed("MultiFormatString"), move |context| {
            FieldFuture::new(async move { Ok(resolve::rich(&context, element)) })
        }),
        Kind::Asset => Field::new(element.name, listed("Reference"), move |context| {
            FieldFuture::new(async move { Ok(resolve::assets(&context, element)) })
        }),
        Kind::Fragment(model) => {
            let model = configuration.models.iter().find(|other| other.name == model);
            let name = model.map(Model::type_name).unwrap_or_default();
            Field::new(element.name, listed(&name), move |context| {
                FieldFuture::new(async move { Ok(resolve::fragments(&context, element)) })
            })
        }
        kind => typed(element.name, listed(output_type(kind)), move |context| {
            resolve::plain(context, element)
        }),
    }
}

fn output_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => TypeRef::INT,
        Kind::Number => TypeRef::FLOAT,
        Kind::YesNo => TypeRef::BOOLEAN,
        Kind::Moment => "Calendar",
        Kind::Day => "Date",
        _ => TypeRef::STRING,
    }
}

/// What an element is filtered by; asset references are not offered one.
fn filter_type(element: &Element) -> Option<String> {
    let one = match element.kind {
        Kind::Text | Kind::Choice | Kind::LongText | Kind::Tags => "String",
        Kind::Integer => "Int",
        Kind::Number => "Float",
        Kind::YesNo => "Boolean",
        Kind::Moment => "Calendar",
        Kind::Day => "Date",
        Kind::Asset => return None,
        Kind::Fragment(model) => {
            let model = Model { name: model, title: "", elements: &[] };
            return Some(format!("{}Filter", model.type_name()));
        }
    };
    Some(if element.many { format!("{one}ArrayFilter") } else { format!("{one}Filter") })
}

/// The arguments that every query of a model takes.
fn asked(field: Field) -> Field {
    field
        .argument(InputValue::new("_locale", nullable(TypeRef::STRING)))
        .argument(InputValue::new("variation", nullable(TypeRef::STRING)))
}

fn by_path(model: &'static Model, configuration: &'static Configuration) -> Field {
    let result = TypeRef::named_nn(format!("{}Result", model.type_name()));
    let field = Field::new(format!("{}ByPath", model.name), result, move |context| {
        FieldFuture::new(async move { resolve::by_path(&context, Asked { model, configuration }) })
    });
    asked(field.argument(InputValue::new("_path", TypeRef::named_nn(TypeRef::STRING))))
}

fn filtered(field: Field, model: &Model) -> Field {
    asked(field)
        .argument(InputValue::new("filter", TypeRef::named(format!("{}Filter", model.type_name()))))
        .argument(InputValue::new("sort", nullable(TypeRef::STRING)))
}

fn list(model: &'static Model, configuration: &'static Configuration) -> Field {
    let result = TypeRef::named_nn(format!("{}Results", model.type_name()));
    let field = Field::new(format!("{}List", model.name), result, move |context| {
        FieldFuture::new(async move { resolve::list(&context, Asked { model, configuration }) })
    });
    filtered(field, model)
        .argument(InputValue::new("offset", nullable(TypeRef::INT)))
        .argument(InputValue::new("limit", nullable(TypeRef::INT)))
}

fn paginated(model: &'static Model, configuration: &'static Configuration) -> Field {
    let result = TypeRef::named_nn(format!("{}Connection", model.type_name()));
    let field = Field::new(format!("{}Paginated", model.name), result, move |context| {
        FieldFuture::new(async move { resolve::page(&context, Asked { model, configuration }) })
    });
    filtered(field, model)
        .argument(InputValue::new("first", nullable(TypeRef::INT)))
        .argument(InputValue::new("after", nullable(TypeRef::STRING)))
}

/// Types that do not depend on the models.
fn common(builder: SchemaBuilder) -> SchemaBuilder {
    let mut builder = builder
        .register(Scalar::new("Calendar").description("A day with a time, ISO 8601."))
        .register(Scalar::new("Date").description("A day, yyyy-MM-dd."))
        .register(Scalar::new("JSON"))
        .register(choices("LogOp", &["AND", "OR"]))
        .register(choices("ArrayMode", &["ALL", "ALL_OR_EMPTY", "AT_LEAST_ONE", "INSTANCES"]))
        .register(multi_format())
        .register(
            Object::new("PageInfo")
                .field(text("startCursor", |context| resolve::page_fact(context, "startCursor")))
                .field(text("endCursor", |context| resolve::page_fact(context, "endCursor")))
                .field(yes_no("hasPreviousPage"))
                .field(yes_no("hasNextPage")),
        )
        .register(
            Object::new("ModelInfo")
                .field(text("_path", |context| {
                    resolve::model_info(context).map(|info| info.0.as_str().into())
                }))
                .field(text("title", |context| {
                    resolve::model_info(context).map(|info| info.1.into())
                })),
        );
    builder = metadata(references(builder));
    let text = ["EQUALS", "EQUALS_NOT", "CONTAINS", "CONTAINS_NOT", "STARTS_WITH"];
    let number = ["EQUAL", "UNEQUAL", "GREATER", "GREATER_EQUAL", "LOWER", "LOWER_EQUAL"];
    let date = ["AT", "NOT_AT", "BEFORE", "AT_OR_BEFORE", "AFTER", "AT_OR_AFTER"];
    for (name, value, operators) in [
        ("String", TypeRef::STRING, text.as_slice()),
        ("ID", TypeRef::ID, &["EQUALS", "EQUALS_NOT"]),
        ("Int", TypeRef::INT, &number),
        ("Float", TypeRef::FLOAT, &number),
        ("Boolean", TypeRef::BOOLEAN, &["EQUALS", "EQUALS_NOT"]),
        ("Calendar", "Calendar", &date),
        ("Date", "Date", &date),
    ] {
        builder = with_filter(builder, name, value, operators);
    }
    builder
}

fn choices(name: &str, items: &[&str]) -> Enum {
    items.iter().fold(Enum::new(name), |choices, item| choices.item(*item))
}

fn with_filter(
    builder: SchemaBuilder,
    name: &str,
    value: &str,
    operators: &[&str],
) -> SchemaBuilder {
    let operator = format!("{name}Operator");
    let expression = |name: String| {
        let expression = InputObject::new(name)
            .field(InputValue::new("value", TypeRef::named(value)))
            .field(InputValue::new("_operator", TypeRef::named(&operator)));
        match value {
            TypeRef::STRING => {
                expression.field(InputValue::new("_ignoreCase", nullable(TypeRef::BOOLEAN)))
            }
            TypeRef::FLOAT => {
                expression.field(InputValue::new("_sensitiveness", nullable(TypeRef::FLOAT)))
            }
            _ => expression,
        }
    };
    let filter = |name: String, expression: String| {
        InputObject::new(name)
            .field(InputValue::new("_expressions", TypeRef::named_list(expression)))
            .field(InputValue::new("_logOp", nullable("LogOp")))
    };
    let (single, array) =
        (format!("{name}FilterExpression"), format!("{name}ArrayFilterExpression"));
    builder
        .register(choices(&operator, operators))
        .register(expression(single.clone()))
        .register(filter(format!("{name}Filter"), single))
        .register(expression(array.clone()).field(InputValue::new("_apply", nullable("ArrayMode"))))
        .register(filter(format!("{name}ArrayFilter"), array))
}

fn multi_format() -> Object {
    let form = |name: &'static str, of: fn(&Rich) -> Value| {
        let kind = if name == "json" { "JSON" } else { TypeRef::STRING };
        typed(name, nullable(kind), move |context| {
            context.parent_value.try_downcast_ref::<Rich>().ok().map(of)
        })
    };
    Object::new("MultiFormatString")
        .field(form("html", Rich::html))
        .field(form("plaintext", Rich::plain))
        .field(form("markdown", Rich::markdown))
        .field(form("json", Rich::json))
}

fn references(builder: SchemaBuilder) -> SchemaBuilder {
    let mut union = Union::new("Reference");
    let mut builder = builder;
    for name in REFERENCES {
        union = union.possible_type(name);
        let mut object = Object::new(name);
        for (field, kind) in [
            ("_path", "ID"),
            ("_authorUrl", TypeRef::STRING),
            ("_publishUrl", TypeRef::STRING),
            ("type", TypeRef::STRING),
            ("mimeType", TypeRef::STRING),
            ("width", TypeRef::INT),
            ("height", TypeRef::INT),
            ("format", TypeRef::STRING),
        ] {
            let only_pictures = matches!(field, "width" | "height" | "mimeType");
            let offered = match name {
                "ImageRef" => field != "format",
                "PageRef" => !only_pictures && field != "format",
                _ => !only_pictures,
            };
            if offered {
                object = object.field(typed(field, nullable(kind), move |context| {
                    resolve::asset(context, field)
                }));
            }
        }
        builder = builder.register(object);
    }
    builder.register(union)
}

/// `TypedMetaData`: metadata of the fragment grouped by type.
fn metadata(builder: SchemaBuilder) -> SchemaBuilder {
    let mut builder = builder;
    let mut all = Object::new("TypedMetaData");
    for (group, name, value, many) in [
        ("stringMetadata", "StringMetadata", TypeRef::STRING, false),
        ("stringArrayMetadata", "StringArrayMetadata", TypeRef::STRING, true),
        ("intMetadata", "IntMetadata", TypeRef::INT, false),
        ("booleanMetadata", "BooleanMetadata", TypeRef::BOOLEAN, false),
        ("calendarMetadata", "CalendarMetadata", "Calendar", false),
    ] {
        let value = if many { TypeRef::named_list(value) } else { TypeRef::named(value) };
        builder = builder.register(
            Object::new(name)
                .field(text("name", |context| resolve::meta(context, "name")))
                .field(typed("value", value, |context| resolve::meta(context, "value"))),
        );
        all = all.field(Field::new(group, TypeRef::named_list(name), move |context| {
            FieldFuture::new(async move { Ok(resolve::metadata(&context, group)) })
        }));
    }
    builder.register(all)
}

/// A schema for each configuration, made once.
pub(crate) type Schemas = Vec<(&'static Configuration, Arc<Schema>)>;
