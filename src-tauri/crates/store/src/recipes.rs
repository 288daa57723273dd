//! Recipes, in the order the user gave them. What a recipe changes is kept as the text
//! of a recipe file: the store orders and names recipes, it does not understand them.

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::codes::{from_text, to_text};
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{RecipeId, ShippedRecipe, Timestamp};

/// A recipe as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRecipe {
    /// Which one.
    pub id: RecipeId,
    /// Its name.
    pub name: String,
    /// What it changes and where, as in a recipe file.
    pub body: String,
    /// Which of those that come with Relabel.
    pub shipped: Option<ShippedRecipe>,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// Where a new recipe goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipePlace {
    /// Behind all others.
    End,
    /// Right behind another; behind all where that is not there any more.
    After(RecipeId),
}

/// Name of the setting that says that the recipes of this Relabel were put in, so that
/// one that was removed stays removed.
const SHIPPED: &str = "recipes_shipped";

const SELECT: &str = "SELECT id, name, body, shipped, used_at FROM recipes";

impl Store {
    /// All recipes, in order.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn recipes(&self) -> Result<Vec<SavedRecipe>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!("{SELECT} ORDER BY position, id"))?;
            let rows = query.query_map([], columns)?;
            rows.map(|row| read(row?)).collect()
        })
    }

    /// One recipe.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn recipe(&self, id: RecipeId) -> Result<Option<SavedRecipe>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
            query.query_row([id.to_string()], columns).optional()?.map(read).transpose()
        })
    }

    /// Adds a recipe.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn add_recipe(&self, recipe: &SavedRecipe, place: RecipePlace) -> Result<(), Error> {
        self.write(|writer| {
            let change = writer.transaction()?;
            let behind: Option<i64> = match place {
                RecipePlace::End => None,
                RecipePlace::After(id) => change
                    .query_row(
                        "SELECT position FROM recipes WHERE id = ?1",
                        [id.to_string()],
                        |row| row.get(0),
                    )
                    .optional()?,
            };
            let position = match behind {
                Some(behind) => {
                    change.execute(
                        "UPDATE recipes SET position = position + 1 WHERE position > ?1",
                        [behind],
                    )?;
                    behind + 1
                }
                None => end(&change)?,
            };
            insert(&change, recipe, position)?;
            Ok(change.commit()?)
        })
    }

    /// Puts a recipe in the place of the one with its id; `false` when there is none.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn replace_recipe(&self, recipe: &SavedRecipe) -> Result<bool, Error> {
        self.write(|writer| {
            let changed = writer.execute(
                "UPDATE recipes SET name = ?2, body = ?3, shipped = ?4 WHERE id = ?1",
                params![
                    recipe.id.to_string(),
                    recipe.name,
                    recipe.body,
                    recipe.shipped.as_ref().map(word),
                ],
            )?;
            Ok(changed > 0)
        })
    }

    /// Forgets a recipe.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_recipe(&self, id: RecipeId) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute("DELETE FROM recipes WHERE id = ?1", [id.to_string()])?;
            Ok(())
        })
    }

    /// Puts recipes into an order; those that are not named follow in the order they had.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn order_recipes(&self, ids: &[RecipeId]) -> Result<(), Error> {
        self.write(|writer| {
            let change = writer.transaction()?;
            let there: Vec<String> = {
                let mut query = change.prepare("SELECT id FROM recipes ORDER BY position, id")?;
                query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
            };
            let named: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let others = there.iter().filter(|id| !named.contains(id));
            for (id, position) in named.iter().chain(others).zip(0_i64..) {
                change.execute(
                    "UPDATE recipes SET position = ?2 WHERE id = ?1",
                    params![id, position],
                )?;
            }
            Ok(change.commit()?)
        })
    }

    /// Notes that the recipe of a name was used.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn use_recipe(&self, name: &str, now: &Timestamp) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "UPDATE recipes SET used_at = ?2 WHERE name = ?1",
                params![name, to_text(now)?],
            )?;
            Ok(())
        })
    }

    /// Puts in what comes with this Relabel, once in the life of a data folder: `shipped`
    /// gives what came after a version. `name` finds a name among those that are taken.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn ship_recipes(
        &self,
        version: u32,
        shipped: impl Fn(u32) -> Vec<SavedRecipe>,
        name: &NameFor,
    ) -> Result<(), Error> {
        let done = self.setting(SHIPPED)?.and_then(|done| done.parse().ok()).unwrap_or(0);
        if done >= version {
            return Ok(());
        }
        self.write(|writer| {
            let change = writer.transaction()?;
            add_missing(&change, &shipped(done), name)?;
            change.execute(
                "INSERT INTO settings (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![SHIPPED, version.to_string()],
            )?;
            Ok(change.commit()?)
        })
    }

    /// Brings back what came with Relabel and is not there any more, changed or not.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn restore_recipes(&self, shipped: &[SavedRecipe], name: &NameFor) -> Result<(), Error> {
        self.write(|writer| {
            let change = writer.transaction()?;
            add_missing(&change, shipped, name)?;
            Ok(change.commit()?)
        })
    }
}

/// Finds a name for a recipe that none of the others has.
pub type NameFor = dyn Fn(&SavedRecipe, &[String]) -> String;

fn add_missing(
    change: &Transaction<'_>,
    shipped: &[SavedRecipe],
    name: &NameFor,
) -> Result<(), Error> {
    for recipe in shipped {
        let mark = recipe.shipped.as_ref().map(word);
        let is_there: bool = change.query_row(
            "SELECT EXISTS (SELECT 1 FROM recipes WHERE shipped = ?1 OR id = ?2)",
            params![mark, recipe.id.to_string()],
            |row| row.get(0),
        )?;
        if is_there {
            continue;
        }
        let taken: Vec<String> = change
            .prepare("SELECT name FROM recipes")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let named = SavedRecipe { name: name(recipe, &taken), ..recipe.clone() };
        insert(change, &named, end(change)?)?;
    }
    Ok(())
}

fn end(change: &Transaction<'_>) -> Result<i64, Error> {
    Ok(change
        .query_row("SELECT coalesce(max(position) + 1, 0) FROM recipes", [], |row| row.get(0))?)
}

fn insert(change: &Transaction<'_>, recipe: &SavedRecipe, position: i64) -> Result<(), Error> {
    change.execute(
        "INSERT INTO recipes (id, position, name, body, shipped, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            recipe.id.to_string(),
            position,
            recipe.name,
            recipe.body,
            recipe.shipped.as_ref().map(word),
            recipe.used_at.as_ref().map(to_text).transpose()?,
        ],
    )?;
    Ok(())
}

type Columns = (String, String, String, Option<String>, Option<String>);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn read((id, name, body, shipped, used_at): Columns) -> Result<SavedRecipe, Error> {
    Ok(SavedRecipe {
        id: id.parse().map_err(|_| Error::Unknown(id))?,
        name,
        body,
        shipped: shipped.as_deref().map(from_word).transpose()?,
        used_at: used_at.as_deref().map(from_text).transpose()?,
    })
}
