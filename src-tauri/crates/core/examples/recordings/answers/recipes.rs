//! Recipes, by the calls that made them what they are.

use anyhow::Result;
use relabel_core::api::App;
use relabel_core::api::types::{OrderRecipes, Recipe, RecipeId, RecipeRef, SaveRecipe};
use relabel_model::Zone;
use serde::Deserialize;
use serde_json::Value;

use super::{Answered, app, json};

#[derive(Deserialize)]
#[serde(tag = "call", content = "request", rename_all = "camelCase")]
enum Call {
    List,
    Save(Box<SaveRecipe>),
    Duplicate(RecipeRef),
    Remove(RecipeRef),
    Order(OrderRecipes),
    Restore,
}

/// Makes the calls in a new Relabel; the answer to the last.
pub(super) async fn answer(calls: Vec<Value>) -> Result<Value> {
    let (_folder, app) = app(false)?;
    let mut ids = Ids(Vec::new());
    let mut answer = Value::Null;
    for call in calls {
        let call = serde_json::from_value(ids.told(call)?)?;
        answer = make(&app, call).await?;
        for Recipe { id, came_with, .. } in app.list_recipes().await? {
            if came_with.is_none() && !ids.0.contains(&id) {
                ids.0.push(id);
            }
        }
        answer = ids.named(answer)?;
    }
    Ok(answer)
}

/// One that comes with Relabel counts days in the time zone of this computer; in a recording
/// that is UTC.
const ZONE: &str = "\"zone\":\"UTC\"";

fn zone_here() -> String {
    format!("\"zone\":\"{}\"", Zone::system().name())
}

async fn make(app: &App, call: Call) -> Result<Value> {
    Ok(match call {
        Call::List => json(&Answered::from(app.list_recipes().await))?,
        Call::Save(request) => json(&Answered::from(app.save_recipe(&request).await))?,
        Call::Duplicate(request) => {
            json(&Answered::from(app.duplicate_recipe(request.recipe_id).await))?
        }
        Call::Remove(request) => json(&Answered::from(app.remove_recipe(request.recipe_id).await))?,
        Call::Order(request) => json(&Answered::from(app.order_recipes(&request).await))?,
        Call::Restore => json(&Answered::from(app.restore_recipes().await))?,
    })
}

/// Ids of recipes that did not come with Relabel, in the order in which they were made. They
/// are random; in a recording they are numbers.
struct Ids(Vec<RecipeId>);

impl Ids {
    fn name(number: usize) -> String {
        format!("\"recipe-{}\"", number + 1)
    }

    /// With the ids of this Relabel.
    fn told(&self, call: Value) -> Result<Value> {
        let call = call.to_string().replace(ZONE, &zone_here());
        let replaced = (0..).zip(&self.0).fold(call, |text, (number, id)| {
            text.replace(&Self::name(number), &format!("\"{id}\""))
        });
        Ok(serde_json::from_str(&replaced)?)
    }

    /// With numbers.
    fn named(&self, answer: Value) -> Result<Value> {
        let answer = answer.to_string().replace(&zone_here(), ZONE);
        let replaced = (0..).zip(&self.0).fold(answer, |text, (number, id)| {
            text.replace(&format!("\"{id}\""), &Self::name(number))
        });
        Ok(serde_json::from_str(&replaced)?)
    }
}
